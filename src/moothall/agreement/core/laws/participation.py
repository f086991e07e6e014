"""A council takes part through bodies on which it sits, and others' staff serve it under an agreement."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.laws.law import Breach, law, word_breaches
from moothall.agreement.core.laws.participants import Participants
from moothall.agreement.core.laws.statutes import ACTING_JOINTLY, LENT_OFFICERS, NOT_TO_ANOTHER_AUTHORITY
from moothall.agreement.core.laws.stretches import common
from moothall.agreement.core.sentences.words import agreeing, capitalise, quoted
from moothall.agreement.core.terms import Authority, Body, Participation
from moothall.periods import Period

SECTION_101 = re.compile(r"\b(s|ss|section|sections)\.? ?101\b", re.IGNORECASE)
EXECUTIVE_ROUTE = re.compile(r"2000|2012|9EA|\b(s|ss|section|sections)\.? ?(19|20)\b", re.IGNORECASE)


@law(
    "A-09",
    title="A council sits on the body through which it takes part",
    citation=ACTING_JOINTLY,
    cure="Record the council's seats on the body, or name the body through which it really takes part.",
)
def sits_where_it_takes_part(facts: Facts) -> Iterator[Breach]:
    """A council that takes part in a service through a body is one of its councils and has a seat on it.

    A client, who only buys, needs no seat; and a company has owners instead of seats.
    """
    for body, parts in facts.parts_through.items():
        for version, held in facts.versions(body, Body):
            if version.body_kind != "company" and not (version.seats or _councils(version)):
                sentence = f"The register does not say which councils sit on {facts.name(body)}."
                for period in common([held], parts.all_days):
                    yield Breach(sentence, period, (body,), "unknown")
        yield from word_breaches(_unseated(facts, body, parts), partial(_without_a_seat, facts, parts))


def _councils(body: Body) -> set[str]:
    """Return the councils whose body it is, as listed or as its members show."""
    return {*body.authorities, *(each.authority for each in body.members if each.authority)}


Place = tuple[str, bool]  # a body, and whether a council is one of its councils


def _unseated(facts: Facts, body: str, parts: Participants) -> Iterator[tuple[Place, str, str, Period]]:
    """Yield a case for each council that takes part in a service through a body without a seat on it."""
    for version, held in facts.versions(body, Body):
        councils = _councils(version)
        if version.body_kind == "company" or not (version.seats or councils):
            continue
        for council in parts.authorities:
            if not version.seats.get(council, 0) and (version.seats or council not in councils):
                for part in parts.of_authority(council):
                    for period in common([held], [part.period]):
                        yield (body, council in councils), council, part.term.service, period


def _without_a_seat(
    facts: Facts,
    parts: Participants,
    place: Place,
    councils: Sequence[str],
    services: Sequence[str],
    period: Period,
) -> Breach:
    body, is_one_of_them = place
    has, is_not = agreeing(councils, "has", "have"), agreeing(councils, "is not", "are not")
    lacks = f"{has} no seat on it" if is_one_of_them else f"{is_not} among its councils"
    sentence = (
        f"{facts.doing(councils, 'takes', 'take')} part in {facts.names(services)} through "
        f"{facts.name(body)}, and {lacks}."
    )
    return Breach(sentence, period, (body, *parts.ids(services, period.starts_on, councils)))


@law(
    "A-16",
    title="Staff who serve another council do so under an agreement",
    citation=LENT_OFFICERS,
    cure="Record the agreement: an agreement under section 113 (the officers must first be consulted), a "
    "delegation under section 101, or a services agreement.",
)
def served_under_an_agreement(facts: Facts) -> Iterator[Breach]:
    """Where somebody else's staff provide a council's service, the legal form of that is recorded."""
    informal = (
        (part.provided_by, part.authority, part.service, period)
        for part, period in facts.of(Participation)
        if part.provided_by and part.provided_by != part.authority and not part.instrument
    )
    return word_breaches(informal, partial(_informal, facts))


def _informal(
    facts: Facts, provider: str, councils: Sequence[str], services: Sequence[str], period: Period
) -> Breach:
    sentence = (
        f"{capitalise(facts.name(provider))} provides {facts.names(services)} for {facts.names(councils)}, "
        "and no legal form is recorded."
    )
    parts = facts.parts.ids(services, period.starts_on, councils)
    return Breach(sentence, period, (*parts, provider), "unknown")


@law(
    "A-23",
    title="An executive function goes to another council by the executive's route",
    citation=NOT_TO_ANOTHER_AUTHORITY,
    cure="Check whether the function is the other council's executive's; if it is, record the arrangement "
    "under the Local Government Act 2000 (section 9EA, before that sections 19 and 20) beside section 101.",
)
def by_the_executive_s_route(facts: Facts) -> Iterator[Breach]:
    """A service passed to another council rests on more than section 101 if it is that executive's function.

    Section 101 does not reach a function that is the other council's executive's; the route is then that of
    the Local Government Act 2000. The register cannot tell whose function each service is, so this asks.
    """
    by_section_101 = (
        ((part.provided_by, part.instrument), part.authority, part.service, period)
        for part, period in facts.of(Participation)
        if part.provided_by
        and part.provided_by != part.authority
        and part.instrument
        and SECTION_101.search(part.instrument)
        and not EXECUTIVE_ROUTE.search(part.instrument)
        and facts.is_a(part.provided_by, Authority)
    )
    return word_breaches(by_section_101, partial(_passed, facts))


def _passed(
    facts: Facts, under: tuple[str, str], councils: Sequence[str], services: Sequence[str], period: Period
) -> Breach:
    provider, form = under
    sentence = (
        f"{facts.name(provider)} provides {facts.names(services)} for {facts.names(councils)} under "
        f"{quoted(form)}, and no arrangement under the Local Government Act 2000 is named."
    )
    parts = facts.parts.ids(services, period.starts_on, councils)
    return Breach(sentence, period, (*parts, provider), "question")
