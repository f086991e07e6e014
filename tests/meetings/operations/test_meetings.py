"""Meetings: planned, noticed, moved, held; their agendas in order, and published in time or lawfully late."""

from datetime import date, time

import pytest
from tests.matters.partnership import ASH, BEECH, CLERK, MEETING, NAME, at, planned, proposed, under_way

from moothall.audit.queries import events
from moothall.meetings.core.rotation import RotationRule, Venue
from moothall.meetings.models import AgendaItem, Meeting
from moothall.meetings.operations import (
    add_action,
    add_item,
    adjourn_meeting,
    approve_minutes,
    cancel_meeting,
    change_item,
    close_meeting,
    finish_action,
    give_notice,
    move_item,
    move_meeting,
    open_meeting,
    plan_series,
    publish_agenda,
    publish_meeting_notice,
    publish_minutes,
    publish_notice,
    record_item_minute,
    record_minutes,
    withdraw_item,
)
from moothall.meetings.operations.minutes import MinutesAreApproved
from moothall.meetings.rules.meeting_lifecycle import NotInThatState
from moothall.meetings.rules.notice import NoticeTooLate
from moothall.periods import Period
from moothall.refusals import Conflict, Invalid

pytestmark = [pytest.mark.storage, pytest.mark.django_db, pytest.mark.usefixtures("register")]

IN_TIME, LATE = date(2016, 11, 11), date(2016, 11, 16)


def item(meeting: Meeting, title: str = "The item", **fields: object) -> AgendaItem:
    return add_item(meeting=meeting, title=title, acting=CLERK, **fields)  # type: ignore[arg-type]


def titles(meeting: Meeting) -> list[str]:
    return [each.title for each in meeting.items.filter(deleted_at=None)]


def test_a_meeting_comes_to_be_held_step_by_step() -> None:
    meeting = planned("joint-committee", starts_at=time(10), place="Town hall", place_authority="avon")
    item(meeting)

    publish_meeting_notice(meeting=meeting, at=at(IN_TIME), acting=CLERK)
    publish_agenda(meeting=meeting, at=at(IN_TIME, 11), acting=CLERK)
    open_meeting(meeting=meeting, at=at(MEETING), acting=CLERK)
    adjourn_meeting(meeting=meeting, because="Until two o’clock", acting=CLERK)
    open_meeting(meeting=meeting, at=at(MEETING, 14), acting=CLERK)
    held = close_meeting(meeting=meeting, at=at(MEETING, 16), ends_at=time(16), acting=CLERK)

    assert (held.state, held.ends_at) == ("held", time(16))
    assert [event.action for event in events().events[:6]] == [
        "meeting.closed", "meeting.opened", "meeting.adjourned", "meeting.opened", "agenda.published",
        "meeting.notice_published",
    ]  # fmt: skip


def test_a_step_out_of_turn_is_refused_and_says_what_comes_first() -> None:
    meeting = planned("joint-committee")

    with pytest.raises(NotInThatState, match="Publish its agenda first"):
        open_meeting(meeting=meeting, at=at(MEETING), acting=CLERK)
    with pytest.raises(Invalid, match="nothing on the agenda"):
        publish_agenda(meeting=meeting, at=at(IN_TIME), acting=CLERK)


def test_a_body_that_does_not_stand_on_the_day_cannot_meet() -> None:
    with pytest.raises(Invalid, match="“nobody” is not a body"):
        planned("nobody")
    with pytest.raises(Invalid, match="“narnia” is not a council"):
        planned("joint-committee", place_authority="narnia")


def test_once_notice_was_given_a_meeting_is_moved_or_cancelled_only_with_a_reason() -> None:
    meeting = planned("joint-committee")
    move_meeting(meeting=meeting, starts_on=date(2016, 11, 22), acting=CLERK)
    publish_meeting_notice(meeting=meeting, at=at(IN_TIME), acting=CLERK)

    with pytest.raises(Invalid, match="why the meeting is moved"):
        move_meeting(meeting=meeting, starts_on=MEETING, acting=CLERK)
    with pytest.raises(Invalid, match="why the meeting is cancelled"):
        cancel_meeting(meeting=meeting, because=" ", acting=CLERK)
    assert cancel_meeting(meeting=meeting, because="Snow", acting=CLERK).state == "cancelled"


