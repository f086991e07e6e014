"""How values are written for people: days, periods with their certainty, sums, lists, counts."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from moothall.agreement.core.values import Certainty
from moothall.money import pounds
from moothall.periods import Period, written

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


def period_of(term: Any) -> str:
    """Write the days of a term, last day included, each as exactly as it is known."""
    first = roughly(term.starts_on, term.from_is)
    if term.until is None:
        return f"from {first}"
    last = Period(term.starts_on, term.until).last_day
    assert last is not None
    exact = term.until_is in ("exact", "inferred", "expected")
    end = roughly(last if exact else term.until, term.until_is)
    return f"{first} to {end}" if exact else f"{first} until {end}"


def in_words(names: Iterable[str], *, joined_by: str = "and") -> str:
    """Write a list as people do: ``revenues, benefits and customer services``."""
    items = list(names)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joined_by} {items[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun: ``1 council``, ``4 councils``, ``no councils``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}" if number else f"no {many or one + 's'}"


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
    """Write pence as pounds, with the pence only where they matter."""
    return pounds(pence, pence_shown=pence % 100 != 0)


FILTERS: dict[str, Callable[..., str]] = {
    "day": written,
    "roughly": roughly,
    "period_of": period_of,
    "in_words": in_words,
    "counted": counted,
    "capital": capital,
    "plain": plain,
    "confidence": confidence,
    "pounds": whole_pounds,
}
