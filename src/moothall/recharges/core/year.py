"""What each council pays for each service in a year, exactly and in whole pence.

First the cost of support is allocated to the services, unit by unit (`units`, `allocation`), in whole pence.
Then a service's cost in a unit is spread evenly over its days, and each day's cost is shared by that day's
weights (`share_weights`), in exact fractions. Floors and caps are for the year or, for a council that shares
for part of it, for that part (`limits`). Only then are a service's shares rounded to whole pence, once, by
largest remainder; of two with the same remainder, the council whose id comes first gets the penny.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from moothall.periods import Period
from moothall.recharges.core.allocation import Allocation, reciprocal
from moothall.recharges.core.findings import RechargeFinding
from moothall.recharges.core.pools import CostPool, UsageShare
from moothall.recharges.core.share_terms import ShareTerms
from moothall.recharges.core.shared_service import SharedService, shared
from moothall.recharges.core.units import Unit, units

Allocator = Callable[[Iterable[CostPool], Iterable[UsageShare]], Allocation]


@dataclass(frozen=True, slots=True)
class RechargeQuestion:
    """What the recharges of a year are worked out from."""

    year: Period
    pools: tuple[CostPool, ...]
    usage: tuple[UsageShare, ...]
    terms: tuple[ShareTerms, ...]


@dataclass(frozen=True)
class Recharges:
    """The recharges of a year, with all the working."""

    question: RechargeQuestion
    units: tuple[tuple[Unit, Allocation], ...]
    services: Mapping[str, SharedService]

    @property
    def pence_in(self) -> int:
        """The whole cost."""
        return sum(pool.pence for pool in self.question.pools)

    @property
    def pence_out(self) -> int:
        """What councils pay, what nobody is there to pay, and what stays with support that serves nobody."""
        left = sum(sum(allocation.left.values()) for _, allocation in self.units)
        return left + sum(each.pence + each.unshared for each in self.services.values())

    @cached_property
    def by_authority(self) -> dict[str, int]:
        """What each council pays in all."""
        totals: dict[str, int] = {}
        for service in self.services.values():
            for authority, pence in service.by_authority.items():
                totals[authority] = totals.get(authority, 0) + pence
        return dict(sorted(totals.items()))

    @cached_property
    def paid(self) -> dict[str, int]:
        """How much of the cost each council has already paid; under an empty name, the partnership."""
        totals: dict[str, int] = {}
        for pool in self.question.pools:
            totals[pool.paid_by] = totals.get(pool.paid_by, 0) + pool.pence
        return dict(sorted(totals.items()))

    @cached_property
    def findings(self) -> tuple[RechargeFinding, ...]:
        """What was found on the way, each finding once."""
        of_units = [found for _, allocation in self.units for found in allocation.findings]
        of_services = [found for service in self.services.values() for found in service.findings]
        return tuple(dict.fromkeys([*of_units, *of_services]))

    def pence(self, service: str, authority: str) -> int:
        """Return what a council pays for a service; 0 if it bears no share."""
        found = self.services.get(service)
        return found.by_authority.get(authority, 0) if found else 0


def work_out(question: RechargeQuestion, *, allocate: Allocator = reciprocal) -> Recharges:
    """Return the recharges of a year, with its support allocated by ``allocate``."""
    done = tuple(
        (unit, allocate(unit.pools, unit.usage))
        for unit in units(question.year, question.pools, question.usage)
    )
    terms = {each.service: each for each in question.terms}
    services = {
        service: shared(terms.get(service, ShareTerms(service, (), ())), question.year, cost)
        for service, cost in sorted(costs_of(done).items())
    }
    return Recharges(question, done, services)


def costs_of(done: Iterable[tuple[Unit, Allocation]]) -> dict[str, dict[Period, int]]:
    """Return what each service cost in each unit, including its support."""
    costs: dict[str, dict[Period, int]] = {}
    for unit, allocation in done:
        for service, pence in allocation.loaded.items():
            costs.setdefault(service, {})[unit.period] = pence
    return costs
