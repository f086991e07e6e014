"""Meetings in a list, by the names that people know, even for a body that has ended or not yet begun."""

from bisect import bisect_right
from dataclasses import replace
from datetime import date

from moothall.agreement.core.register import Register, State
from moothall.agreement.core.sentences import names
from moothall.meetings.core.reader import PUBLIC, Reader
from moothall.meetings.models import Meeting
from moothall.meetings.queries.views import MeetingRow
from moothall.meetings.queries.views_from_rows import meeting_row
from moothall.meetings.rules.reader_rights import ReaderRights


def state_around(register: Register, day: date) -> State:
    """Return what holds on a day: the state of the last day of change, which many days share."""
    days = register.days_of_change
    place = bisect_right(days, day)
    return register.state(days[place - 1] if place else day)


def meeting_named(row: Meeting, register: Register) -> MeetingRow:
    """Return a meeting as a list shows it; a body that does not exist on the day has its last name."""
    seen = meeting_row(row, state_around(register, row.starts_on))
    if seen.body_name != row.body:
        return seen
    name = register.worked_out("names", names)(row.body)
    return replace(seen, body_name=name, title=row.title or name)


def meetings_of(
    *,
    partnership: str,
    body: str | None = None,
    from_: date | None = None,
    until: date | None = None,
    reader: Reader = PUBLIC,
) -> list[MeetingRow]:
    """Return the meetings of a partnership or one body, in order of time; ``until`` is exclusive."""
    sight = ReaderRights(partnership, reader)
    tests = {"body": body, "starts_on__gte": from_, "starts_on__lt": until}
    rows = Meeting.objects.filter(
        partnership=partnership,
        **{name: value for name, value in tests.items() if value is not None},
    )
    return [meeting_named(row, sight.register) for row in rows.order_by("starts_on", "starts_at", "id")]
