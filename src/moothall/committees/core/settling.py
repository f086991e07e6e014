"""What each leg of a route has come to: which decision bears on it, and what that amounts to on a day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from typing import Literal

from moothall.agreement.core.values import Condition
from moothall.committees.core.decisions import Taken, in_force_on

Asked = Literal["decision", "agreement", "consultation"]
LegState = Literal[
    "awaited", "planned", "agreed", "in_call_in", "called_in", "referred_back", "in_force", "answered",
    "refused", "deferred", "stale",
]  # fmt: skip
SETTLED: frozenset[LegState] = frozenset(("in_force", "answered"))
WEIGHTY = frozenset(("agreed", "amended", "refused"))
REPLIES = WEIGHTY | {"noted", "referred"}


@dataclass(frozen=True, slots=True)
class Leg:
    """What is asked of one holder for one council; ``answered_on`` is when a consultation was replied to."""

    id: int
    asked: Asked
    authority: str
    holder: str
    functions: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    position: int = 0
    answered_on: date | None = None


def bearing_on(leg: Leg, decisions: Iterable[Taken], *, version: int, today: date) -> Taken | None:
    """Return the decision that counts for ``leg``, as it stood at the end of ``today``.

    The last to agree or refuse counts; a later note or deferral undoes neither, and agreeing again starts
    nothing anew. A decision on this version of the proposal counts before any on another, of which only one
    that agreed is of interest.
    """
    ours = [_as_on(each, today) for each in decisions if _concerns(each, leg, version, today)]
    current = [each for each in ours if each.version == version]
    weighty = [each for each in current if each.outcome in WEIGHTY]
    earlier = [each for each in ours if each.version != version and each.outcome == "agreed"]
    in_turn = sorted(weighty or current or earlier, key=lambda each: (each.taken_on, each.id))
    return _first_in_force(in_turn) or next(reversed(in_turn), None)


def _first_in_force(in_turn: Sequence[Taken]) -> Taken | None:
    """Return which of the agreements that nothing has undone since has effect first."""
    agreed = takewhile(lambda each: each.outcome == "agreed", reversed(in_turn))
    dated = [(day, each.id, each) for each in agreed if isinstance(day := in_force_on(each), date)]
    return min(dated, key=lambda each: each[:2])[2] if dated else None


def state_of(leg: Leg, taken: Taken | None, *, version: int, today: date) -> LegState:
    """Return what a leg has come to, where ``taken`` is the decision that bears on it."""
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


def _concerns(taken: Taken, leg: Leg, version: int, today: date) -> bool:
    """Say whether a decision was taken by the leg's holder, for its council, and on this leg.

    Legs belong to one version of a proposal, so a decision on another is matched without them.
    """
    return (
        taken.taken_on <= today
        and taken.holder == leg.holder
        and (not taken.authorities or leg.authority in taken.authorities)
        and (taken.version != version or not taken.legs or leg.id in taken.legs)
    )


def _as_on(taken: Taken, today: date) -> Taken:
    """Return a decision without what had not yet happened at the end of ``today``."""
    published = taken.published_on if taken.published_on and taken.published_on <= today else None
    call_in = taken.call_in.on(today) if taken.call_in else None
    return replace(taken, published_on=published, call_in=call_in)


def _state_of_reply(leg: Leg, taken: Taken | None, version: int, today: date) -> LegState:
    if leg.answered_on is not None and leg.answered_on <= today:
        return "answered"
    if taken is None:
        return "awaited"
    if taken.version != version:
        return "stale"
    return "answered" if taken.outcome in REPLIES else "awaited"


def _state_of_agreement(taken: Taken, today: date) -> LegState:
    day = in_force_on(taken)
    if isinstance(day, date):
        return "in_force" if day <= today else "in_call_in"
    if taken.published_on is None:
        return "agreed"
    return "called_in" if taken.call_in and taken.call_in.step == "called_in" else "referred_back"


def settled_on(leg: Leg, taken: Taken | None) -> Iterator[date]:
    """Yield the day from which a settled leg is settled: that of the reply, or of the decision in force."""
    if leg.asked == "consultation":
        days = [leg.answered_on, taken.taken_on if taken else None]
        yield min(day for day in days if day is not None)
    elif taken is not None and isinstance(day := in_force_on(taken), date):
        yield day
