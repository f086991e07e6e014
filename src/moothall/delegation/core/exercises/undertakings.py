"""Which functions it takes to vary money, policies, promises and the ownership of companies."""

from collections.abc import Iterable, Iterator, Mapping

from moothall.agreement.core.terms import CostShare, Driver, Holding, Money, Policy, Standard
from moothall.delegation.core.exercises.exercise import Exercise, RouteRule, Touch, exercised

_POLICIES = {
    "employment": "staffing-policy",
    "finance": "operational-finance-policy",
    "procurement": "contract-rules",
    "ict": "ict-policy",
    "information": "data-protection-policy",
    "other": "local-policies",
}
_OWNING = {
    "add": "form-or-join-company",
    "reinstate": "form-or-join-company",
    "change": "reserved-matters",
    "end": "leave-company",
}


def cost_share(touch: Touch) -> Iterator[Exercise]:
    """How cost is divided is agreed by every council that takes part."""
    for term in touch.said(CostShare):
        councils = (*touch.scene.sharers(term.service), *term.shares)
        yield from exercised(councils, "share-costs", services=[term.service])


def policy(touch: Touch) -> Iterator[Exercise]:
    """A policy is adopted by each council whose adoption begins, changes or ends."""
    for term in touch.said(Policy):
        councils = _adopting(touch) or touch.scene.sharers(*term.services)
        yield from exercised(councils, _POLICIES[term.subject], services=term.services)


def _adopting(touch: Touch) -> tuple[str, ...]:
    """Return the councils whose adoption changes."""
    was, will_be = (
        {each.authority: each for each in term.adoptions} if isinstance(term, Policy) else {}
        for term in (touch.before, touch.after)
    )
    return tuple(each for each in {**was, **will_be} if was.get(each) != will_be.get(each))


def holding(touch: Touch) -> Iterator[Exercise]:
    """A share in a company is its owner's to take, change or give up."""
    for term in touch.said(Holding):
        yield from exercised([term.authority], _OWNING[touch.verb])


def driver(touch: Touch) -> Iterator[Exercise]:
    """A measured basis is for those who oversee the services of the councils that it measures."""
    for term in touch.said(Driver):
        measured = {each.authority: None for each in term.readings}
        yield from exercised(measured or touch.scene.partners, "oversee-shared-services")


def standard(touch: Touch) -> Iterator[Exercise]:
    """A promise is for those who oversee the service."""
    for term in touch.said(Standard):
        yield from _overseen(touch, (), [term.service])


def promised_money(touch: Touch) -> Iterator[Exercise]:
    """A benefit or a published figure is for those who oversee what it covers."""
    for term in touch.said(Money):
        yield from _overseen(touch, term.authorities, term.services)


def _overseen(touch: Touch, authorities: Iterable[str], services: Iterable[str]) -> Iterator[Exercise]:
    named, covered = tuple(authorities), tuple(services)
    councils = named or touch.scene.sharers(*covered)
    yield from exercised(councils, "oversee-shared-services", services=covered)


RULES: Mapping[str, RouteRule] = {
    "cost_share": cost_share,
    "driver": driver,
    "policy": policy,
    "standard": standard,
    "benefit": promised_money,
    "target": promised_money,
    "holding": holding,
}
