"""A form that asks one thing of the committees room: read, refused beside its questions, or done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpResponse

from moothall.doors.desk.asking import summary_of
from moothall.doors.desk.forms.reading import read_form
from moothall.doors.desk.forms.shapes import Field, Lines, OneDay, Shape, Words
from moothall.doors.desk.forms.showing import Control, Option, Showing
from moothall.doors.desk.visits import Visit
from moothall.doors.desk.wrongs import refused
from moothall.refusals import Conflict, Fault, Invalid

Answers = dict[str, Any]


def line(name: str, title: str, hint: str = "", *, required: bool = True) -> Field:
    """Ask for a line of text."""
    return Field(name, title, hint, Words(), required)


def text(name: str, title: str, hint: str = "", *, required: bool = True) -> Field:
    """Ask for several lines of text."""
    return Field(name, title, hint, Words(long=True), required)


def lines(name: str, title: str, hint: str = "", *, required: bool = True) -> Field:
    """Ask for several items, each on a line."""
    return Field(name, title, hint, Lines(), required)


def day(name: str, title: str, hint: str = "", *, required: bool = True) -> Field:
    """Ask for a day."""
    return Field(name, title, hint, OneDay(), required)


def other(name: str, title: str, shape: Shape, hint: str = "", *, required: bool = True) -> Field:
    """Ask for something of another shape."""
    return Field(name, title, hint, shape, required)


@dataclass(frozen=True)
class Form:
    """Some questions with the words around them; ``choices`` are what may be chosen, by kind."""

    heading: str
    button: str
    fields: tuple[Field, ...]
    caption: str = ""
    back: tuple[str, str] = ("", "")
    told: tuple[str, ...] = ()
    choices: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)

    def controls(self, answers: Mapping[str, Any], errors: Mapping[str, str]) -> tuple[Control, ...]:
        """Return the questions, filled in, each with what is wrong with its answer."""
        return Showing(self._options, errors).controls(self.fields, answers)

    def _options(self, kinds: tuple[str, ...]) -> tuple[Option, ...]:
        return tuple(option for kind in kinds for option in self.choices.get(kind, ()))

    def read(self, visit: Visit) -> Answers:
        """Return what was answered; what was left blank is left out."""
        return read_form(self.fields, visit.posted)


def ask(
    visit: Visit,
    form: Form,
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
        found = [(name if name in named else first, said) for name, said in refused(refusal, first)]
        controls = form.controls(given, dict(reversed(found)))
        wrongs = summary_of(controls) or found
        page = {"form": form, "controls": controls, "wrongs": wrongs, **context}
        return visit.page(template, here=here, status=409 if isinstance(refusal, Conflict) else 400, **page)


def with_days(answers: Answers, fields: tuple[Field, ...]) -> Answers:
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
