"""How days are written for people: in full, in English, the same on every machine."""

from datetime import date, timedelta

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def written(day: date) -> str:
    """Return ``day`` as it is written on a page: ``14 November 2016``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def written_run(starts_on: date, until: date | None) -> str:
    """Return a half-open run of days as people write it, with both its first and its last day included.

    ``1 April 2012 to 31 October 2017``; ``from 1 April 2012`` when no end is known; one day is that day.
    """
    if until is None:
        return f"from {written(starts_on)}"
    last_day = until - timedelta(days=1)
    return written(starts_on) if last_day == starts_on else f"{written(starts_on)} to {written(last_day)}"
