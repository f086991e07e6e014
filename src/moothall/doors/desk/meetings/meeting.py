"""A meeting's page at the desk and the page of each of its items.

From which everything about them is done.
"""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from moothall.doors.desk.forms.desk_form import Wrongs, all_beside, do_or_show
from moothall.doors.desk.meetings.meeting_visit import MeetingVisit, meeting_visit
from moothall.doors.desk.meetings.presence import Presence
from moothall.doors.desk.meetings.progress import MeetingSteps, time_and_place
from moothall.doors.desk.visit import DeskVisit, at_the_desk, moment
from moothall.matters.queries.views import ItemSeen
from moothall.meetings.core.lifecycle import MET, OPEN_AGENDA, ORDERED
from moothall.meetings.operations import open_meeting, publish_meeting_notice, publish_minutes
from moothall.meetings.operations.papers import publish_papers
from moothall.meetings.queries.views import ActionSeen, AttendanceSeen
from moothall.papers.core.record_fields import labels_of, values_shown
from moothall.refusals import Missing

IN_THE_HEADING = ("title", "is_key", "is_private", "is_urgent_business")
ACTS: dict[str, tuple[Any, str, str]] = {
    "notice": (
        publish_meeting_notice,
        "Notice is given: the public can read of it.",
        "now",
    ),
    "open": (open_meeting, "The meeting is open. Record who is there.", "who"),
    "publish-minutes": (publish_minutes, "The minutes are published, as a draft until approved.", "minutes"),
    "publish-papers": (publish_papers, "The papers are published.", "papers"),
}


@at_the_desk
def meeting_desk(visit: DeskVisit, partnership: str, key: UUID) -> HttpResponse:
    """Show where a meeting stands, what is due next, and every part of it with what can be done."""
    return page(meeting_visit(visit, partnership, key))


@at_the_desk
def step(visit: DeskVisit, partnership: str, key: UUID, how: str) -> HttpResponse:
    """Do what needs nothing but the word: notice given, the meeting opened, minutes or papers published."""
    here = meeting_visit(visit, partnership, key)
    if how not in ACTS:
        raise Missing("There is no such step of a meeting.")
    if not visit.is_sending:
        return here.go()
    act, said, part = ACTS[how]

    def do() -> HttpResponse:
        act(meeting=here.row, at=moment(visit), **here.who)
        visit.say(said)
        return here.go(part)

    return do_or_show(do, partial(page, here), "now", beside=all_beside)


def page(here: MeetingVisit, *, status: int = 200, wrongs: Wrongs | None = None) -> HttpResponse:
    """Return the meeting's page, with what could not be done."""
    seen = here.seen
    decisions = [each for item in seen.items for each in item.decisions]
    return here.visit.page(
        "meetings/meeting.html",
        here="meetings",
        status=status,
        wrongs=wrongs or [],
        meeting=here,
        seen=seen,
        now=MeetingSteps(here),
        there=Presence(here),
        when=time_and_place(here),
        has_met=here.row.state in MET,
        is_open=here.row.state in OPEN_AGENDA,
        may_order=here.row.state in ORDERED,
        papers=[*seen.papers, *(each for item in seen.items for each in item.papers)],
        decisions=decisions,
        actions=[*seen.actions, *(each for item in seen.items for each in item.actions)],
        numbers={each.key: each.number for each in seen.items},
        of_item=labels_of(ItemSeen),
        of_action=labels_of(ActionSeen),
        of_attendance=labels_of(AttendanceSeen),
    )


@at_the_desk
def item_desk(visit: DeskVisit, partnership: str, key: UUID, item: UUID) -> HttpResponse:
    """Show one item with all that belongs to it, and what can be done next."""
    here = meeting_visit(visit, partnership, key)
    about = here.item_seen(item)
    return visit.page(
        "meetings/item.html",
        here="meetings",
        meeting=here,
        part="decisions",
        item=about,
        shown=list(values_shown(about, *IN_THE_HEADING)),
        has_met=here.row.state in MET,
        standings=Presence(here).standings_at(about.position),
    )
