"""Which style a column of dates is written in, worked out from the whole column."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from moothall.ledgers.core.amounts import Unreadable
from moothall.ledgers.core.dates import DateReader, DateStyle
from moothall.periods.days import written

_ORDER = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?!\d)", re.ASCII)
_TRIED: tuple[DateStyle, ...] = ("iso", "named", "compact", "serial", "month", "period")


@dataclass(frozen=True, slots=True)
class StyleFound:
    """The style of a column, the share of its cells that it can read, and why it was chosen."""

    style: DateStyle
    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class NoStyle:
    """Why no style can be chosen: none fits, two do, or the column mixes them."""

    sentence: str
    example: str = ""
    readings: tuple[str, ...] = ()
    is_mixed: bool = False


def style_of(cells: Iterable[str]) -> StyleFound | NoStyle:
    """Return the style that a column of dates is written in, or why none can be chosen.

    Day first is the custom in England, so month first is chosen only when day first is impossible. Where
    every date could be read both ways, neither is chosen: both readings are given, for a person to decide.
    """
    filled = [text for cell in cells if (text := " ".join(cell.split()))]
    if not filled:
        return NoStyle("the column is empty")
    ordered = [found for text in filled if (found := _ORDER.match(text))]
    if len(ordered) * 2 > len(filled):
        return _in_order(filled, ordered)
    shares = {style: _share(style, filled) for style in _TRIED}
    best = max(_TRIED, key=lambda style: shares[style])
    if shares[best] < 0.5:
        return NoStyle("most of the column is not dates", example=filled[0][:60])
    return StyleFound(best, shares[best], f"{shares[best]:.0%} of the cells read so")


def _in_order(filled: list[str], ordered: list[re.Match[str]]) -> StyleFound | NoStyle:
    day_first = [found for found in ordered if int(found[1]) > 12 >= int(found[2])]
    month_first = [found for found in ordered if int(found[2]) > 12 >= int(found[1])]
    if day_first and month_first:
        return NoStyle(
            f"some dates have the day first ({day_first[0][0]}) and some the month ({month_first[0][0]})",
            example=month_first[0][0],
            readings=(day_first[0][0], month_first[0][0]),
            is_mixed=True,
        )
    if month_first:
        share = _share("month_first", filled)
        return StyleFound("month_first", share, f"{month_first[0][0]} can only have its month first")
    if day_first:
        share = _share("day_first", filled)
        return StyleFound("day_first", share, f"{day_first[0][0]} can only have its day first")
    return _either(filled, ordered)


def _either(filled: list[str], ordered: list[re.Match[str]]) -> StyleFound | NoStyle:
    example = next((found[0] for found in ordered if found[1].zfill(2) != found[2].zfill(2)), "")
    if not example:
        return StyleFound("day_first", _share("day_first", filled), "day and month are the same number")
    readings = tuple(_in_words(example, style) for style in ("day_first", "month_first"))
    return NoStyle(
        f"every date could be read two ways: {example} is {readings[0]} or {readings[1]}", example, readings
    )


def _in_words(text: str, style: DateStyle) -> str:
    day = DateReader(style).read(text)
    return written(day) if isinstance(day, date) else "no date"


def _share(style: DateStyle, filled: list[str]) -> float:
    """Return the share of the cells that are dates written in this style rather than merely readable."""
    dates = DateReader(style)
    counts = Counter(filled)
    read = {text for text in counts if not isinstance(dates.read(text), Unreadable | None)}
    if style in ("compact", "serial", "month", "period", "named"):
        plainly = DateReader("iso")
        read = {
            text for text in read if style == "named" or isinstance(plainly.read(text), Unreadable | None)
        }
    if style == "iso":
        read = {text for text in read if text[:4].isdigit()}
    if style == "period":
        read = {text for text in read if any(letter in text.casefold() for letter in "pm") and "/" in text}
    return sum(counts[text] for text in read) / len(filled)
