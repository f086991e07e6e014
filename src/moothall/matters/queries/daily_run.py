"""The last day for which it was noted what time alone had brought about."""

from datetime import date

from moothall.audit import queries as audit


def last_noted() -> date | None:
    """Return the last day that was noted; None before the first."""
    events = audit.events(action="day.passed", page_size=1).events
    return date.fromisoformat(events[0].subject) if events else None
