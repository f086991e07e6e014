"""Services shared through a joint committee are shared by the same councils, and by more than one."""

from collections.abc import Iterator, Sequence
from functools import partial

from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.laws.law import Breach, law, word_breaches
from moothall.agreement.core.laws.participants import Participants
from moothall.agreement.core.laws.statutes import ACTING_JOINTLY, SAME_AUTHORITIES
from moothall.agreement.core.laws.stretches import Stretch, common, runs_of_days, without
from moothall.agreement.core.sentences.words import agreeing
from moothall.agreement.core.terms import Body
from moothall.periods import Period


def _joint_committees(facts: Facts) -> Iterator[tuple[str, list[Period], Participants]]:
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
        yield from word_breaches(_missing(body, days, parts), partial(_left_out, facts, parts))


def _missing(body: str, days: list[Period], parts: Participants) -> Iterator[tuple[str, str, str, Period]]:
    """Yield (body, council, service, days) where the council shares other services there but not this one."""
    sitting = {council: common(days, parts.all_days_of(council)) for council in parts.authorities}
    for service in parts.services:
        taking_part = {council: parts.days(council, service) for council in parts.authorities_in(service)}
        shared = parts.all_days_in(service)
        for council, sat in sitting.items():
            for period in without(common(sat, shared), taking_part.get(council, ())):
                yield body, council, service, period


def _left_out(
    facts: Facts,
    parts: Participants,
    body: str,
    councils: Sequence[str],
    services: Sequence[str],
    period: Period,
) -> Breach:
    sentence = (
        f"{facts.doing(councils, 'has', 'have')} no part in {facts.names(services)}, which "
        f"{agreeing(services, 'is', 'are')} shared through {facts.name(body)}, although "
        f"{agreeing(councils, 'it shares', 'they share')} something else through the same committee."
    )
    staying = (parts.first_of(council, period.starts_on) for council in councils)
    return Breach(sentence, period, (body, *staying, *parts.ids(services, period.starts_on)), "question")


@law(
    "A-21",
    title="A shared service is shared by at least two",
    citation=ACTING_JOINTLY,
    cure="End the joint arrangement for the service, or record who else takes part.",
)
def at_least_two(facts: Facts) -> Iterator[Breach]:
    """A service that is shared through a joint committee has at least two councils taking part in it."""
    for body, days, parts in _joint_committees(facts):
        yield from word_breaches(_alone(body, days, parts), partial(_unshared, facts, parts))


def _alone(body: str, days: list[Period], parts: Participants) -> Iterator[tuple[str, str, str, Period]]:
    """Yield (body, council, service, days) where one council is the only one in a service."""
    for service in parts.services:
        shared = common(days, parts.all_days_in(service))
        taking_part = (
            Stretch(council, held)
            for council in parts.authorities_in(service)
            for held in common(shared, parts.days_in_any_of(council, service))
        )
        for period, standing in runs_of_days(taking_part):
            if len(standing) == 1:
                yield body, standing[0].term, service, period


def _unshared(
    facts: Facts,
    parts: Participants,
    body: str,
    councils: Sequence[str],
    services: Sequence[str],
    period: Period,
) -> Breach:
    sentence = (
        f"{facts.names(councils)} alone takes part in {facts.names(services)} through {facts.name(body)}, "
        "so nothing is shared."
    )
    terms = (body, *parts.ids(services, period.starts_on, councils))
    return Breach(sentence, period, terms, "question")
