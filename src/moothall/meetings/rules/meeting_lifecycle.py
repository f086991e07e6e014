"""How far a meeting has got, and what may be done with it and its agenda at each point."""

from collections.abc import Iterable

from moothall.meetings.models import AgendaItem, Meeting
from moothall.meetings.rules.records_store import NoSuchRecord, lock_record
from moothall.refusals import Conflict

MeetingState = Meeting.State

_NEXT = {
    MeetingState.PLANNED: "Publish its agenda first.",
    MeetingState.NOTICE: "Publish its agenda first.",
    MeetingState.AGENDA: "Open it first.",
    MeetingState.SITTING: "Close or adjourn it first.",
    MeetingState.CANCELLED: "Plan another meeting.",
}


class NotInThatState(Conflict):
    """The meeting has not got that far, or is past it."""


def meeting_in(meeting: Meeting, states: Iterable[str], done: str) -> Meeting:
    """Return a meeting as it is now, locked; refused, with what may not be ``done``, if in no such state."""
    now = lock_record(meeting)
    if now.state not in states:
        stands, then = MeetingState(now.state).label.lower(), _NEXT.get(MeetingState(now.state), "")
        message = f"{now} cannot be {done}: it stands at “{stands}”. {then}".strip()
        raise NotInThatState(message, meeting=str(now.key), state=now.state)
    return now


def item_in(item: AgendaItem, states: Iterable[str], done: str) -> AgendaItem:
    """Return an item as it is now, with its meeting locked; refused if that is in no such state."""
    meeting = meeting_in(item.meeting, states, done)
    now = AgendaItem.objects.filter(pk=item.pk).first()
    if now is None:
        raise NoSuchRecord("There is no such item here. It may have been removed.")
    now.meeting = meeting
    return now


def is_published(meeting: Meeting) -> bool:
    """Whether the public has the agenda."""
    return meeting.agenda_published_at is not None
