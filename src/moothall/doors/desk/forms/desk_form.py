"""A form that asks one thing at the desk: read, refused beside its questions, or done."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any, Protocol

from django.http import HttpResponse

from moothall.agreement.core.values import EARLIEST_DAY, LATEST_DAY
from moothall.doors.desk.forms.answers import money_wrongs, read_form
from moothall.doors.desk.forms.controls import FormControl, FormView, every
from moothall.doors.desk.forms.faults import faults_by_field
from moothall.doors.desk.forms.shapes import (
    FixedChoice,
    FormField,
    OfferedChoice,
    OneDay,
    Option,
    SentFile,
    Shape,
    TermChoice,
    TextAnswer,
    TextLines,
)
from moothall.doors.desk.forms.submission import file_sent, is_pressed, posted
from moothall.doors.desk.visit import DeskVisit
from moothall.refusals import Conflict, Fault, Invalid

Answers = dict[str, Any]
NO_ROWS: Mapping[str, int] = {}


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


def choice(
    name: str,
    title: str,
    options: Mapping[Any, str] | Iterable[Option],
    hint: str = "",
    *,
    many: bool = False,
    required: bool = True,
) -> FormField:
    """Ask for one of some answers, or for several; each as it is sent and as it is read."""
    made = (Option(*each) for each in options.items()) if isinstance(options, Mapping) else options
    return FormField(name, title, hint, OfferedChoice(tuple(made), many), required)


def other(name: str, title: str, shape: Shape, hint: str = "", *, required: bool = True) -> FormField:
    """Ask for something of another shape."""
    return FormField(name, title, hint, shape, required)


@dataclass(frozen=True)
class DeskForm:
    """Some questions with the words around them; ``choices`` are the terms that may be chosen, by kind."""

    heading: str
    button: str
    fields: tuple[FormField, ...]
    caption: str = ""
    back: tuple[str, str] = ("", "")
    """Where the page leads back to: its name and its address."""
    told: tuple[str, ...] = ()
    choices: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    room_asks: bool = False
    """Whether what is left blank is refused by what is done, in words of its own."""
    is_warning: bool = False
    """Whether the button takes something away."""

    def controls(
        self, answers: Mapping[str, Any], errors: Mapping[str, str], blank_rows: Mapping[str, int] = NO_ROWS
    ) -> tuple[FormControl, ...]:
        """Return the questions, filled in, each with what is wrong with its answer."""
        made = FormView(self._options, errors, blank_rows).controls(self.fields, answers)
        return tuple(replace(each, first_box="") for each in made) if len(made) == 1 else made

    def _options(self, kinds: tuple[str, ...]) -> tuple[Option, ...]:
        return tuple(option for kind in kinds for option in self.choices.get(kind, ()))

    def read(self, visit: DeskVisit) -> Answers:
        """Return what was answered; what was left blank is left out."""
        files = {
            each.name: file_sent(visit, each.name) for each in self.fields if isinstance(each.shape, SentFile)
        }
        chosen = {name: file for name, file in files.items() if file is not None}
        return read_form(self.fields, posted(visit)) | chosen


Wrongs = list[tuple[str, str]]
Beside = Callable[[Invalid | Conflict, str], Wrongs]


class Page(Protocol):
    """A page that can be shown again with what is wrong."""

    def __call__(self, *, status: int, wrongs: Wrongs) -> HttpResponse:
        """Return the page."""


def do_or_show(
    do: Callable[[], HttpResponse],
    page: Page,
    otherwise: str,
    *,
    beside: Beside = faults_by_field,
) -> HttpResponse:
    """Do what was sent; what cannot be done is said on the page that asked, beside its question.

    What is about no question is said beside ``otherwise``.
    """
    try:
        return do()
    except (Invalid, Conflict) as refusal:
        status = 409 if isinstance(refusal, Conflict) else 400
        return page(status=status, wrongs=beside(refusal, otherwise))


def ask(
    visit: DeskVisit,
    form: DeskForm,
    do: Callable[[Answers], HttpResponse],
    *,
    answers: Mapping[str, Any] | None = None,
    template: str = "form.html",
    here: str = "",
    beside: Beside | None = None,
    **context: Any,
) -> HttpResponse:
    """Show a form, or do what was sent; what cannot be done is said beside its question, nothing lost."""

    def page(given: Mapping[str, Any], *, status: int, wrongs: Wrongs) -> HttpResponse:
        controls = form.controls(given, dict(reversed(wrongs)))
        named = {"form": form, "controls": controls, "wrongs": _by_question(controls, wrongs)}
        named["has_file"] = any(each.kind == "file" for each in every(controls))
        return visit.page(template, here=here, status=status, **named, **context)

    if not visit.is_sending:
        return page(answers or {}, status=200, wrongs=[])
    given = form.read(visit)
    if is_pressed(visit, "add_row"):
        return page(given, status=200, wrongs=[])
    return do_or_show(
        lambda: do(checked(form, given)),
        partial(page, given),
        first_of(form),
        beside=beside or partial(beside_its_question, form),
    )


def _by_question(controls: Iterable[FormControl], wrongs: Wrongs) -> Wrongs:
    """Return everything that is wrong in the order of the questions, each with where its answer is given."""
    found = [
        (each.anchor, said)
        for each in every(controls)
        for name, said in ([wrong for wrong in wrongs if wrong[0] == each.name] or [("", each.error)])
        if said
    ]
    return found or wrongs


def first_of(form: DeskForm) -> str:
    """Return the first question, beside which is said what is about none of them."""
    return form.fields[0].name if form.fields else "main-content"


def beside_its_question(form: DeskForm, refusal: Invalid | Conflict, otherwise: str) -> Wrongs:
    """Return each fault of a refusal beside its question, or beside ``otherwise``."""
    named = {each.name for each in form.fields}
    found = faults_by_field(refusal, otherwise)
    return [(name if name in named else otherwise, said) for name, said in found]


def all_beside(refusal: Invalid | Conflict, otherwise: str) -> Wrongs:
    """Return each fault beside the one place where it was asked for, whatever its own field."""
    return [(otherwise, said) for _, said in faults_by_field(refusal, otherwise)]


def checked(form: DeskForm, given: Answers) -> Answers:
    """Return the answers with days as days; refused with each that is missing or cannot be so."""
    unread = [Fault(each.message, str(each.path[0])) for each in money_wrongs(form.fields, given)]
    faults = [*unread, *_missing(form, given)]
    if not unread:  # an answer that was never offered is no slip of whoever typed a sum wrong
        faults += _not_offered(form, given)
    made = dict(given)
    for each in form.fields:
        if each.name in given and isinstance(each.shape, OneDay):
            try:
                made[each.name] = _real_day(given[each.name])
            except ValueError as wrong:
                faults.append(Fault(str(wrong), each.name))
    if faults:
        raise Invalid(faults=faults)
    return made


def _missing(form: DeskForm, given: Answers) -> list[Fault]:
    return [
        Fault("Choose a file" if isinstance(each.shape, SentFile) else f"Answer “{each.title}”", each.name)
        for each in form.fields
        if each.required and not form.room_asks and each.name not in given
    ]


def _not_offered(form: DeskForm, given: Answers) -> list[Fault]:
    return [
        Fault("Choose one of those offered", each.name)
        for each in form.fields
        if each.name in given and not _is_offered(form, each.shape, given[each.name])
    ]


def _real_day(written: str) -> date:
    """Return a day that a register reaches; what is wrong with another is said by the error."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise ValueError("Enter a real day, such as 14 11 2016") from None
    if not EARLIEST_DAY <= day <= LATEST_DAY:
        raise ValueError(f"Enter a day between {EARLIEST_DAY.year} and {LATEST_DAY.year}")
    return day


def _is_offered(form: DeskForm, shape: Shape, answer: Any) -> bool:
    """Say whether an answer was among those to choose from; what is chosen from no list always is."""
    match shape:
        case OfferedChoice(options=options, many=many):
            offered = {option.value for option in options}
        case TermChoice(kinds=kinds, many=many):
            offered = {option.value for kind in kinds for option in form.choices.get(kind, ())}
        case FixedChoice(values=values, many=many):
            offered = set(values)
        case _:
            return True
    return offered.issuperset(answer if many else [answer])
