"""Many lines at once, column by column: the same lines as ``Reader`` finds, several times as fast.

Anything doubtful in a column goes to the line reader, line by line, so the reasons for rejecting a line are
in one place only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from moothall.agreement.core.values import HIDDEN
from moothall.ledgers.core.amounts import AmountColumn, read_amounts
from moothall.ledgers.core.layout import ColumnLayout
from moothall.ledgers.core.line import FIELDS, TEXTS, LedgerLine, RejectedLine
from moothall.ledgers.core.line_reader import MONEY, LineReader
from moothall.ledgers.core.mapping import FieldName

_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class LinesRead:
    """The result of reading some lines: those accepted, those rejected, and how many were blank."""

    lines: pa.RecordBatch
    kept_back: tuple[RejectedLine, ...]
    blank: int
    rounded: int
    """Figures from which the error of a binary fraction was rounded away."""


class ColumnReader:
    """Reads lines of one file together, under its layout."""

    def __init__(self, layout: ColumnLayout, *, binary: bool = False, plain: bool = False) -> None:
        """Read as ``LineReader`` does; ``plain`` says that the file has no control characters."""
        self.layout, self.plain = layout, plain
        self.reader = LineReader(layout, binary=binary)

    def read(self, first: int, rows: Sequence[Sequence[str]]) -> LinesRead:
        """Return the result of reading ``rows``, the first of which is line ``first`` of the file."""
        numbers, fitted, doubtful = self._fitted(first, rows)
        sound = pa.RecordBatch.from_pylist([], FIELDS)
        rounded = 0
        if fitted:
            sound, at_fault, rounded = self._columns(numbers, fitted)
            doubtful += [numbers[place] for place in at_fault]
        kept, found, blank = [], [], 0
        for number in sorted(doubtful):
            line = self.reader.line(number, rows[number - first])
            blank += line is None
            if isinstance(line, RejectedLine):
                kept.append(line)
            elif (
                line is not None
            ):  # pragma: no cover  # the readers doubt alike; did they not, no line is lost
                found.append(line)
        return LinesRead(_with(sound, found), tuple(kept), blank, rounded)

    def _fitted(
        self, first: int, rows: Sequence[Sequence[str]]
    ) -> tuple[Sequence[int], Sequence[Sequence[str]], list[int]]:
        """Return the lines that fit under the headings, with their numbers, and the numbers of the others."""
        width = len(self.layout.headings)
        if set(map(len, rows)) == {width}:
            return range(first, first + len(rows)), rows, []
        numbers, fitted, others = [], [], []
        for number, cells in enumerate(rows, first):
            if (under := self.layout.fitted(cells)) is None:
                others.append(number)
            else:
                numbers.append(number)
                fitted.append(under)
        return numbers, fitted, others

    def _columns(
        self, numbers: Sequence[int], rows: Sequence[Sequence[str]]
    ) -> tuple[pa.RecordBatch, list[int], int]:
        """Return the lines beyond doubt, the places of the rest, and how many figures were rounded."""
        cells = list(zip(*rows, strict=True))
        money = {
            field: self._figures(cells[self.layout.places[field]])
            for field in MONEY
            if field in self.layout.places
        }
        days, periods = self._days(cells[self.layout.places["paid_on"]])
        texts = {field: self._texts(field, cells, len(rows)) for field in TEXTS}
        figure = self._counted(money)
        sound = self._sound(money, figure, days, [texts[field][1] for field in TEXTS])
        amounts = [
            money[name].pence if name in money else _none(len(rows)) for name in ("net", "vat", "gross")
        ]
        together = pa.RecordBatch.from_arrays(
            [
                pa.array(np.asarray(numbers, dtype=np.int32)),
                days,
                periods,
                figure,
                *amounts,
                *(texts[field][0] for field in TEXTS),
            ],
            names=FIELDS.names,
        )
        if sound is not None:
            together = together.filter(sound)
        at_fault = pc.indices_nonzero(pc.invert(sound)).to_pylist() if sound is not None else []
        rounded = sum(column.rounded for column in money.values())
        return together.cast(FIELDS), at_fault, rounded

    def _figures(self, cells: Sequence[str]) -> AmountColumn:
        read = read_amounts(pa.array(cells, pa.string()), binary=self.reader.binary)
        if not self.reader.below:
            return read
        return AmountColumn(pc.negate(read.pence), read.unreadable, read.rounded)

    def _counted(self, money: dict[FieldName, AmountColumn]) -> pa.Int64Array:
        """Return the figure that counts; for a debit and a credit, a gap if both are given or neither."""
        (first, _), *others = self.layout.mapping.signs.items()
        figure = money[first].pence
        for field, sign in others:
            other = pc.multiply(money[field].pence, sign)
            both = pc.and_(pc.not_equal(pc.fill_null(figure, 0), 0), pc.not_equal(pc.fill_null(other, 0), 0))
            found = pc.add(pc.fill_null(figure, 0), pc.fill_null(other, 0))
            gap = pc.or_(both, pc.and_(figure.is_null(), other.is_null()))
            figure = pc.if_else(gap, pa.scalar(None, pa.int64()), found)
        return figure

    def _days(self, cells: Sequence[str]) -> tuple[pa.Array, pa.Array]:
        ordinals: dict[str, int | None] = {}
        months: dict[str, int | None] = {}
        for text in set(cells):
            day = self.reader.dates.read(text)
            known = isinstance(day, date)
            ordinals[text] = day.toordinal() - _EPOCH if known else None  # type: ignore[union-attr]
            months[text] = day.year * 100 + day.month if known else None  # type: ignore[union-attr]
        days = pa.array([ordinals[text] for text in cells], pa.int32()).cast(pa.date32())
        return days, pa.array([months[text] for text in cells], pa.int32())

    def _texts(
        self, field: FieldName, columns: Sequence[Sequence[str]], count: int
    ) -> tuple[pa.Array, list[int]]:
        """Return a column of text, and the places where it has invisible characters."""
        default = self.layout.mapping.department_default if field == "department" else ""
        if field not in self.layout.places:
            return pa.repeat(pa.scalar(default, pa.string()), count), []
        cells = columns[self.layout.places[field]]
        column = pc.utf8_trim_whitespace(pa.array(cells, pa.string()))
        if default:
            column = pc.if_else(pc.equal(column, ""), default, column)
        together = "\n".join(cells)
        if (self.plain and together.isascii()) or not HIDDEN.search(together):
            return column, []
        return column, [place for place, cell in enumerate(cells) if HIDDEN.search(cell)]

    def _sound(
        self,
        money: dict[FieldName, AmountColumn],
        figure: pa.Int64Array,
        days: pa.Array,
        hidden: list[list[int]],
    ) -> pa.BooleanArray | None:
        """Return which lines are beyond doubt; None if all are."""
        sound = pc.and_(figure.is_valid(), days.is_valid())
        doubted = {place for column in money.values() for place in column.unreadable}
        doubted.update(place for places in hidden for place in places)
        if doubted:
            sound = pc.and_(sound, pa.array([place not in doubted for place in range(len(days))]))
        parts: list[Any] = [money[name].pence for name in ("net", "vat", "gross") if name in money]
        if len(parts) == 3:
            agree = pc.equal(pc.add(parts[0], parts[1]), parts[2])
            sound = pc.and_(sound, pc.fill_null(agree, True))
        return None if sound.true_count == len(days) else sound


def _none(count: int) -> pa.Array:
    return pa.nulls(count, pa.int64())


def _with(lines: pa.RecordBatch, found: list[LedgerLine]) -> pa.RecordBatch:
    """Return ``lines`` merged with those read one by one, all in the order of the file."""
    if found:  # pragma: no cover  # as above
        others = [{name: getattr(line, name) for name in FIELDS.names} for line in found]
        both = [lines, pa.RecordBatch.from_pylist(others, FIELDS)]
        return pa.Table.from_batches(both).sort_by("row").combine_chunks().to_batches()[0]
    return lines
