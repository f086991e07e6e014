"""Which questions a step of a variation asks, what the answers come to, and where what is wrong belongs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from moothall.agreement.core.draft import Data, as_written
from moothall.agreement.core.terms import Term
from moothall.agreement.core.variation import FIXED_FIELDS, End, Reinstate, Variation
from moothall.doors.desk.agreement.intents import Intent
from moothall.doors.desk.forms.answers import Posted, money_wrongs, read_form
from moothall.doors.desk.forms.controls import OPTIONAL, FormControl, FormView, every
from moothall.doors.desk.forms.faults import AnswerFault
from moothall.doors.desk.forms.shapes import FormField, fields_of
from moothall.doors.desk.forms.words import DECISION_HINTS, STEP_HINTS, is_rare

SET = "set"  # where a change keeps its new values, in a file and on the page
FIRST = "name"
LAST = ("from", "until", "on")
LAST_DAY = "First day on which it no longer holds"
OF_THE_STEP = FIXED_FIELDS | {"source"}  # a change says these of itself and not of the term


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of one step: those about the term, and those about the step itself."""

    of_term: tuple[FormField, ...]
    of_step: tuple[FormField, ...]

    def read(self, posted: Posted) -> Data:
        """Return what was answered, as a file writes it, but for the kind and id of the term."""
        answers = read_form(self.of_step, posted)
        return answers | ({SET: read_form(self.of_term, posted, SET)} if self.of_term else {})

    def unread_money(self, answers: Data) -> tuple[AnswerFault, ...]:
        """Return each sum that could not be read as pounds."""
        about_term = money_wrongs(self.of_term, answers.get(SET, {}), (SET,))
        return (*about_term, *money_wrongs(self.of_step, answers))

    def controls(self, data: Mapping[str, Any], showing: FormView) -> tuple[FormControl, ...]:
        """Return every question as a control, filled in from ``data``."""
        about_term = showing.controls(self.of_term, data.get(SET) or {}, SET)
        return (*about_term, *showing.controls(self.of_step, data))


def questions_of(intent: Intent) -> Questions:
    """Return what an intent asks."""
    if intent.action == "add":
        return Questions((), _hinted(_in_order(fields_of(intent.model)), STEP_HINTS))
    if intent.action == "change":
        own = [field for field in fields_of(intent.model) if field.name not in OF_THE_STEP]
        asked = [field for field in own if not intent.asks or field.name in intent.asks]
        return Questions(_in_order(asked), _of_step(End))
    if intent.action == "reinstate":
        return Questions((), _of_step(Reinstate))
    return Questions(
        (), tuple(replace(each, title=LAST_DAY) if each.name == "on" else each for each in _of_step(End))
    )


def decision_questions() -> tuple[FormField, ...]:
    """Return what is asked of the decision: everything of a variation but what it does."""
    does = frozenset({"add", "change", "reinstate", "end"})
    return _hinted(_in_order(fields_of(Variation, leave_out=does)), DECISION_HINTS)


def _of_step(model: type[End] | type[Reinstate]) -> tuple[FormField, ...]:
    """Return the questions about a step itself; which term it is about was asked before."""
    fields = [field for field in fields_of(model) if field.name != "term"]
    given = [replace(field, required=False) if field.name == "on" else field for field in fields]
    return _hinted(_in_order(given), STEP_HINTS)


def _hinted(fields: Iterable[FormField], hints: Mapping[str, str]) -> tuple[FormField, ...]:
    """Return the questions with the hints that belong to where they are asked."""
    return tuple(replace(field, hint=hints.get(field.name, field.hint)) for field in fields)


def _in_order(fields: Iterable[FormField]) -> tuple[FormField, ...]:
    """Put what a thing is first, then its days, then what is seldom asked; an id may be left to us."""
    left_to_us = ("id", "from", "known_on")
    given = [replace(each, required=False) if each.name in left_to_us else each for each in fields]
    return tuple(sorted(given, key=_place))


def _place(field: FormField) -> tuple[bool, bool, bool]:
    return is_rare(field.name), field.name in LAST, field.name != FIRST


def first_answers(intent: Intent, term: Term | None) -> Data:
    """Return what the form holds before anything is answered."""
    if intent.action == "change" and term is not None:
        asked = {field.name for field in questions_of(intent).of_term}
        now = {name: value for name, value in as_written(term).items() if name in asked}
        return {SET: now | {name: value for name, value in intent.gives if name in asked}}
    return dict(intent.gives)


def is_seldom(control: FormControl) -> bool:
    """Say whether a question belongs behind a summary."""
    name = control.name.removeprefix(f"{SET}.")
    return is_rare(name) and name != "reason"


def names_of(wrongs: Sequence[AnswerFault], controls: Iterable[FormControl], *, skip: int) -> dict[str, str]:
    """Return each message with the name of the control that it belongs to: the nearest around its place.

    The first ``skip`` parts of a place say which step of the draft it is in.
    """
    known = {control.name: control.title.removesuffix(OPTIONAL) for control in every(controls)}
    found: dict[str, str] = {}
    for wrong in wrongs:
        parts = [str(part) for part in wrong.path[skip:]]
        names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        name = next((name for name in names if name in known), next(iter(known), ""))
        found.setdefault(name, wrong.about(known.get(name, "")))
    return found


def shown(
    questions: Questions, data: Data, showing: FormView, wrongs: Sequence[AnswerFault] = (), *, skip: int = 2
) -> tuple[FormControl, ...]:
    """Return the controls of a form, each with what is wrong with its answer."""
    bare = questions.controls(data, showing)
    return questions.controls(data, replace(showing, errors=names_of(wrongs, bare, skip=skip)))
