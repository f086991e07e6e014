"""A decision that was taken, and the day on which it is in force."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from moothall.committees.core.call_in import CallInState
from moothall.periods.days import day_after

Outcome = Literal["agreed", "amended", "refused", "deferred", "referred", "noted", "withdrawn"]
ALL_LEGS: frozenset[int] = frozenset()
EVERY_COUNCIL: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Taken:
    """What one body, member or officer decided on a proposal.

    ``id`` grows in the order in which decisions are recorded. ``authorities`` are the councils whose power
    was exercised; empty, all for which the holder was asked. ``legs`` are those of the route that it settles;
    empty, all of its holder. ``version`` is that of the proposal on which it was taken.
    ``call_in_closes_on`` is the last day on which it may be called in; None, it may not be.
    """

    id: int
    holder: str
    outcome: Outcome
    taken_on: date
    version: int = 1
    authorities: frozenset[str] = EVERY_COUNCIL
    legs: frozenset[int] = ALL_LEGS
    published_on: date | None = None
    call_in_closes_on: date | None = None
    call_in: CallInState | None = None
    not_called_in_because: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Why a decision is not in force; ``never`` where no day can make it so."""

    reason: str
    never: bool = False


def in_force_on(taken: Taken) -> date | Waiting:
    """Return the day from which a decision has effect, or what it waits for.

    It waits to be published and for the last day of call-in to pass. Called in, it waits to be released or
    taken again. One that is not subject to call-in has effect from the day it is published.
    """
    if taken.published_on is None:
        return Waiting("It is not yet published.")
    if taken.call_in is not None:
        return _after_call_in(taken.call_in, taken.published_on)
    if taken.call_in_closes_on is None or taken.not_called_in_because:
        return taken.published_on
    return max(taken.published_on, day_after(taken.call_in_closes_on))


def _after_call_in(call_in: CallInState, published_on: date) -> date | Waiting:
    if call_in.step in ("released", "reaffirmed", "lapsed"):
        return max(published_on, call_in.since)
    return Waiting(call_in.sentence, never=call_in.step == "changed")
