"""How far a meeting has come, and what may be done with it and its agenda at each point."""

from collections.abc import Iterable

from moothall.committees.models import AgendaItem, Meeting
from moothall.committees.rows import NotHere, held
from moothall.refusals import Conflict

State = Meeting.State
UNPUBLISHED = (State.PLANNED, State.NOTICE)
BEFORE = (*UNPUBLISHED, State.AGENDA, State.ADJOURNED)
OPEN_AGENDA = (*BEFORE, State.SITTING)
MET = (State.SITTING, State.ADJOURNED, State.HELD)

_NEXT = {
    State.PLANNED: "Publish its agenda first.",
    State.NOTICE: "Publish its agenda first.",
    State.AGENDA: "Open it first.",
    State.SITTING: "Close or adjourn it first.",
    State.CANCELLED: "Plan another meeting.",
}


class NotInThatState(Conflict):
    """The meeting has not come so far, or is past it."""


def meeting_in(meeting: Meeting, states: Iterable[str], done: str) -> Meeting:
    """Return a meeting as it is now, held; refused, with what may not be ``done``, in no such state."""
    now = held(meeting)
    if now.state not in states:
        stands, then = State(now.state).label.lower(), _NEXT.get(State(now.state), "")
        message = f"{now} cannot be {done}: it stands at “{stands}”. {then}".strip()
        raise NotInThatState(message, meeting=str(now.key), state=now.state)
    return now


def item_in(item: AgendaItem, states: Iterable[str], done: str) -> AgendaItem:
    """Return an item as it is now, with its meeting held; refused where the meeting is in no such state."""
    meeting = meeting_in(item.meeting, states, done)
    now = AgendaItem.objects.filter(pk=item.pk, deleted_at=None).first()
    if now is None:
        raise NotHere("There is no such item here. It may have been removed.")
    now.meeting = meeting
    return now


def is_published(meeting: Meeting) -> bool:
    """Say whether the public has the agenda."""
    return meeting.agenda_published_at is not None
