"""What was answered: posted text into the same plain data that an agreement file holds.

Nothing is judged here but a sum of money, which only a form writes in pounds. Whatever else is wrong is left
as it was typed, for the model to find and name as it does in a file.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from moothall.agreement.core.values import HIDDEN
from moothall.doors.desk.forms.ids import free_id, slug
from moothall.doors.desk.forms.shapes import (
    Choice,
    EachCouncil,
    EachYear,
    Field,
    Group,
    Lines,
    Number,
    OneDay,
    Pounds,
    Rows,
    Shape,
    Terms,
    Words,
    YesOrNo,
)
from moothall.money import parse_pounds
from moothall.refusals import Invalid

MOST_ROWS = 500
WORDS_IN_AN_ID = 6
NOTHING: Any = None  # what a blank answer comes to: the field is left out

Posted = Mapping[str, list[str]]


def read_form(fields: Iterable[Field], posted: Posted, at: str = "") -> dict[str, Any]:
    """Return the plain data that ``posted`` answers, with what was left blank left out."""
    answers = ((field.name, read_answer(field.shape, posted, join(at, field.name))) for field in fields)
    return {name: answer for name, answer in answers if answer is not NOTHING}


def join(at: str, name: str | int) -> str:
    """Return the name of a control within the place ``at``."""
    return f"{at}.{name}" if at else str(name)


def read_answer(shape: Shape, posted: Posted, at: str) -> Any:
    """Return one answer as plain data, or nothing where it was left blank."""
    match shape:
        case OneDay():
            return _day(posted, at)
        case Terms(many=True) | Choice(many=True):
            return [value for value in posted.get(at, []) if value] or NOTHING
        case Lines():
            return [line.strip() for line in _text(posted, at).splitlines() if line.strip()] or NOTHING
        case Group(fields):
            return read_form(fields, posted, at) or NOTHING
        case Rows(fields):
            return _with_ids([row for _, row in _rows(fields, posted, at)], fields) or NOTHING
        case EachCouncil(each=each):
            return _each_council(each, posted, at) or NOTHING
        case EachYear():
            return _each_year(posted, at) or NOTHING
        case _:
            return _one(shape, _text(posted, at))


def _text(posted: Posted, at: str) -> str:
    values = posted.get(at) or [""]
    return HIDDEN.sub("", values[-1].replace("\r\n", "\n")).strip()


def _one(shape: Shape, text: str) -> Any:
    """Return the plain data of a single text."""
    if isinstance(shape, YesOrNo):
        yes_or_no = {"yes": True, "no": False}
        return yes_or_no.get(text, NOTHING if shape.unknown else False)
    if not text:
        return NOTHING
    if isinstance(shape, Number):
        return _number(text, shape)
    if isinstance(shape, Pounds):
        return _pence(text)
    if isinstance(shape, Words) and not shape.long:
        return " ".join(text.split())
    return text


def _number(text: str, shape: Number) -> Any:
    """Return a figure, or the text where it is none, for the model to say so."""
    plain = text.replace(",", "")
    return int(plain) if shape.whole and re.fullmatch(r"-?[0-9]{1,15}", plain) else plain


def _pence(text: str) -> int | str:
    """Return whole pence, or the text where it is not an amount in pounds."""
    try:
        return parse_pounds(text)
    except Invalid:
        return text


def _day(posted: Posted, at: str) -> Any:
    """Return a day as a file writes it, from three boxes; what is no day stays as near as it was typed."""
    day, month, year = (_text(posted, f"{at}-{part}") for part in ("day", "month", "year"))
    if not (day or month or year):
        return NOTHING
    month = _month_number(month)
    return f"{year}-{month.zfill(2) if month else ''}-{day.zfill(2) if day else ''}"


def _month_number(text: str) -> str:
    """Return the number of a month that was written as a word."""
    months = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    word = text.lower()[:3]
    return str(months.index(word) + 1) if word in months else text


def _rows(fields: tuple[Field, ...], posted: Posted, at: str) -> Iterable[tuple[int, dict[str, Any]]]:
    """Yield each row that says anything, with the number it had on the page."""
    for number in row_numbers(posted, at):
        row = read_form(fields, posted, join(at, number))
        if not says_nothing(fields, row):
            yield number, row


def _with_ids(rows: list[dict[str, Any]], fields: Iterable[Field]) -> list[dict[str, Any]]:
    """Give an id to each row that is to have one and has none, from the first words that it says."""
    if "id" not in {field.name for field in fields}:
        return rows
    taken = {str(row["id"]) for row in rows if "id" in row}
    for row in rows:
        if "id" not in row:
            first = next((str(value) for value in row.values() if isinstance(value, str)), "")
            row["id"] = free_id(slug(" ".join(first.split()[:WORDS_IN_AN_ID])) or "one", taken)
            taken.add(row["id"])
    return rows


def says_nothing(fields: Iterable[Field], answers: Mapping[str, Any]) -> bool:
    """Say whether a row holds only what it held before anybody wrote in it."""
    asked = {field.name: field for field in fields}
    return all(_is_untouched(asked[name], answer) for name, answer in answers.items())


def _is_untouched(field: Field, answer: Any) -> bool:
    if isinstance(field.shape, Group):
        return says_nothing(field.shape.fields, answer)
    return field.name == "id" or answer is False or answer == field.default


def row_numbers(posted: Posted, at: str) -> list[int]:
    """Return the numbers of the rows of ``at`` that were posted, in order."""
    pattern = re.compile(re.escape(at) + r"\.([0-9]{1,4})\.")
    found = {int(match[1]) for name in posted if (match := pattern.match(name))}
    return sorted(found)[:MOST_ROWS]


def _each_council(each: Number | Pounds, posted: Posted, at: str) -> dict[str, Any]:
    """Return the answer for each council that has one."""
    prefix = f"{at}."
    councils = [name.removeprefix(prefix) for name in posted if name.startswith(prefix)]
    answers = ((council, _one(each, _text(posted, join(at, council)))) for council in councils)
    return {council: answer for council, answer in answers if answer is not NOTHING}


def _each_year(posted: Posted, at: str) -> dict[str, Any]:
    """Return the sum for each financial year that has one."""
    found: dict[str, Any] = {}
    for number in row_numbers(posted, at):
        year, amount = (_text(posted, join(join(at, number), part)) for part in ("year", "amount"))
        if year or amount:
            found[year] = _pence(amount)
    return found
