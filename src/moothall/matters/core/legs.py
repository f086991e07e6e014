"""The legs of a route: what is asked of one holder for one council, by which powers, in one place.

A route has a stop for each function. Whoever is asked for several of them for one council is asked once, at
the last of their places, so that what each of them waits for has come before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from moothall.agreement.core.values import Condition
from moothall.delegation.core.route import Route, Stop, with_holders
from moothall.refusals import Fault

Choices = Mapping[int | tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class LegAsked:
    """What is asked of ``holder`` for one council; ``could`` are those who may decide it, nearest first."""

    position: int
    asked: str
    authority: str
    holder: str
    could: tuple[str, ...]
    functions: tuple[str, ...]
    services: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()


def legs_of(route: Route, choices: Choices | None = None) -> tuple[LegAsked, ...]:
    """Return the legs of ``route``, each with the holder chosen for it, or else whoever is nearest.

    A choice names a leg by its place before anything was chosen, or by its council and function.
    """
    return _joined(with_holders(route, _by_function(route, choices or {})).stops)


def faults_of_choices(route: Route, choices: Choices) -> list[Fault]:
    """Return what is wrong with the holders that were chosen: no such leg, or a holder who may not."""
    faults = []
    for key, holder in choices.items():
        stops = _named(route, key)
        if not stops:
            called = f"leg {key}" if isinstance(key, int) else f"decision of “{key[0]}” on {key[1]}"
            faults.append(Fault(f"The route has no {called}", "choices", fix="Look at the route again."))
        for stop in stops:
            if holder not in stop.holders:
                could = " or ".join(f"“{each}”" for each in stop.holders)
                message = f"“{holder}” may not decide {stop.function} for “{stop.authority}”"
                faults.append(Fault(message, "choices", fix=f"Choose {could}."))
    return faults


def _by_function(route: Route, choices: Choices) -> dict[tuple[str, str], str]:
    """Return the choices by council and function."""
    return {
        (stop.authority, stop.function): holder
        for key, holder in choices.items()
        for stop in _named(route, key)
    }


def _named(route: Route, key: int | tuple[str, str]) -> list[Stop]:
    """Return the decisions that a choice is about."""
    decisions = [stop for stop in route.stops if stop.asked == "decision"]
    if not isinstance(key, int):
        return [stop for stop in decisions if key == (stop.authority, stop.function)]
    legs = [leg for leg in _joined(route.stops) if leg.position == key and leg.asked == "decision"]
    return [
        stop for stop in decisions for leg in legs if _key(stop) == (leg.asked, leg.authority, leg.holder)
    ]


def _joined(stops: Iterable[Stop]) -> tuple[LegAsked, ...]:
    """Join the stops of one holder, one council and one thing asked, each at the last of their places."""
    legs: dict[tuple[str, str, str], LegAsked] = {}
    for stop in stops:
        before = legs.pop(_key(stop), None)
        legs[_key(stop)] = _leg(stop) if before is None else _both(before, _leg(stop))
    return tuple(replace(leg, position=place) for place, leg in enumerate(legs.values(), start=1))


def _key(stop: Stop) -> tuple[str, str, str]:
    return stop.asked, stop.authority, stop.holders[0]


def _leg(stop: Stop) -> LegAsked:
    could = tuple(answer.holder for answer in stop.answers) or stop.holders
    services = tuple(sorted(stop.services))
    asked = (stop.asked, stop.authority, stop.holders[0])
    return LegAsked(0, *asked, could, (stop.function,), services, stop.conditions)


def _both(one: LegAsked, other: LegAsked) -> LegAsked:
    """Return one leg that asks what two do; both may be decided by those who could decide each."""
    return replace(
        other,
        could=tuple(holder for holder in one.could if holder in other.could),
        functions=tuple(dict.fromkeys((*one.functions, *other.functions))),
        services=tuple(sorted({*one.services, *other.services})),
        conditions=tuple(dict.fromkeys((*one.conditions, *other.conditions))),
    )
