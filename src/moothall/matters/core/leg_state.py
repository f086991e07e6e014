"""The state of each leg of a route: which decision counts for it, what that amounts to, and how to say so."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from typing import Literal

from moothall.agreement.core.values import Condition
from moothall.matters.core.decisions import RouteDecision, in_force_on
from moothall.periods import written

AskedFor = Literal["decision", "agreement", "consultation"]
LegState = Literal[
    "awaited", "planned", "agreed", "in_call_in", "called_in", "referred_back", "in_force", "answered",
    "refused", "deferred", "stale",
]  # fmt: skip
SETTLED: frozenset[LegState] = frozenset(("in_force", "answered"))
WEIGHTY = frozenset(("agreed", "amended", "refused"))
REPLIES = WEIGHTY | {"noted", "referred"}


@dataclass(frozen=True, slots=True)
class RouteLeg:
    """What is asked of one holder for one council; ``answered_on`` is when a consultation was replied to."""

    id: int
    asked: AskedFor
    authority: str
    holder: str
    functions: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    position: int = 0
    answered_on: date | None = None


def bearing_on(
    leg: RouteLeg, decisions: Iterable[RouteDecision], *, version: int, today: date
) -> RouteDecision | None:
    """Return the decision that counts for ``leg``, as it stood at the end of ``today``.

    The last to agree or refuse counts; a later note or deferral undoes neither, and agreeing again starts
    nothing anew. A decision on this version of the proposal counts before any on another version, where only
    an agreement is of interest.
    """
    ours = [_as_on(each, today) for each in decisions if _concerns(each, leg, version, today)]
    current = [each for each in ours if each.version == version]
    weighty = [each for each in current if each.outcome in WEIGHTY]
    earlier = [each for each in ours if each.version != version and each.outcome == "agreed"]
    in_turn = sorted(weighty or current or earlier, key=lambda each: (each.taken_on, each.id))
    return _first_in_force(in_turn) or next(reversed(in_turn), None)


def _first_in_force(in_turn: Sequence[RouteDecision]) -> RouteDecision | None:
    """Return the agreement that has effect first, of those that nothing has since undone."""
    agreed = takewhile(lambda each: each.outcome == "agreed", reversed(in_turn))
    dated = [(day, each.id, each) for each in agreed if isinstance(day := in_force_on(each), date)]
    return min(dated, key=lambda each: each[:2])[2] if dated else None


def state_of(leg: RouteLeg, taken: RouteDecision | None, *, version: int, today: date) -> LegState:
    """Return the state of a leg for which ``taken`` is the decision that counts."""
    if leg.asked == "consultation":
        return _state_of_reply(leg, taken, version, today)
    if taken is None or taken.outcome in ("noted", "referred", "withdrawn"):
        return "awaited"
    if taken.outcome == "refused":
        return "refused"
    if taken.outcome == "deferred":
        return "deferred"
    if taken.version != version or taken.outcome == "amended":
        return "stale"
    return _state_of_agreement(taken, today)


def _concerns(taken: RouteDecision, leg: RouteLeg, version: int, today: date) -> bool:
    """Whether a decision was taken by the leg's holder, for its council, on this leg.

    Legs belong to one version of a proposal, so a decision on another is matched without them.
    """
    return (
        taken.taken_on <= today
        and taken.holder == leg.holder
        and (not taken.authorities or leg.authority in taken.authorities)
        and (taken.version != version or not taken.legs or leg.id in taken.legs)
    )


def _as_on(taken: RouteDecision, today: date) -> RouteDecision:
    """Return a decision without what had not yet happened at the end of ``today``."""
    published = taken.published_on if taken.published_on and taken.published_on <= today else None
    call_in = taken.call_in.on(today) if taken.call_in else None
    return replace(taken, published_on=published, call_in=call_in)


def _state_of_reply(leg: RouteLeg, taken: RouteDecision | None, version: int, today: date) -> LegState:
    if leg.answered_on is not None and leg.answered_on <= today:
        return "answered"
    if taken is None:
        return "awaited"
    if taken.version != version:
        return "stale"
    return "answered" if taken.outcome in REPLIES else "awaited"


def _state_of_agreement(taken: RouteDecision, today: date) -> LegState:
    day = in_force_on(taken)
    if isinstance(day, date):
        return "in_force" if day <= today else "in_call_in"
    if taken.published_on is None:
        return "agreed"
    return "called_in" if taken.call_in and taken.call_in.step == "called_in" else "referred_back"


def settled_on(leg: RouteLeg, taken: RouteDecision | None) -> date | None:
    """Return the day from which a leg is settled: that of the reply, or that of the decision in force."""
    if leg.asked == "consultation":
        days = [leg.answered_on, taken.taken_on if taken else None]
        return min((day for day in days if day is not None), default=None)
    effect = in_force_on(taken) if taken else None
    return effect if isinstance(effect, date) else None


ASKED = {"decision": "decision", "agreement": "agreement", "consultation": "reply"}
WORDS: dict[LegState, str] = {
    "agreed": "{who} agreed on {day}; the decision is not yet published.",
    "in_call_in": "{who} agreed on {day}; in force on {effect} if it is not called in.",
    "called_in": "{who} agreed on {day}. {call_in}",
    "referred_back": "{who} agreed on {day}. {call_in}",
    "in_force": "{who} agreed on {day}; in force since {effect}.",
    "answered": "{who} replied on {day}.",
    "refused": "{who} refused on {day}.",
    "deferred": "{who} put it off on {day}.",
    "stale": "{who} agreed on {day} to an earlier version, and must decide again.",
}
NOT_DECIDED = {
    "noted": "{who} noted it on {day}, which is not its {asked}: that is still awaited.",
    "referred": "{who} referred it on, on {day}: its {asked} is still awaited.",
    "withdrawn": "It was withdrawn from {who} on {day}: the {asked} is still awaited.",
    "deferred": "{who} put it off on {day}.",
}
AS_AMENDED = "{who} agreed on {day} only as amended: put the amended text forward, and ask again."
REPLY_STALE = "{who} replied on {day} to an earlier version, and must be asked again."
OPEN: frozenset[LegState] = frozenset(("awaited", "planned", "deferred", "stale", "referred_back"))


def sentence_of(
    leg: RouteLeg,
    state: LegState,
    taken: RouteDecision | None,
    plan: date | None,
    today: date,
    name_of: Callable[[str], str],
) -> str:
    """Say the state of a leg by ``today``; ``plan`` is the day on which it is to be decided."""
    who = name_of(leg.holder)
    if leg.authority not in ("", leg.holder):
        who = f"{who}, for {name_of(leg.authority)},"
    if state == "answered" and leg.answered_on is not None:
        return f"{who} replied on {written(leg.answered_on)}."
    said = [] if taken is None else [_said(leg, state, taken, who)]
    if state in OPEN:
        said += _to_come(leg, who, plan, today, is_first=taken is None)
    return " ".join(said)


def _said(leg: RouteLeg, state: LegState, taken: RouteDecision, who: str) -> str:
    """Say what was decided, and what followed."""
    words = WORDS.get(state) or NOT_DECIDED[taken.outcome]
    if state == "stale" and leg.asked == "consultation":
        words = REPLY_STALE
    elif state == "stale" and taken.outcome == "amended":
        words = AS_AMENDED
    effect = in_force_on(taken)
    return words.format(
        who=who,
        asked=ASKED[leg.asked],
        day=written(taken.taken_on),
        effect=written(effect) if isinstance(effect, date) else "",
        call_in=taken.call_in.sentence if taken.call_in else "",
    )


def _to_come(leg: RouteLeg, who: str, plan: date | None, today: date, *, is_first: bool) -> list[str]:
    """Say when it is to be decided, or was to be, or that nobody has planned it."""
    asked = ASKED[leg.asked]
    if plan is not None and plan >= today:
        return [
            f"{who} is to take it on {written(plan)}." if is_first else f"It is planned for {written(plan)}."
        ]
    if plan is not None and is_first:
        return [f"{who} was to take it on {written(plan)}, and no {asked} is recorded."]
    if is_first:
        return [f"The {asked} of {who} is awaited, and no meeting is planned for it."]
    return ["No further meeting is planned for it."]
