"""A file that was read to its end, whose lines are written out, and which nothing records yet."""

from dataclasses import dataclass
from pathlib import Path

from moothall.ledgers.core.line import KeptBack
from moothall.ledgers.core.mapping import Mapping
from moothall.ledgers.core.reconcile import Control


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is recorded of a file when it is taken in."""

    name: str
    sha256: str
    content: str
    mapping: Mapping
    control: Control
    kept_back: list[KeptBack]
    written: Path
    written_sha256: str
