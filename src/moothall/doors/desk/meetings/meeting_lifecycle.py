"""A meeting taken further, where more has to be said: its agenda published, moved, cancelled, closed."""

from uuid import UUID

from django.http import HttpResponse

from moothall.doors.desk.forms.answers import clock, written_clock
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, line, text
from moothall.doors.desk.meetings.calendar import WHEN, council_options, when_and_where
from moothall.doors.desk.meetings.meeting_visit import ask_about, meeting_visit
from moothall.doors.desk.meetings.progress import MeetingSteps
from moothall.doors.desk.visit import DeskVisit, at_the_desk, moment
from moothall.meetings import operations
from moothall.meetings.operations import close_meeting, move_meeting

WHY_LATE = "The chair’s special reasons why it cannot wait"


@at_the_desk
def publish_agenda(visit: DeskVisit, partnership: str, key: UUID) -> HttpResponse:
    """Say what publishing the agenda does and by when it is due; late, ask for the chair's reasons."""
    here = meeting_visit(visit, partnership, key)
    now = MeetingSteps(here)
    fields = (text("late_because", WHY_LATE, "Every item is marked as late, with these words"),)
    form = DeskForm(
        "Publish the agenda", "Publish it", fields if now.is_agenda_late else (), caption=here.title
    )

    def do(given: Answers) -> HttpResponse:
        late = given.get("late_because", "")
        operations.publish_agenda(meeting=here.row, at=moment(visit), late_because=late, **here.who)
        visit.say("The agenda is published with its papers. The public has the public part of it.")
        return here.go("agenda")

    return ask_about(here, form, do, template="meetings/publish_agenda.html", now=now, seen=here.seen)


@at_the_desk
def move(visit: DeskVisit, partnership: str, key: UUID) -> HttpResponse:
    """Ask for another day, time or place; once notice was given, with the reason."""
    here = meeting_visit(visit, partnership, key)
    row, noticed = here.row, here.row.notice_published_at is not None
    why = text("because", "Why is it moved?", "Everybody can read this", required=noticed)
    choices = {"council": council_options(here.state)}
    form = DeskForm("Move the meeting", "Move it", (*WHEN, why), caption=here.title, choices=choices)

    def do(given: Answers) -> HttpResponse:
        because = given.get("because", "")
        move_meeting(meeting=row, **when_and_where(given), because=because, **here.who)
        visit.say("The meeting is moved. Look at what is due, and by when, again.")
        return here.go()

    answers = {
        "starts_on": row.starts_on.isoformat(),
        "starts_at": written_clock(row.starts_at),
        "place": row.place,
        "place_authority": row.place_authority,
    }
    return ask_about(here, form, do, answers=answers)


@at_the_desk
def cancel(visit: DeskVisit, partnership: str, key: UUID) -> HttpResponse:
    """Ask why a meeting is cancelled; it keeps its place in the calendar."""
    return _with_reason(visit, partnership, key, "cancel")


@at_the_desk
def adjourn(visit: DeskVisit, partnership: str, key: UUID) -> HttpResponse:
    """Ask why a meeting is adjourned, and until when."""
    return _with_reason(visit, partnership, key, "adjourn")


def _with_reason(visit: DeskVisit, partnership: str, key: UUID, how: str) -> HttpResponse:
    here = meeting_visit(visit, partnership, key)
    heading, button, asked, act, said = {
        "cancel": (
            "Cancel the meeting", "Cancel the meeting", "Why is it cancelled?", operations.cancel_meeting,
            "The meeting is cancelled, and the public is told why.",
        ),
        "adjourn": (
            "Adjourn the meeting", "Adjourn it", "Why, and until when?", operations.adjourn_meeting,
            "The meeting is adjourned. Open it again when it goes on.",
        ),
    }[how]  # fmt: skip
    told = ("It stays in the calendar, marked as cancelled.",) if how == "cancel" else ()
    fields = (text("because", asked, "Everybody can read this"),)

    def do(given: Answers) -> HttpResponse:
        act(meeting=here.row, because=given["because"], **here.who)
        visit.say(said)
        return here.go()

    return ask_about(here, DeskForm(heading, button, fields, caption=here.title, told=told), do)


@at_the_desk
def close(visit: DeskVisit, partnership: str, key: UUID) -> HttpResponse:
    """Ask when a meeting ended, and close it."""
    here = meeting_visit(visit, partnership, key)
    fields = (line("ends_at", "When did it end?", "Such as 12:15", required=False),)
    told = ("Its decisions can still be recorded and published, and its minutes written.",)

    def do(given: Answers) -> HttpResponse:
        ends_at = clock(given.get("ends_at", ""), "ends_at")
        close_meeting(meeting=here.row, at=moment(visit), ends_at=ends_at, **here.who)
        visit.say("The meeting is closed. Publish its decisions, then its minutes.")
        return here.go("decisions")

    return ask_about(
        here, DeskForm("Close the meeting", "Close it", fields, caption=here.title, told=told), do
    )
