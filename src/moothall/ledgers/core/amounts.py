"""Amounts as ledgers write them, read to the penny or not at all.

An amount is read from its text, never through a float. What cannot be read exactly is reported, and left.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

MOST_PENCE = 10**15  # ten thousand thousand million pounds: no line of a council's ledger comes near
NOISE = Decimal("0.000001")

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_MINUSES = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2012": "-", "\ufe63": "-", "\uff0d": "-"})
_POUND = re.compile(r"£|GBP", re.IGNORECASE)
_SIDE = re.compile(r"(CR|DR)\.?$", re.IGNORECASE)
_FIGURE = re.compile(r"(?P<pounds>\d{1,3}(?:,\d{3})+|\d*)(?:\.(?P<part>\d*))?", re.ASCII)
_POWER = re.compile(r"(?P<whole>\d+)(?:\.(?P<part>\d*))?[eE](?P<power>[+-]?\d{1,3})", re.ASCII)
_OTHER_MONEY = re.compile(r"[$€¥]|USD|EUR", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a cell cannot be read, in a sentence that quotes it."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Amount:
    """Whole pence, and whether the error of a binary fraction was rounded away to reach them."""

    pence: int
    rounded: bool = False


def read_amount(text: str, *, binary: bool = False) -> Amount | Unreadable | None:
    """Return in pence what ``text`` says in pounds, None for an empty cell, or why it cannot be read.

    A negative amount may have a minus before or after it, brackets, or CR. ``binary`` says that the text is a
    number from a workbook, which may carry the error of a binary fraction: up to a millionth is rounded away.
    """
    cell = _SPACES.sub("", text).translate(_MINUSES)
    if not cell or cell == "-":
        return None if not cell else Amount(0)
    bare, below = _without_signs(cell)
    if bare is None:
        return _unread(text, "has more than one sign that it is negative")
    if power := _POWER.fullmatch(bare):
        if not binary and not _says_the_pence(power):
            return _unread(text, "is shortened to a power of ten: its last figures are lost")
        value = Decimal(bare)
    elif (figure := _FIGURE.fullmatch(bare)) and (figure["pounds"] or figure["part"]):
        value = Decimal(bare.replace(",", "").removesuffix("."))
    else:
        return _unread(text, _what_else(bare))
    return _whole(-value if below else value, text, binary)


def _without_signs(cell: str) -> tuple[str | None, bool]:
    """Return the figure alone and whether it is negative; no figure if it is signed twice."""
    signs = 0
    cell = _POUND.sub("", cell, count=1)
    if side := _SIDE.search(cell):
        signs += side[1].upper() == "CR"
        cell = cell[: side.start()]
    for _ in range(3):
        if cell.startswith("(") and cell.endswith(")"):
            signs, cell = signs + 1, cell[1:-1]
        elif cell.startswith("-"):
            signs, cell = signs + 1, cell[1:]
        elif cell.endswith("-"):
            signs, cell = signs + 1, cell[:-1]
    cell = cell.removeprefix("+")
    return (cell if signs < 2 else None), signs == 1


def _says_the_pence(power: re.Match[str]) -> bool:
    """Whether every digit down to the penny is written: in ``1.2345E+02`` it is, in ``1.2E+05`` it is not."""
    return len(power["part"] or "") - int(power["power"]) >= 2


def _whole(value: Decimal, text: str, binary: bool) -> Amount | Unreadable:
    pence = value.scaleb(2)
    if abs(pence) > MOST_PENCE:
        return _unread(text, "is larger than any amount that a council pays")
    nearest = int(pence.to_integral_value())
    if nearest == pence:
        return Amount(nearest)
    if binary and abs(pence - nearest) <= NOISE * 100:
        return Amount(nearest, rounded=True)
    return _unread(text, "has parts of a penny")


def _what_else(bare: str) -> str:
    if _OTHER_MONEY.search(bare):
        return "is not in pounds"
    if re.fullmatch(r"[\d.]+,\d{2}", bare):
        return "has a comma where the point should be"
    if re.fullmatch(r"[\d,]+(\.\d*)?", bare):
        return "has its thousands commas in the wrong places"
    return "is not an amount"


def _unread(text: str, wrong: str) -> Unreadable:
    said = text.strip()
    return Unreadable(f"“{said[:60]}” {wrong}")


_PLAIN = r"^-?[0-9]{1,12}(\.[0-9]{1,2})?$"
_DRESSED = r"^-?£?[0-9]{1,3}(,[0-9]{3}){0,3}(\.[0-9]{1,2})?$"


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of amounts: pence, with gaps for empty cells, and what could not be read, by place."""

    pence: pa.Int64Array
    unreadable: dict[int, Unreadable]
    rounded: int


def read_amounts(cells: pa.StringArray, *, binary: bool = False) -> AmountColumn:
    """Return the pence of each cell, exactly as ``read_amount`` would for each alone.

    Plain figures, which are nearly all, are read together; each of the others by itself.
    """
    bare = pc.utf8_trim_whitespace(cells)
    regular = pc.match_substring_regex(bare, _PLAIN)
    if pc.all(regular).as_py() is not True:
        dressed = pc.match_substring_regex(bare, _DRESSED)
        bare = pc.if_else(dressed, pc.replace_substring_regex(bare, "[£,]", ""), bare)
        regular = pc.or_(regular, dressed)
    pence = _pence(pc.if_else(regular, bare, pa.scalar(None, pa.string())))
    if regular.true_count == len(cells):
        return AmountColumn(pence, {}, 0)
    return _one_by_one(cells, pence, pc.invert(regular), binary)


def _pence(figures: pa.StringArray) -> pa.Int64Array:
    pounds_exactly = pc.cast(figures, pa.decimal128(18, 2))
    return pc.cast(pc.multiply(pounds_exactly, pa.scalar(100, pa.decimal128(5, 0))), pa.int64())


def _one_by_one(
    cells: pa.StringArray, pence: pa.Int64Array, irregular: pa.BooleanArray, binary: bool
) -> AmountColumn:
    unreadable: dict[int, Unreadable] = {}
    found: list[int | None] = []
    rounded = 0
    places = pc.indices_nonzero(irregular)
    for place, text in zip(places.to_pylist(), cells.take(places).to_pylist(), strict=True):
        read = read_amount(text, binary=binary)
        if isinstance(read, Unreadable):
            unreadable[place] = read
        found.append(read.pence if isinstance(read, Amount) else None)
        rounded += isinstance(read, Amount) and read.rounded
    mended = pc.replace_with_mask(pence, irregular, pa.array(found, pa.int64()))
    return AmountColumn(mended, unreadable, rounded)
