"""What a day is: a date, and not a moment of one; and how days are written for people."""

from datetime import date, datetime, timedelta

from moothall.refusals import Invalid

EXAMPLE = "The one day 14 November 2016 is written from 2016-11-14 until 2016-11-15."
ONE_DAY = timedelta(days=1)


def refuse_unless_a_day(day: object) -> None:
    """Refuse anything but a plain date: Python's datetime is also a date."""
    if isinstance(day, datetime) or not isinstance(day, date):
        raise Invalid(f"{day!r} is not a day. Give a date without a time. {EXAMPLE}", day=day)


def day_after(day: date) -> date:
    """Return the next day, or refuse the last day of the calendar."""
    if day == date.max:
        raise Invalid(f"No day follows {written(day)}. Leave until out to say that no end is known.", day=day)
    return day + ONE_DAY


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
