"""How values are written for people: days, periods with their certainty, sums, lists, counts."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from django.utils import timezone

from moothall.agreement.core.sentences import amount, counted, days_in_words, listed
from moothall.agreement.core.sentences.words import within
from moothall.agreement.core.values import Certainty
from moothall.money import pounds
from moothall.periods import written

CONFIDENCE_IN_WORDS = {
    "high": "Read at the source",
    "medium": "Press or secondary source, or inferred in part",
    "low": "One party’s claim, or an inference",
    "unchecked": "Cited from memory and not yet read",
}


def roughly(day: date, certainty: Certainty = "exact") -> str:
    """Write a day as exactly as it is known: ``14 November 2016``, ``November 2016``, ``2016``."""
    if certainty == "year":
        return str(day.year)
    if certainty == "month":
        return written(day).split(maxsplit=1)[1]
    note = {"inferred": " (inferred)", "expected": " (expected)"}
    return written(day) + note.get(certainty, "")


def capital(text: str) -> str:
    """Write ``text`` with its first letter a capital and the rest as it was."""
    return text[:1].upper() + text[1:]


def plain(value: str) -> str:
    """Write a value such as ``joint_committee`` as words."""
    return value.replace("_", " ")


def confidence(value: str) -> str:
    """Write how sure we are of a source, as a sentence."""
    return CONFIDENCE_IN_WORDS[value]


def whole_pounds(pence: int) -> str:
    """Write a sum to the nearest pound, as a table of many has it."""
    return pounds(pence, pence_shown=False)


def to_the_penny(pence: int) -> str:
    """Write a sum with its pence, as a bill has it."""
    return pounds(pence)


def day_of(moment: datetime) -> str:
    """Write the day on which a moment fell in England; in summer the last hour of a day is another's."""
    return written(timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date())


FILTERS: dict[str, Callable[..., str]] = {
    "day": written,
    "day_of": day_of,
    "roughly": roughly,
    "period_of": days_in_words,
    "in_words": listed,
    "within": within,
    "counted": partial(counted, nought="no"),
    "capital": capital,
    "plain": plain,
    "confidence": confidence,
    "pounds": amount,
    "whole_pounds": whole_pounds,
    "to_the_penny": to_the_penny,
}