def test_a_series_goes_round_its_places_in_turn() -> None:
    series = plan_series(
        partnership=NAME, body="joint-committee", title="Committee", rule=RotationRule(weekday=0, nth=1),
        window=Period(date(2016, 10, 1), date(2017, 1, 1)), starts_at=time(10),
        places=[Venue("Avon", "avon"), Venue("Brent", "brent")], acting=CLERK,
    )  # fmt: skip

    planned_ones = series.meetings.order_by("starts_on")
    assert [(each.starts_on.day, each.place) for each in planned_ones] == [
        (3, "Avon"),
        (7, "Brent"),
        (5, "Avon"),
    ]


def test_items_are_put_in_another_order_and_taken_off() -> None:
    meeting = planned("joint-committee")
    first, _, third = (item(meeting, title) for title in ("One", "Two", "Three"))

    move_item(item=third, to=1, acting=CLERK)
    assert titles(meeting) == ["Three", "One", "Two"]
    withdraw_item(item=first, acting=CLERK)
    assert titles(meeting) == ["Three", "Two"]
    assert [each.position for each in meeting.items.filter(deleted_at=None)] == [1, 2]


def test_an_exempt_item_names_its_paragraph_and_the_public_interest() -> None:
    meeting = planned("joint-committee")

    with pytest.raises(Invalid) as refused:
        item(meeting, exempt_paragraphs=[3, 9])
    assert [fault.field for fault in refused.value.faults] == ["exempt_paragraphs", "public_interest"]
    assert item(meeting, exempt_paragraphs=[3], public_interest="Prices").is_private


def test_an_agenda_in_time_is_published() -> None:
    meeting = planned("joint-committee")
    item(meeting)

    assert publish_agenda(meeting=meeting, at=at(IN_TIME), acting=CLERK).state == "agenda"
    assert not meeting.items.get().is_late


def test_a_late_agenda_is_refused_without_the_chairs_reasons_and_says_what_remains() -> None:
    meeting = planned("joint-committee")
    item(meeting)
    before = events().total

    with pytest.raises(NoticeTooLate, match="late item") as refused:
        publish_agenda(meeting=meeting, at=at(LATE), acting=CLERK)

    assert {each.way for each in refused.value.remedies} == {"late_item", "shorter_notice", "move"}
    meeting.refresh_from_db()
    assert (meeting.state, meeting.agenda_published_at, events().total) == ("planned", None, before)
    publish_agenda(meeting=meeting, at=at(LATE), late_because="The flood", acting=CLERK)
    assert (meeting.items.get().is_late, meeting.items.get().late_because) == (True, "The flood")


def test_an_item_added_after_the_agenda_needs_the_chairs_reasons_and_stands_under_urgent_business() -> None:
    meeting = planned("joint-committee")
    for title, urgent in (("One", False), ("Urgent business", True), ("Last", False)):
        item(meeting, title, is_urgent_business=urgent)
    publish_agenda(meeting=meeting, at=at(IN_TIME), acting=CLERK)

    with pytest.raises(Invalid, match="special reasons"):
        item(meeting, "Late")
    late = item(meeting, "Late", late_because="The flood")

    assert late.is_late
    assert titles(meeting) == ["One", "Urgent business", "Late", "Last"]


def test_a_published_item_is_withdrawn_in_its_place_with_the_reason() -> None:
    meeting = planned("joint-committee")
    first = item(meeting)
    publish_agenda(meeting=meeting, at=at(IN_TIME), acting=CLERK)

    with pytest.raises(Invalid, match="why the item is withdrawn"):
        withdraw_item(item=first, acting=CLERK)
    withdraw_item(item=first, because="More work is needed", acting=CLERK)
    assert titles(meeting) == ["The item"]


