"""One benefit at the desk.

Looked up, with what its page and its forms say of it, and whose it is to change.
"""

from dataclasses import dataclass

from django.http import HttpResponse

from moothall.agreement.core.sentences import amount
from moothall.doors.desk.forms.shapes import Option
from moothall.doors.desk.visit import DeskVisit
from moothall.periods import written
from moothall.refusals import Fault, Invalid, Missing
from moothall.savings.core.report.status import Position
from moothall.savings.core.simulation import Chance
from moothall.savings.core.stages import STAGES, Stage
from moothall.savings.operations import describe_benefit
from moothall.savings.queries.figures import SavingsFigures, savings_of

_BOUNDS = {1: "at most ", 99: "at least "}  # never none and never certain


@dataclass(frozen=True, slots=True)
class BenefitRecord:
    """A benefit that holds today, among all the savings of its partnership."""

    savings: SavingsFigures
    position: Position

    @property
    def next(self) -> Stage | None:
        """The stage that it may move on to; None where it is banked."""
        later = STAGES[STAGES.index(self.position.stage) + 1 :]
        return later[0] if later else None

    @property
    def earlier(self) -> tuple[Stage, ...]:
        """The stages that it may be moved back to, the latest first."""
        return tuple(reversed(STAGES[: STAGES.index(self.position.stage)]))


def benefit_record(visit: DeskVisit, partnership: str, benefit: str) -> BenefitRecord:
    """Return a benefit for whoever may keep it; refused where there is none of that name today."""
    visit.rights.require("manage_benefits", partnership)
    savings = savings_of(partnership, visit.day)
    for position in savings.positions:
        if position.benefit.id == benefit:
            return BenefitRecord(savings, position)
    raise Missing("The agreement has no such benefit today.", benefit=benefit)


def back_to(visit: DeskVisit, partnership: str, benefit: str, said: str) -> HttpResponse:
    """Say what was done, and go to the benefit's page."""
    visit.say(said)
    return visit.go("benefit", partnership=partnership, benefit=benefit)


def options(names: dict[str, str]) -> tuple[Option, ...]:
    """Return what may be chosen, each with its name."""
    return tuple(Option(value, text) for value, text in names.items())


def chance_said(chances: tuple[Chance, ...]) -> str:
    """Return the chance of the first target in whole per cents; empty where there is none."""
    if not chances:
        return ""
    percent = min(max(round(chances[0].share * 100), 1), 99)
    return _BOUNDS.get(percent, "about ") + f"{percent}%"


def target_said(savings: SavingsFigures) -> str:
    """Return what the chance is a chance of, to begin a sentence; empty where there is no target."""
    if not savings.targets or (by := savings.targets[0].by) is None:
        return ""
    target = amount(savings.targets[0].amount_pence)
    if by < savings.on:
        return f"The chance that {target} was reached by {written(by)}"
    return f"The chance of reaching {target} by {written(by)}"


def change_said(savings: SavingsFigures, before: tuple[Chance, ...], after: tuple[Chance, ...]) -> str:
    """Say what became of the chance of the first target."""
    was, now, what = chance_said(before), chance_said(after), target_said(savings)
    if not what or not now:
        return ""
    if was == now:
        return f"{what} is {now}, as before."
    return f"{what} was {was} and is now {now}." if was else f"{what} is now {now}."


def refuse(message: str, field: str, fix: str = "") -> Invalid:
    """Return a refusal beside one question."""
    return Invalid(faults=[Fault(message, field, fix=fix)])


def require_keeping(visit: DeskVisit, partnership: str, benefit: str) -> None:
    """Refuse to ask for what could not be kept, because the benefit is another council's."""
    visit.require(describe_benefit, partnership=partnership, benefit=benefit)
