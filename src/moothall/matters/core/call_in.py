"""Call-in: scrutiny asks that a decision be looked at again before it takes effect.

A call-in is a series of dated events. While it runs, and once the decision is referred back, the decision
waits. Released, lapsed or reaffirmed, it takes effect. Changed, it never does: another decision replaces it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from moothall.periods import written
from moothall.refusals import Conflict, Fault, Invalid

CallInStep = Literal["called_in", "released", "referred_back", "reaffirmed", "changed", "lapsed"]
FOLLOWS: dict[CallInStep, frozenset[CallInStep]] = {
    "called_in": frozenset(("released", "referred_back", "lapsed")),
    "referred_back": frozenset(("reaffirmed", "changed")),
}
WORDS: dict[CallInStep, str] = {
    "called_in": "called in",
    "released": "released by scrutiny",
    "referred_back": "referred back by scrutiny",
    "reaffirmed": "decided again as before",
    "changed": "changed after call-in",
    "lapsed": "no longer called in, because the call-in lapsed",
}


@dataclass(frozen=True, slots=True)
class CallInEvent:
    """One thing that happened to a call-in, on a day; ``by`` and ``to`` name bodies or people."""

    step: CallInStep
    on: date
    by: str = ""
    members: tuple[str, ...] = ()
    reasons: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class CallInState:
    """A call-in: its events in order. It is made by :func:`called_in` and continued by its methods."""

    events: tuple[CallInEvent, ...]

    @property
    def step(self) -> CallInStep:
        """What happened last."""
        return self.events[-1].step

    @property
    def since(self) -> date:
        """The day on which that happened."""
        return self.events[-1].on

    @property
    def sentence(self) -> str:
        """Say what happened last."""
        return f"It was {WORDS[self.step]} on {written(self.since)}."

    def on(self, day: date) -> "CallInState | None":
        """Return it as it stood at the end of ``day``; None if the decision was not yet called in."""
        events = tuple(event for event in self.events if event.on <= day)
        return CallInState(events) if events else None

    def released(self, on: date, *, by: str = "", reasons: str = "") -> "CallInState":
        """Return it with the decision let through unchanged."""
        return self._then(CallInEvent("released", on, by=by, reasons=reasons))

    def referred_back(self, on: date, *, to: str, by: str = "", reasons: str = "") -> "CallInState":
        """Return it with the decision sent back to whoever took it, or on to council: ``to``."""
        return self._then(CallInEvent("referred_back", on, by=by, reasons=reasons, to=to))

    def reaffirmed(self, on: date, *, by: str = "", reasons: str = "") -> "CallInState":
        """Return it with the decision taken again as it was."""
        return self._then(CallInEvent("reaffirmed", on, by=by, reasons=reasons))

    def changed(self, on: date, *, by: str = "", reasons: str = "") -> "CallInState":
        """Return it with the decision replaced by another, which is recorded as a decision of its own."""
        return self._then(CallInEvent("changed", on, by=by, reasons=reasons))

    def lapsed(self, on: date, *, reasons: str = "") -> "CallInState":
        """Return it as lapsed, because scrutiny did not deal with it in time or it was taken back."""
        return self._then(CallInEvent("lapsed", on, reasons=reasons))

    def _then(self, event: CallInEvent) -> "CallInState":
        if event.step not in FOLLOWS.get(self.step, frozenset()):
            raise Conflict(
                f"This decision cannot be {WORDS[event.step]}: it was {WORDS[self.step]} on "
                f"{written(self.since)}.",
                step=self.step,
            )
        if event.on < self.since:
            raise Invalid(
                faults=[
                    Fault(
                        f"{written(event.on)} is before it was {WORDS[self.step]}, on {written(self.since)}",
                        field="on",
                        fix="Give that day or a later one.",
                    )
                ]
            )
        return CallInState((*self.events, event))


def called_in(*, on: date, by: str, members: Iterable[str], reasons: str) -> CallInState:
    """Return a new call-in, by the members named, before the scrutiny body ``by``."""
    return CallInState((CallInEvent("called_in", on, by, tuple(members), reasons),))
