"""The same lines published twice: the same file, the same lines in another file, or a month again.

The digest of lines ignores their order, so a file that was only sorted or saved in another format gives the
same one.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from moothall.ledgers.core.line import FIELDS
from moothall.money import pounds
from moothall.periods.days import written

_SEPARATOR = "\x1f"


@dataclass(slots=True)
class LinesDigest:
    """Turns accepted lines, in any order, into one digest, the same for two files with the same lines."""

    count: int = 0
    _sum: int = 0

    def add(self, lines: pa.RecordBatch) -> None:
        """Count these lines, whatever their place in the file."""
        columns = [
            pc.fill_null(pc.cast(lines[name], pa.string()), "") for name in FIELDS.names if name != "row"
        ]
        self.count += lines.num_rows
        for said in pc.binary_join_element_wise(*columns, _SEPARATOR).to_pylist():
            self._sum += int.from_bytes(hashlib.blake2b(said.encode(), digest_size=24).digest())

    @property
    def digest(self) -> str:
        """The digest of every line counted so far."""
        return hashlib.sha256(f"{self.count}:{self._sum % 2**192:x}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class FileSummary:
    """A file that was read: its name, its digests, and the count and pence of each month in it."""

    name: str
    sha256: str
    content: str
    months: dict[int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Repeat:
    """Two files that say the same, entirely or for one month."""

    kind: Literal["same_file", "same_lines", "same_month", "month_again"]
    earlier: str
    period: int | None
    sentence: str


def repeats(existing: Iterable[FileSummary], new: FileSummary) -> list[Repeat]:
    """Return what ``new`` repeats of files that were read before, the surest first.

    A month with the same count and the same pence is the same month again. A month that both have with
    different figures is reported too: it may be a correction, or the rest of it.
    """
    found = [repeat for earlier in existing for repeat in _repeats(earlier, new)]
    order = ("same_file", "same_lines", "same_month", "month_again")
    return sorted(found, key=lambda repeat: (order.index(repeat.kind), repeat.earlier, repeat.period or 0))


def _repeats(earlier: FileSummary, new: FileSummary) -> Iterable[Repeat]:
    if earlier.sha256 == new.sha256:
        return [Repeat("same_file", earlier.name, None, f"This is the same file as {earlier.name}")]
    if earlier.content == new.content:
        return [Repeat("same_lines", earlier.name, None, f"It has exactly the lines of {earlier.name}")]
    return [_month(earlier, new, period) for period in sorted(earlier.months.keys() & new.months.keys())]


def _month(earlier: FileSummary, new: FileSummary, period: int) -> Repeat:
    (count, pence), (before, pence_before) = new.months[period], earlier.months[period]
    month = written(date(period // 100, period % 100, 1)).removeprefix("1 ")
    if (count, pence) == (before, pence_before):
        said = f"{month} has {count:,} lines and {pounds(pence)} in both this file and {earlier.name}"
        return Repeat("same_month", earlier.name, period, said)
    said = (
        f"{month} has {count:,} lines and {pounds(pence)} here, "
        f"and {before:,} lines and {pounds(pence_before)} in {earlier.name}"
    )
    return Repeat("month_again", earlier.name, period, said)
