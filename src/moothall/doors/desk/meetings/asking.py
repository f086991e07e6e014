"""A form about one meeting: shown, refused beside its questions with nothing lost, or done."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from moothall.agreement.core.values import EARLIEST_DAY, LATEST_DAY
from moothall.doors.desk.forms.reading import read_form
from moothall.doors.desk.forms.shapes import Terms
from moothall.doors.desk.forms.showing import Option
from moothall.doors.desk.matters.forms import Answers, Form, ask
from moothall.doors.desk.meetings.opened import Opened
from moothall.doors.desk.visits import Visit
from moothall.refusals import Fault, Invalid

FORMS_OF_A_TIME = ("%H:%M", "%H.%M", "%I:%M%p", "%I.%M%p", "%I%p", "%H%M")
PARAGRAPHS = (
    "1. About an individual",
    "2. Likely to reveal who an individual is",
    "3. The financial or business affairs of a person or body",
    "4. Consultations or negotiations on labour relations",
    "5. Legal professional privilege",
    "6. A notice, order or direction that the council proposes",
    "7. Preventing, investigating or prosecuting crime",
)
EXEMPT = tuple(Option(text[0], text) for text in PARAGRAPHS)


def ask_about(
    here: Opened,
    form: Form,
    do: Callable[[Answers], HttpResponse],
    *,
    answers: Mapping[str, Any] | None = None,
    template: str = "meetings/form.html",
    part: str = "",
    has_file: bool = False,
    **context: Any,
) -> HttpResponse:
    """Ask something about a meeting; what was sent when nobody was signed in any more is filled in again."""
    kept = read_form(form.fields, here.visit.unsent) if here.visit.unsent else answers
    context = {"meeting": here, "part": part, "has_file": has_file, **context}

    def do_what_was_offered(given: Answers) -> HttpResponse:
        refuse_unoffered(form, given)
        return do(given)

    return ask(
        here.visit, form, do_what_was_offered, answers=kept, template=template, here="meetings", **context
    )


def refuse_unoffered(form: Form, given: Answers) -> None:
    """Refuse an answer that was not among those offered, and a day that no register reaches."""
    faults = [
        Fault("Choose one of those offered", each.name)
        for each in form.fields
        if isinstance(each.shape, Terms) and each.name in given
        for value in ([given[each.name]] if not each.shape.many else given[each.name])
        if value not in {option.value for kind in each.shape.kinds for option in form.choices.get(kind, ())}
    ]
    years = f"{EARLIEST_DAY.year} and {LATEST_DAY.year}"
    for name, value in given.items():
        if isinstance(value, date) and not EARLIEST_DAY <= value <= LATEST_DAY:
            faults.append(Fault(f"Enter a day between {years}", name))
    if faults:
        raise Invalid(faults=faults)


def clock(text: str, field: str) -> time | None:
    """Return the time of day that somebody wrote, or None for none; refused where it is no time."""
    plain = "".join(text.lower().split()).replace("noon", "pm")
    if not plain:
        return None
    for form in FORMS_OF_A_TIME:
        try:
            return datetime.strptime(plain, form).time()  # noqa: DTZ007 - of a day, in no zone
        except ValueError:
            continue
    raise Invalid(faults=[Fault(f"“{text}” is not a time", field, fix="Write it as 10:30 or 2.30pm.")])


def written_clock(value: time | None) -> str:
    """Write a time of day as a form holds it."""
    return f"{value:%H:%M}" if value else ""


def moment(visit: Visit) -> datetime:
    """Return this moment; where the desk is told to take another day as today, that day at noon."""
    here = timezone.localtime()
    if here.date() == visit.day:
        return here
    day = visit.day
    return here.replace(year=day.year, month=day.month, day=day.day, hour=12, minute=0)


def whole(text: str, field: str) -> int:
    """Return a whole number that somebody wrote; refused where it is none."""
    if not text.strip().isdecimal() or len(text.strip()) > 4:
        raise Invalid(faults=[Fault("Enter a whole number, such as 3", field)])
    return int(text)
