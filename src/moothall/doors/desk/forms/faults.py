"""What is wrong with an answer, in the words in which a file would be told the same."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from pydantic import BaseModel, ValidationError

from moothall.agreement.core.faults import FieldFault, locate
from moothall.agreement.core.fold import Contradiction
from moothall.doors.pages.formats import capital
from moothall.refusals import Conflict, Invalid

Path = tuple[str | int, ...]

ABOUT_DAYS = frozenset({"on", "until", "from", "known_on"})
AN_ID = re.compile(r"“([a-z0-9]+(?:-[a-z0-9]+)*)”")
# What three boxes come to where they are no day: a file writes the year first, and nobody types it so.
THREE_BOXES = re.compile(r"“([^”-]*)-([^”-]*)-([^”-]*)” (is .*)")
HOW_TO_FILL_IN = "Write the day, the month and all four figures of the year, such as 1 4 2016"


@dataclass(frozen=True, slots=True)
class AnswerFault:
    """One thing that is wrong: where it is in the draft, what is wrong, and how to mend it."""

    path: Path
    message: str
    fix: str = ""
    is_about_days: bool = False

    def about(self, title: str) -> str:
        """Say what is wrong with the answer to the question ``title``, and how to mend it."""
        goes_on = self.message.startswith(("is ", "has ", "may ", "sets ", "changes "))
        message = f"{title} {self.message}" if goes_on else capital(self.message)
        return f"{message.rstrip('.')}. {self.fix}" if self.fix else message.rstrip(".")

    def within(self, *path: str | int) -> "AnswerFault":
        """Return the same, with its place given from further out."""
        return replace(self, path=(*path, *self.path))

    def naming(self, name_of: Callable[[str], str]) -> "AnswerFault":
        """Return the same, with names in place of ids, which whoever fills in a form has not seen."""
        message, fix = (
            AN_ID.sub(lambda found: f"“{name_of(found[1])}”", text) for text in (self.message, self.fix)
        )
        return replace(self, message=message, fix=fix)


def wrongs_in(error: ValidationError, model: type[BaseModel]) -> tuple[AnswerFault, ...]:
    """Return everything that ``model`` refuses, in the words that a file is told."""
    return wrongs_at(locate(error, model))


def wrongs_at(faults: Iterable[FieldFault]) -> tuple[AnswerFault, ...]:
    """Return what cannot be read, in the words that a form is told."""
    return tuple(AnswerFault(each.path, *_of_a_day(each.message, _for_a_form(each.fix))) for each in faults)


def _for_a_form(fix: str) -> str:
    """Leave out how to mend what only a file can have wrong."""
    if fix.startswith("Check the id"):
        return "Check the day"
    return "" if fix.startswith("Add “") or "quotes" in fix or "leave the field out" in fix else fix


def _of_a_day(message: str, fix: str) -> tuple[str, str]:
    """Say what is wrong with a day that was typed into three boxes, in the order in which they stand."""
    typed = THREE_BOXES.fullmatch(message)
    if typed is None:
        return message, fix
    year, month, day, is_wrong = (part.lstrip("0") for part in typed.groups())
    missing = [name for name, part in (("day", day), ("month", month), ("year", year)) if not part]
    if missing:
        return f"has no {' and no '.join(missing)}", HOW_TO_FILL_IN
    return f"“{day} {month} {year}” {is_wrong}", fix if "calendar" in is_wrong else HOW_TO_FILL_IN


def wrongs_of(contradictions: Iterable[Contradiction]) -> tuple[AnswerFault, ...]:
    """Return what goes against the agreement as it stands."""
    return tuple(
        AnswerFault(each.path, each.message, _for_a_form(each.fix), is_about_days=_is_about_days(each))
        for each in contradictions
    )


def _is_about_days(contradiction: Contradiction) -> bool:
    """Say whether on another day it might be no contradiction: a clash, or a term that does not hold."""
    return contradiction.path[-1] in ABOUT_DAYS or len(contradiction.path) <= 2


def faults_by_field(refusal: Invalid | Conflict, otherwise: str) -> list[tuple[str, str]]:
    """Return each fault of a refusal with its field; what names no field belongs to ``otherwise``."""
    faults = refusal.faults if isinstance(refusal, Invalid) else ()
    found = [
        (fault.field or otherwise, f"{fault.message.rstrip('.')}. {fault.fix}".rstrip(". "))
        for fault in faults
    ]
    return found or [(otherwise, str(refusal))]
