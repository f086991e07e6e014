"""What is wrong with a value, such as an amount in pounds or an unreadable day, and how a fault says so."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from moothall.agreement.core.faults.shapes import FieldPlace
from moothall.money import parse_pounds
from moothall.refusals import Invalid


def quoted(value: Any) -> str:
    """Return a value in quotes, shortened if it is long; a list or a mapping is only named as one."""
    if value is None or isinstance(value, list | tuple | dict):
        return kind_of(value)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    text = " ".join(text.split())
    text = text if len(text) <= 60 else f"{text[:59]}…"
    return f"“{text}”" if isinstance(value, str) else text


def kind_of(value: Any) -> str:
    """Return what sort of value it is."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, dict):
        return "a group of fields"
    return "text" if isinstance(value, str) else "a number"


_HOW_TO_WRITE_PENCE = "Write it in whole pence, without a £ sign, commas or quotes: £500 is 50000."


def money_words(value: Any) -> tuple[str, str]:
    """Return what is wrong with an amount that should be whole pence, and how to mend it."""
    if value is None:
        return "is empty", _HOW_TO_WRITE_PENCE
    message = f"{quoted(value)} is not whole pence"
    if isinstance(value, float) or (isinstance(value, str) and ("£" in value or "." in value)):
        return message, _in_pence(value)
    if isinstance(value, str) and value.strip().isdigit():
        return f"{message}, because it is in quotes", f"Write it without quotes, and in pence: {int(value)}."
    return message, _HOW_TO_WRITE_PENCE


def _in_pence(value: float | str) -> str:
    """Return how to write an amount of pounds in pence."""
    text = f"{value:.2f}" if isinstance(value, float) and abs(value) < 1e12 else str(value)
    if isinstance(value, float) and float(text) != value:
        return _HOW_TO_WRITE_PENCE
    try:
        pence = parse_pounds(text)
    except Invalid:
        return _HOW_TO_WRITE_PENCE
    return f"Write £{text.strip().removeprefix('£')} as {pence}."


_HOW_TO_WRITE_A_DAY = "Write the year, the month and the day, such as 2016-04-01."
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR = re.compile(r"(\d{4})")
_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
_BRITISH = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4})")
_IN_WORDS = re.compile(r"(?P<day>\d{1,2})(st|nd|rd|th)? (?P<month>[A-Za-z]{3,9}),? (?P<year>\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day_words(error: Mapping[str, Any], place: FieldPlace) -> tuple[str, str]:
    """Return what is wrong with a day, and how to mend it."""
    value = error["input"]
    if error["type"] == "day_range":
        return f"{_plain(value)} is outside 1889 to 2199", "Check the year."
    if value is None:
        return "is empty", _HOW_TO_WRITE_A_DAY
    if isinstance(value, datetime) or (isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d[T ]", value)):
        return f"{_plain(value)} has a time of day", f"Write the day alone: {str(value)[:10]}."
    text = str(value).strip()
    rough = _roughly(text, place)
    return (f"{_plain(value)} is not a whole day", rough) if rough else _misread(text, value)


def _plain(value: Any) -> str:
    return quoted(value if isinstance(value, list | dict) else str(value))


def _roughly(text: str, place: FieldPlace) -> str:
    """Return what to write when only the month or the year is known."""
    certainty = f"{place.path[-1]}_is"
    fields = {field.alias or name for name, field in place.owner.model_fields.items()}
    known = {"month": _MONTH.fullmatch(text), "year": _YEAR.fullmatch(text)}
    for words, match in known.items():
        day = _day(match[1], match[2] if words == "month" else "1", "1") if match else None
        if day and certainty in fields:
            return f"Write “{place.path[-1]}: {day}”, and beside it “{certainty}: {words}”."
        if day:
            return f"Write the first day that it can be, such as {day}."
    return ""


def _misread(text: str, value: Any) -> tuple[str, str]:
    for written in (_ISO, _BRITISH, _IN_WORDS):
        if match := written.fullmatch(text):
            if day := _day(match["year"], match["month"], match["day"]):
                return f"{_plain(value)} is not how a file writes a day", f"Write it as {day}."
            return f"{_plain(value)} is not a day of the calendar", "Check the month and the day."
    return f"{_plain(value)} is not a day", _HOW_TO_WRITE_A_DAY


def _day(year: str, month: str, day: str) -> date | None:
    """Return the day, if the calendar has it."""
    name = month[:3].casefold()
    number = _MONTHS.index(name) + 1 if name in _MONTHS else int(month) if month.isdigit() else 0
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
