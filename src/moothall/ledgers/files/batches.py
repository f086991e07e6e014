"""Reading a ledger from first line to last, some thousands at a time, in constant memory."""

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pyarrow as pa

from moothall.ledgers.core.column_reader import ColumnReader
from moothall.ledgers.core.layout import lay_out
from moothall.ledgers.core.line import WHY, LedgerLine, RejectedLine
from moothall.ledgers.core.line_reader import LineReader
from moothall.ledgers.core.mapping import TITLES, Mapping
from moothall.ledgers.core.reconciliation import ControlCount, ControlTotals
from moothall.ledgers.files.ledger_file import OpenLedger, lines_under
from moothall.refusals import Fault, Invalid

SIZE = 20_000
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Batch:
    """Lines read together: those accepted and rejected, how far the file is read, and its sums so far."""

    lines: pa.RecordBatch
    kept_back: list[RejectedLine]
    bytes_read: int
    of_bytes: int
    control: ControlTotals
    """The counts and sums of the file up to here; after the last batch, of all of it."""


def batches(ledger: OpenLedger, mapping: Mapping, size: int = SIZE) -> Iterator[Batch]:
    """Read a ledger under its mapping, ``size`` lines at a time.

    Refused at once if the mapping does not fit its headings, and at the end if no line could be accepted.
    """
    layout = lay_out(mapping, ledger.headings, file=ledger.file, line=ledger.heading_row)
    reader = ColumnReader(layout, binary=ledger.survey.kind == "workbook", plain=ledger.survey.plain)
    tally = ControlCount(above=ledger.heading_row)
    first_faults: list[RejectedLine] = []
    with lines_under(ledger, size) as (chunks, progress):
        while (read := _read_next(chunks, reader, tally)) is not None:
            lines, kept_back = read
            first_faults += kept_back[: _SHOWN - len(first_faults)]
            yield Batch(lines, kept_back, progress.done, progress.size, tally.control())
    if not tally.accepted:
        raise Invalid(faults=_nothing_read(ledger, first_faults))


def _read_next(
    chunks: Iterator[list[list[str]]], reader: ColumnReader, tally: ControlCount
) -> tuple[pa.RecordBatch, list[RejectedLine]] | None:
    """Return the next lines, read and counted, or nothing at the end of the file.

    Their cells are many small lists, freed as soon as they are read. Garbage collection would find no cycles
    among them and take a quarter of the time, so it is put off until they are gone.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        if (taken := next(chunks, None)) is None:
            return None
        read = reader.read(tally.above + tally.rows + 1, taken)
        count = len(taken)
        del taken
        kept = tally.add(read.lines, read.kept_back, rows=count, blank=read.blank, rounded=read.rounded)
        return read.lines, list(kept)
    finally:
        if collecting:
            gc.enable()


def preview(ledger: OpenLedger, mapping: Mapping, count: int = 25) -> list[LedgerLine | RejectedLine]:
    """Return the result of reading the first lines under a mapping that is still being corrected."""
    layout = lay_out(mapping, ledger.headings, file=ledger.file, line=ledger.heading_row)
    reader = LineReader(layout, binary=ledger.survey.kind == "workbook")
    with lines_under(ledger, SIZE) as (chunks, _):
        return list(islice(reader.lines(enumerate(next(chunks, []), ledger.heading_row + 1)), count))


def _nothing_read(ledger: OpenLedger, kept_back: list[RejectedLine]) -> list[Fault]:
    fix = "Check the mapping: a column may stand under another's heading, or the dates in another style."
    faults = [
        Fault(line.sentence or WHY[line.reason], _titled(line.field), ledger.file, line.row, fix)
        for line in kept_back
    ]
    return faults or [Fault("has no line that says anything", file=ledger.file, fix=fix)]


def _titled(field: str) -> str:
    titles = {str(name): title for name, title in TITLES.items()}
    return titles.get(field.removesuffix("_pence"), field)
