"""A series of meetings planned at once: its rule, its places in turn, and its days shown first."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import islice
from typing import Any

from django.http import HttpResponse

from moothall.doors.desk.forms.answers import clock
from moothall.doors.desk.forms.controls import FormControl, summary_of
from moothall.doors.desk.forms.desk_form import (
    Answers,
    DeskForm,
    Wrongs,
    checked,
    choice,
    day,
    do_or_show,
    line,
    other,
)
from moothall.doors.desk.forms.shapes import FormRows, Number, Option, TermChoice
from moothall.doors.desk.forms.submission import is_pressed, text_sent
from moothall.doors.desk.meetings.calendar import choices_on, in_words
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.meetings.core.rotation import RotationRule, Venue
from moothall.meetings.core.rotation import meetings_by_rule as meetings_by
from moothall.meetings.operations import plan_series
from moothall.meetings.operations.series import MOST
from moothall.periods import Period
from moothall.refusals import Fault, Invalid

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
MONTHS_BY_NUMBER = {str(place): name for place, name in enumerate(MONTHS, start=1)}
NTH = {"1": "First", "2": "Second", "3": "Third", "4": "Fourth", "5": "Fifth", "-1": "Last"}
HOLIDAYS = {
    "moved": "It moves to the next working day",
    "skipped": "It is left out",
    "kept": "It is held all the same",
}
FIELDS = (
    other("body", "Which body meets?", TermChoice(("body",))),
    line("title", "What is the series called?", "Such as Joint committee 2016/17"),
    choice("weekday", "On which day of the week?", {str(place): name for place, name in enumerate(DAYS)}),
    choice("nth", "Which one of each month?", NTH, "Or fill in the next question", required=False),
    other("every_weeks", "Or every how many weeks?", Number(), required=False),
    day("starts_on", "From which day?"),
    day("last", "Up to and including which day?"),
    line("starts_at", "At what time?", "Such as 10:30 or 2.30pm"),
    choice("months_left_out", "Months without a meeting", MONTHS_BY_NUMBER, many=True, required=False),
    choice("on_bank_holiday", "If it falls on a bank holiday", HOLIDAYS),
    other(
        "places",
        "Places, in turn",
        FormRows(
            (line("place", "Venue"), other("authority", "Council", TermChoice(("council",)), required=False))
        ),
        "The first meeting is at the first, the next at the second, and so on round",
        required=False,
    ),
)
ROOM_FOR = 2
Days = list[tuple[str, str]]


@at_the_desk
def series(visit: DeskVisit, partnership: str) -> HttpResponse:
    """Ask for a rule, show the days that it gives, and plan them once they have been seen."""
    visit.rights.require("manage_meetings", partnership)
    form = DeskForm(
        "Plan a series of meetings",
        "Show the days",
        FIELDS,
        caption=visit.names.get(partnership, partnership),
        choices=choices_on(visit, partnership),
    )
    answers = form.read(visit) if visit.is_sending else _at_first(form)
    again = partial(_page, visit, form, answers, partnership)
    if not visit.is_sending or is_pressed(visit, "add_row"):
        return again()

    def do() -> HttpResponse:
        given = checked(form, answers)
        asked = _asked(given)
        visit.require(plan_series, partnership=partnership, body=given["body"])
        days = _days(asked)
        if text_sent(visit, "do") != "plan" or text_sent(visit, "days") != _told(days):
            return again(days=days)
        return _keep(visit, partnership, given, asked)

    return do_or_show(do, again, "body")


def _keep(visit: DeskVisit, partnership: str, given: Answers, asked: dict[str, Any]) -> HttpResponse:
    kept = plan_series(
        partnership=partnership,
        body=given["body"],
        title=given["title"],
        **asked,
        acting=visit.acting,
    )
    visit.say(f"{kept.meetings.count()} meetings are planned. The public can see their days and places.")
    return visit.go("meetings")


def _page(
    visit: DeskVisit,
    form: DeskForm,
    answers: Answers,
    partnership: str,
    *,
    days: Days | None = None,
    status: int = 200,
    wrongs: Wrongs | None = None,
) -> HttpResponse:
    names = {each.name for each in FIELDS}
    found = wrongs or []
    errors = {_field(name, names): said for name, said in reversed(found)}
    room = {"places": max(1, ROOM_FOR - len(answers.get("places", ())))}
    if is_pressed(visit, "add_row"):
        room = {"places": 2}
    controls = tuple(_short(each) for each in form.controls(answers, errors, room))
    return visit.page(
        "meetings/series.html",
        here="meetings",
        status=status,
        form=form,
        controls=controls,
        wrongs=summary_of(controls) or found,
        partnership=partnership,
        days=days,
        told=_told(days or []),
    )


def _short(control: FormControl) -> FormControl:
    """Return the days of the week, and which of the month, as a list to choose from, to save room."""
    if control.name not in ("weekday", "nth"):
        return control
    chosen = tuple(each for each in control.options if each.value)
    first = "Choose one" if control.name == "weekday" else "None: every so many weeks"
    return replace(control, kind="select", options=(Option("", first), *chosen))


def _field(name: str, names: set[str]) -> str:
    return {"until": "last"}.get(name, name if name in names else "body")


def _asked(given: Answers) -> dict[str, Any]:
    """Return the rule, the window, the time and the places that were answered."""
    starts_on, last = given["starts_on"], given["last"]
    if last < starts_on:
        raise Invalid(faults=[Fault("The last day is before the first", "last", fix="Give a later day.")])
    nth, weeks = given.get("nth"), given.get("every_weeks")
    if weeks is not None and not isinstance(weeks, int):
        raise Invalid(faults=[Fault("Enter how many weeks, such as 6", "every_weeks")])
    rule = RotationRule(
        weekday=int(given["weekday"]),
        nth=int(nth) if nth else None,
        every_weeks=weeks,
        first=starts_on if weeks else None,
        months_left_out=tuple(int(each) for each in given.get("months_left_out", ())),
        on_bank_holiday=given["on_bank_holiday"],
    )
    places = given.get("places", [])
    return {
        "rule": rule,
        "window": Period(starts_on, last + timedelta(days=1)),
        "starts_at": clock(given["starts_at"], "starts_at"),
        "places": [Venue(each.get("place", ""), each.get("authority") or None) for each in places],
    }


def _days(asked: dict[str, Any]) -> Days:
    """Return each day that the rule gives, with its place; refused where there are too many to show."""
    given = meetings_by(rule=asked["rule"], window=asked["window"], places=asked["places"])
    found = list(islice(given, MOST + 1))
    if not 1 <= len(found) <= MOST:
        message = "That rule gives too many meetings" if found else "That rule gives no meeting there"
        raise Invalid(faults=[Fault(message, "last", fix=f"Plan from 1 to {MOST} at once.")])
    return [(in_words(on), place.place) for on, place in found]


def _told(days: Days) -> str:
    """Return what was shown, so that nothing else is planned than what was seen."""
    return "; ".join(f"{on}, {place}" for on, place in days)


def _at_first(form: DeskForm) -> Answers:
    bodies = form.choices["body"]
    only = {"body": bodies[0].value} if len(bodies) == 1 else {}
    return {**only, "on_bank_holiday": "moved"}
