"""An estimate billed by the quarter, divided again only beyond the tolerance, trued up at the year's end."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from moothall.money import FinancialYear, share_in_order
from moothall.periods import Period, union
from moothall.recharges.core.year import Recharges
from moothall.refusals import Invalid

QUARTERS = 4
Bills = Mapping[str, tuple[int, ...]]  # a council's four bills in the order of the quarters, in pence


@dataclass(frozen=True, slots=True)
class Revision:
    """What a new estimate does to the bills: divide them again, or leave them until the year's end."""

    bills: Bills
    change_pence: int
    divided_again: bool


@dataclass(frozen=True, slots=True)
class TrueUp:
    """What one council still pays when the year is over; a negative amount is paid back to it."""

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
    """Return the bills for each council's estimate; one not in ``taking_part`` takes part all year."""
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
    """Return the bills under a new estimate, once those of the first ``issued`` quarters have gone out.

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
    """Return a council's bills, with the rest of its estimate spread over the quarters to come."""
    gone = bills[:issued]
    return (*gone, *share_in_order(estimate - sum(gone), [1] * (len(bills) - issued)))


def true_up(outturn: Mapping[str, int], billed: Bills) -> tuple[TrueUp, ...]:
    """Return what each council still pays or is paid, in the order of their ids."""
    return tuple(
        TrueUp(authority, outturn.get(authority, 0), sum(billed.get(authority, ())))
        for authority in sorted({*outturn, *billed})
    )


@dataclass(frozen=True, slots=True)
class Estimate:
    """A year's estimate, and how many quarters had been billed by then."""

    recharges: Recharges
    issued: int = 0


def planned(year: FinancialYear, estimates: Sequence[Estimate]) -> dict[str, Bills]:
    """Return each service's bills by council, under the last of ``estimates``."""
    bills: dict[str, Bills] = {}
    for estimate in estimates:
        services = estimate.recharges.services
        for service in sorted({*services, *bills}):
            shares = services[service].by_authority if service in services else {}
            if service not in bills:
                first = _first(year, estimate, service, shares)
                bills[service] = first
            else:
                tolerance = _tolerance(estimate.recharges, service)
                bills[service] = revise(
                    bills[service], shares, issued=estimate.issued, tolerance_pence=tolerance
                ).bills
    return bills


def _first(year: FinancialYear, estimate: Estimate, service: str, shares: Mapping[str, int]) -> Bills:
    """Return the bills of a service's first estimate, over the quarters then still to come."""
    if not estimate.issued:
        held = {each: days for each, days in _days(estimate.recharges, service).items() if each in shares}
        return quarterly(year, shares, taking_part=held)
    return revise({}, shares, issued=estimate.issued, tolerance_pence=None).bills


def _days(year: Recharges, service: str) -> dict[str, list[Period]]:
    """Return the days on which each council bears a share of a service."""
    held: dict[str, list[Period]] = {}
    for each in year.services[service].slices:
        for authority in each.weights.by_authority:
            held.setdefault(authority, []).append(each.period)
    return held


def _tolerance(year: Recharges, service: str) -> int | None:
    """Return the tolerance in a service's last cost share in the year; None if there is none."""
    shares = [share for terms in year.question.terms if terms.service == service for share in terms.shares]
    last = max(shares, key=lambda share: share.starts_on, default=None)
    return last.tolerance_pence if last else None
