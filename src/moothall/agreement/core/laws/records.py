"""The register itself: terms rest on terms that hold, and variations on decisions that were taken."""

from collections.abc import Iterator, Sequence
from functools import partial

from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.laws.law import Breach, law, word_breaches
from moothall.agreement.core.laws.statutes import REORGANISATION, own_rule
from moothall.agreement.core.laws.stretches import without
from moothall.agreement.core.references import references
from moothall.agreement.core.register import Entry
from moothall.agreement.core.sentences.words import agreeing, capitalise, counted, quoted
from moothall.agreement.core.terms import Authority, Target, Term
from moothall.agreement.core.variation import Variation
from moothall.periods import Period, union, written

# These name a term as it was when something was done, or as it will be: it need not hold on the same days.
_OF_ANOTHER_DAY = {"successor", "adoptions", "readings"}


@law(
    "A-10",
    title="A term rests only on terms that hold",
    citation=own_rule("what a term names holds on the same days"),
    cure="End the terms that name it from the same day, or change what they name.",
)
def rests_on_what_holds(facts: Facts) -> Iterator[Breach]:
    """Whatever a term names, such as its council or its body, holds on every day on which the term holds.

    A council's successor, an adoption, a driver's reading and a published figure may name a term that no
    longer holds, or does not yet.
    """
    resting = (
        (named, term.id, named, period)
        for term, held in facts.everything()
        for named in _named(term) - facts.steady
        for period in without([held], facts.days(named))
    )
    return word_breaches(resting, partial(_dangling, facts))


def _dangling(facts: Facts, named: str, ids: Sequence[str], _: Sequence[str], period: Period) -> Breach:
    who = facts.names(ids) if len(ids) <= 4 else counted(len(ids), "term")
    kind = facts.register.histories[named].original.words
    says = f"{capitalise(who)} {agreeing(ids, 'names', 'name')} {facts.name(named)}"
    return Breach(f"{says}, and there is no such {kind} on these days.", period, (*ids, named))


def _named(term: Term) -> set[str]:
    """Return the ids named by ``term`` that must hold on the same days."""
    if isinstance(term, Target):
        return set()
    return {each.id for each in references(term) if each.path[0] not in _OF_ANOTHER_DAY}


@law(
    "A-29",
    title="A council that is abolished has a successor",
    citation=REORGANISATION,
    cure="Name the successor when the order is made; until then, plan for each term that names the council.",
)
def has_a_successor(facts: Facts) -> Iterator[Breach]:
    """A council that comes to an end names the council that takes over its part."""
    ended = (
        (None, history.id, "", Period(last.period.until))
        for history in facts.register.histories.values()
        for last in history.versions[-1:]
        if isinstance(last.term, Authority) and last.period.until and not last.term.successor
    )
    return word_breaches(ended, partial(_abolished, facts))


def _abolished(facts: Facts, _: None, councils: Sequence[str], __: Sequence[str], period: Period) -> Breach:
    says = f"{facts.doing(councils, 'comes', 'come')} to an end"
    return Breach(f"{says}, and the register names no successor.", period, tuple(councils), "unknown")


def _touched(variation: Variation) -> tuple[str, ...]:
    """Return the terms that a variation changed in any way."""
    ids = [term.id for term in variation.add] + [step.term for _, _, step in variation.steps()]
    return tuple(dict.fromkeys(ids))


@law(
    "A-19",
    title="Nothing takes effect before it is decided",
    citation=own_rule("a decision binds from the day on which it is taken"),
    cure="Check both days; if they are right, see whether the decision was ratified and record that.",
)
def decided_first(facts: Facts) -> Iterator[Breach]:
    """No variation takes effect before the day on which it was decided.

    A decision whose day is only inferred or expected is not counted as a breach.
    """
    for entry in facts.register.entries:
        variation = entry.variation
        known = variation.decided_is not in ("inferred", "expected")
        if known and variation.effective < variation.decided:
            took_effect, decided = written(variation.effective), written(variation.decided)
            sentence = (
                f"{quoted(variation.title)} took effect on {took_effect}, before it was decided on {decided}."
            )
            days = Period(variation.effective, variation.decided)
            yield Breach(sentence, days, _touched(variation), "question")


@law(
    "A-20",
    title="Every variation names its decision and its source",
    citation=own_rule("only a decision changes the agreement, and a reader can look it up"),
    cure="Record who decided it and on which day, and where that can be read.",
)
def decided_and_sourced(facts: Facts) -> Iterator[Breach]:
    """Each variation says who decided it, and where that can be read.

    One that only adds what somebody published needs no decision, and an illustration needs neither.
    """
    for entry in facts.register.entries:
        if entry.variation.basis == "illustrative":
            continue
        lacking = [] if entry.variation.decided_by or _only_says(entry.variation) else ["who decided it"]
        if unread := _without_source(facts, entry):
            lacking.append("where it can be read")
        if lacking:
            sentence = f"{quoted(entry.variation.title)} does not say {' or '.join(lacking)}."
            days = Period(entry.variation.effective)
            yield Breach(sentence, days, unread or _touched(entry.variation), "unknown")


def _only_says(variation: Variation) -> bool:
    """Whether a variation changes nothing but notes a figure that somebody published."""
    return not any(variation.steps()) and all(isinstance(term, Target) for term in variation.add)


def _without_source(facts: Facts, entry: Entry) -> tuple[str, ...]:
    """Return the steps for which neither the variation nor the step itself names a source."""
    if entry.variation.source:
        return ()
    added = [term.id for term in entry.variation.add if not term.source and term.basis != "illustrative"]
    steps = [step.term for _, _, step in entry.variation.steps() if not step.source]
    return tuple(dict.fromkeys((*added, *steps)))


@law(
    "A-30",
    title="A decision is taken by somebody who was there",
    citation=own_rule("a decision is that of a council, body or post that holds on its day"),
    cure="Check the day of the decision and the days of the body or post; correct whichever is wrong.",
)
def decided_by_somebody_there(facts: Facts) -> Iterator[Breach]:
    """Each council, body or post that took a decision existed on the day it was taken.

    A day that is not known exactly is not counted as a breach.
    """
    for entry in facts.register.entries:
        for taken in entry.variation.decided_by:
            if taken.on_is != "exact":
                continue
            for period in without([Period.of_day(taken.on)], union(facts.days(taken.by))):
                sentence = (
                    f"{quoted(entry.variation.title)} was decided by {facts.name(taken.by)} on "
                    f"{written(taken.on)}, when the register has none."
                )
                yield Breach(sentence, period, (taken.by, *_touched(entry.variation)))
