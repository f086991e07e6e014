"""A form that asks one thing at the desk: read, refused beside its questions, or done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.http import HttpResponse

from moothall.agreement.core.values import EARLIEST_DAY, LATEST_DAY
from moothall.doors.desk.forms.answers import read_answer, read_form
from moothall.doors.desk.forms.controls import FormControl, FormView, Option, summary_of
from moothall.doors.desk.forms.faults import faults_by_field
from moothall.doors.desk.forms.shapes import FormField, OneDay, Shape, TermChoice, TextAnswer, TextLines
from moothall.doors.desk.visit import DeskVisit
from moothall.refusals import Conflict, Fault, Invalid

Otherwise = TypeVar("Otherwise", date, None)


def day_sent(visit: DeskVisit, name: str, *, otherwise: Otherwise) -> date | Otherwise:
    """Return the day that was sent in three boxes, or ``otherwise`` where they are empty."""
    text = read_answer(OneDay(), visit.posted, name)
    if text is None:
        return otherwise
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid(faults=[Fault("Enter a real day, such as 14 11 2016", name)]) from None


Answers = dict[str, Any]


def line(name: str, title: str, hint: str = "", *, required: bool = True) -> FormField:
    """Ask for a line of text."""
    return FormField(name, title, hint, TextAnswer(), required)


def text(name: str, title: str, hint: str = "", *, required: bool = True) -> FormField:
    """Ask for several lines of text."""
    return FormField(name, title, hint, TextAnswer(long=True), required)


def lines(name: str, title: str, hint: str = "", *, required: bool = True) -> FormField:
    """Ask for several items, each on a line."""
    return FormField(name, title, hint, TextLines(), required)


def day(name: str, title: str, hint: str = "", *, required: bool = True) -> FormField:
    """Ask for a day."""
    return FormField(name, title, hint, OneDay(), required)


def other(name: str, title: str, shape: Shape, hint: str = "", *, required: bool = True) -> FormField:
    """Ask for something of another shape."""
    return FormField(name, title, hint, shape, required)


@dataclass(frozen=True)
class DeskForm:
    """Some questions with the words around them; ``choices`` are what may be chosen, by kind."""

    heading: str
    button: str
    fields: tuple[FormField, ...]
    caption: str = ""
    back: tuple[str, str] = ("", "")
    told: tuple[str, ...] = ()
    choices: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)

    def controls(self, answers: Mapping[str, Any], errors: Mapping[str, str]) -> tuple[FormControl, ...]:
        """Return the questions, filled in, each with what is wrong with its answer."""
        return FormView(self._options, errors).controls(self.fields, answers)

    def _options(self, kinds: tuple[str, ...]) -> tuple[Option, ...]:
        return tuple(option for kind in kinds for option in self.choices.get(kind, ()))

    def read(self, visit: DeskVisit) -> Answers:
        """Return what was answered; what was left blank is left out."""
        return read_form(self.fields, visit.posted)


def ask(
    visit: DeskVisit,
    form: DeskForm,
    do: Callable[[Answers], HttpResponse],
    *,
    answers: Mapping[str, Any] | None = None,
    template: str = "matters/form.html",
    here: str = "matters_home",
    **context: Any,
) -> HttpResponse:
    """Show a form, or do what was sent; what cannot be done is said beside its question, nothing lost."""
    if not visit.is_sending:
        controls = form.controls(answers or {}, {})
        return visit.page(template, here=here, form=form, controls=controls, **context)
    given = form.read(visit)
    try:
        return do(with_days(given, form.fields))
    except (Invalid, Conflict) as refusal:
        named = {each.name for each in form.fields}
        first = form.fields[0].name if form.fields else ""
        found = [(name if name in named else first, said) for name, said in faults_by_field(refusal, first)]
        controls = form.controls(given, dict(reversed(found)))
        wrongs = summary_of(controls) or found
        page = {"form": form, "controls": controls, "wrongs": wrongs, **context}
        return visit.page(template, here=here, status=409 if isinstance(refusal, Conflict) else 400, **page)


def with_days(answers: Answers, fields: tuple[FormField, ...]) -> Answers:
    """Return the answers with days as days; refused with each that is none, and each that is missing."""
    made, faults = dict(answers), []
    for each in fields:
        if each.required and each.name not in answers:
            faults.append(Fault(f"Answer “{each.title}”", each.name))
        elif isinstance(each.shape, OneDay) and each.name in answers:
            try:
                made[each.name] = date.fromisoformat(answers[each.name])
            except ValueError:
                faults.append(Fault("Enter a real day, such as 14 11 2016", each.name))
    if faults:
        raise Invalid(faults=faults)
    return made


def refuse_unoffered(form: DeskForm, given: Answers) -> None:
    """Refuse an answer that was not among those offered, and a day that no register reaches."""
    faults = [
        Fault("Choose one of those offered", each.name)
        for each in form.fields
        if isinstance(each.shape, TermChoice) and each.name in given
        for value in ([given[each.name]] if not each.shape.many else given[each.name])
        if value not in {option.value for kind in each.shape.kinds for option in form.choices.get(kind, ())}
    ]
    years = f"{EARLIEST_DAY.year} and {LATEST_DAY.year}"
    for name, value in given.items():
        if isinstance(value, date) and not EARLIEST_DAY <= value <= LATEST_DAY:
            faults.append(Fault(f"Enter a day between {years}", name))
    if faults:
        raise Invalid(faults=faults)
