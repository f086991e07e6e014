"""Who must agree to a draft, council by council and in order, and what is missing: its route, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences import NameOf, listed, names
from moothall.agreement.core.sentences.words import capitalise
from moothall.agreement.core.variation import Variation
from moothall.delegation.core.functions import function_called
from moothall.delegation.core.route import Lack, Route, Stop, route
from moothall.delegation.core.sentences import condition_in_words, in_order

ASKED = {"decision": "decides", "agreement": "must agree first", "consultation": "must be consulted first"}


@dataclass(frozen=True, slots=True)
class ConsentStop:
    """Somebody who must be asked: for which council, for what, and whether the draft names them."""

    council: str
    who: str
    asked: str
    functions: str
    others: str
    conditions: tuple[str, ...]
    is_named: bool


@dataclass(frozen=True, slots=True)
class ConsentRoute:
    """The stops in their order, and what nobody can be found to decide."""

    stops: tuple[ConsentStop, ...]
    missing: tuple[str, ...]


def consent_route(register: Register, variation: Variation) -> ConsentRoute:
    """Return who must agree to ``variation`` if it is made to ``register``."""
    found, name_of = route(register=register, variation=variation), names(register)
    named = {each.by for each in variation.decided_by}
    return ConsentRoute(tuple(_stops(found, named, name_of)), tuple(_missing(found, name_of)))


def _stops(found: Route, named: set[str], name_of: NameOf) -> Iterator[ConsentStop]:
    """Yield the stops in words, joining neighbours that differ only in the function."""
    for _, group in groupby(found.stops, key=lambda stop: (stop.asked, stop.authority, stop.holders)):
        stops = list(group)
        conditions = dict.fromkeys(each for stop in stops for each in stop.conditions)
        yield ConsentStop(
            council=name_of(stops[0].authority),
            who=name_of(stops[0].holders[0]),
            asked=ASKED[stops[0].asked],
            functions=_functions(stops),
            others=listed(name_of(each) for each in stops[0].holders[1:]),
            conditions=tuple(capitalise(condition_in_words(each, name_of)) for each in in_order(conditions)),
            is_named=bool(named.intersection(stops[0].holders)),
        )


def _missing(found: Route, name_of: NameOf) -> Iterator[str]:
    for each in found.missing:
        yield f"{name_of(each.authority)}, {_title(each)}: {each.sentence}"


def _functions(stops: list[Stop]) -> str:
    return "; ".join(dict.fromkeys(map(_title, stops)))


def _title(stop: Stop | Lack) -> str:
    title = function_called(stop.function).title
    return title[:1].lower() + title[1:]
