"""How far a proposal has got along its route, when it could be in force, and whose answer is awaited.

It is complete when every leg is settled: a decision or agreement in force, a consultation replied to. Each
must be on the proposal as it now stands; whoever agreed to an earlier version must decide again.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from moothall.agreement.core.terms.bodies import Body
from moothall.matters.core.decisions import RouteDecision
from moothall.matters.core.effect import Effect, effect_if_published, effect_if_taken
from moothall.matters.core.leg_state import (
    SETTLED,
    LegState,
    RouteLeg,
    bearing_on,
    sentence_of,
    settled_on,
    state_of,
)

NO_PLANS: Mapping[int, date] = {}
NO_BODIES: Mapping[str, Body] = {}
STILL_TO_DECIDE: frozenset[LegState] = frozenset(("awaited", "planned", "deferred", "stale", "referred_back"))


@dataclass(frozen=True, slots=True)
class LegSeen:
    """A leg, what it has come to, and the decision that counts for it.

    ``settled_on`` is the day from which it is settled; ``earliest``, the first day on which it could be, or
    None if that is not known; ``working`` says how it was found, or why not.
    """

    leg: RouteLeg
    state: LegState
    sentence: str
    taken: RouteDecision | None
    settled_on: date | None
    earliest: date | None
    working: str


@dataclass(frozen=True, slots=True)
class RouteProgress:
    """How far a proposal has got. ``ended_by`` is the refusal, if there is one.

    ``earliest_in_force`` is None if no day can be given; ``because`` then says why, leg by leg.
    """

    legs: tuple[LegSeen, ...]
    is_complete: bool
    in_force_on: date | None
    earliest_in_force: date | None
    because: tuple[str, ...]
    ended_by: RouteDecision | None
    awaited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of every leg alike."""

    decisions: tuple[RouteDecision, ...]
    version: int
    today: date
    planned: Mapping[int, date]
    bodies: Mapping[str, Body]
    name_of: Callable[[str], str]


def progress(
    *,
    legs: Iterable[RouteLeg],
    decisions: Iterable[RouteDecision],
    version: int,
    today: date,
    planned: Mapping[int, date] = NO_PLANS,
    bodies: Mapping[str, Body] = NO_BODIES,
    name_of: Callable[[str], str] = str,
) -> RouteProgress:
    """Return how far version ``version`` of a proposal has got by the end of ``today``.

    ``planned`` is the day on which a leg is to be decided, by its id; ``bodies`` whose rules on publication
    and call-in bind each holder.
    """
    asked = _Asked(tuple(decisions), version, today, planned, bodies, name_of)
    in_order = sorted(legs, key=lambda leg: (leg.position, leg.id))
    return _together(tuple(_seen(leg, asked) for leg in in_order))


def _together(seen: tuple[LegSeen, ...]) -> RouteProgress:
    """Return the progress of all the legs together."""
    is_complete = bool(seen) and all(each.state in SETTLED for each in seen)
    refusals = [each.taken for each in seen if each.state == "refused" and each.taken]
    unknown = [each.working for each in seen if each.earliest is None]
    days = [each.earliest for each in seen if each.earliest is not None]
    earliest = max(days) if days and not unknown else None
    return RouteProgress(
        legs=seen,
        is_complete=is_complete,
        in_force_on=earliest if is_complete else None,
        earliest_in_force=earliest,
        because=tuple(dict.fromkeys(unknown or [each.working for each in seen])),
        ended_by=min(refusals, key=lambda each: (each.taken_on, each.id), default=None),
        awaited=tuple(dict.fromkeys(each.leg.holder for each in seen if each.state in STILL_TO_DECIDE)),
    )


def _seen(leg: RouteLeg, asked: _Asked) -> LegSeen:
    taken = bearing_on(leg, asked.decisions, version=asked.version, today=asked.today)
    state = state_of(leg, taken, version=asked.version, today=asked.today)
    plan = asked.planned.get(leg.id)
    if state == "awaited" and plan is not None and plan >= asked.today:
        state = "planned"
    settled = settled_on(leg, taken) if state in SETTLED else None
    words = sentence_of(leg, state, taken, plan, asked.today, asked.name_of)
    found = _earliest(leg, state, taken, asked)
    working = found.working if found and found.working else words
    return LegSeen(leg, state, words, taken, settled, found.on if found else None, working)


def _earliest(leg: RouteLeg, state: LegState, taken: RouteDecision | None, asked: _Asked) -> Effect | None:
    """Return the earliest day on which a leg is or could be settled; None if that is not known."""
    plan, body = asked.planned.get(leg.id), asked.bodies.get(leg.holder)
    if state in (*SETTLED, "in_call_in"):
        day = settled_on(leg, taken)
        return Effect(day, "") if day else None
    if state == "agreed" and taken is not None:
        exempt = Effect(asked.today, "") if taken.not_called_in_because else None
        return exempt or effect_if_published(asked.today, body)
    if state in STILL_TO_DECIDE and plan is not None and plan >= asked.today:
        return Effect(plan, "") if leg.asked == "consultation" else effect_if_taken(plan, body)
    return None
