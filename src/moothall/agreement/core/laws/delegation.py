"""Powers are passed on only by those who have them, and some are not passed on at all."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.laws.law import Breach, law, word_breaches
from moothall.agreement.core.laws.statutes import (
    COUNCIL_TAX,
    DISCHARGE_BY_OTHERS,
    NOT_THE_EXECUTIVE_S,
    SUB_DELEGATION,
)
from moothall.agreement.core.laws.stretches import Stretch, without
from moothall.agreement.core.sentences.words import capitalise, quoted, shortened, spoken
from moothall.agreement.core.terms import Authority, Body, Delegation, Post
from moothall.periods import Period

_EXCEPTED = re.compile(r"\b(except|excluding|other than|but not|save)\b.*|\btax[- ]base\b", re.IGNORECASE)
_FULL_COUNCIL = re.compile(
    r"\b(set|sets|setting|fix|fixing)\b.{0,30}\bcouncil tax\b(?! reduction)"
    r"|\bcouncil tax (setting|requirements?|calculations?)\b"
    r"|\bcalculat\w* .{0,40}\bcouncil tax\b"
    r"|\b(make|making|revis\w+|replac\w+|adopt\w*|approv\w+) .{0,40}\breduction scheme\b"
    r"|\b(issue|issuing|make|making|set|setting) .{0,20}\bprecepts?\b"
    r"|\b(set|setting|determin\w+|decid\w+) .{0,40}\b(empty|second) (homes?|dwellings?)\b"
    r".{0,20}\b(premium|discount)s?\b",
    re.IGNORECASE,
)
_NOT_THE_EXECUTIVE_S = re.compile(
    r"\bplanning (permissions?|applications?)\b|\bdevelopment control\b|\btree preservation\b"
    r"|\b(hackney carriage|taxi|private hire)\b|\belectoral registration\b|\bbyelaws?\b",
    re.IGNORECASE,
)


def _matching(delegation: Delegation, pattern: re.Pattern[str]) -> list[str]:
    """Return the delegated functions that match ``pattern``, ignoring any exceptions that they state."""
    return [each for each in delegation.functions if pattern.search(_EXCEPTED.sub(" ", spoken(each)))]


def _outside(facts: Facts, delegation: Stretch[Delegation], kind: str) -> list[Period]:
    """Return the days of ``delegation`` on which the delegate is not a body of that kind."""
    return without([delegation.period], facts.body_days(delegation.term.delegate, _of_kind(kind)))


def _of_kind(kind: str) -> Callable[[Body], bool]:
    return lambda body: body.body_kind == kind


@law(
    "A-06",
    title="Only full council sets the council tax",
    citation=COUNCIL_TAX,
    cure="Take the function out of the delegation: full council must decide it. The council tax base alone "
    "may be delegated.",
)
def kept_by_full_council(facts: Facts) -> Iterator[Breach]:
    """Nobody but full council makes council tax calculations, sets the tax, or makes its reduction scheme.

    Nor issues precepts, or decides the discounts and premiums of empty and second homes. Working out the tax
    base, collecting the tax and administering the scheme may be delegated. The words of each function are
    read; words after “except” are ignored.
    """
    for delegation in facts.of(Delegation):
        for function in _matching(delegation.term, _FULL_COUNCIL):
            sentence = (
                f"{quoted(function)} is delegated to {facts.name(delegation.term.delegate)}, "
                "and only full council may exercise it."
            )
            for period in _outside(facts, delegation, "council"):
                yield Breach(sentence, period, (delegation.term.id, delegation.term.delegate))


@law(
    "A-25",
    title="Some functions are never the executive's",
    citation=NOT_THE_EXECUTIVE_S,
    cure="Let the council or one of its committees delegate the function, and not the executive.",
)
def never_the_executive_s(facts: Facts) -> Iterator[Breach]:
    """No executive holds or passes on what the law keeps from executives, such as planning permission.

    The words of each function are read for a few of those in Schedule 1: planning permission, planning
    applications, tree preservation, taxi and private hire licensing, electoral registration, byelaws.
    """
    for delegation in facts.of(Delegation):
        if not (functions := _matching(delegation.term, _NOT_THE_EXECUTIVE_S)):
            continue
        for holder in (delegation.term.delegated_by, delegation.term.delegate):
            for period in facts.body_days(holder, _of_kind("executive")):
                if days := period & delegation.period:
                    sentence = (
                        f"{shortened(quoted(each) for each in functions)} rests with {facts.name(holder)}, "
                        "and the law keeps it from a council's executive."
                    )
                    yield Breach(sentence, days, (delegation.term.id, holder))


@law(
    "A-07",
    title="A council delegates only what it has",
    citation=DISCHARGE_BY_OTHERS,
    cure="End the delegation for that service, or record that the council takes part in it.",
)
def delegates_what_it_has(facts: Facts) -> Iterator[Breach]:
    """Each service named in a delegation is one in which the council that delegates takes part."""
    missing = (
        ((term.id, term.delegate), authority, service, period)
        for term, held in facts.of(Delegation)
        for authority in _grantors(facts, term)
        for service in term.services
        for period in without([held], facts.parts.days_in_any_of(authority, service))
    )
    return word_breaches(missing, partial(_no_part, facts))


def _no_part(
    facts: Facts, what: tuple[str, str], councils: Sequence[str], services: Sequence[str], period: Period
) -> Breach:
    delegation, delegate = what
    sentence = (
        f"A power of {facts.names(councils)} is delegated to {facts.name(delegate)} for "
        f"{facts.names(services)}, in which {facts.doing(councils, 'takes', 'take')} no part."
    )
    return Breach(sentence, period, (delegation, *councils, *services))


def _grantors(facts: Facts, delegation: Delegation) -> tuple[str, ...]:
    """Return the councils whose power is delegated: those named, or the one whose body or post delegates."""
    if delegation.authorities:
        return delegation.authorities
    first = facts.register.histories[delegation.delegated_by].original
    if isinstance(first, Authority):
        return (first.id,)
    if isinstance(first, Post):
        return (first.authority,) if first.authority else ()
    return first.authorities if isinstance(first, Body) and len(first.authorities) == 1 else ()


@law(
    "A-27",
    title="A power that may not be passed on is not passed on",
    citation=SUB_DELEGATION,
    cure="End the second delegation, or have the first one say that its power may be passed on.",
)
def not_passed_on(facts: Facts) -> Iterator[Breach]:
    """Where a delegation says that its power may not be passed on, its delegate passes on none of it."""
    onward: dict[str, list[Stretch[Delegation]]] = defaultdict(list)
    for delegation in facts.of(Delegation):
        onward[delegation.term.delegated_by].append(delegation)
    for first in facts.of(Delegation):
        if first.term.may_sub_delegate is False:
            for second in onward[first.term.delegate]:
                if (days := first.period & second.period) and (same := _in_both(first.term, second.term)):
                    holder, other = facts.name(first.term.delegate), facts.name(second.term.delegate)
                    what = f"{capitalise(holder)} may not pass on {shortened(same)}"
                    yield Breach(
                        f"{what}, and has passed it on to {other}.", days, (first.term.id, second.term.id)
                    )


def _in_both(first: Delegation, second: Delegation) -> list[str]:
    """Return the functions of ``first`` that ``second`` also has, for some of the same services."""
    if first.services and second.services and not set(first.services) & set(second.services):
        return []
    passed = {function.casefold() for function in second.functions}
    return [quoted(function) for function in first.functions if function.casefold() in passed]
