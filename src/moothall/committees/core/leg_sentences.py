"""What a leg has come to, as a sentence that a councillor can read."""

from collections.abc import Callable
from datetime import date

from moothall.committees.core.decisions import Taken, in_force_on
from moothall.committees.core.settling import Leg, LegState
from moothall.periods import written

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
    leg: Leg,
    state: LegState,
    taken: Taken | None,
    plan: date | None,
    today: date,
    name_of: Callable[[str], str],
) -> str:
    """Say what a leg has come to by ``today``; ``plan`` is the day on which it is to be decided."""
    who = name_of(leg.holder)
    if leg.authority not in ("", leg.holder):
        who = f"{who}, for {name_of(leg.authority)},"
    if state == "answered" and leg.answered_on is not None:
        return f"{who} replied on {written(leg.answered_on)}."
    said = [] if taken is None else [_said(leg, state, taken, who)]
    if state in OPEN:
        said += _to_come(leg, who, plan, today, is_first=taken is None)
    return " ".join(said)


def _said(leg: Leg, state: LegState, taken: Taken, who: str) -> str:
    """Say what was decided and what has come of it."""
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


def _to_come(leg: Leg, who: str, plan: date | None, today: date, *, is_first: bool) -> list[str]:
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
