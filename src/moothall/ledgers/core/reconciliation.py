"""Whether what was read from a file adds up to the file: every line and every penny, counted twice.

A line is accepted, rejected, blank, or part of the title and headings; there is no fifth kind.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pyarrow as pa
import pyarrow.compute as pc

from moothall.ledgers.core.line import RejectedLine, Why


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """A total that the file itself states, beside the sum of the lines above it."""

    row: int
    stated_pence: int
    counted_pence: int

    @property
    def agrees(self) -> bool:
        """Whether the two are the same to the penny."""
        return self.stated_pence == self.counted_pence


@dataclass(frozen=True, slots=True)
class ControlTotals:
    """The counts and sums of one file."""

    rows: int
    """Lines in the file, from its first to its last."""
    above: int
    """Titles, blank lines and the headings, down to the headings."""
    blank: int
    accepted: int
    kept_back: dict[Why, int]
    accepted_pence: int
    kept_back_pence: int
    """The sum of the rejected lines whose figure could be read, leaving out totals."""
    file_pence: int
    """The sum of every figure that could be read, leaving out totals, in the order of the file."""
    months: dict[int, tuple[int, int]]
    """The lines accepted and their pence, by month."""
    stated: tuple[StatedTotal, ...]
    rounded: int = 0
    """Figures from which the error of a binary fraction was rounded away."""

    @property
    def counts_agree(self) -> bool:
        """Whether every line of the file is accounted for."""
        return self.rows == self.above + self.blank + self.accepted + sum(self.kept_back.values())

    @property
    def pence_agree(self) -> bool:
        """Whether accepted and rejected lines add up to the file, and the months to what was accepted."""
        months = sum(pence for _, pence in self.months.values())
        return self.accepted_pence + self.kept_back_pence == self.file_pence and months == self.accepted_pence

    @property
    def totals_agree(self) -> bool:
        """Whether every total that the file states is the sum of its lines."""
        return all(total.agrees for total in self.stated)

    @property
    def reconciles(self) -> bool:
        """Whether lines, pence and stated totals all agree."""
        return self.counts_agree and self.pence_agree and self.totals_agree


@dataclass(slots=True)
class ControlCount:
    """Adds up a file as it is read, some lines at a time."""

    above: int = 0
    rows: int = 0
    blank: int = 0
    accepted: int = 0
    accepted_pence: int = 0
    kept_back_pence: int = 0
    file_pence: int = 0
    rounded: int = 0
    _kept_back: Counter[Why] = field(default_factory=Counter)
    _months: dict[int, tuple[int, int]] = field(default_factory=dict)
    _stated: list[StatedTotal] = field(default_factory=list)
    _since_total: int = 0

    def add(
        self,
        lines: pa.RecordBatch,
        kept_back: Sequence[RejectedLine],
        *,
        rows: int,
        blank: int,
        rounded: int = 0,
    ) -> tuple[RejectedLine, ...]:
        """Count lines that were read together, which were ``rows`` of the file.

        Return those rejected, with any that turned out to be the total of the lines above it marked as one.
        """
        self.rows += rows
        self.blank += blank
        self.rounded += rounded
        self.accepted += lines.num_rows
        self._count_months(lines)
        kept_back = tuple(self._in_order(lines, kept_back))
        self._kept_back.update(line.reason for line in kept_back)
        return kept_back

    def control(self) -> ControlTotals:
        """Return the counts and sums so far."""
        return ControlTotals(
            self.above + self.rows, self.above, self.blank, self.accepted, dict(self._kept_back),
            self.accepted_pence, self.kept_back_pence, self.file_pence, dict(sorted(self._months.items())),
            tuple(self._stated), self.rounded,
        )  # fmt: skip

    def _count_months(self, lines: pa.RecordBatch) -> None:
        grouped = pa.Table.from_batches([lines]).group_by("period")
        for month in grouped.aggregate([("amount_pence", "sum"), ("amount_pence", "count")]).to_pylist():
            count, pence = self._months.get(month["period"], (0, 0))
            self._months[month["period"]] = (
                count + month["amount_pence_count"],
                pence + month["amount_pence_sum"],
            )

    def _in_order(self, lines: pa.RecordBatch, kept_back: Sequence[RejectedLine]) -> Iterator[RejectedLine]:
        """Add the figures in the order of the file, so that each stated total meets the sum above it."""
        self.accepted_pence += pc.sum(lines["amount_pence"]).as_py() or 0
        done = 0
        for line in kept_back:
            if line.amount_pence is not None and line.reason in ("total", "date_missing"):
                until = pc.sum(pc.less(lines["row"], line.row)).as_py() or 0
                self._pass(pc.sum(lines["amount_pence"].slice(done, until - done)).as_py() or 0)
                done = until
                yield self._met(line, line.amount_pence)
                continue
            if line.amount_pence is not None:
                self.kept_back_pence += line.amount_pence
                self._pass(line.amount_pence)
            yield line
        self._pass(pc.sum(lines["amount_pence"].slice(done)).as_py() or 0)

    def _met(self, line: RejectedLine, pence: int) -> RejectedLine:
        """Check a line that is, or may be, a total: with no date, it is one if it equals the sum above."""
        is_sum = bool(pence) and pence in (self._since_total, self.file_pence)
        if line.reason == "date_missing" and not is_sum:
            self.kept_back_pence += pence
            self._pass(pence)
            return line
        counted = self._since_total if pence == self._since_total else self.file_pence
        self._stated.append(StatedTotal(line.row, pence, counted))
        self._since_total = 0
        if line.reason == "date_missing":
            return replace(
                line, reason="total", field="", sentence="It has no date and is the sum of the lines above"
            )
        return line

    def _pass(self, pence: int) -> None:
        self.file_pence += pence
        self._since_total += pence
