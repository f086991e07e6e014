"""A decision that was taken, the day on which it is in force, and whether it may be called in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from moothall.agreement.core.terms.bodies import CallInRule
from moothall.matters.core.call_in import CallInState
from moothall.meetings.core.seating import same_name
from moothall.periods import written
from moothall.periods.days import day_after

DecisionOutcome = Literal["agreed", "amended", "refused", "deferred", "referred", "noted", "withdrawn"]
WITHOUT_VOTE: tuple[DecisionOutcome, ...] = ("noted", "referred", "withdrawn", "deferred")
OF_VOTE: dict[str, tuple[DecisionOutcome, ...]] = {
    "carried": ("agreed", "amended"), "lost": ("refused",), "deferred": ("deferred",),
}  # fmt: skip
ALL_LEGS: frozenset[int] = frozenset()
EVERY_COUNCIL: frozenset[str] = frozenset()


def outcomes_of_vote(result: str) -> tuple[DecisionOutcome, ...]:
    """Return what a body can have decided by a vote with that result, the likeliest first."""
    return OF_VOTE.get(result, ())


@dataclass(frozen=True, slots=True)
class RouteDecision:
    """What one body, member or officer decided on a proposal.

    ``id`` grows in the order in which decisions are recorded. ``authorities`` are the councils whose power
    was exercised; empty, all for which the holder was asked. ``legs`` are those of the route that it settles;
    empty, all of its holder. ``version`` is that of the proposal on which it was taken.
    ``call_in_closes_on`` is the last day on which it may be called in; None, it may not be.
    """

    id: int
    holder: str
    outcome: DecisionOutcome
    taken_on: date
    version: int = 1
    authorities: frozenset[str] = EVERY_COUNCIL
    legs: frozenset[int] = ALL_LEGS
    published_on: date | None = None
    call_in_closes_on: date | None = None
    call_in: CallInState | None = None
    not_called_in_because: str = ""


@dataclass(frozen=True, slots=True)
class NotYetInForce:
    """Why a decision is not in force; ``never`` if it never can be."""

    reason: str
    never: bool = False


def in_force_on(taken: RouteDecision) -> date | NotYetInForce:
    """Return the day from which a decision has effect, or what it waits for.

    It waits to be published and for the last day of call-in to pass. Called in, it waits to be released or
    taken again. One that is not subject to call-in has effect from the day it is published.
    """
    if taken.published_on is None:
        return NotYetInForce("It is not yet published.")
    if taken.call_in is not None:
        return _after_call_in(taken.call_in, taken.published_on)
    closes_on = None if taken.not_called_in_because else taken.call_in_closes_on
    return in_force_uncalled(taken.published_on, closes_on)


def in_force_uncalled(published_on: date, closes_on: date | None) -> date:
    """Return the day from which a published decision has effect that nobody has called in.

    ``closes_on`` is the last day on which it may be called in; None, it is not subject to call-in.
    """
    return published_on if closes_on is None else max(published_on, day_after(closes_on))


def _after_call_in(call_in: CallInState, published_on: date) -> date | NotYetInForce:
    if call_in.step in ("released", "reaffirmed", "lapsed"):
        return max(published_on, call_in.since)
    return NotYetInForce(call_in.sentence, never=call_in.step == "changed")


@dataclass(frozen=True, slots=True)
class MayCallIn:
    """Whether a decision may be called in, and why or why not."""

    is_yes: bool
    sentence: str


def may_call_in(
    *, rule: CallInRule | None, taken: RouteDecision, on: date, members: Iterable[str]
) -> MayCallIn:
    """Return whether ``members`` may call the decision in on that day, by the rule of its body."""
    reason = _why_not(rule, taken, on, len({same_name(name) for name in members}))
    return MayCallIn(not reason, reason or "It may be called in.")


def _why_not(rule: CallInRule | None, taken: RouteDecision, on: date, members: int) -> str:
    needed = (rule.members_needed if rule else None) or 1
    if rule is None:
        return "The body that took it has no rule on call-in that is recorded."
    if taken.not_called_in_because:
        return f"It is not subject to call-in: {taken.not_called_in_because}"
    if taken.call_in is not None:
        day = written(taken.call_in.events[0].on)
        return f"It was already called in, on {day}; a decision is called in once."
    if taken.published_on is None or on < taken.published_on:
        return "It is not yet published."
    if taken.call_in_closes_on is None:
        return "It is not subject to call-in."
    if on > taken.call_in_closes_on:
        return f"It is too late: call-in closed on {written(taken.call_in_closes_on)}."
    if members < needed:
        return f"{needed} members must ask, and {members or 'none'} did." if needed > 1 else "No member asks."
    return ""
