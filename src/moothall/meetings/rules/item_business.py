"""What must be true before a body does business at an item: not withdrawn, and enough people there."""

from collections.abc import Collection

from moothall.meetings.core.quorum import quorum
from moothall.meetings.models import AgendaItem
from moothall.meetings.rules.attendance_book import roll_of
from moothall.meetings.rules.bodies import body_on, state_of, term_name
from moothall.refusals import Conflict


class QuorumLost(Conflict):
    """There are too few people for this item, so the body may not decide it."""


class TakenDownAlready(Conflict):
    """This is already recorded."""


class NobodyTakenDown(Conflict):
    """Nobody is recorded as present, so the body cannot be seen to decide."""


def refuse_withdrawn(item: AgendaItem) -> None:
    """Refuse business at an item that was withdrawn."""
    if item.withdrawn_because:
        raise Conflict(f"“{item.title}” was withdrawn: {item.withdrawn_because}")


def refuse_without_quorum(item: AgendaItem) -> None:
    """Refuse business while too few of those who may take part in it are there."""
    meeting = item.meeting
    if not meeting.attendances.exists():
        raise NobodyTakenDown("Nobody is recorded as present. Record the attendance first.")
    state = state_of(meeting.partnership, meeting.starts_on)
    body = body_on(meeting.partnership, meeting.body, meeting.starts_on)
    present = roll_of(meeting).taking_part_at(item.position)
    refuse_where_nobody_may(present)
    found = quorum(body=body, present=present, name_of=lambda term: term_name(state, term))
    if found.is_quorate is False:
        raise QuorumLost(f"{found.sentence} Adjourn, or wait for more members.", quorate=found)


def refuse_where_nobody_may(present: Collection[str]) -> None:
    """Refuse business in which nobody may take part, whether or not a quorum is recorded."""
    if not present:
        raise QuorumLost("Nobody present may take part in this item, so no business can be done.")


class CannotBeStruck(Conflict):
    """The vote stands, because it has already been struck or something published rests on it."""
