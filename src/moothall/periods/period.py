"""A run of days, half-open, and the set algebra of one or two of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering

from moothall.periods.days import EXAMPLE, ONE_DAY, day_after, refuse_unless_a_day, written, written_run
from moothall.refusals import Invalid

_AFTER_ALL_DAYS = date.max.toordinal() + 1


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A run of days, half-open: from ``starts_on``, up to but not including ``until``.

    ``until`` None means that no end is known. A period holds at least one day. Periods are ordered by
    their first day, then by their end, and one with no known end comes after all that have one.
    """

    starts_on: date
    until: date | None = None

    def __post_init__(self) -> None:
        """Refuse a period that holds no day, or whose ends are not plain days."""
        refuse_unless_a_day(self.starts_on)
        if self.until is None:
            return
        refuse_unless_a_day(self.until)
        if self.until <= self.starts_on:
            raise Invalid(
                f"A period from {written(self.starts_on)} until {written(self.until)} holds no day: "
                f"until is the first day after it, so it must be later than the start. {EXAMPLE}",
                starts_on=self.starts_on,
                until=self.until,
            )

    @classmethod
    def of_day(cls, day: date) -> "Period":
        """Return the period of that one day."""
        return cls(day, day_after(day))

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """Return a calendar month: ``Period.month(2016, 11)`` is November 2016."""
        try:
            return cls(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1))
        except ValueError as error:
            raise Invalid(
                f"There is no month {month} of the year {year} here. November 2016 is month 11 of 2016.",
                year=year,
                month=month,
            ) from error

    @property
    def days(self) -> int | None:
        """How many days it holds; None when no end is known."""
        return None if self.until is None else (self.until - self.starts_on).days

    @property
    def last_day(self) -> date | None:
        """The last day it holds, for people who write inclusive ends; None when no end is known."""
        return None if self.until is None else self.until - ONE_DAY

    @property
    def _end(self) -> int:
        """The ordinal of the first day after it, so that known and unknown ends compare."""
        return _AFTER_ALL_DAYS if self.until is None else self.until.toordinal()

    def __lt__(self, other: "Period") -> bool:
        """Whether it comes first: by first day, then by end."""
        return (self.starts_on, self._end) < (other.starts_on, other._end)

    def __contains__(self, day: date) -> bool:
        """Whether it holds ``day``."""
        return self.starts_on <= day and (self.until is None or day < self.until)

    def __iter__(self) -> Iterator[date]:
        """Return its days in order; one with no known end cannot be counted through, and is refused."""
        if self.days is None:
            raise Invalid(
                f"The days {self.written()} cannot be listed, because no end is known. "
                "Take the part of it inside a period that ends: period & window.",
                starts_on=self.starts_on,
            )
        return (self.starts_on + timedelta(days=number) for number in range(self.days))

    def overlaps(self, other: "Period") -> bool:
        """Whether some day lies in both."""
        return (self.until is None or other.starts_on < self.until) and (
            other.until is None or self.starts_on < other.until
        )

    def touches(self, other: "Period") -> bool:
        """Whether the two overlap or adjoin, so that together they are one unbroken run."""
        return (self.until is None or other.starts_on <= self.until) and (
            other.until is None or self.starts_on <= other.until
        )

    def contains(self, other: "Period") -> bool:
        """Whether it holds every day of ``other``."""
        return self.starts_on <= other.starts_on and (
            self.until is None or (other.until is not None and other.until <= self.until)
        )

    def intersection(self, other: "Period") -> "Period | None":
        """Return the days that lie in both, or None when there are none. Also written ``self & other``."""
        if not self.overlaps(other):
            return None
        starts_on = max(self.starts_on, other.starts_on)
        return Period(starts_on, self.until if self._end < other._end else other.until)

    __and__ = intersection

    def span(self, other: "Period") -> "Period":
        """Return the shortest period that holds both, with whatever lies between them."""
        starts_on = min(self.starts_on, other.starts_on)
        return Period(starts_on, self.until if self._end > other._end else other.until)

    def minus(self, others: Iterable["Period"]) -> list["Period"]:
        """Return what is left of it, in order, when the days of all the others are taken away."""
        left = []
        starts_on = self.starts_on
        for other in sorted(other for other in others if other.overlaps(self)):
            if starts_on < other.starts_on:
                left.append(Period(starts_on, other.starts_on))
            if other.until is None:
                return left
            starts_on = max(starts_on, other.until)
        if self.until is None or starts_on < self.until:
            left.append(Period(starts_on, self.until))
        return left

    def __sub__(self, other: "Period") -> list["Period"]:
        """Return what is left of it, in order, when the days of ``other`` are taken away."""
        return self.minus((other,))

    def split(self, days: Iterable[date]) -> list["Period"]:
        """Return it in pieces, cut so that each of ``days`` that falls inside it starts a piece."""
        cuts = sorted({day for day in days if day in self and day != self.starts_on})
        return [Period(*ends) for ends in zip([self.starts_on, *cuts], [*cuts, self.until], strict=True)]

    def written(self) -> str:
        """Return it as people write it, last day included: ``1 April 2012 to 31 October 2017``."""
        return written_run(self.starts_on, self.until)

    __str__ = written
