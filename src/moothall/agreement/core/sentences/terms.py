"""Who takes part and who decides, each term as one plain clause; without its days, which pages add."""

from collections.abc import Iterable, Iterator
from functools import singledispatch

from moothall.agreement.core.sentences.names import NameOf, by_council
from moothall.agreement.core.sentences.words import (
    amount,
    listed,
    of,
    opened,
    said,
    several,
    spoken,
    the,
    within,
)
from moothall.agreement.core.terms import (
    Authority,
    Body,
    Delegation,
    Participation,
    Post,
    Service,
    Term,
)
from moothall.agreement.core.values import Condition

_KINDS_OF_AUTHORITY = {
    "district": "a district council",
    "county": "a county council",
    "unitary": "a unitary council",
    "metropolitan": "a metropolitan borough council",
    "london_borough": "a London borough council",
    "combined": "a combined authority",
    "fire": "a fire authority",
    "police": "a police authority",
    "national_park": "a national park authority",
    "other": "a public authority",
}


@singledispatch
def sentence(term: Term, name_of: NameOf) -> str:
    """Return what ``term`` says as one clause of plain English, with no stop and without its days."""
    return f"{term.name} is a {term.words}"


@sentence.register
def _(term: Authority, name_of: NameOf) -> str:
    standing = {
        "partner": "is a partner",
        "neighbour": "is a neighbour, not of the partnership but sharing something with it",
    }[term.standing]
    after = f"; {name_of(term.successor)} succeeds it" if term.successor else ""
    return f"{term.title}, {_KINDS_OF_AUTHORITY[term.authority_kind]}, {standing}{after}"


@sentence.register
def _(term: Service, name_of: NameOf) -> str:
    place = f"is part of {within(name_of(term.part_of))}" if term.part_of else "is a service"
    spending = f"; its spending is reported under {term.sea_division}" if term.sea_division else ""
    return f"{opened(term.title)} {place}{spending}"


@sentence.register
def _(term: Body, name_of: NameOf) -> str:
    described = {"other": "body", "scrutiny": "scrutiny body"}.get(term.body_kind, said(term.body_kind))
    whose = f" of {listed(map(name_of, term.authorities))}" if term.authorities else ""
    return "; ".join((f"{opened(the(term.title))} is {_a(described)}{whose}", *_how_it_works(term, name_of)))


def _a(words: str) -> str:
    return f"an {words}" if words[0] in "aeio" else f"a {words}"


def _how_it_works(term: Body, name_of: NameOf) -> Iterator[str]:
    if term.seats:
        yield f"its seats are {by_council(term.seats, name_of)}"
    if term.quorum:
        each = term.quorum.from_each_authority
        yield f"its quorum is {term.quorum.members}" + (
            f", with at least {each} from each council" if each else ""
        )
    if term.voting:
        yield f"it decides by {said(term.voting.decided_by)}"
        if term.voting.unanimity_for:
            yield f"every vote is needed for {several([within(each) for each in term.voting.unanimity_for])}"
    if term.call_in:
        days = term.call_in.working_days
        yield f"its decisions may be called in within {days} working {'day' if days == 1 else 'days'}"


@sentence.register
def _(term: Post, name_of: NameOf) -> str:
    owner = term.authority or term.body
    title = f"{of(name_of(owner))} {within(term.title)}" if owner else the(term.title)
    also = f", who is also {listed(said(each) for each in term.also)}" if term.also else ""
    if term.vacant:
        return f"Nobody is {title}{also}: the post is vacant"
    if term.holder is None:
        return f"{opened(title)}{also} is not named"
    return f"{term.holder} is {title}{also}" + (", for the time being" if term.interim else "")


@sentence.register
def _(term: Participation, name_of: NameOf) -> str:
    service = within(name_of(term.service))
    part = {
        "member": f"takes part in {service}",
        "host": f"hosts {service}",
        "client": f"buys {service} as a client",
        "owner": f"takes part in {service} as an owner",
    }[term.taking_part_as]
    through = f" through {the(name_of(term.through))}" if term.through else ""
    is_said = term.provided_by in (None, term.through, term.authority)
    provider = "" if is_said else f", provided by {the(name_of(term.provided_by or ''))}"
    form = f" ({term.instrument})" if term.instrument else ""
    return f"{name_of(term.authority)} {part}{through}{provider}{form}{_on(term.conditions)}"


def _on(conditions: Iterable[Condition]) -> str:
    """Return the conditions on which something may be done, or nothing."""
    texts = [f"“{condition.text.rstrip('.')}”" for condition in conditions]
    return (
        f", on {'condition' if len(texts) == 1 else 'these conditions'}: {'; '.join(texts)}" if texts else ""
    )


@sentence.register
def _(term: Delegation, name_of: NameOf) -> str:
    functions = several([within(spoken(function)) for function in term.functions])
    services = f" in {several([within(name_of(each)) for each in term.services])}" if term.services else ""
    councils = f" for {listed(map(name_of, term.authorities))}" if term.authorities else ""
    passing = {True: "; it may be passed on", False: "; it may not be passed on", None: ""}
    return (
        f"{opened(the(name_of(term.delegated_by)))} delegates to {the(name_of(term.delegate))}: "
        f"{functions}{services}{councils}{''.join(_limits(term))}{_on(term.conditions)}{passing[term.may_sub_delegate]}"
    )


def _limits(term: Delegation) -> Iterator[str]:
    if term.from_pence is not None:
        yield f", from {amount(term.from_pence)} a decision"
    if term.limit_pence is not None:
        yield f", up to {amount(term.limit_pence)} a decision"
    if term.requires:
        yield f", only where: {several([within(each) for each in term.requires])}"
    if term.excludes:
        yield f", but not where: {several([within(each) for each in term.excludes])}"
