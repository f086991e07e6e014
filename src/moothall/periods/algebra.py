"""The set algebra of many periods: merging them, and finding their gaps and overlaps."""

from collections.abc import Iterable

from moothall.periods.period import Period


def union(periods: Iterable[Period]) -> list[Period]:
    """Return the days of all the periods as the fewest periods: in order, disjoint and not adjoining."""
    merged: list[Period] = []
    for period in sorted(periods):
        if merged and merged[-1].touches(period):
            merged[-1] = merged[-1].span(period)
        else:
            merged.append(period)
    return merged


def gaps(periods: Iterable[Period], within: Period) -> list[Period]:
    """Return the runs of days ``within`` which no period holds, in order."""
    return within.minus(periods)


def overlaps(periods: Iterable[Period]) -> list[tuple[Period, Period]]:
    """Return each pair of periods that share a day, the earlier first, in order; equal periods pair too."""
    pairs: list[tuple[Period, Period]] = []
    reaching: list[Period] = []
    for later in sorted(periods):
        reaching = [earlier for earlier in reaching if earlier.overlaps(later)]
        pairs.extend((earlier, later) for earlier in reaching)
        reaching.append(later)
    return sorted(pairs)


def slices(periods: Iterable[Period], within: Period) -> list[Period]:
    """Return ``within`` cut at every day on which one of the periods starts or ends.

    Whatever holds on one day of a slice holds on all of it, so looking once in each slice is exact.
    """
    cuts = (day for period in periods for day in (period.starts_on, period.until) if day is not None)
    return within.split(cuts)
