"""The days that pages are about.

Today, a day somebody typed, and the years over which an agreement has anything to say.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from moothall.agreement.core.register import Register
from moothall.agreement.core.values import EARLIEST_DAY, LATEST_DAY
from moothall.periods import Period


def today() -> date:
    """Return today in the United Kingdom, or the day that the installation was told to take as today."""
    return settings.MOOTHALL_TODAY or timezone.localdate()


FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y")
EXAMPLE = "such as 14 November 2016 or 2016-11-14"


@dataclass(frozen=True, slots=True)
class DayEntered:
    """The day to show, what was given, and what is wrong with that, if anything."""

    day: date
    given: str = ""
    fault: str = ""


def day_entered(given: str, *, otherwise: date) -> DayEntered:
    """Return the day that ``given`` writes, or the day ``otherwise`` with what is wrong."""
    text = " ".join(given.split())[:40]
    if not text:
        return DayEntered(otherwise)
    day = _read(text)
    if day is None:
        return DayEntered(otherwise, text, f"Enter a real date, {EXAMPLE}")
    if not EARLIEST_DAY <= day <= LATEST_DAY:
        years = f"{EARLIEST_DAY.year} and {LATEST_DAY.year}"
        return DayEntered(otherwise, text, f"Enter a date between {years}, {EXAMPLE}")
    return DayEntered(day, text)


def _read(text: str) -> date | None:
    """Return the day that ``text`` writes in one of the usual forms."""
    for form in FORMS:
        with suppress(ValueError):
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
    return None


def window_of(register: Register, day: date) -> Period:
    """Return whole years that hold every day on which something changes, and ``day`` as well.

    It is the same for nearly every day that is asked, so what is worked out over it is worked out once.
    """
    days = [*register.days_of_change, day]
    return Period(date(min(days).year, 1, 1), date(max(days).year + 1, 1, 1))
