"""Meetings: planning, moving, cancelling, giving notice of, opening, adjourning and closing them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from moothall.agreement.core.terms import Authority
from moothall.agreement.queries import register_of
from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.rights import permitted
from moothall.meetings.core.lifecycle import BEFORE
from moothall.meetings.models import Basis, Meeting, Series
from moothall.meetings.rights import (
    serves_body,
    serves_meeting,
)
from moothall.meetings.rules.bodies import body_on, faults_of_ids
from moothall.meetings.rules.meeting_lifecycle import MeetingState, meeting_in
from moothall.meetings.rules.notice import refuse_too_early
from moothall.meetings.rules.records_store import require_reason, save_record
from moothall.periods import written
from moothall.refusals import Conflict, Fault, Invalid


class PlannedAlready(Conflict):
    """The same meeting is already planned."""


@permitted("manage_meetings", by=serves_body)
def plan_meeting(
    *,
    partnership: str,
    body: str,
    starts_on: date,
    starts_at: time | None = None,
    ends_at: time | None = None,
    place: str = "",
    place_authority: str = "",
    title: str = "",
    series: Series | None = None,
    basis: str = Basis.SOURCED,
    sources: Sequence[Mapping[str, object]] = (),
    url: str = "",
    acting: Acting,
) -> Meeting:
    """Plan one meeting of a body that exists on that day; refused if the same is already planned."""
    meeting = Meeting(
        partnership=partnership,
        body=body_on(partnership, body, starts_on).id,
        starts_on=starts_on,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place.strip(),
        place_authority=place_authority,
        title=title.strip(),
        series=series,
        basis=basis,
        sources=list(sources),
        url=url,
    )
    _refuse_unknown_council(meeting)
    _refuse_the_same_again(meeting)
    _announce("meeting.planned", save_record(meeting), acting, starts_on=starts_on.isoformat())
    return meeting


@permitted("manage_meetings", by=serves_meeting)
def move_meeting(
    *,
    meeting: Meeting,
    starts_on: date,
    starts_at: time | None = None,
    place: str | None = None,
    place_authority: str | None = None,
    because: str = "",
    acting: Acting,
) -> Meeting:
    """Move a meeting to another day, time or place; once notice has been given, with the reason.

    Refused if its agenda is published and would be too late for the new day.
    """
    now = meeting_in(meeting, BEFORE, "moved")
    if now.state != MeetingState.PLANNED:
        now.state_because = require_reason(because, "why the meeting is moved")
    body_on(now.partnership, now.body, starts_on)
    before = now.starts_on
    now.starts_on, now.starts_at = starts_on, starts_at
    now.place = now.place if place is None else place.strip()
    now.place_authority = now.place_authority if place_authority is None else place_authority
    _refuse_unknown_council(now)
    if now.state == MeetingState.AGENDA and starts_on < before:
        refuse_too_early(now)
    days = {"before": before.isoformat(), "starts_on": starts_on.isoformat()}
    _announce("meeting.moved", save_record(now), acting, **days, because=because)
    return now


@permitted("manage_meetings", by=serves_meeting)
def cancel_meeting(*, meeting: Meeting, because: str, acting: Acting) -> Meeting:
    """Cancel a meeting, and say why; it keeps its place in the calendar."""
    now = meeting_in(meeting, BEFORE, "cancelled")
    now.state, now.state_because = (
        MeetingState.CANCELLED,
        require_reason(because, "why the meeting is cancelled"),
    )
    _announce("meeting.cancelled", save_record(now), acting, because=now.state_because)
    return now


@permitted("manage_meetings", by=serves_meeting)
def publish_meeting_notice(*, meeting: Meeting, at: datetime, acting: Acting) -> Meeting:
    """Give public notice of a meeting's day, time and place."""
    now = meeting_in(meeting, (MeetingState.PLANNED,), "given notice of")
    now.state, now.notice_published_at = MeetingState.NOTICE, at
    _announce("meeting.notice_published", save_record(now), acting, at=at.isoformat())
    return now


@permitted("manage_meetings", by=serves_meeting)
def open_meeting(*, meeting: Meeting, at: datetime, acting: Acting) -> Meeting:
    """Open a meeting whose agenda is published, or one that was adjourned."""
    now = meeting_in(meeting, (MeetingState.AGENDA, MeetingState.ADJOURNED), "opened")
    if timezone.localtime(at).date() < now.starts_on:
        message = f"It meets on {written(now.starts_on)}, and cannot be opened before"
        raise Invalid(faults=[Fault(message, "at", fix="Move it first, if it is to meet earlier.")])
    now.state, now.state_because = MeetingState.SITTING, ""
    _announce("meeting.opened", save_record(now), acting, at=at.isoformat())
    return now


@permitted("manage_meetings", by=serves_meeting)
def adjourn_meeting(*, meeting: Meeting, because: str, acting: Acting) -> Meeting:
    """Adjourn a meeting that is under way, and say why and until when."""
    now = meeting_in(meeting, (MeetingState.SITTING,), "adjourned")
    now.state, now.state_because = MeetingState.ADJOURNED, require_reason(because, "why it is adjourned")
    _announce("meeting.adjourned", save_record(now), acting, because=now.state_because)
    return now


@permitted("manage_meetings", by=serves_meeting)
def close_meeting(*, meeting: Meeting, at: datetime, ends_at: time | None = None, acting: Acting) -> Meeting:
    """Close a meeting that is under way; its decisions can still be recorded and published."""
    now = meeting_in(meeting, (MeetingState.SITTING,), "closed")
    now.state, now.state_because, now.ends_at = MeetingState.HELD, "", ends_at or now.ends_at
    _announce("meeting.closed", save_record(now), acting, at=at.isoformat())
    return now


def _refuse_the_same_again(meeting: Meeting) -> None:
    """Refuse a meeting that would be planned twice because a form was sent twice."""
    names = ("partnership", "body", "starts_on", "starts_at", "title")
    same = Meeting.objects.filter(**{name: getattr(meeting, name) for name in names})
    before = same.exclude(state=MeetingState.CANCELLED).first()
    if before is not None:
        message = f"{before} is already planned. If there are two that day, give this one a time or a title."
        raise PlannedAlready(message, meeting=str(before.key))


def _refuse_unknown_council(meeting: Meeting) -> None:
    """Refuse a place that is said to belong to an unknown council."""
    state = register_of(meeting.partnership).state(meeting.starts_on)
    ids = [meeting.place_authority] if meeting.place_authority else []
    if faults := list(faults_of_ids(state, Authority, ids, "place_authority")):
        raise Invalid(faults=faults)


def _announce(action: str, meeting: Meeting, acting: Acting, **facts: Any) -> None:
    audit.record(
        action,
        acting=acting,
        partnership=meeting.partnership,
        subject=str(meeting.key),
        body=meeting.body,
        **{name: value for name, value in facts.items() if value},
    )
