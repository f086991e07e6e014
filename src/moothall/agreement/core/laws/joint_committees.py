"""What is shared through a joint committee is shared by the same councils, and by more than one."""

from collections.abc import Iterator

from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.laws.held import Held, common, gathered, stretches, without
from moothall.agreement.core.laws.law import Breach, law
from moothall.agreement.core.laws.parts import Parts
from moothall.agreement.core.laws.statutes import ACTING_JOINTLY, SAME_AUTHORITIES
from moothall.agreement.core.laws.wording import is_or_are
from moothall.agreement.core.terms import Body
from moothall.periods import Period


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
        for authority in parts.authorities:
            sitting = common(days, parts.of_authority(authority))
            missing = (
                (body, service, period)
                for service in parts.services
                for period in without(common(sitting, parts.shared(service)), parts.days(authority, service))
            )
            for _, services, period in gathered(missing):
                yield _left_out(facts, parts, body, authority, services, period)


def _left_out(
    facts: Facts, parts: Parts, body: str, authority: str, services: list[str], period: Period
) -> Breach:
    sentence = (
        f"{facts.name(authority)} has no part in {facts.names(services)}, which {is_or_are(services)} shared "
        f"through {facts.name(body)}, although it shares something else through the same committee."
    )
    staying = parts.ids(authority, parts.services, period)
    terms = (body, *staying, *parts.ids(None, services, period))
    return Breach(sentence, period, terms, "question")


@law(
    "A-21",
    title="A shared service is shared by at least two",
    citation=ACTING_JOINTLY,
    cure="End the joint arrangement for the service, or record who else takes part.",
)
def at_least_two(facts: Facts) -> Iterator[Breach]:
    """A service that is shared through a joint committee has at least two councils taking part in it."""
    for body, days, parts in _joint_committees(facts):
        alone = (
            (standing[0].term, service, period)
            for service in parts.services
            for period, standing in stretches(
                Held(authority, held)
                for authority in parts.authorities
                for held in common(days, parts.days_in_any_of(authority, service))
            )
            if len(standing) == 1
        )
        for authority, services, period in gathered(alone):
            sentence = (
                f"{facts.name(authority)} alone takes part in {facts.names(services)} through "
                f"{facts.name(body)}, so nothing is shared."
            )
            yield Breach(sentence, period, (body, *parts.ids(authority, services, period)), "question")
