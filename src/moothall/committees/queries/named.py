"""Meetings by the names that people know: also of a body that stands no longer, or did not stand yet."""

from bisect import bisect_right
from dataclasses import replace
from datetime import date

from moothall.agreement.core.register import Register, State
from moothall.agreement.core.sentences import names
from moothall.committees.models import Meeting
from moothall.committees.queries.rows_seen import meeting_row
from moothall.committees.queries.seen import MeetingRow


def state_around(register: Register, day: date) -> State:
    """Return what holds on a day: the state of the last day on which it changed, which many days share."""
    days = register.days_of_change
    place = bisect_right(days, day)
    return register.state(days[place - 1] if place else day)


def meeting_named(row: Meeting, register: Register) -> MeetingRow:
    """Return a meeting as a list shows it; a body that does not stand on the day is named as it last was."""
    seen = meeting_row(row, state_around(register, row.starts_on))
    if seen.body_name != row.body:
        return seen
    name = register.worked_out("names", names)(row.body)
    return replace(seen, body_name=name, title=row.title or name)
