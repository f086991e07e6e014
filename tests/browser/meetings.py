"""Two meetings of one body in the example: one whose agenda is being written, and one that is under way."""

from datetime import UTC, date, datetime, time

from tests.acting import operator

from moothall.agreement.core.terms import Body
from moothall.agreement.queries import register_of
from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.operations import decide
from moothall.meetings.core.ballots import Hands
from moothall.meetings.models import AgendaItem, Meeting
from moothall.meetings.operations import (
    add_item,
    open_meeting,
    plan_meeting,
    publish_agenda,
    record_attendance,
    take_vote,
)
from moothall.meetings.operations.papers import add_paper
from moothall.meetings.rules.attendance_book import AttendanceEntry
from moothall.papers.files.intake import take_in

HERE, BODY, BY = "2020-vision", "cheltenham-council", "the test"
PRIVATE = {"exempt_paragraphs": [3], "public_interest": "It names a bidder."}


def planned(on: date) -> Meeting:
    """Plan a meeting with three items, the last one exempt, and a paper for each of two."""
    made = plan_meeting(
        partnership=HERE,
        body=BODY,
        starts_on=on,
        starts_at=time(18),
        place="Municipal Offices",
        acting=operator(BY),
    )
    for title, kept_back in (("Apologies", {}), ("Share the depot", {}), ("Prices of the depot", PRIVATE)):
        item = add_item(
            meeting=made, title=title, recommendation="That it be so.", acting=operator(BY), **kept_back
        )
        file = take_in(content=f"# {title}".encode(), name="report.md")
        add_paper(
            meeting=made, item=item, title=f"Report: {title}", file=file, acting=operator(BY), **kept_back
        )
    return made


def under_way(on: date) -> AgendaItem:
    """Return the second item of a meeting that is under way, with a vote and a decision to publish."""
    made, at = planned(on), datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
    publish_agenda(meeting=made, at=at.replace(month=on.month - 1), acting=operator(BY))
    open_meeting(meeting=made, at=at, acting=operator(BY))
    body = register_of(HERE).state(on).terms[BODY]
    assert isinstance(body, Body)
    people = [each.person for each in body.members][:1] or ["A. Member", "B. Member"]
    seats = [AttendanceEntry(each, "cheltenham", is_presiding=each == people[0]) for each in people]
    record_attendance(meeting=made, rows=seats, acting=operator(BY))
    item = made.items.get(position=2)
    vote = take_vote(
        item=item, motion="That it be so.", method="show_of_hands", hands=Hands(1), acting=operator(BY)
    )
    decide(
        item=item,
        record=DecisionRecord("Share the depot", "agreed", "That it be so."),
        vote=vote,
        acting=operator(BY),
    )
    return item


def pages_of_meetings(item: AgendaItem, other: Meeting) -> list[str]:
    """Return addresses of the desk about both meetings."""
    here, sitting = f"/desk/meetings/{HERE}", f"/desk/meetings/{HERE}/{item.meeting.key}"
    paper = other.papers.order_by("id")[0]
    return [
        "/desk/meetings/", f"{here}/plan/", f"{here}/series/", f"{here}/{other.key}/",
        f"{here}/{other.key}/publish/", f"{here}/{other.key}/items/add/", f"{here}/{other.key}/papers/add/",
        f"{here}/{other.key}/papers/{paper.key}/exempt/", f"{sitting}/", f"{sitting}/who/",
        f"{sitting}/who/interest/", f"{sitting}/items/{item.key}/", f"{sitting}/items/{item.key}/vote/",
        f"{sitting}/items/{item.key}/vote/?method=show_of_hands", f"{sitting}/items/{item.key}/decide/",
        f"{sitting}/decisions/", f"{sitting}/actions/add/",
    ]  # fmt: skip
