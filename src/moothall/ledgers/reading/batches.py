"""Reading a ledger from its first line to its last, some thousands at a time, in the same little memory."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from moothall.ledgers.core.columns import ColumnReader
from moothall.ledgers.core.layout import lay_out
from moothall.ledgers.core.line import WHY, KeptBack
from moothall.ledgers.core.mapping import TITLES, Mapping
from moothall.ledgers.core.reconcile import Control, Tally
from moothall.ledgers.reading.opening import Opened, lines_under
from moothall.refusals import Fault, Invalid

SIZE = 20_000
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Batch:
    """Lines read together: those accepted, those kept back, how far the file is read, and its sums so far."""

    lines: pa.RecordBatch
    kept_back: list[KeptBack]
    bytes_read: int
    of_bytes: int
    control: Control
    """The counts and sums of the file up to here; after the last batch, of all of it."""


def batches(ledger: Opened, mapping: Mapping, size: int = SIZE) -> Iterator[Batch]:
    """Read a ledger under its mapping, ``size`` lines at a time.

    Refused at once if the mapping does not fit its headings, and at the end if no line could be accepted.
    """
    layout = lay_out(mapping, ledger.headings, file=ledger.file, line=ledger.heading_row)
    reader = ColumnReader(layout, binary=ledger.survey.kind == "workbook", plain=ledger.survey.plain)
    tally = Tally(above=ledger.heading_row)
    first_faults: list[KeptBack] = []
    with lines_under(ledger, size) as (chunks, progress):
        number = ledger.heading_row + 1
        for taken in chunks:
            read = reader.read(number, taken)
            number += len(taken)
            kept = tally.add(
                read.lines, read.kept_back, rows=len(taken), blank=read.blank, rounded=read.rounded
            )
            first_faults += kept[: _SHOWN - len(first_faults)]
            yield Batch(read.lines, list(kept), progress.done, progress.size, tally.control())
    if not tally.accepted:
        raise Invalid(faults=_nothing_read(ledger, first_faults))


def _nothing_read(ledger: Opened, kept_back: list[KeptBack]) -> list[Fault]:
    fix = "Check the mapping: a column may stand under another's heading, or the dates in another style."
    faults = [
        Fault(line.sentence or WHY[line.reason], _titled(line.field), ledger.file, line.row, fix)
        for line in kept_back
    ]
    return faults or [Fault("has no line that says anything", file=ledger.file, fix=fix)]


def _titled(field: str) -> str:
    return {"paid_on": TITLES["paid_on"], "amount_pence": TITLES["amount"]}.get(field, field)
