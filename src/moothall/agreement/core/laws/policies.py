"""A common policy is one text, adopted by every partner that it binds."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import zip_longest

from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.laws.law import Breach, law, word_breaches
from moothall.agreement.core.laws.statutes import own_rule
from moothall.agreement.core.laws.stretches import Stretch, common, runs_of_days, without
from moothall.agreement.core.sentences.words import agreeing, quoted, shortened
from moothall.agreement.core.terms import Adoption, Policy
from moothall.periods import Period, union


@law(
    "A-15",
    title="A common policy is adopted by every partner, in one version",
    citation=own_rule("a policy is common when each council has adopted the same text"),
    cure="Record each council's adoption, with its version and day; ask who has not adopted it to do so.",
)
def adopted_by_all(facts: Facts) -> Iterator[Breach]:
    """A policy that is meant to be one text for all has been adopted by every partner, in the same version.

    A policy for some services binds the partners that take part in one of them.
    """
    policies = [policy for policy in facts.of(Policy) if policy.term.common]
    missing = (each for policy in policies for each in _not_adopted(facts, policy))
    yield from word_breaches(missing, partial(_unadopted, facts))
    for each in policies:
        yield from _differing(facts, each)


def _bound(facts: Facts, policy: Stretch[Policy], authority: str) -> list[Period]:
    """Return the days on which a policy binds a partner."""
    days = common([policy.period], facts.partners[authority])
    if not policy.term.services:
        return days
    parts = (facts.parts.days_in_any_of(authority, service) for service in policy.term.services)
    return common(days, union(day for part in parts for day in part))


def _adopted(policy: Stretch[Policy], authority: str) -> list[Stretch[Adoption]]:
    """Return what a council had adopted, each version until the next."""
    first = policy.period.starts_on
    own = sorted(
        (each for each in policy.term.adoptions if each.authority == authority),
        key=lambda each: each.on or first,
    )
    days = [max(each.on or first, first) for each in own]
    return [
        Stretch(adoption, held)
        for adoption, (day, until) in zip(own, zip_longest(days, days[1:]), strict=True)
        if day != until and (held := Period(day, until) & policy.period)
    ]


def _not_adopted(facts: Facts, policy: Stretch[Policy]) -> Iterator[tuple[None, str, str, Period]]:
    """Yield a case for each partner that a policy binds and that has not adopted it."""
    for council in facts.partners:
        adopted = [held.period for held in _adopted(policy, council)]
        for period in without(_bound(facts, policy, council), adopted):
            yield None, council, policy.term.id, period


def _unadopted(
    facts: Facts, _: None, councils: Sequence[str], policies: Sequence[str], period: Period
) -> Breach:
    what = shortened(policies, lambda policy: quoted(facts.name(policy)))
    not_recorded = agreeing(policies, "is not recorded", "are not recorded")
    sentence = f"{what} {not_recorded} as adopted by {facts.names(councils)}."
    return Breach(sentence, period, (*policies, *councils), "unknown")


def _differing(facts: Facts, policy: Stretch[Policy]) -> Iterator[Breach]:
    adopted = (
        Stretch(held.term, period)
        for authority in facts.partners
        for held in _adopted(policy, authority)
        for period in common(_bound(facts, policy, authority), [held.period])
    )
    for period, standing in runs_of_days(adopted):
        if len({held.term.version for held in standing}) > 1:
            whose = (f"{facts.name(held.term.authority)} {quoted(held.term.version)}" for held in standing)
            sentence = f"{quoted(policy.term.name)} is adopted in different versions: {'; '.join(whose)}."
            authorities = (held.term.authority for held in standing)
            yield Breach(sentence, period, (policy.term.id, *authorities), "question")
