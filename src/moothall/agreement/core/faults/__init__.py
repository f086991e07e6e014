"""What is wrong with what was given, in plain words: where it is, what is wrong, and how to mend it."""

from moothall.agreement.core.faults.locations import FieldFault, fault, locate, path_text
from moothall.agreement.core.faults.shapes import Path
from moothall.agreement.core.faults.words import field_meant

__all__ = [
    "FieldFault",
    "Path",
    "fault",
    "field_meant",
    "locate",
    "path_text",
]
