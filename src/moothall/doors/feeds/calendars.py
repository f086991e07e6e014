"""Meetings as a calendar to subscribe to."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.utils import timezone
from icalendar import Calendar, Event

from moothall.doors.oparl.addresses import Addresses
from moothall.matters.queries.latest_changes import LatestChange
from moothall.meetings.queries.views import MeetingRow

MOST = 500
STATUS = {"planned": "TENTATIVE", "notice": "TENTATIVE", "cancelled": "CANCELLED"}


def as_calendar(meetings: Iterable[LatestChange], at: Addresses, *, partnership: str, name: str) -> bytes:
    """Return the calendar; a meeting of which no hour is known takes the day."""
    calendar = Calendar()
    calendar.add("prodid", "-//Moothall//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Europe/London")
    for each in meetings:
        if isinstance(each.seen, MeetingRow):
            page = at.page("meeting", partnership=partnership, key=each.key)
            calendar.add_component(_event(each, each.seen, page))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(row: LatestChange, seen: MeetingRow, page: str | None) -> Event:
    event = Event()
    event.add("uid", row.key)
    event.add("summary", seen.title)
    event.add("dtstamp", row.modified_at.astimezone(UTC))
    event.add("created", row.created_at.astimezone(UTC))
    event.add("last-modified", row.modified_at.astimezone(UTC))
    event.add("sequence", max(0, int((row.modified_at - row.created_at).total_seconds())))
    event.add("status", STATUS.get(seen.state, "CONFIRMED"))
    if seen.starts_at is None:
        event.add("dtstart", seen.starts_on)
        event.add("transp", "TRANSPARENT")
    else:
        here = timezone.get_default_timezone()
        event.add("dtstart", datetime.combine(seen.starts_on, seen.starts_at, tzinfo=here))
        if seen.ends_at is not None and seen.ends_at > seen.starts_at:
            event.add("dtend", datetime.combine(seen.starts_on, seen.ends_at, tzinfo=here))
    told = {"location": seen.place, "description": seen.state_because, "url": page or seen.url}
    for name, value in told.items():
        if value:
            event.add(name, value)
    return event
