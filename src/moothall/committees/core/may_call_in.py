"""Whether a decision may be called in on a day, by the rule of the body that took it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from moothall.agreement.core.terms.bodies import CallIn
from moothall.committees.core.decisions import Taken
from moothall.committees.core.seating import same_name
from moothall.periods import written


@dataclass(frozen=True, slots=True)
class MayCallIn:
    """Whether a decision may be called in, and why or why not."""

    is_yes: bool
    sentence: str


def may_call_in(*, rule: CallIn | None, taken: Taken, on: date, members: Iterable[str]) -> MayCallIn:
    """Say whether ``members`` may call the decision in on that day, by the rule of the body that took it."""
    reason = _why_not(rule, taken, on, len({same_name(name) for name in members}))
    return MayCallIn(not reason, reason or "It may be called in.")


def _why_not(rule: CallIn | None, taken: Taken, on: date, members: int) -> str:
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
