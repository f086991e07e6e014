"""An estimate billed by the quarter, divided again only beyond the tolerance, made true at the year's end.

A council's four bills are whole pence and add up to its estimate. A quarter in which it takes part for some
of the days is billed for that part. When the estimate of a service changes, its bills stand unless the whole
estimate moves by more than the tolerance of its cost share; then the quarters still to come bear the change.
Whatever was billed, the year ends with each council having paid its share of what was really spent.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from moothall.money import FinancialYear, share_in_order
from moothall.periods import Period, union
from moothall.refusals import Invalid

QUARTERS = 4
Bills = Mapping[str, tuple[int, ...]]  # a council's four bills in the order of the quarters, in pence


@dataclass(frozen=True, slots=True)
class Revision:
    """What a new estimate does to the bills: divided again, or held until the year's end."""

    bills: Bills
    change_pence: int
    divided_again: bool


@dataclass(frozen=True, slots=True)
class TrueUp:
    """What one council still pays when the year is over; less than nothing is paid back to it."""

    authority: str
    outturn_pence: int
    billed_pence: int

    @property
    def to_pay_pence(self) -> int:
        """The difference."""
        return self.outturn_pence - self.billed_pence


def quarterly(
    year: FinancialYear,
    estimates: Mapping[str, int],
    *,
    taking_part: Mapping[str, Iterable[Period]] | None = None,
) -> Bills:
    """Return the bills of each council's estimate; a council not in ``taking_part`` does so all year."""
    held = {authority: list(periods) for authority, periods in (taking_part or {}).items()}
    return {
        authority: tuple(share_in_order(pence, _parts(year, authority, held.get(authority, [year.period]))))
        for authority, pence in estimates.items()
    }


def _parts(year: FinancialYear, authority: str, periods: Sequence[Period]) -> list[Fraction]:
    """Return what part of each quarter a council takes part in."""
    runs = union(periods)
    parts = [
        Fraction(sum((inside.days or 0) for run in runs if (inside := run & quarter)), quarter.days or 1)
        for quarter in year.quarters
    ]
    if not any(parts):
        raise Invalid(
            f"{authority} has an estimate for {year} and takes part on no day of it, so there is no quarter "
            "to bill. Take its estimate out, or record when it takes part.",
            authority=authority,
        )
    return parts


def revise(
    bills: Bills, estimates: Mapping[str, int], *, issued: int, tolerance_pence: int | None
) -> Revision:
    """Return the bills under a new estimate, when those of the first ``issued`` quarters have gone out.

    With no tolerance agreed, any change divides the estimate again. With no quarter left, the bills stand.
    """
    change = sum(estimates.values()) - sum(map(sum, bills.values()))
    moved = {*bills} != {*estimates} or any(sum(bills[each]) != pence for each, pence in estimates.items())
    beyond = moved if tolerance_pence is None else abs(change) > tolerance_pence
    if not beyond or issued >= QUARTERS:
        return Revision(bills, change, divided_again=False)
    return Revision(
        {
            each: _again(bills.get(each, (0,) * QUARTERS), estimates.get(each, 0), issued)
            for each in sorted({*bills, *estimates})
        },
        change,
        divided_again=True,
    )


def _again(bills: tuple[int, ...], estimate: int, issued: int) -> tuple[int, ...]:
    """Return a council's bills with what its estimate still asks spread over the quarters to come."""
    gone = bills[:issued]
    return (*gone, *share_in_order(estimate - sum(gone), [1] * (len(bills) - issued)))


def true_up(outturn: Mapping[str, int], billed: Bills) -> tuple[TrueUp, ...]:
    """Return what each council still pays or is paid, in the order of their ids."""
    return tuple(
        TrueUp(authority, outturn.get(authority, 0), sum(billed.get(authority, ())))
        for authority in sorted({*outturn, *billed})
    )
