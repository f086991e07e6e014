"""The route of a variation: who must agree to it, council by council, and what is missing if nobody can.

The functions that a variation exercises are gathered by council. For each, whoever is nearest to the work and
has the power may decide. Those whose agreement is a condition, or who must be consulted, come first.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from moothall.agreement.core.register import Register
from moothall.agreement.core.values import Condition
from moothall.agreement.core.variation import Variation
from moothall.delegation.core.clause import ProposedDecision
from moothall.delegation.core.exercises import Exercise, exercises_of
from moothall.delegation.core.functions import function_called
from moothall.delegation.core.power import PowerAnswer, may, who_may
from moothall.delegation.core.register_scheme import scheme_of
from moothall.delegation.core.scheme import Scheme

Steps = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """Somebody whose decision, agreement or view is needed for one council.

    ``holders`` are those who could give it, nearest to the work first. ``answers`` show by which clauses each
    may decide, and are empty if somebody is only asked. ``conditions`` are those on which the nearest may
    decide.
    """

    asked: Literal["decision", "agreement", "consultation"]
    authority: str
    function: str
    services: frozenset[str]
    holders: tuple[str, ...]
    answers: tuple[PowerAnswer, ...] = ()
    conditions: tuple[Condition, ...] = ()
    steps: Steps = ()


@dataclass(frozen=True, slots=True)
class Lack:
    """A function that must be exercised for a council, but that nobody can be found to exercise."""

    authority: str
    function: str
    services: frozenset[str]
    sentence: str
    steps: Steps = ()


@dataclass(frozen=True, slots=True)
class Route:
    """The stops in the order in which they must be made, and what is missing."""

    stops: tuple[Stop, ...]
    missing: tuple[Lack, ...]


def route(*, register: Register, variation: Variation, scheme: Scheme | None = None) -> Route:
    """Return the route of ``variation``, if made to ``register``, on the day it is decided.

    ``scheme`` is that of ``register``, if the caller already has it.
    """
    known = scheme or scheme_of(register)
    decisions: list[Stop] = []
    missing: list[Lack] = []
    for exercise in _gathered(exercises_of(register, variation), known.authorities):
        stop = _stop(known, exercise, variation.decided)
        if isinstance(stop, Stop):
            decisions.append(stop)
        else:
            missing.append(stop)
    return Route(_in_order(tuple(_with_those_asked(decisions))), tuple(missing))


def with_holders(route: Route, chosen: Mapping[tuple[str, str], str]) -> Route:
    """Return the route with another of those who could decide chosen, by council and function.

    Whoever is chosen comes first among a stop's holders, and those whom that holder's conditions name are
    asked.
    """
    decisions = [stop for stop in route.stops if stop.asked == "decision"]
    moved = [_decided_by(stop, chosen.get((stop.authority, stop.function), "")) for stop in decisions]
    return replace(route, stops=_in_order(tuple(_with_those_asked(moved))))


def _decided_by(stop: Stop, holder: str) -> Stop:
    """Return the stop with ``holder`` first, and the conditions on which that holder may decide."""
    answer = next((each for each in stop.answers if each.holder == holder), None)
    if answer is None or holder == stop.holders[0]:
        return stop
    of_nearest = stop.answers[0].conditions
    of_the_step = tuple(each for each in stop.conditions if each not in of_nearest)
    others = tuple(each for each in stop.holders if each != holder)
    conditions = tuple(dict.fromkeys((*of_the_step, *answer.conditions)))
    return replace(stop, holders=(holder, *others), conditions=conditions)


def _gathered(exercises: Iterable[Exercise], authorities: Iterable[str]) -> list[Exercise]:
    """Join the exercises of one function for one council, and put the councils in order."""
    joined: dict[tuple[str, str, str | None], Exercise] = {}
    for each in exercises:
        key = (each.authority, each.function, each.by)
        so_far = joined.get(key)
        joined[key] = each if so_far is None else _both(so_far, each)
    places = {authority: place for place, authority in enumerate(authorities)}
    return sorted(joined.values(), key=lambda each: places.get(each.authority, len(places)))


def _both(one: Exercise, other: Exercise) -> Exercise:
    conditions = dict.fromkeys((*one.conditions, *other.conditions))
    return replace(
        one,
        services=one.services | other.services,
        passing=one.passing | other.passing,
        conditions=tuple(conditions),
        steps=tuple(dict.fromkeys((*one.steps, *other.steps))),
    )


def _stop(scheme: Scheme, exercise: Exercise, day: date) -> Stop | Lack:
    """Return who may exercise the function for the council, or why nobody can."""
    what = (exercise.authority, exercise.function, exercise.services)
    if exercise.authority not in scheme.authorities:
        sentence = f"“{exercise.authority}” is not a council of the agreement before this variation."
        return Lack(*what, sentence, exercise.steps)
    answers = tuple(_answers(scheme, exercise, day))
    if not answers:
        return Lack(*what, _why_nobody(exercise), exercise.steps)
    conditions = dict.fromkeys((*exercise.conditions, *answers[0].conditions))
    holders = tuple(answer.holder for answer in answers)
    return Stop("decision", *what, holders, answers, tuple(conditions), exercise.steps)


def _why_nobody(exercise: Exercise) -> str:
    if exercise.by is None:
        return f"Nobody is recorded who could {_lower(function_called(exercise.function).title)} on that day."
    return f"“{exercise.by}” has no power on that day that it may pass on to another."


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def _answers(scheme: Scheme, exercise: Exercise, day: date) -> Iterator[PowerAnswer]:
    """Yield who may exercise the function, nearest to the work first."""
    services = exercise.services & scheme.services.cells.keys()
    councils = frozenset({exercise.authority})
    if exercise.by is None:
        asked = ProposedDecision(exercise.function, councils, day, services)
        yield from who_may(scheme=scheme, decision=asked)
        return
    for function in sorted(exercise.passing)[:1]:
        answer = may(
            scheme=scheme, holder=exercise.by, decision=ProposedDecision(function, councils, day, services)
        )
        if answer.is_yes and all(_may_pass_on(scheme, exercise, each, day) for each in exercise.passing):
            yield answer


def _may_pass_on(scheme: Scheme, exercise: Exercise, function: str, day: date) -> bool:
    """Whether the one passing a function on has it, by statute or by clauses that let it be passed on."""
    services = exercise.services & scheme.services.cells.keys()
    decision = ProposedDecision(function, frozenset({exercise.authority}), day, services)
    answer = may(scheme=scheme, holder=exercise.by or "", decision=decision)
    return answer.is_yes and all(
        not chain.clauses or chain.clauses[-1].may_pass_on for chain in answer.chains
    )


def _with_those_asked(decisions: Iterable[Stop]) -> Iterator[Stop]:
    """Yield the stops, each after those whom its conditions say to ask; nobody is asked the same twice."""
    asked: set[tuple[str, str, str]] = set()
    for stop in decisions:
        for condition in stop.conditions:
            if condition.needs not in ("agreement", "consultation"):
                continue
            for holder in condition.of:
                key = (condition.needs, holder, stop.authority)
                if key not in asked and holder != stop.holders[0]:
                    asked.add(key)
                    yield replace(
                        stop, asked=condition.needs, holders=(holder,), answers=(), conditions=(condition,)
                    )
        yield stop


def _in_order(stops: tuple[Stop, ...]) -> tuple[Stop, ...]:
    """Put each stop after those that its conditions wait for, otherwise keeping the order.

    If two wait for each other, the one that came first goes first.
    """
    waiting = list(stops)
    done: list[Stop] = []
    while waiting:
        free = next((stop for stop in waiting if not _waits(stop, waiting)), waiting[0])
        waiting.remove(free)
        done.append(free)
    return tuple(done)


def _waits(stop: Stop, others: Iterable[Stop]) -> bool:
    """Whether ``stop`` waits for a decision by somebody whom one of its conditions names."""
    if stop.asked != "decision":
        return False
    named = {holder for condition in stop.conditions for holder in condition.of}
    return any(
        other.holders[0] in named or (other.authority in named and other.authority != stop.authority)
        for other in others
        if other is not stop
    )
