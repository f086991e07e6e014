"""What the minutes say, when they are published and approved, and the actions that follow."""

from datetime import date, datetime
from typing import Any

from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.rights import permitted
from moothall.meetings.core.lifecycle import MET
from moothall.meetings.models import Action, AgendaItem, Meeting
from moothall.meetings.rights import (
    serves_meeting,
    serves_meeting_of_action,
)
from moothall.meetings.rules.meeting_lifecycle import MeetingState, item_in, meeting_in
from moothall.meetings.rules.records_store import lock_record, save_record
from moothall.periods import written
from moothall.refusals import Conflict, Fault, Invalid


class MinutesAreApproved(Conflict):
    """The minutes are approved, so they are changed only by a later meeting."""


@permitted("manage_meetings", by=serves_meeting)
def record_minutes(*, meeting: Meeting, minutes: str, acting: Acting) -> Meeting:
    """Write the part of the minutes that belongs to no one item."""
    now = _not_yet_approved(meeting_in(meeting, MET, "minuted"))
    now.minutes = minutes.strip()
    save_record(now)
    _announce("minutes.recorded", now, acting)
    return now


@permitted("manage_meetings", by=serves_meeting)
def record_item_minute(
    *, item: AgendaItem, minute: str, exempt_minute: str = "", acting: Acting
) -> AgendaItem:
    """Write the minute of one item and, separately, what the public may not read."""
    now = item_in(item, MET, "minuted")
    _not_yet_approved(now.meeting)
    if exempt_minute.strip() and not now.exempt_paragraphs:
        message = "This item is not exempt, so nothing in its minute is kept back"
        fix = "First say under which paragraph of Schedule 12A it is exempt."
        raise Invalid(faults=[Fault(message, "exempt_minute", fix=fix)])
    now.minute, now.exempt_minute = minute.strip(), exempt_minute.strip()
    save_record(now)
    now.meeting.save()
    _announce("minutes.recorded", now.meeting, acting, item=str(now.key))
    return now


@permitted("manage_meetings", by=serves_meeting)
def publish_minutes(*, meeting: Meeting, at: datetime, acting: Acting) -> Meeting:
    """Publish the minutes of a meeting that was held, as a draft until they are approved."""
    now = meeting_in(meeting, (MeetingState.HELD,), "published in minutes")
    now.minutes_published_at = at
    _announce("minutes.published", save_record(now), acting, at=at.isoformat())
    return now


@permitted("manage_meetings", by=serves_meeting)
def approve_minutes(*, meeting: Meeting, on: date, acting: Acting) -> Meeting:
    """Record that a later meeting approved the minutes."""
    now = _not_yet_approved(meeting_in(meeting, (MeetingState.HELD,), "approved in minutes"))
    if on < now.starts_on:
        message = f"The meeting was held on {written(now.starts_on)}, so its minutes are approved later"
        raise Invalid(faults=[Fault(message, "on", fix="Give the day of the meeting that approved them.")])
    now.minutes_approved_on = on
    _announce("minutes.approved", save_record(now), acting, on=on.isoformat())
    return now


@permitted("manage_meetings", by=serves_meeting)
def add_action(
    *,
    meeting: Meeting,
    text: str,
    owner: str,
    due_on: date | None = None,
    item: AgendaItem | None = None,
    acting: Acting,
) -> Action:
    """Record what somebody is to do, by when; ``owner`` is a post’s id or a name."""
    now = meeting_in(meeting, MET, "given an action")
    if item is not None and item.meeting_id != now.pk:
        raise Invalid(
            faults=[Fault("That item is of another meeting", "item", fix="Choose one of this one.")]
        )
    action = Action(
        partnership=now.partnership,
        basis=now.basis,
        meeting=now,
        item=_of_meeting(item, now),
        text=text.strip(),
        owner=owner.strip(),
        due_on=due_on,
    )
    save_record(action)
    now.save()
    _announce("action.added", now, acting, key=str(action.key), owner=action.owner)
    return action


@permitted("manage_meetings", by=serves_meeting_of_action)
def finish_action(*, action: Action, on: date, outcome: str = "", acting: Acting) -> Action:
    """Record that an action was done, on which day, and with what result."""
    now = lock_record(action)
    if now.done_on is not None:
        raise Conflict(f"It was already done on {written(now.done_on)}.")
    now.done_on, now.outcome = on, outcome.strip()
    save_record(now)
    now.meeting.save()
    _announce("action.finished", now.meeting, acting, key=str(now.key), on=on.isoformat())
    return now


def _not_yet_approved(meeting: Meeting) -> Meeting:
    if meeting.minutes_approved_on is not None:
        day = written(meeting.minutes_approved_on)
        raise MinutesAreApproved(f"The minutes were approved on {day}, so they can no longer be changed.")
    return meeting


def _of_meeting(item: AgendaItem | None, meeting: Meeting) -> AgendaItem | None:
    if item is not None and item.meeting_id != meeting.pk:
        raise Invalid(
            faults=[Fault("That item is of another meeting", "item", fix="Choose one of this one.")]
        )
    return item


def _announce(action: str, meeting: Meeting, acting: Acting, **facts: Any) -> None:
    audit.record(
        action,
        acting=acting,
        partnership=meeting.partnership,
        subject=str(meeting.key),
        body=meeting.body,
        **facts,
    )
