"""A day that somebody typed or that stands in an address: read kindly, or answered with what to do."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from moothall.agreement.core.values import EARLIEST_DAY, LATEST_DAY

FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y")
EXAMPLE = "such as 14 November 2016 or 2016-11-14"


@dataclass(frozen=True, slots=True)
class DayAsked:
    """The day to show, what was given, and what is wrong with that, if anything."""

    day: date
    given: str = ""
    fault: str = ""


def day_asked(given: str, *, otherwise: date) -> DayAsked:
    """Return the day that ``given`` writes, or the day ``otherwise`` with what is wrong."""
    text = " ".join(given.split())[:40]
    if not text:
        return DayAsked(otherwise)
    day = _read(text)
    if day is None:
        return DayAsked(otherwise, text, f"Enter a real date, {EXAMPLE}")
    if not EARLIEST_DAY <= day <= LATEST_DAY:
        years = f"{EARLIEST_DAY.year} and {LATEST_DAY.year}"
        return DayAsked(otherwise, text, f"Enter a date between {years}, {EXAMPLE}")
    return DayAsked(day, text)


def _read(text: str) -> date | None:
    """Return the day that ``text`` writes in one of the usual forms."""
    for form in FORMS:
        with suppress(ValueError):
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
    return None
