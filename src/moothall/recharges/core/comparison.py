"""The same year under another share rule, side by side: who gains, who loses, and by how much."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from moothall.recharges.core.share_terms import ShareTerms
from moothall.recharges.core.shared_service import shared
from moothall.recharges.core.year import Recharges, costs_of


@dataclass(frozen=True, slots=True)
class RechargeDifference:
    """What one council pays for one service under each rule; a positive change is a loss to it."""

    service: str
    authority: str
    now_pence: int
    then_pence: int

    @property
    def change_pence(self) -> int:
        """How much more it would pay."""
        return self.then_pence - self.now_pence


@dataclass(frozen=True, slots=True)
class YearComparison:
    """A year beside the same year under other terms."""

    now: Recharges
    then: Recharges
    differences: tuple[RechargeDifference, ...]

    def change_of(self, authority: str) -> int:
        """Return how much more a council would pay in all."""
        return sum(each.change_pence for each in self.differences if each.authority == authority)

    @property
    def gaining(self) -> tuple[str, ...]:
        """The councils that would pay less in all, those that gain most first."""
        return self._ordered(-1)

    @property
    def losing(self) -> tuple[str, ...]:
        """The councils that would pay more in all, those that lose most first."""
        return self._ordered(1)

    def _ordered(self, sign: int) -> tuple[str, ...]:
        changes: dict[str, int] = {}
        for each in self.differences:
            changes[each.authority] = changes.get(each.authority, 0) + each.change_pence * sign
        by_size = sorted(changes, key=lambda authority: (-changes[authority], authority))
        return tuple(authority for authority in by_size if changes[authority] > 0)


def what_if(now: Recharges, terms: Iterable[ShareTerms]) -> YearComparison:
    """Return the year of ``now`` beside the same year with ``terms`` instead of those services' own.

    How a cost is shared does not change the cost, so only those services are shared again. Gains and losses
    cancel out wherever every penny is borne under both rules.
    """
    instead, costs = {each.service: each for each in terms}, costs_of(now.units)
    kept = tuple(each for each in now.question.terms if each.service not in instead)
    question = replace(now.question, terms=(*kept, *instead.values()))
    again = {
        service: shared(each, now.question.year, costs[service])
        for service, each in instead.items()
        if service in costs
    }
    then = Recharges(question, now.units, {**now.services, **again})
    return YearComparison(now, then, compare(now, then))


def compare(now: Recharges, then: Recharges) -> tuple[RechargeDifference, ...]:
    """Return every share of either year, by service and council."""
    cells = {
        (service.service, authority)
        for year in (now, then)
        for service in year.services.values()
        for authority in service.by_authority
    }
    return tuple(RechargeDifference(*cell, now.pence(*cell), then.pence(*cell)) for cell in sorted(cells))
