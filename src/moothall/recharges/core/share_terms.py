"""What an agreement says about how each service's cost is shared in a year, read from its register."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.laws.stretches import Stretch
from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import CostShare, Driver, Service
from moothall.periods import Period


@dataclass(frozen=True, slots=True)
class ServicePart:
    """A council's part in a service over some days; a client shares the cost only if the share says so."""

    authority: str
    period: Period
    client: bool = False
    term: str = ""


@dataclass(frozen=True, slots=True)
class ShareTerms:
    """How the agreement shares one service's cost: each version cut to its own days.

    ``earlier`` are the shares from which one in ``shares`` may still be in transition, with their days.
    """

    service: str
    shares: tuple[CostShare, ...]
    parts: tuple[ServicePart, ...]
    drivers: tuple[Driver, ...] = ()
    earlier: tuple[CostShare, ...] = ()


def terms_of(
    register: Register, year: Period, *, services: Iterable[str] | None = None
) -> tuple[ShareTerms, ...]:
    """Return the terms of each of ``services``, or of every service that has a cost share in ``year``."""
    facts = Facts(register, year)
    shares: dict[str, list[Stretch[CostShare]]] = {}
    for held in facts.of(CostShare):
        shares.setdefault(held.term.service, []).append(held)
    wanted = sorted(shares) if services is None else services
    sharing = {service: _sharing(facts, service, set(shares)) for service in wanted}
    return tuple(_terms(facts, service, shares.get(sharing[service], [])) for service in wanted)


def divisions_of(register: Register, year: Period) -> dict[str, str | None]:
    """Return each service's SeRCOP division as it last stood in ``year``, or its wider service's."""
    last = {held.term.id: held.term for held in Facts(register, year).of(Service)}
    return {service: _division(last, service) for service in last}


def _division(services: dict[str, Service], service: str) -> str | None:
    """Return the first division on the way up the tree."""
    seen: set[str] = set()
    while service in services and service not in seen:
        if services[service].sea_division:
            return services[service].sea_division
        seen.add(service)
        service = services[service].part_of or ""
    return None


def _sharing(facts: Facts, service: str, shared: set[str]) -> str:
    """Return the service itself or the nearest wider one that has a cost share."""
    wider = {held.term.id: held.term.part_of for held in facts.of(Service)}
    seen: set[str] = set()
    found: str | None = service
    while found and found not in shared and found not in seen:
        seen.add(found)
        found = wider.get(found)
    return found or service


def _terms(facts: Facts, service: str, shares: list[Stretch[CostShare]]) -> ShareTerms:
    """Return one service's terms, each cut to the days on which it held."""
    earlier = tuple(_earlier(facts, shares)) if any(held.term.transition for held in shares) else ()
    used = {held.term.driver for held in shares} | {share.driver for share in earlier}
    return ShareTerms(
        service,
        tuple(held.term.holding(held.period) for held in shares),
        tuple(_parts(facts, service)),
        tuple(held.term.holding(held.period) for held in facts.of(Driver) if held.term.id in used),
        earlier,
    )


def _earlier(facts: Facts, shares: list[Stretch[CostShare]]) -> Iterator[CostShare]:
    """Yield everything ever agreed about how the cost is shared, in the year or not."""
    services = {held.term.service for held in shares}
    for history in facts.register.histories.values():
        for version in history.versions:
            if isinstance(version.term, CostShare) and version.term.service in services:
                yield version.term.holding(version.period)


def _parts(facts: Facts, service: str) -> Iterator[ServicePart]:
    """Yield every council's part in a service: as a partner, and on other days as a client."""
    for authority in facts.parts.authorities_in(service):
        sharing = facts.sharers.days_in_any_of(authority, service)
        for period in sharing:
            yield ServicePart(authority, period, term=_term(facts, authority, service, period))
        for whole in facts.parts.days_in_any_of(authority, service):
            for period in whole.minus(sharing):
                yield ServicePart(
                    authority, period, client=True, term=_term(facts, authority, service, period)
                )


def _term(facts: Facts, authority: str, service: str, period: Period) -> str:
    """Return the participation that a part rests on; empty if it rests on that of a wider service."""
    return next(iter(facts.parts.ids([service], period.starts_on, [authority])), "")
