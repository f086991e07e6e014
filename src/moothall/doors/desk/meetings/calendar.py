"""The meetings that somebody runs, the next first; and another one planned."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpResponse

from moothall.agreement.core.register import State
from moothall.agreement.core.terms import Authority, Body
from moothall.doors.desk.forms.answers import clock
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, ask, day, line, other
from moothall.doors.desk.forms.shapes import Option, TermChoice
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.doors.pages.pagination import page_of
from moothall.meetings.core.lifecycle import OVER
from moothall.meetings.operations import plan_meeting
from moothall.meetings.queries import meetings_of
from moothall.meetings.queries.views import MeetingRow
from moothall.meetings.rights import reader_of
from moothall.meetings.rules.bodies import state_of
from moothall.meetings.rules.reader_rights import ReaderRights

WHEN = (
    day("starts_on", "On which day?", "Such as 14 11 2016"),
    line("starts_at", "At what time?", "Such as 10:30 or 2.30pm", required=False),
    line("place", "Where?", "The room and the building", required=False),
    other("place_authority", "At which council?", TermChoice(("council",)), required=False),
)
FIELDS = (
    other("body", "Which body meets?", TermChoice(("body",))),
    *WHEN,
    line("title", "What is it called?", "Leave blank to call it by the body’s name", required=False),
)


@at_the_desk
def meetings(visit: DeskVisit) -> HttpResponse:
    """List the meetings that the person runs: those to come, the next first, and those that are over."""
    if not visit.rights.partnerships("manage_meetings"):
        visit.rights.require("manage_meetings")
    run = visit.rights.partnerships("manage_meetings")
    mine = [(each, row) for each in run for row in _mine(visit, each)]
    to_come = [pair for pair in mine if pair[1].starts_on >= visit.day and pair[1].state not in OVER]
    left = [pair for pair in reversed(mine) if pair not in to_come]
    return visit.page(
        "meetings/meetings.html",
        here="meetings",
        to_come=sorted(to_come, key=lambda pair: pair[1].starts_on),
        page=page_of(left, visit.request),
        partnerships=run,
    )


def _mine(visit: DeskVisit, partnership: str) -> list[MeetingRow]:
    """Return the meetings of the bodies that the person serves, in order of time."""
    reader = reader_of(visit.acting, partnership)
    run = set(ReaderRights(partnership, reader).run_by_reader())
    return [row for row in meetings_of(partnership=partnership, reader=reader) if row.body in run]


@at_the_desk
def plan(visit: DeskVisit, partnership: str) -> HttpResponse:
    """Ask which body meets, when and where, and plan the meeting."""
    visit.rights.require("manage_meetings", partnership)
    choices = choices_on(visit, partnership)
    form = DeskForm(
        "Plan a meeting",
        "Plan it",
        FIELDS,
        caption=visit.names.get(partnership, partnership),
        choices=choices,
    )

    def do(given: Answers) -> HttpResponse:
        planned = plan_meeting(
            partnership=partnership,
            body=given["body"],
            title=given.get("title", ""),
            **when_and_where(given),
            acting=visit.acting,
        )
        visit.say("The meeting is planned. The public can see its day and place. Write its agenda next.")
        return visit.go("meeting_desk", partnership=partnership, key=planned.key)

    answers = {"body": choices["body"][0].value} if len(choices["body"]) == 1 else {}
    return ask(visit, form, do, answers=answers, template="meetings/plan.html", here="meetings")


def when_and_where(given: Answers) -> dict[str, Any]:
    """Return a meeting's day, time and place as they were answered."""
    return {
        "starts_on": given["starts_on"],
        "starts_at": clock(given.get("starts_at", ""), "starts_at"),
        "place": given.get("place", ""),
        "place_authority": given.get("place_authority", ""),
    }


def choices_on(visit: DeskVisit, partnership: str) -> dict[str, tuple[Option, ...]]:
    """Return the bodies that the person serves, and the councils, as they stand today."""
    state = state_of(partnership, visit.day)
    run = set(ReaderRights(partnership, reader_of(visit.acting, partnership)).run_by_reader())
    bodies = sorted((body.name, body.id) for body in state.of(Body) if body.id in run)
    return {
        "body": tuple(Option(id, name) for name, id in bodies),
        "council": council_options(state),
    }


def council_options(state: State, ids: Iterable[str] = ()) -> tuple[Option, ...]:
    """Return councils to choose from: those named, or else all."""
    wanted = set(ids)
    councils = (each for each in state.of(Authority) if not wanted or each.id in wanted)
    return tuple(Option(each.id, each.short_name) for each in councils)


def in_words(on: date) -> str:
    """Write a day with its weekday, as people plan by it."""
    return f"{on:%A} {on.day} {on:%B %Y}"
