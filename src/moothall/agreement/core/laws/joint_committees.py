"""What is shared through a joint committee is shared by the same councils, and by more than one."""

from collections.abc import Iterator

from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.laws.held import Held, common, gathered, stretches, without
from moothall.agreement.core.laws.law import Breach, law
from moothall.agreement.core.laws.parts import Parts
from moothall.agreement.core.laws.statutes import ACTING_JOINTLY, SAME_AUTHORITIES
from moothall.agreement.core.laws.wording import agreeing
from moothall.agreement.core.terms import Body
from moothall.periods import Period, union


def _joint_committees(facts: Facts) -> Iterator[tuple[str, list[Period], Parts]]:
    """Yield each joint committee with its days and what is shared through it."""
    for body, parts in facts.parts_through.items():
        if days := facts.body_days(body, _is_joint):
            yield body, days, parts


def _is_joint(body: Body) -> bool:
    return body.body_kind == "joint_committee"


@law(
    "A-05",
    title="One joint committee, the same councils for every service",
    citation=SAME_AUTHORITIES,
    cure="Make the arrangements again for the councils that remain, or give the service to a joint committee "
    "of the councils that share it.",
)
def same_councils_for_every_service(facts: Facts) -> Iterator[Breach]:
    """The services shared through one joint committee are all shared by the same councils.

    So no council leaves one of them while it stays in another. A council that only buys, as a client, is
    not counted. Taking part in a service is taking part in all that belongs to it.
    """
    for body, days, parts in _joint_committees(facts):
        for councils, services, period in gathered(_missing(days, parts)):
            sentence = (
                f"{facts.doing(councils, 'has', 'have')} no part in "
                f"{facts.names(services)}, which {agreeing(services, 'is', 'are')} shared through "
                f"{facts.name(body)}, although {agreeing(councils, 'it shares', 'they share')} something "
                "else through the same committee."
            )
            day = period.starts_on
            staying = (parts.first_of(council, day) for council in councils)
            yield Breach(sentence, period, (body, *staying, *parts.ids(services, day)), "question")


def _missing(days: list[Period], parts: Parts) -> Iterator[tuple[tuple[str, ...], str, Period]]:
    """Yield (councils, service, days) where councils share something else through a body and not this."""
    sitting = {council: common(days, parts.all_days_of(council)) for council in parts.authorities}
    for service in parts.services:
        taking_part = {council: parts.days(council, service) for council in parts.authorities_in(service)}
        shared = union(day for held in taking_part.values() for day in held)
        missing = (
            (service, council, period)
            for council, sat in sitting.items()
            for period in without(common(sat, shared), taking_part.get(council, ()))
        )
        for _, councils, period in gathered(missing):
            yield tuple(councils), service, period


@law(
    "A-21",
    title="A shared service is shared by at least two",
    citation=ACTING_JOINTLY,
    cure="End the joint arrangement for the service, or record who else takes part.",
)
def at_least_two(facts: Facts) -> Iterator[Breach]:
    """A service that is shared through a joint committee has at least two councils taking part in it."""
    for body, days, parts in _joint_committees(facts):
        for council, services, period in gathered(_alone(days, parts)):
            sentence = (
                f"{facts.name(council)} alone takes part in {facts.names(services)} through "
                f"{facts.name(body)}, so nothing is shared."
            )
            terms = (body, *parts.ids(services, period.starts_on, [council]))
            yield Breach(sentence, period, terms, "question")


def _alone(days: list[Period], parts: Parts) -> Iterator[tuple[str, str, Period]]:
    """Yield (council, service, days) where one council is the only one in a service."""
    for service in parts.services:
        taking_part = (
            Held(council, held)
            for council in parts.authorities_in(service)
            for held in common(days, parts.days_in_any_of(council, service))
        )
        for period, standing in stretches(taking_part):
            if len(standing) == 1:
                yield standing[0].term, service, period
