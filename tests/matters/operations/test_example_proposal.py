"""The example's live proposal: half decided, plainly made up, and finished by one meeting."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.acting import operator
from tests.doors.stored_agreements import EXAMPLE, load_example
from tests.matters.partnership import at

from moothall.agreement.core.laws import findings
from moothall.agreement.core.terms import Participation
from moothall.agreement.queries import register_of
from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.models import Decision, Issue, Proposal
from moothall.matters.operations import decide, publish_decision
from moothall.matters.operations.example_proposal import SERVICE, live_proposal
from moothall.matters.queries import issue as issue_seen
from moothall.meetings.core.ballots import Hands
from moothall.meetings.models import AgendaItem, Meeting, Notice, Paper
from moothall.meetings.operations import open_meeting, record_attendance, take_vote
from moothall.meetings.rules.attendance_book import AttendanceEntry
from moothall.periods import Period

NAME, DAY, CLERK = "2020-vision", date(2026, 11, 23), operator("A. Clerk")

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


@pytest.fixture(autouse=True)
def _loaded(settings: Any, tmp_path: Path) -> None:
    settings.MOOTHALL_DATA = tmp_path
    load_example()


def put(day: date = DAY) -> Issue | None:
    return live_proposal(partnership=NAME, papers=EXAMPLE / "papers", day=day, acting=operator("the example"))


def finished(day: date = DAY) -> Decision:
    """Hold the meeting that is still to be held, and publish what it agrees."""
    item = AgendaItem.objects.get(meeting__state=Meeting.State.AGENDA)
    open_meeting(meeting=item.meeting, at=at(day), acting=CLERK)
    rows = [AttendanceEntry(f"Councillor {each}", "cheltenham") for each in ("A", "B", "C")]
    record_attendance(meeting=item.meeting, rows=rows, acting=CLERK)
    vote = take_vote(item=item, motion="That it be so", method="show_of_hands", hands=Hands(3), acting=CLERK)
    record = DecisionRecord(item.title, "agreed", "That it be so.", is_key=True, key_because="Two wards.")
    decision = decide(item=item, record=record, vote=vote, acting=CLERK)
    return publish_decision(decision=decision, at=at(day, 15), acting=CLERK)


def test_one_cabinet_has_agreed_and_the_other_meets_today() -> None:
    issue = put()
    assert issue is not None
    seen = issue_seen(partnership=NAME, slug=issue.slug, on=DAY)

    assert seen.progress is not None
    assert [leg.state for leg in seen.progress.legs] == ["planned", "in_force"]
    assert seen.progress.earliest_in_force == DAY
    assert put() == issue


def test_everything_in_it_is_marked_as_made_up() -> None:
    put()

    for model in (Issue, Proposal, Meeting, AgendaItem, Paper, Notice, Decision):
        rows = model._default_manager.all()
        assert {row.basis for row in rows} == {"illustrative"}, model
        assert all("llustrative" in str(row) for row in rows), model


def test_finishing_it_changes_who_takes_part_and_breaks_no_law() -> None:
    put()
    before, window = register_of(NAME), Period(date(2026, 11, 1), date(2027, 4, 1))
    decision = finished()
    after = register_of(NAME)
    taking_part = after.state(DAY).where(Participation, lambda part: part.service == SERVICE)

    assert {part.authority for part in taking_part} == {"cheltenham", "cotswold"}
    assert after.head == before.head + 1
    assert findings(after, window) == findings(before, window)
    assert decision.issue is not None
    assert Issue.objects.get(pk=decision.issue.pk).state == Issue.State.IN_FORCE


@pytest.mark.parametrize("day", [date(1999, 1, 1), date(2016, 10, 1), date(2024, 2, 29), date(2030, 1, 1)])
def test_a_day_that_leaves_no_room_for_it_leaves_nothing_behind(day: date) -> None:
    issue = put(day)

    assert (issue is None) == (not Meeting.objects.exists())


@pytest.mark.parametrize("day", [date(2026, 12, 31), date(2027, 1, 20), date(2027, 4, 6), date(2027, 5, 20)])
def test_there_is_room_for_it_around_holidays(day: date) -> None:
    assert put(day) is not None
