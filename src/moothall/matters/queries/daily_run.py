"""The last day on which the daily work was done."""

from datetime import date

from moothall.audit import queries as audit


def last_noted() -> date | None:
    """Return the last day on which the daily work was done; None if it never was."""
    events = audit.events(action="day.passed", page_size=1).events
    return date.fromisoformat(events[0].subject) if events else None
