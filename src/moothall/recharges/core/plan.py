"""The bills of a year from its estimates in their order, service by service.

The first estimate is billed by the quarter. Each later one divides again the quarters that were to come when
it was made, if it is beyond the tolerance of the service's cost share.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from moothall.money import FinancialYear
from moothall.periods import Period
from moothall.recharges.core.billing import Bills, quarterly, revise
from moothall.recharges.core.year import Recharges


@dataclass(frozen=True, slots=True)
class Estimate:
    """A year as it was estimated, and how many quarters had been billed by then."""

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
    """Return the bills of a service's first estimate, in the quarters that were then still to come."""
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
    """Return the tolerance of the last cost share of a service in the year; None where there is none."""
    shares = [share for terms in year.question.terms if terms.service == service for share in terms.shares]
    last = max(shares, key=lambda share: share.starts_on, default=None)
    return last.tolerance_pence if last else None
