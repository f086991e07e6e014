"""What a day is: a date, and not a moment of one."""

from datetime import date, datetime, timedelta

from moothall.periods.words import written
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
