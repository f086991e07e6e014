"""What the minutes say, when they are published and approved, and what somebody is to do."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from moothall.audit import operations as audit
from moothall.meetings.models import Action, AgendaItem, Meeting
from moothall.meetings.rules.meeting_lifecycle import MET, MeetingState, item_in, meeting_in
from moothall.meetings.rules.records_store import lock_record, post_fact, save_record
from moothall.periods import written
from moothall.refusals import Conflict, Fault, Invalid


class MinutesAreApproved(Conflict):
    """The minutes are approved, so they are changed only by a later meeting."""


@transaction.atomic
def record_minutes(*, meeting: Meeting, minutes: str, by: str, as_post: str = "") -> Meeting:
    """Write what the minutes say that is of no one item."""
    now = _not_yet_approved(meeting_in(meeting, MET, "minuted"))
    now.minutes = minutes.strip()
    save_record(now)
    _announce("minutes.recorded", now, by, as_post)
    return now


@transaction.atomic
def record_item_minute(
    *, item: AgendaItem, minute: str, exempt_minute: str = "", by: str, as_post: str = ""
) -> AgendaItem:
    """Write what the minutes say of one item, and apart from it what the public may not read."""
    now = item_in(item, MET, "minuted")
    _not_yet_approved(now.meeting)
    if exempt_minute.strip() and not now.exempt_paragraphs:
        message = "This item is not exempt, so nothing in its minute is kept back"
        fix = "Say first by which paragraph of Schedule 12A it is exempt."
        raise Invalid(faults=[Fault(message, "exempt_minute", fix=fix)])
    now.minute, now.exempt_minute = minute.strip(), exempt_minute.strip()
    save_record(now)
    now.meeting.save()
    _announce("minutes.recorded", now.meeting, by, as_post, item=str(now.key))
    return now


@transaction.atomic
def publish_minutes(*, meeting: Meeting, at: datetime, by: str, as_post: str = "") -> Meeting:
    """Publish the minutes of a meeting that was held, as a draft until they are approved."""
    now = meeting_in(meeting, (MeetingState.HELD,), "published in minutes")
    now.minutes_published_at = at
    _announce("minutes.published", save_record(now), by, as_post, at=at.isoformat())
    return now


@transaction.atomic
def approve_minutes(*, meeting: Meeting, on: date, by: str, as_post: str = "") -> Meeting:
    """Say that a later meeting approved the minutes."""
    now = _not_yet_approved(meeting_in(meeting, (MeetingState.HELD,), "approved in minutes"))
    if on < now.starts_on:
        message = f"The meeting was held on {written(now.starts_on)}, so its minutes are approved later"
        raise Invalid(faults=[Fault(message, "on", fix="Give the day of the meeting that approved them.")])
    now.minutes_approved_on = on
    _announce("minutes.approved", save_record(now), by, as_post, on=on.isoformat())
    return now


@transaction.atomic
def add_action(
    *,
    meeting: Meeting,
    text: str,
    owner: str,
    due_on: date | None = None,
    item: AgendaItem | None = None,
    by: str,
    as_post: str = "",
) -> Action:
    """Take down what somebody is to do, by when; ``owner`` is a post’s id or a name."""
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
    _announce("action.added", now, by, as_post, key=str(action.key), owner=action.owner)
    return action


@transaction.atomic
def finish_action(*, action: Action, on: date, outcome: str = "", by: str, as_post: str = "") -> Action:
    """Say that something was done, on which day, and what came of it."""
    now = lock_record(action)
    if now.done_on is not None:
        raise Conflict(f"It was done on {written(now.done_on)} already.")
    now.done_on, now.outcome = on, outcome.strip()
    save_record(now)
    now.meeting.save()
    _announce("action.finished", now.meeting, by, as_post, key=str(now.key), on=on.isoformat())
    return now


def _not_yet_approved(meeting: Meeting) -> Meeting:
    if meeting.minutes_approved_on is not None:
        day = written(meeting.minutes_approved_on)
        raise MinutesAreApproved(f"The minutes were approved on {day}, so they are not changed any more.")
    return meeting


def _of_meeting(item: AgendaItem | None, meeting: Meeting) -> AgendaItem | None:
    if item is not None and item.meeting_id != meeting.pk:
        raise Invalid(
            faults=[Fault("That item is of another meeting", "item", fix="Choose one of this one.")]
        )
    return item


def _announce(action: str, meeting: Meeting, by: str, as_post: str, **facts: Any) -> None:
    audit.record(
        action,
        by=by,
        partnership=meeting.partnership,
        subject=str(meeting.key),
        body=meeting.body,
        **facts,
        **post_fact(as_post),
    )
