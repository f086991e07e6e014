"""A question about power in an address: read leniently, or answered with what to correct."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest

from moothall.delegation.core.clause import ProposedDecision
from moothall.delegation.core.functions import BY_ID, is_heading
from moothall.delegation.core.register_scheme import scheme_of
from moothall.delegation.core.scheme import Scheme
from moothall.doors.site.visits import Visit
from moothall.money import parse_pounds
from moothall.refusals import Invalid

WARDS = {"": 0, "1": 1, "2": 2}
Faults = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PowerQuestion:
    """What was asked: the fields as given, the decision that they come to, and what is wrong with them."""

    what: str
    councils: tuple[str, ...]
    services: tuple[str, ...]
    amount: str
    circumstances: tuple[str, ...]
    who: str
    wards: str
    faults: Faults = ()
    decision: ProposedDecision | None = None

    @property
    def wards_affected(self) -> int:
        """In how many wards the decision has a significant effect; 2 stands for more."""
        return WARDS.get(self.wards, 0)


def question_in_address(visit: Visit) -> PowerQuestion:
    """Return the question that the address of ``visit`` asks; none until it says what is to be decided."""
    given = visit.request.GET
    asked = PowerQuestion(
        what=given.get("what", "").strip(),
        councils=_several(visit.request, "council"),
        services=_several(visit.request, "service"),
        amount=given.get("amount", ""),
        circumstances=_several(visit.request, "where"),
        who=given.get("who", "").strip(),
        wards=given.get("wards", ""),
    )
    if "what" not in given:
        return asked
    pence, wrong = _pence(asked.amount)
    faults = (*_faults(asked, visit), *([("amount", wrong)] if wrong else []))
    decision = None if faults or visit.faults else _decision(asked, visit, pence)
    return replace(asked, faults=faults, decision=decision)


def _faults(asked: PowerQuestion, visit: Visit) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a question, each with its field."""
    scheme = scheme_of(visit.register)
    yield from _about_function(asked.what)
    yield from _about_councils(asked.councils, scheme)
    yield from _unknown(asked.services, scheme.services.cells, "service")
    yield from _unknown(asked.circumstances, scheme.facts, "where")
    if asked.who and asked.who not in visit.register.histories:
        yield "who", f"There is no body or post called “{_short(asked.who)}” here"


def _several(request: HttpRequest, name: str) -> tuple[str, ...]:
    """Return the values given for one field, once each and in their order."""
    return tuple(dict.fromkeys(filter(None, request.GET.getlist(name))))


def _decision(asked: PowerQuestion, visit: Visit, pence: int) -> ProposedDecision:
    return ProposedDecision(
        function=asked.what,
        authorities=frozenset(asked.councils),
        day=visit.on,
        services=frozenset(asked.services),
        amount_pence=pence,
        circumstances=frozenset(asked.circumstances),
    )


def _about_function(what: str) -> Iterator[tuple[str, str]]:
    if not what:
        yield "what", "Choose what is to be decided"
    elif what not in BY_ID:
        yield (
            "what",
            f"There is nothing called “{_short(what)}” in the list of functions. Choose from the list",
        )
    elif is_heading(BY_ID[what]):
        yield "what", f"“{BY_ID[what].title}” is a heading. Choose one of the functions under it"


def _about_councils(councils: tuple[str, ...], scheme: Scheme) -> Iterator[tuple[str, str]]:
    if not councils:
        yield "council", "Choose at least one council"
    yield from _unknown(councils, scheme.authority_cells, "council")


def _unknown(given: tuple[str, ...], known: Container[str], field: str) -> Iterator[tuple[str, str]]:
    """Yield one fault for the first of ``given`` that is not known."""
    words = {"council": "council", "service": "service", "where": "circumstance that the scheme asks about"}
    for each in given:
        if each not in known:
            yield field, f"There is no {words[field]} called “{_short(each)}” here"
            return


def _pence(text: str) -> tuple[int, str]:
    """Return an amount in pence, or 0 with what is wrong."""
    if not text.strip():
        return 0, ""
    try:
        pence = parse_pounds(text)
    except Invalid:
        return 0, "Enter an amount in pounds, such as 12,500 or 12,500.50"
    if pence < 0:
        return 0, "Enter an amount of £0 or more"
    return pence, ""


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def address_of(visit: Visit, decision: ProposedDecision, *, who: str = "", wards: str = "") -> str:
    """Return the address that asks who may take ``decision``, on its own day."""
    asked = [
        ("what", decision.function),
        *(("council", each) for each in sorted(decision.authorities)),
        *(("service", each) for each in sorted(decision.services)),
        *([("amount", _in_pounds(decision.amount_pence))] if decision.amount_pence else []),
        *(("where", each) for each in sorted(decision.circumstances)),
        *([("who", who)] if who else []),
        *([("wards", wards)] if wards else []),
    ]
    return f"{visit.address('decide', on=decision.day)}&{urlencode(asked)}"


def _in_pounds(pence: int) -> str:
    pounds, rest = divmod(pence, 100)
    return f"{pounds}.{rest:02}" if rest else str(pounds)
