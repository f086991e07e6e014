"""What each term says, as one plain clause: who takes part, who decides, what it costs, what was promised."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import singledispatch

from moothall.agreement.core.sentences.names import NameOf, by_council
from moothall.agreement.core.sentences.words import (
    amount,
    capitalise,
    listed,
    of,
    said,
    several,
    spoken,
    the,
    within,
)
from moothall.agreement.core.terms import (
    KINDS,
    Adoption,
    Authority,
    Benefit,
    Body,
    CostShare,
    Delegation,
    Driver,
    Holding,
    Money,
    Participation,
    Policy,
    Post,
    Service,
    Standard,
    Target,
    Term,
    require_of_every_kind,
)
from moothall.agreement.core.values import Condition
from moothall.periods import written

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
    """Return what ``term`` says as one clause of plain English, without a full stop and without its days."""
    return f"{term.name} is a {term.words}"  # pragma: no cover  # every kind has its own: see the last lines


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
    return f"{capitalise(term.title)} {place}{spending}"


@sentence.register
def _(term: Body, name_of: NameOf) -> str:
    described = {"other": "body", "scrutiny": "scrutiny body"}.get(term.body_kind, said(term.body_kind))
    whose = f" of {listed(map(name_of, term.authorities))}" if term.authorities else ""
    return "; ".join(
        (f"{capitalise(the(term.title))} is {_a(described)}{whose}", *_how_it_works(term, name_of))
    )


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
        return f"{capitalise(title)}{also} is not named"
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
        f"{capitalise(the(name_of(term.delegated_by)))} delegates to {the(name_of(term.delegate))}: "
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


@sentence.register
def _(term: CostShare, name_of: NameOf) -> str:
    measure = within(name_of(term.driver)) if term.driver else ""
    method = {
        "driver": f"in proportion to {measure}",
        "fixed": "in fixed shares",
        "equal": "equally",
        "banded": f"in {len(term.bands)} bands of {measure}",
    }[term.method]
    weights = f": {by_council(term.shares, name_of)}" if term.shares else ""
    limits = {"at least": term.floor_pence, "at most": term.cap_pence}
    for words, sums in limits.items():
        if sums:
            each = by_council({council: amount(pence) for council, pence in sums.items()}, name_of)
            weights += f"; a year's share is {words}: {each}"
    if term.tolerance_pence is not None:
        weights += f"; estimates are divided again only beyond {amount(term.tolerance_pence)}"
    moving = listed(f"{_in_hundred(each.earlier)} from {written(each.starts_on)}" for each in term.transition)
    weights += f"; still divided as before: {moving}" if moving else ""
    return f"The cost of {within(name_of(term.service))} is shared {method}{weights}"


def _in_hundred(part: Decimal) -> str:
    """Write a part of one as a percentage."""
    return f"{(part * 100).normalize():f}%"


@sentence.register
def _(term: Driver, name_of: NameOf) -> str:
    readings = listed(
        f"{name_of(each.authority)} {each.quantity} on {written(each.on)}" for each in term.readings
    )
    measured_in = (
        "" if term.unit.casefold() == term.title.casefold() else f", counted in {within(term.unit)},"
    )
    return f"{capitalise(term.title)}{measured_in} can share out cost" + (f": {readings}" if readings else "")


@sentence.register
def _(term: Benefit, name_of: NameOf) -> str:
    years = listed(f"{amount(pence)} in {year}" for year, pence in sorted(term.profile_pence.items()))
    cashable = {True: ", cashable", False: ", not cashable", None: ""}[term.cashable]
    before = f"; the cost before was {amount(term.baseline_pence)}" if term.baseline_pence is not None else ""
    owner = f"; {the(name_of(term.owner))} answers for it" if term.owner else ""
    return f"{_measured(term, name_of)}{cashable}{f': {years}' if years else ''}{before}{owner}"


@sentence.register
def _(term: Target, name_of: NameOf) -> str:
    size = "more than " if term.at_least else "about " if term.about else ""
    covers = f", {within(term.covers)}" if term.covers else ""
    by = f", to be reached by {written(term.by)}" if term.by else ""
    return f"{_measured(term, name_of)}: {size}{amount(term.amount_pence)}{covers}{by}"


def _measured(term: Money, name_of: NameOf) -> str:
    """Return a sum's name, its basis, whose it is and who says so."""
    prices = {"cash": "in cash prices", "real": "in constant prices", None: ""}[term.prices]
    span = {"in_year": "in one year", "cumulative": "added up over the years", None: ""}[term.span]
    whose = [
        f"for {listed(map(name_of, term.authorities))}" if term.authorities else "",
        f"in {several([within(name_of(each)) for each in term.services])}" if term.services else "",
    ]
    says = f"({term.claimant})" if term.claimant else ""
    words = (f"“{term.name}” is", _basis(term), span, prices, *whose, says)
    return " ".join(word for word in words if word)


def _basis(term: Money) -> str:
    qualities = (term.recurrence, term.gross_or_net, term.measure)
    what = " ".join(said(word) for word in qualities if word)
    stage = {"plan": "a planned", "forecast": "a forecast", "realised": "a realised", None: "a"}[term.stage]
    return f"{stage} {what}"


@sentence.register
def _(term: Policy, name_of: NameOf) -> str:
    whole = "is to be one policy for all" if term.common else "is each council's own policy"
    bound = f" in {several([within(name_of(each)) for each in term.services])}" if term.services else ""
    adopted = listed(f"{name_of(each.authority)} ({_version(each)})" for each in term.adoptions)
    return f"“{term.title}” {whole}{bound}" + (f"; adopted by {adopted}" if adopted else "")


def _version(adoption: Adoption) -> str:
    version = f"version {adoption.version}" if adoption.version[0].isdigit() else adoption.version
    return f"{version}, on {written(adoption.on)}" if adoption.on else version


@sentence.register
def _(term: Standard, name_of: NameOf) -> str:
    promise = f"{capitalise(within(name_of(term.service)))} promises: “{term.promise.rstrip('.')}”"
    tested = f"; tested by {within(term.measured_by.rstrip('.'))}" if term.measured_by else ""
    return promise + tested + (f"; {the(name_of(term.owner))} answers for it" if term.owner else "")


@sentence.register
def _(term: Holding, name_of: NameOf) -> str:
    company = the(name_of(term.company))
    what = f"{term.share} of {company}" if term.share else f"a share in {company}"
    held = f", held as {within(term.held_as)}" if term.held_as else ""
    matters = several([within(each) for each in term.reserved_matters])
    reserved = f"; reserved to the owners: {matters}" if matters else ""
    votes = f"; {the(name_of(term.representative))} votes the share" if term.representative else ""
    return f"{name_of(term.authority)} owns {what}{held}{reserved}{votes}"


require_of_every_kind(
    "a sentence",
    [kind for kind, model in KINDS.items() if model in sentence.registry],
    "agreement/core/sentences/terms.py",
)