def test_a_key_item_without_notice_keeps_its_agenda_back_until_an_exception_is_used() -> None:
    opened, _ = proposed()
    meeting = planned("avon-cabinet")
    item(meeting, matter=opened.slug, is_key=True)

    with pytest.raises(NoticeTooLate, match="general exception") as refused:
        publish_agenda(meeting=meeting, at=at(IN_TIME), acting=CLERK)
    assert {each.way for each in refused.value.remedies} == {"general_exception", "move"}

    notice = give_notice(
        partnership=NAME, kind="general_exception", holder="avon-cabinet", title="Share", due_from=MEETING,
        matter=opened.slug, reasons="The contract ends", acting=CLERK,
    )  # fmt: skip
    publish_notice(notice=notice, at=at(date(2016, 11, 10)), acting=CLERK)
    assert publish_agenda(meeting=meeting, at=at(IN_TIME), acting=CLERK).state == "agenda"


def test_a_private_part_of_a_cabinet_needs_its_notice_and_of_a_committee_none() -> None:
    cabinet, committee = planned("avon-cabinet"), planned("joint-committee")
    for meeting in (cabinet, committee):
        item(meeting, exempt_paragraphs=[3], public_interest="Prices")

    assert publish_agenda(meeting=committee, at=at(IN_TIME), acting=CLERK).state == "agenda"
    with pytest.raises(NoticeTooLate, match="Meet in private as urgent"):
        publish_agenda(meeting=cabinet, at=at(IN_TIME), acting=CLERK)
    urgent = give_notice(
        partnership=NAME, kind="private_urgency", holder="avon-cabinet", title="Prices", due_from=MEETING,
        meeting=cabinet, reasons="It cannot wait", agreed_by="Elm", agreed_on=IN_TIME, acting=CLERK,
    )  # fmt: skip
    publish_notice(notice=urgent, at=at(IN_TIME), acting=CLERK)
    assert publish_agenda(meeting=cabinet, at=at(IN_TIME), acting=CLERK).state == "agenda"


def test_special_urgency_needs_to_have_been_agreed() -> None:
    with pytest.raises(Invalid, match="who agreed that it is urgent"):
        give_notice(
            partnership=NAME, kind="special_urgency", holder="avon-cabinet", title="Share", due_from=MEETING,
            reasons="It cannot wait", acting=CLERK,
        )  # fmt: skip


def test_what_is_changed_is_checked_and_what_cannot_be_seen_is_refused() -> None:
    meeting = planned("joint-committee")
    first = item(meeting)

    assert change_item(item=first, title=" Another ", acting=CLERK).title == "Another"
    with pytest.raises(Invalid, match="Enter the title"):
        change_item(item=first, title=" ", acting=CLERK)
    with pytest.raises(Invalid, match="cannot be seen"):
        change_item(item=first, title="Two\nlines", acting=CLERK)
    with pytest.raises(Invalid, match="at most 500 characters"):
        change_item(item=first, title="x" * 501, acting=CLERK)


def test_minutes_are_written_published_and_approved_and_then_stand() -> None:
    first = under_way("avon-cabinet", people=(ASH, BEECH))
    meeting = first.meeting
    record_minutes(meeting=meeting, minutes="It met.", acting=CLERK)
    with pytest.raises(Invalid, match="nothing in its minute is kept back"):
        record_item_minute(item=first, minute="x", exempt_minute="y", acting=CLERK)
    close_meeting(meeting=meeting, at=at(MEETING), acting=CLERK)
    publish_minutes(meeting=meeting, at=at(date(2016, 11, 25)), acting=CLERK)
    approve_minutes(meeting=meeting, on=date(2016, 12, 12), acting=CLERK)

    with pytest.raises(MinutesAreApproved, match="12 December 2016"):
        record_minutes(meeting=meeting, minutes="It did not.", acting=CLERK)


def test_an_action_is_done_once() -> None:
    meeting = under_way("avon-cabinet", people=(ASH, BEECH)).meeting
    action = add_action(meeting=meeting, text="Write", owner="chief", acting=CLERK)

    finish_action(action=action, on=date(2016, 12, 1), acting=CLERK)
    with pytest.raises(Conflict, match="1 December 2016"):
        finish_action(action=action, on=date(2016, 12, 2), acting=CLERK)
