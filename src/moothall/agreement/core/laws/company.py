"""A company that serves councils is owned and controlled by the councils that it serves."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial

from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.laws.law import Breach, law, word_breaches
from moothall.agreement.core.laws.statutes import CONTROLLED_COMPANY, OFFICERS_INTERESTS, own_rule
from moothall.agreement.core.laws.stretches import Stretch, common, grouped, runs_of_days, without
from moothall.agreement.core.sentences.words import agreeing, capitalise
from moothall.agreement.core.terms import STATUTORY_OFFICES, Holding, Participation, Post
from moothall.periods import Period, union


@law(
    "A-11",
    title="The holdings in a company come to the whole of it",
    citation=own_rule("shares of one whole add up to one"),
    cure="Correct the shares from that day, or record who holds the rest.",
)
def holdings_add_up(facts: Facts) -> Iterator[Breach]:
    """The shares held in one company come to the whole of it: to no more, and if all are known to no less."""
    for company, holdings in facts.holdings.items():
        for period, standing in runs_of_days(holdings):
            shares = [holding.term.fraction for holding in standing]
            total = sum((share for share in shares if share), Fraction(0))
            says = f"The shares recorded in {facts.name(company)} come to {total}"
            terms = tuple(holding.term.id for holding in standing)
            if total > 1:
                yield Breach(f"{says}, which is more than the whole.", period, terms)
            elif total < 1 and None not in shares:
                yield Breach(f"{says}, and nothing says who holds the rest.", period, terms, "unknown")


@law(
    "A-12",
    title="A company provides services to its owners",
    citation=CONTROLLED_COMPANY,
    cure="Record the council's holding; if it has none, check that the contract was let by a procurement, or "
    "that the company may serve others within the limits of its exemption.",
)
def serves_its_owners(facts: Facts) -> Iterator[Breach]:
    """A council whose services a company provides without a procurement is one of the company's owners."""
    unowned = (
        ((company, part.taking_part_as == "owner"), part.authority, part.service, period)
        for part, held in facts.of(Participation)
        for company in dict.fromkeys(filter(None, (part.provided_by, part.through)))
        if company in facts.companies
        for period in without(
            common([held], facts.companies[company]), facts.owning_days(part.authority, company)
        )
    )
    return word_breaches(unowned, partial(_served, facts))


def _served(
    facts: Facts, by: tuple[str, bool], councils: Sequence[str], services: Sequence[str], period: Period
) -> Breach:
    company, as_owners = by
    serves = f"{capitalise(facts.name(company))} provides {facts.names(services)} for {facts.names(councils)}"
    terms = (company, *facts.parts.ids(services, period.starts_on, councils))
    if as_owners:
        owners = f"as {agreeing(councils, 'one', 'some')} of its owners"
        return Breach(f"{serves} {owners}, and no holding is recorded.", period, terms, "unknown")
    lacking = agreeing(councils, "is not recorded as one of", "are not recorded among")
    return Breach(f"{serves}, which {lacking} its owners.", period, terms, "question")


@law(
    "A-22",
    title="A managing director who is also a council's statutory officer has declared it",
    citation=OFFICERS_INTERESTS,
    cure="See that the officer has given notice of the interest in writing and leaves decisions about the "
    "body to others.",
)
def interest_declared(facts: Facts) -> Iterator[Breach]:
    """A statutory officer who also runs a body that serves or belongs to the council has declared it.

    The register does not hold declarations, so this only says where one is to be looked for.
    """
    officers = grouped(
        (post for post in facts.of(Post) if post.term.offices & set(STATUTORY_OFFICES)),
        lambda post: post.holder,
    )
    for director in facts.of(Post):
        body = director.term.body
        if director.term.office == "managing_director" and director.term.holder and body:
            for officer in officers.get(director.term.holder, []):
                yield from _interested(facts, body, director, officer)


def _interested(facts: Facts, body: str, director: Stretch[Post], officer: Stretch[Post]) -> Iterator[Breach]:
    authority = officer.term.authority
    both = director.period & officer.period
    if both is None or authority is None or director.term.vacant or officer.term.vacant:
        return
    sentence = (
        f"{director.term.holder} is {director.term.title} of {facts.name(body)} and also the "
        f"{officer.term.title} of {facts.name(authority)}, which the body serves or which owns a part of it."
    )
    for period in common([both], _concerned(facts, authority, body)):
        yield Breach(sentence, period, (director.term.id, officer.term.id), "question")


def _concerned(facts: Facts, authority: str, body: str) -> list[Period]:
    """Return the days on which a council owns, sits on or is served by a body."""
    served = (
        part.period
        for part in facts.of(Participation)
        if part.term.authority == authority and body in (part.term.through, part.term.provided_by)
    )
    return union([*served, *facts.owning_days(authority, body)])


@law(
    "A-28",
    title="Every owner of a company has a voice in it",
    citation=CONTROLLED_COMPANY,
    cure="Record who votes the council's share, and the matters reserved to the owners in the words of the "
    "members' agreement, the same for each owner.",
)
def owners_have_a_voice(facts: Facts) -> Iterator[Breach]:
    """Each owner says who votes its share, and all have the same reserved matters: control is joint."""
    silent = (
        (None, held.term.authority, held.term.company, held.period)
        for held in facts.of(Holding)
        if not held.term.representative
    )
    yield from word_breaches(silent, partial(_silent, facts))
    for company, holdings in facts.holdings.items():
        known = (holding for holding in holdings if holding.term.reserved_matters)
        for period, standing in runs_of_days(known):
            if len({frozenset(holding.term.reserved_matters) for holding in standing}) > 1:
                sentence = (
                    f"The matters reserved to the owners of {facts.name(company)} differ from owner to owner."
                )
                yield Breach(sentence, period, tuple(holding.term.id for holding in standing), "question")


def _silent(
    facts: Facts, _: None, councils: Sequence[str], companies: Sequence[str], period: Period
) -> Breach:
    owners = f"{agreeing(councils, 'an owner', 'owners')} of {facts.names(companies)}"
    sentence = f"The register does not say who votes for {facts.names(councils)} as {owners}."
    terms = tuple(
        held.term.id
        for company in companies
        for held in facts.holdings[company]
        if held.term.authority in councils and period.starts_on in held.period
    )
    return Breach(sentence, period, terms, "unknown")
