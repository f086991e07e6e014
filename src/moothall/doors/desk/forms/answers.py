"""What was answered.

Posted text into the same plain data that an agreement file holds, and what cannot be read.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, time
from typing import Any

from moothall.agreement.core.ids import free_id, slug
from moothall.agreement.core.values import HIDDEN
from moothall.doors.desk.forms.faults import AnswerFault, Path
from moothall.doors.desk.forms.shapes import (
    EachCouncil,
    EachYear,
    FixedChoice,
    FormField,
    FormGroup,
    FormRows,
    Number,
    OfferedChoice,
    OneDay,
    Pounds,
    Secret,
    SentFile,
    Shape,
    TermChoice,
    TextAnswer,
    TextLines,
    YesOrNo,
)
from moothall.money import parse_pounds
from moothall.refusals import Fault, Invalid

MOST_ROWS = 500
WORDS_IN_AN_ID = 6
NOTHING: Any = None  # what a blank answer comes to: the field is left out

Posted = Mapping[str, list[str]]


def read_form(fields: Iterable[FormField], posted: Posted, at: str = "") -> dict[str, Any]:
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
        case Secret():
            return (posted.get(at) or [""])[-1] or NOTHING
        case SentFile():
            return NOTHING  # a browser sends it beside the answers
        case TermChoice(many=True) | FixedChoice(many=True) | OfferedChoice(many=True):
            return [value for value in posted.get(at, []) if value] or NOTHING
        case TextLines():
            return [line.strip() for line in _text(posted, at).splitlines() if line.strip()] or NOTHING
        case FormGroup(fields):
            return read_form(fields, posted, at) or NOTHING
        case FormRows(fields):
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
    if isinstance(shape, TextAnswer) and not shape.long:
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


def _rows(fields: tuple[FormField, ...], posted: Posted, at: str) -> Iterable[tuple[int, dict[str, Any]]]:
    """Yield each row that says anything, with the number it had on the page."""
    for number in row_numbers(posted, at):
        row = read_form(fields, posted, join(at, number))
        if not says_nothing(fields, row):
            yield number, row


def _with_ids(rows: list[dict[str, Any]], fields: Iterable[FormField]) -> list[dict[str, Any]]:
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


def says_nothing(fields: Iterable[FormField], answers: Mapping[str, Any]) -> bool:
    """Say whether a row holds only what it held before anybody wrote in it."""
    asked = {field.name: field for field in fields}
    return all(_is_untouched(asked[name], answer) for name, answer in answers.items())


def _is_untouched(field: FormField, answer: Any) -> bool:
    if isinstance(field.shape, FormGroup):
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


def money_wrongs(
    fields: Iterable[FormField], answers: Mapping[str, Any], at: Path = ()
) -> tuple[AnswerFault, ...]:
    """Return each sum that could not be read as pounds, which only a form asks for."""
    return tuple(
        wrong
        for field in fields
        if field.name in answers
        for wrong in _money_wrongs(field.shape, answers[field.name], (*at, field.name))
    )


def _money_wrongs(shape: object, value: Any, at: Path) -> tuple[AnswerFault, ...]:
    if isinstance(shape, FormGroup):
        return money_wrongs(shape.fields, value, at)
    if isinstance(shape, FormRows):
        return tuple(
            wrong
            for place, row in enumerate(value)
            for wrong in money_wrongs(shape.fields, row, (*at, place))
        )
    if isinstance(shape, EachYear | EachCouncil) and isinstance(value, dict):
        each = Pounds() if isinstance(shape, EachYear) else shape.each
        return tuple(
            wrong for key, amount in value.items() for wrong in _money_wrongs(each, amount, (*at, key))
        )
    if isinstance(shape, Pounds) and isinstance(value, str):
        return _unread_pounds(value, at)
    return ()


def _unread_pounds(text: str, at: Path) -> tuple[AnswerFault, ...]:
    try:
        parse_pounds(text)
    except Invalid as invalid:
        return (AnswerFault(at, str(invalid)),)
    return ()


FORMS_OF_A_TIME = ("%H:%M", "%H.%M", "%I:%M%p", "%I.%M%p", "%I%p", "%H%M")


def clock(text: str, field: str) -> time | None:
    """Return the time of day that somebody wrote, or None for none; refused where it is no time."""
    plain = "".join(text.lower().split()).replace("noon", "pm")
    if not plain:
        return None
    for form in FORMS_OF_A_TIME:
        try:
            return datetime.strptime(plain, form).time()  # noqa: DTZ007 - of a day, in no zone
        except ValueError:
            continue
    raise Invalid(faults=[Fault(f"“{text}” is not a time", field, fix="Write it as 10:30 or 2.30pm.")])


def written_clock(value: time | None) -> str:
    """Write a time of day as a form holds it."""
    return f"{value:%H:%M}" if value else ""


def whole_number(text: str, field: str) -> int:
    """Return a whole number that somebody wrote; refused where it is none."""
    if not text.strip().isdecimal() or len(text.strip()) > 4:
        raise Invalid(faults=[Fault("Enter a whole number, such as 3", field)])
    return int(text)
