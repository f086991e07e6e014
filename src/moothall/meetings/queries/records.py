"""Records of meetings by their addresses, for a door to pass to an operation.

What a reader is shown comes from the views instead: these rows hide nothing.
"""

from typing import TypeAlias

from moothall.meetings.models import Action, AgendaItem, Declaration, Meeting, Notice, Paper, Vote
from moothall.meetings.rules.records_store import find_record

StoredMeeting: TypeAlias = Meeting
StoredItem: TypeAlias = AgendaItem
StoredPaper: TypeAlias = Paper
StoredVote: TypeAlias = Vote
StoredAction: TypeAlias = Action
StoredNotice: TypeAlias = Notice

INTERESTS = tuple((value, str(label)) for value, label in Declaration.Interest.choices)
NOTICES = tuple((value, str(label)) for value, label in Notice.Kind.choices)


def stored_meeting(*, partnership: str, key: object) -> StoredMeeting:
    """Return a meeting; refused if there is none, or it was removed."""
    return find_record(Meeting, partnership, key=key)


def stored_item(*, meeting: StoredMeeting, key: object) -> StoredItem:
    """Return an item of a meeting's agenda."""
    item = find_record(AgendaItem, meeting.partnership, key=key, meeting=meeting)
    item.meeting = meeting
    return item


def stored_paper(*, meeting: StoredMeeting, key: object) -> StoredPaper:
    """Return a paper of a meeting."""
    return find_record(Paper, meeting.partnership, key=key, meeting=meeting)


def stored_vote(*, item: StoredItem, key: object) -> StoredVote:
    """Return a vote on an item."""
    return find_record(Vote, item.partnership, key=key, item=item)


def stored_action(*, meeting: StoredMeeting, key: object) -> StoredAction:
    """Return what a meeting asked somebody to do."""
    return find_record(Action, meeting.partnership, key=key, meeting=meeting)


def stored_notice(*, partnership: str, key: object) -> StoredNotice:
    """Return a notice, published or not."""
    return find_record(Notice, partnership, key=key)
