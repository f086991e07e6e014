"""The days on which a term holds, in words that say how exactly each is known."""

from datetime import date

from moothall.agreement.core.terms import Term
from moothall.agreement.core.values import Certainty
from moothall.periods import Period, written


def days_in_words(
    term: Term | Period, from_is: Certainty | None = None, until_is: Certainty | None = None
) -> str:
    """Return the days of a term or a period: “from August 2012 (day not known) to 31 October 2017”.

    The last day is included. An end known only to the month or year is given as the month or year of the
    first day without the term: “until November 2024 (day not known)”.
    """
    period, start, end = _certain(term)
    start, end = from_is or start, until_is or end
    if period.days == 1 and start == end:
        return f"on {day_in_words(period.starts_on, start)}"
    if period.until is None or period.last_day is None:
        return f"from {day_in_words(period.starts_on, start)}"
    if end in ("month", "year"):
        last = f"until {day_in_words(period.until, end)}"
    else:
        last = f"to {day_in_words(period.last_day, end)}"
    return f"from {day_in_words(period.starts_on, start)} {last}"


def _certain(term: Term | Period) -> tuple[Period, Certainty, Certainty]:
    if isinstance(term, Term):
        return term.period, term.from_is, term.until_is
    return term, "exact", "exact"


def day_in_words(day: date, certainty: Certainty = "exact") -> str:
    """Return one day: “14 November 2016”, “August 2012 (day not known)”, “1 April 2028 (expected)”."""
    if certainty == "month":
        return f"{written(day).split(maxsplit=1)[1]} (day not known)"
    if certainty == "year":
        return f"{day.year} (day not known)"
    return written(day) if certainty == "exact" else f"{written(day)} ({certainty})"
