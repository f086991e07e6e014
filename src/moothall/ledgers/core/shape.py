"""The shape of a table in a file: where its headings are, and which lines are not payments at all."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from moothall.ledgers.core.amounts import Amount, read_amount

LOOKED_AT = 60
_NOT_LETTERS = re.compile(r"[\W_]+")
_TOTAL = re.compile(
    r"(sub|grand|overall|page|report|invoice|final|net|gross)?[\s-]*totals?\b[^a-z]*", re.IGNORECASE
)
_TOTAL_OF = re.compile(
    r"(sub|grand|overall|page|report)?[\s-]*totals?\s+(for|of|spend|payments?|amount|all)\b.*", re.IGNORECASE
)

Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """The line of headings: its number in the file, counted from 1, and its cells."""

    row: int
    cells: tuple[str, ...]


def plain(heading: str) -> str:
    """Return a heading in the form in which it is compared: without case, spaces or punctuation."""
    return _NOT_LETTERS.sub("", heading.casefold())


def shape_of(headings: Cells) -> str:
    """Return the digest of a table's headings, in any order: files of one shape are read alike."""
    said = sorted(filter(None, map(plain, headings)))
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def is_blank(cells: Cells) -> bool:
    """Whether a line is blank."""
    return not any(map(str.strip, cells))


def is_total(cells: Cells) -> bool:
    """Whether a line calls itself a total. One with a date does not: Total is also a fuel company."""
    return any(_TOTAL.fullmatch(cell) or _TOTAL_OF.fullmatch(cell) for cell in map(str.strip, cells) if cell)


def repeats_headings(cells: Cells, headings: Cells) -> bool:
    """Whether a line repeats the headings."""
    said = [plain(cell) for cell in cells]
    return said[: len(headings)] == [plain(cell) for cell in headings] and not is_blank(cells)


def find_headings(rows: Sequence[Cells], known: frozenset[str]) -> HeadingLine | None:
    """Return the line of headings among titles and blank lines, or None if no line looks like one.

    It is the line with the most headings that are ``known`` (in their plain form). If no line has any, it is
    the first with as many words as the widest line and no figures, if there are figures under it.
    """
    looked_at = rows[:LOOKED_AT]
    counts = [len({plain(cell) for cell in cells} & known) for cells in looked_at]
    best = max(counts, default=0)
    if best >= 2:
        place = counts.index(best)
    elif (found := _widest_words(looked_at)) is None:
        return None
    else:
        place = found
    return HeadingLine(place + 1, _without_empty_end(looked_at[place]))


def _widest_words(rows: Sequence[Cells]) -> int | None:
    filled = [[cell for cell in cells if cell.strip()] for cells in rows]
    widest = max(map(len, filled), default=0)
    for place, cells in enumerate(filled):
        if len(cells) > 1 and len(cells) * 2 > widest and not any(map(_has_figures, cells)):
            below = [cell for row in rows[place + 1 : place + 11] for cell in row]
            return place if any(isinstance(read_amount(cell), Amount) for cell in below) else None
    return None


def _has_figures(cell: str) -> bool:
    return bool(re.search(r"\d", cell))


def _without_empty_end(cells: Cells) -> tuple[str, ...]:
    kept = list(cells)
    while kept and not kept[-1].strip():
        kept.pop()
    return tuple(cell.strip() for cell in kept)
