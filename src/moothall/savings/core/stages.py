"""How a benefit goes from an idea to money in the bank, and what evidence each step needs.

A step forward needs its own kind of evidence, and no stage can be skipped. A step back needs only a reason,
and stays on record: everybody should see a saving that was said to be delivered and was not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from moothall.agreement.core.sentences import listed
from moothall.agreement.core.terms import Benefit
from moothall.agreement.core.values import Source

Stage = Literal["idea", "planned", "in_delivery", "delivered", "banked"]
Showing = Literal["decision", "budget_line", "ledger_figure"]
STAGES: tuple[Stage, ...] = ("idea", "planned", "in_delivery", "delivered", "banked")
SAID: dict[str, str] = {
    "idea": "an idea",
    "planned": "planned",
    "in_delivery": "in delivery",
    "delivered": "delivered",
    "banked": "banked",
    "decision": "a decision",
    "budget_line": "a budget line",
    "ledger_figure": "a ledger figure",
}
NEEDED: dict[Stage, tuple[tuple[Showing, ...], str]] = {
    "planned": (("decision",), "somebody with the power has to have approved it"),
    "in_delivery": (("decision", "budget_line"), "work has to have been approved or paid for"),
    "delivered": (("ledger_figure",), "the ledger has to show that less was spent"),
    "banked": (("budget_line",), "the budget has to have been lowered by it"),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Evidence that a benefit has got this far: its kind, what it says, its date, and where it is."""

    kind: Showing
    reference: str
    on: date
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class MoveAnswer:
    """Whether a benefit may move, and why not."""

    may: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A benefit went from one stage to another on a day."""

    benefit: str
    was: Stage
    to: Stage
    on: date
    by: str
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""

    @property
    def is_backwards(self) -> bool:
        """Whether it lost a stage that it had reached."""
        return STAGES.index(self.to) < STAGES.index(self.was)


def may_move(
    benefit: Benefit, *, was: Stage, to: Stage, evidence: Sequence[Evidence] = (), reason: str = ""
) -> MoveAnswer:
    """Return whether a benefit that ``was`` at one stage may go to another, with this evidence or reason."""
    step = STAGES.index(to) - STAGES.index(was)
    if step == 0:
        return MoveAnswer(False, f"It is already {SAID[was]}.")
    if step < 0:
        return MoveAnswer(True) if reason.strip() else MoveAnswer(False, "To move it back, say why.")
    if step > 1:
        following = SAID[STAGES[STAGES.index(was) + 1]]
        return MoveAnswer(False, f"It is {SAID[was]}: it has to be {following} first.")
    if lacking := _lacks(benefit, to):
        return MoveAnswer(False, lacking)
    kinds, why = NEEDED[to]
    if not any(each.kind in kinds for each in evidence):
        shown = " or ".join(SAID[kind] for kind in kinds)
        return MoveAnswer(False, f"To be {SAID[to]} it needs {shown}: {why}.")
    return MoveAnswer(True)


def stage_of(moves: Iterable[Move], *, on: date) -> Stage:
    """Return the stage that a benefit had on ``on``: an idea until it is moved."""
    reached: Stage = "idea"
    for move in moves:
        if move.on <= on:
            reached = move.to
    return reached


def _lacks(benefit: Benefit, to: Stage) -> str:
    """Return what a benefit lacks that it must have before it reaches a stage."""
    if to == "planned":
        wanted = {"an owner": benefit.owner, "a profile by year": benefit.profile_pence}
        if missing := [words for words, has in wanted.items() if not has]:
            return f"To be planned it needs {listed(missing)}."
    if to == "banked" and not benefit.cashable:
        return "Only a cashable saving can be banked: one that is not lowers no budget."
    return ""
