"""The agreement as a file: read, with the line of every fault, and written, with every comment preserved."""

from moothall.agreement.files.reader import ReadAgreement, read_agreement, read_draft, read_variation
from moothall.agreement.files.schema import schema
from moothall.agreement.files.writer import write_agreement, write_variation

__all__ = [
    "ReadAgreement",
    "read_agreement",
    "read_draft",
    "read_variation",
    "schema",
    "write_agreement",
    "write_variation",
]
