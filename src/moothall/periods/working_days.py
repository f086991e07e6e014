"""Working days in England: Monday to Friday, leaving out bank holidays.

Counting is arithmetic on weeks, less the bank holidays passed, so a long run costs no more than a short one.
"""

from collections.abc import Set
from datetime import date

from moothall.periods.bank_holidays import (
    FIRST_YEAR,
    LAST_YEAR,
    NO_DAYS,
    SATURDAY,
    bank_holidays,
    is_bank_holiday,
)
from moothall.periods.days import ONE_DAY, day_after, written
from moothall.refusals import Invalid

_FIRST_DAY = date(FIRST_YEAR, 1, 1).toordinal()
_LAST_DAY = date(LAST_YEAR, 12, 31).toordinal()


def is_working_day(day: date, *, extra: Set[date] = NO_DAYS) -> bool:
    """Whether ``day`` is neither at a weekend nor a bank holiday."""
    return not is_bank_holiday(day, extra=extra) and day.weekday() < SATURDAY


def working_days_between(starts_on: date, until: date, *, extra: Set[date] = NO_DAYS) -> int:
    """Return how many working days there are from ``starts_on`` up to but not including ``until``."""
    if until < starts_on:
        raise Invalid(
            f"There is nothing to count from {written(starts_on)} until {written(until)}: "
            "until is the earlier day. Give the earlier day first.",
            starts_on=starts_on,
            until=until,
        )
    if until == starts_on:
        return 0
    last_year = (until - ONE_DAY).year
    holidays = {day for year in range(starts_on.year, last_year + 1) for day in bank_holidays(year)}
    closed = sum(starts_on <= day < until and day.weekday() < SATURDAY for day in holidays | extra)
    return _weekdays_before(until) - _weekdays_before(starts_on) - closed


def add_working_days(day: date, count: int, *, extra: Set[date] = NO_DAYS) -> date:
    """Return the working day that is ``count`` working days after ``day``, or before it when negative.

    ``day`` itself is never counted, so one after a Friday, a Saturday or a Sunday is the Monday. A count
    of 0 returns ``day`` as it is, working day or not.
    """
    # Each jump counts weekdays; bank holidays passed on the way are still owed, and are jumped next.
    while count:
        landed = _add_weekdays(day, count)
        if count > 0:
            count -= working_days_between(day_after(day), day_after(landed), extra=extra)
        else:
            count += working_days_between(landed, day, extra=extra)
        day = landed
    return day


def _weekdays_before(day: date) -> int:
    """Return how many Mondays to Fridays lie before ``day``, since the calendar began on a Monday."""
    weeks, rest = divmod(day.toordinal() - 1, 7)
    return 5 * weeks + min(rest, 5)


def _add_weekdays(day: date, count: int) -> date:
    """Return the ``count``-th Monday to Friday after ``day``, or before it when negative."""
    weekday = day.weekday()
    monday = day.toordinal() - weekday
    if weekday >= SATURDAY:
        # From a weekend, one forward is Monday and one back is Friday.
        monday, weekday = (monday, SATURDAY - 1) if count > 0 else (monday + 7, 0)
    weeks, weekday = divmod(weekday + count, 5)
    landed = monday + 7 * weeks + weekday
    if not _FIRST_DAY <= landed <= _LAST_DAY:
        raise Invalid(
            f"Counting {count} working days from {written(day)} leaves the years for which England's bank "
            f"holidays are known here, {FIRST_YEAR} to {LAST_YEAR}. Count fewer days, or from another day.",
            day=day,
            count=count,
        )
    return date.fromordinal(landed)
