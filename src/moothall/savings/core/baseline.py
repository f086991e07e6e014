"""What a service cost a council before it was shared: frozen when approved, and changed only in the open.

The first figure for a service, council and year freezes it. A later one is a change: it has to say why, and
is always shown beside what it changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from moothall.agreement.core.sentences import NameOf
from moothall.agreement.core.values import Source
from moothall.money import FinancialYear, pounds
from moothall.periods import written
from moothall.refusals import Fault, Invalid


@dataclass(frozen=True, slots=True)
class CostPlace:
    """One service of one council in one year."""

    service: str
    authority: str
    year: FinancialYear


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the service cost, in pence of that year, frozen on a day by somebody, with its own source."""

    place: CostPlace
    pence: int
    source: Source
    frozen_on: date
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BaselineChange:
    """A frozen baseline was changed: from what, to what, when, by whom and why."""

    before: Baseline
    after: Baseline

    @property
    def pence(self) -> int:
        """How much it went up; if negative it went down, and so did any saving measured against it."""
        return self.after.pence - self.before.pence

    def sentence(self, name_of: NameOf = str) -> str:
        """Return the change in words."""
        place, new = self.after.place, self.after
        what = f"The baseline of {name_of(place.service)} for {name_of(place.authority)} in {place.year}"
        was, now = (pounds(each.pence, pence_shown=False) for each in (self.before, new))
        return f"{what} went from {was} to {now} on {written(new.frozen_on)}, by {new.by}: {new.reason}"


def baselines_on(recorded: Iterable[Baseline], day: date) -> dict[CostPlace, Baseline]:
    """Return the baseline of each place as it stood on ``day``; they are given in the order recorded."""
    return {each.place: each for each in recorded if each.frozen_on <= day}


def changes(recorded: Iterable[Baseline]) -> list[BaselineChange]:
    """Return every change to a baseline that was already frozen, in the order recorded."""
    frozen: dict[CostPlace, Baseline] = {}
    found = []
    for each in recorded:
        if (before := frozen.get(each.place)) is not None:
            found.append(BaselineChange(before, each))
        frozen[each.place] = each
    return found


def freeze(recorded: Iterable[Baseline], new: Baseline) -> tuple[Baseline, ...]:
    """Return what is recorded with ``new`` added; refused if a change lacks a reason, or is too early."""
    kept = tuple(recorded)
    before = next((each for each in reversed(kept) if each.place == new.place), None)
    faults = list(_faults(before, new))
    if faults:
        raise Invalid(faults=faults)
    return (*kept, new)


def _faults(before: Baseline | None, new: Baseline) -> Iterable[Fault]:
    if new.pence < 0:
        yield Fault("A baseline is what a service cost, so it cannot be below nothing", field="pence")
    if before is None:
        return
    if not new.reason.strip():
        yield Fault(
            f"This baseline was frozen on {written(before.frozen_on)}",
            field="reason",
            fix="To change it, say why: the reason is shown beside the change.",
        )
    if new.frozen_on < before.frozen_on:
        yield Fault(
            f"This baseline was last set on {written(before.frozen_on)}, which is later",
            field="frozen_on",
            fix="Give that day or one after it.",
        )
