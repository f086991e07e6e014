"""Dates as ledgers write them: a dozen styles, and what to do when one could be two days.

A style says how a column is written. Text that can only be one day, such as ``2015-04-30`` or ``30 April
2015``, is read under any style; ``04/05/2015`` needs one; a month without a day is read only if the style
says that the column has months.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from moothall.ledgers.core.amounts import Unreadable

DateStyle = Literal["iso", "day_first", "month_first", "named", "compact", "serial", "month", "period"]
MonthDay = Literal["last", "first"]

STYLES: dict[DateStyle, str] = {
    "iso": "Year first, such as 2015-04-30",
    "day_first": "Day, month, year, such as 30/04/2015",
    "month_first": "Month, day, year, such as 04/30/2015",
    "named": "Day, name of the month, year, such as 30 April 2015 or 30-Apr-15",
    "compact": "Eight figures, year first, such as 20150430",
    "serial": "The number that a spreadsheet counts days by, such as 42124",
    "month": "A month without a day, such as 2015-04, Apr-15 or April 2015",
    "period": "A month of the financial year, such as 2015/16 P01",
}
EARLIEST, LATEST = 1990, 2099
_FIRST_SERIAL = date(1899, 12, 30)  # as spreadsheets count, for every day after February 1900
_TIME = r"(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?(?:Z|[+-]\d{2}:?\d{2})?)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,? +)?"
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}", re.ASCII)
_NUMBERS = re.compile(rf"(\d{{1,2}})[-/. ](\d{{1,2}})[-/. ](\d{{4}}|\d{{2}}){_TIME}", re.ASCII)
_NAMED = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?[-/. ]*([a-z]{{3,9}})[-/., ]*(\d{{4}}|\d{{2}}){_TIME}",
    re.ASCII | re.IGNORECASE,
)
_NAME_FIRST = re.compile(
    rf"{_WEEKDAY}([a-z]{{3,9}})[-. ]+(\d{{1,2}})(?:st|nd|rd|th)?,? +(\d{{4}}){_TIME}",
    re.ASCII | re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_MONTH = re.compile(r"(\d{4})[-/. ]?(\d{2}|(?<=\D)\d)", re.ASCII)
_MONTH_LAST = re.compile(r"(\d{1,2})[-/. ](\d{4})", re.ASCII)
_MONTH_NAMED = re.compile(r"([a-z]{3,9})[-/., ']*(\d{4}|\d{2})", re.ASCII | re.IGNORECASE)
_YEAR = r"(\d{4})[-/](?:\d{4}|\d{2})"
_PART = r"(?:p|m|per|period|month|mth)[ .]*(\d{1,2})"
_PERIOD = re.compile(rf"{_YEAR}[-, ]*{_PART}", re.ASCII | re.IGNORECASE)
_PERIOD_FIRST = re.compile(rf"{_PART}[-, ]*{_YEAR}", re.ASCII | re.IGNORECASE)
_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}


class DateReader:
    """Reads the cells of one column under one style, each distinct text once."""

    def __init__(self, style: DateStyle, month_day: MonthDay = "last") -> None:
        """Read under ``style``; a month without a day means its ``last`` day, or its ``first``."""
        self.style, self.month_day = style, month_day
        self._read: dict[str, date | Unreadable | None] = {}

    def read(self, text: str) -> date | Unreadable | None:
        """Return the day that ``text`` names, None for an empty cell, or why it cannot be read."""
        try:
            return self._read[text]
        except KeyError:
            if (
                len(self._read) > 50_000
            ):  # a column of dates has few distinct ones, so this cannot be a column of dates
                self._read.clear()
            found = self._read[text] = self._read_anew(" ".join(text.split()))
            return found

    def _read_anew(self, text: str) -> date | Unreadable | None:
        if not text:
            return None
        for shape, takes in _READINGS:
            if found := shape.fullmatch(text):
                return takes(self, text, found)
        return _unread(text, "is not a date")

    def _numbers(self, text: str, found: re.Match[str]) -> date | Unreadable:
        first, second, year = int(found[1]), int(found[2]), _full_year(found[3])
        if self.style == "month_first":
            return _day(text, year, first, second, "Read month first, it has")
        if self.style in ("day_first", "named") or first > 12 or first == second:
            return _day(text, year, second, first, "Read day first, it has")
        if second > 12:
            return _unread(text, "has its month first, in a column that does not")
        both = f"{second:02}/{first:02} and {first:02}/{second:02}"
        return _unread(text, f"could be two days ({both}): the mapping does not say which comes first")

    def _only(self, style: DateStyle, text: str, year: int, month: int, day: int) -> date | Unreadable:
        if self.style == style:
            return _day(text, year, month, day)
        return _unread(text, f"is written another way than its column: {STYLES[style].lower()}")

    def _month(self, text: str, year: int, month: int) -> date | Unreadable:
        if self.style not in ("month", "period"):
            return _unread(text, "has no day, in a column of days")
        if not 1 <= month <= 12 or not EARLIEST <= year <= LATEST:
            return _day(text, year, month, 1)
        last = calendar.monthrange(year, month)[1]
        return date(year, month, last if self.month_day == "last" else 1)

    def _period(self, text: str, year: int, period: int) -> date | Unreadable:
        if not 1 <= period <= 12:
            return _unread(text, f"has no month {period} of the financial year")
        return self._month(text, year + (period > 9), (period + 2) % 12 + 1)

    def _serial(self, text: str, days: int) -> date | Unreadable:
        day = _FIRST_SERIAL + timedelta(days=days)
        return self._only("serial", text, day.year, day.month, day.day)


def _full_year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 70 else 1900)


def _month_number(name: str) -> int:
    return _MONTHS.get(name.casefold(), 0)


def _day(text: str, year: int, month: int, day: int, reading: str = "It has") -> date | Unreadable:
    if not EARLIEST <= year <= LATEST:
        return _unread(text, f"is outside {EARLIEST} to {LATEST}: check the year")
    if not 1 <= month <= 12:
        return _unread(text, f"is not a date. {reading} no month {month}" if month else "names no month")
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return _unread(text, f"is not a date. {reading} no day {day} in {calendar.month_name[month]} {year}")
    return date(year, month, day)


def _unread(text: str, wrong: str) -> Unreadable:
    return Unreadable(f"“{text[:60]}” {wrong}")


Reading = Callable[[DateReader, str, re.Match[str]], date | Unreadable]

_READINGS: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (_ISO, lambda _, text, found: _day(text, int(found[1]), int(found[2]), int(found[3]))),
    (_NUMBERS, lambda dates, text, found: dates._numbers(text, found)),
    (
        _COMPACT,
        lambda dates, text, found: dates._only("compact", text, int(found[1]), int(found[2]), int(found[3])),
    ),
    (_SERIAL, lambda dates, text, found: dates._serial(text, int(found[1]))),
    (_PERIOD, lambda dates, text, found: dates._period(text, int(found[1]), int(found[2]))),
    (_PERIOD_FIRST, lambda dates, text, found: dates._period(text, int(found[2]), int(found[1]))),
    (_NAMED, lambda _, text, found: _day(text, _full_year(found[3]), _month_number(found[2]), int(found[1]))),
    (_NAME_FIRST, lambda _, text, found: _day(text, int(found[3]), _month_number(found[1]), int(found[2]))),
    (_MONTH, lambda dates, text, found: dates._month(text, int(found[1]), int(found[2]))),
    (_MONTH_LAST, lambda dates, text, found: dates._month(text, int(found[2]), int(found[1]))),
    (
        _MONTH_NAMED,
        lambda dates, text, found: dates._month(text, _full_year(found[2]), _month_number(found[1])),
    ),
)
