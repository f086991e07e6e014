"""What has been saved, added up to the end of each year, beside every target that was published."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from moothall.agreement.core.terms import Target
from moothall.money import FinancialYear
from moothall.savings.core.basis import basis_of


@dataclass(frozen=True, slots=True)
class Point:
    """The saving of one year, and of all the years up to its end."""

    year: FinancialYear
    pence: int
    so_far_pence: int


@dataclass(frozen=True, slots=True)
class TargetMark:
    """A published target beside the line; ``gap_pence`` is what was missing on its date, if that has passed.

    A target without a date, or not added up over the years, has no place on the line and no gap.
    """

    target: Target
    by: date | None
    so_far_pence: int | None
    gap_pence: int | None


def points(by_year: Mapping[FinancialYear, int]) -> list[Point]:
    """Return each year from the first to the last, with 0 in a year that has no figure."""
    if not by_year:
        return []
    years = [min(by_year)]
    while years[-1] < max(by_year):
        years.append(years[-1].next)
    sums = [by_year.get(year, 0) for year in years]
    return [Point(*each) for each in zip(years, sums, accumulate(sums), strict=True)]


def marks(line: list[Point], targets: Iterable[Target]) -> list[TargetMark]:
    """Return each target of saving with what had been saved by its date, in order of date."""
    found = [mark_of(line, target) for target in targets if target.measure == "saving"]
    return sorted(found, key=lambda mark: (mark.by or date.max, mark.target.starts_on, mark.target.id))


def saved_by(line: list[Point], day: date) -> int | None:
    """Return what had been saved by the end of ``day``, taking a year's saving to come evenly over its days.

    Parts of a penny are dropped. Return None for a day that the line does not reach.
    """
    for point in line:
        period = point.year.period
        if day in period:
            days = (day - period.starts_on).days + 1
            return point.so_far_pence - point.pence + point.pence * days // (period.days or 1)
    return 0 if line and day < line[0].year.period.starts_on else None


def mark_of(line: list[Point], target: Target) -> TargetMark:
    """Return one target with what had been saved by its date."""
    if target.by is None or basis_of(target).span != "cumulative":
        return TargetMark(target, None, None, None)
    so_far = saved_by(line, target.by)
    return TargetMark(target, target.by, so_far, None if so_far is None else target.amount_pence - so_far)
