"""What was true over which days, and the few things that laws do with many such stretches."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import zip_longest
from typing import Generic, NamedTuple, TypeVar

from moothall.periods import Period, union

T = TypeVar("T")
Other = TypeVar("Other")
Key = TypeVar("Key", bound=Hashable)


class Stretch(NamedTuple, Generic[T]):
    """Something true over a run of days: usually a term as it then stood."""

    term: T
    period: Period


def grouped(held: Iterable[Stretch[T]], by: Callable[[T], Key]) -> dict[Key, list[Stretch[T]]]:
    """Return ``held`` in groups, by something that their terms say."""
    groups: dict[Key, list[Stretch[T]]] = defaultdict(list)
    for each in held:
        groups[by(each.term)].append(each)
    return groups


def runs_of_days(held: Iterable[Stretch[T]]) -> Iterator[tuple[Period, list[Stretch[T]]]]:
    """Yield each run of days on which one set of ``held`` stands, with that set in order; none is empty."""
    placed = list(enumerate(held))
    waiting = sorted(placed, key=lambda each: each[1].period, reverse=True)
    ends = (each.period.until for _, each in placed)
    days = sorted({each.period.starts_on for _, each in placed} | {day for day in ends if day})
    standing: dict[int, Stretch[T]] = {}
    for day, until in zip_longest(days, days[1:]):
        standing = {place: each for place, each in standing.items() if each.period.until != day}
        while waiting and waiting[-1][1].period.starts_on == day:
            standing.update([waiting.pop()])
        if standing:
            yield Period(day, until), [standing[place] for place in sorted(standing)]


def common(some: Iterable[Period], others: Iterable[Period]) -> list[Period]:
    """Return the runs of days that lie both in one of ``some`` and in one of ``others``."""
    against = list(others)
    return [shared for one in some for other in against if (shared := _both(one, other))]


def _both(one: Period, other: Period) -> Period | None:
    """Return the days in both. Usually one contains the other, and then no new period is made."""
    if other.contains(one):
        return one
    return other if one.contains(other) else one & other


def without(some: Iterable[Period], others: Iterable[Period]) -> list[Period]:
    """Return the runs of days that lie in one of ``some`` and in none of ``others``."""
    against = list(others)
    if len(against) == 1:  # usually there is one, and it contains them all: nothing to cut
        return [left for one in some if not against[0].contains(one) for left in one.minus(against)]
    return [left for one in some for left in one.minus(against)]


def gathered(found: Iterable[tuple[Key, T, Period]]) -> Iterator[tuple[Key, list[T], Period]]:
    """Yield together what was found for one key over exactly the same days, joining days where they meet.

    So what is true of three services over the same days is said once, not three times.
    """
    days: dict[tuple[Key, T], list[Period]] = defaultdict(list)
    for key, each, period in found:
        days[key, each].append(period)
    groups: dict[tuple[Key, Period], list[T]] = defaultdict(list)
    for (key, each), periods in days.items():
        for period in periods if len(periods) == 1 else union(periods):
            groups[key, period].append(each)
    for (key, period), all_of_them in groups.items():
        yield key, all_of_them, period


def crossed(
    found: Iterable[tuple[Key, T, Other, Period]],
) -> Iterator[tuple[Key, tuple[T, ...], list[Other], Period]]:
    """Gather pairs, such as council and service, both ways: the same councils with all their services."""
    columns = gathered(((key, other), one, period) for key, one, other, period in found)
    rows = gathered(((key, tuple(ones)), other, period) for (key, other), ones, period in columns)
    return ((key, ones, others, period) for (key, ones), others, period in rows)
