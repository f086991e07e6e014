"""A file read to its end: its counts and sums, and what is recorded of it when it is taken in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from moothall.ledgers.core.line import RejectedLine
from moothall.ledgers.core.mapping import Mapping
from moothall.ledgers.core.reconciliation import ControlTotals
from moothall.ledgers.core.repeats import LinesDigest
from moothall.ledgers.files.batches import batches
from moothall.ledgers.files.ledger_file import OpenLedger
from moothall.ledgers.files.lines import LineFile


@dataclass(frozen=True, slots=True)
class Intake:
    """What is recorded of a file when it is taken in."""

    name: str
    sha256: str
    content: str
    mapping: Mapping
    control: ControlTotals
    kept_back: list[RejectedLine]
    written: Path
    written_sha256: str


ReportProgress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FileReading:
    """The result of reading a file to its end; nothing of it is stored."""

    control: ControlTotals
    kept_back: list[RejectedLine]
    content: str
    """The digest of its lines, in any order."""


def read_through(
    ledger: OpenLedger, mapping: Mapping, file: LineFile | None = None, progress: ReportProgress | None = None
) -> FileReading:
    """Read a file to its end; its lines are written to ``file`` if one is given."""
    content, kept_back = LinesDigest(), list[RejectedLine]()
    control = None
    for batch in batches(ledger, mapping):
        if file:
            file.add(batch.lines)
        content.add(batch.lines)
        kept_back += batch.kept_back
        control = batch.control
        if progress:
            progress(batch.bytes_read, batch.of_bytes)
    assert control is not None, "a file with no lines is refused as it is read"
    return FileReading(control, kept_back, content.digest)
