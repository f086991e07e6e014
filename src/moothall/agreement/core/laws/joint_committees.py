"""Services shared through a joint committee are shared by the same councils, and by more than one."""

from collections.abc import Iterator

from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.laws.held import by_period, common, without
from moothall.agreement.core.laws.law import Breach, law
from moothall.agreement.core.laws.parts import Parts
from moothall.agreement.core.values import Source
from moothall.periods import Period, union

SI_2012_1019_REG_11 = Source(
    document="Local Authorities (Arrangements for the Discharge of Functions) (England) Regulations 2012",
    clause="regulation 11 (SI 2012/1019)",
    url="https://legislation.gov.uk/en/uksi/2012/1019/regulation/11/made",
    note="Regulation 11(1)(c) and (4). That a council which leaves one service and stays in another must "
    "have the arrangements made again is a reading of it, for the monitoring officer to confirm.",
)


def _joint_committees(facts: Facts) -> Iterator[tuple[str, list[Period], Parts]]:
    """Yield each joint committee with its days and what is shared through it."""
    for body, parts in facts.parts_through.items():
        if days := facts.body_days(body, lambda each: each.body_kind == "joint_committee"):
            yield body, days, parts


@law(
    "A-05",
    title="One joint committee, the same councils for every service",
    citation=SI_2012_1019_REG_11,
    cure="Make the arrangements again for the councils that remain, or give the service to a joint committee "
    "of its own councils, or let the council in (or out) of the rest.",
)
def same_councils_for_every_service(facts: Facts) -> Iterator[Breach]:
    """The services shared through one joint committee are all shared by the same councils.

    So no council leaves one of them while it stays in another. A council that only buys, as a client, is
    not counted. Taking part in a service is taking part in all that belongs to it.
    """
    for body, days, parts in _joint_committees(facts):
        shared = {
            service: union(day for each in parts.authorities for day in parts.days(each, service))
            for service in parts.services
        }
        for authority in parts.authorities:
            sitting = common(days, parts.of_authority(authority))
            missing = (
                (period, service)
                for service, held in shared.items()
                for period in without(common(sitting, held), parts.days(authority, service))
            )
            for period, services in by_period(missing).items():
                yield _left_out(facts, parts, body, authority, services, period)


def _left_out(
    facts: Facts, parts: Parts, body: str, authority: str, services: list[str], period: Period
) -> Breach:
    sentence = (
        f"{facts.name(authority)} has no part in {facts.names(services)}, which other councils share through "
        f"the {facts.name(body)}, although it shares something else through the same committee."
    )
    staying = parts.ids(authority, parts.services, period)
    terms = (body, *staying, *parts.ids(None, services, period))
    return Breach(sentence, period, terms, "question")
