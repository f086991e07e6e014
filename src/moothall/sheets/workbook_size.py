"""How large a workbook is once opened: a small file can unpack to more than a machine's memory."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

_PIECE = 1_000_000
_PLACE = re.compile(rb"""<(?:\w+:)?(?:c|row)\b[^<>]{0,400}?\br\s*=\s*["']([A-Za-z]*)([0-9]*)["']""")
_LIKENESS = re.compile(rb"""<table:(?:covered-)?table-(row|cell)\b([^<>]*?)(/?)>""")
_TIMES = re.compile(rb"""table:number-(?:columns|rows)-repeated\s*=\s*["']([0-9]+)["']""")


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a workbook may be once opened."""

    unpacked: int
    """Bytes."""
    columns: int
    lines: int
    cells: int = 20_000_000
    gap: int = 100_000
    """Empty lines before something else."""

    @property
    def too_long(self) -> str:
        """What a refusal says of one that is too long."""
        return f"comes to over {self.unpacked // 1_000_000} MB when it is opened"


SMALL = Limits(unpacked=60_000_000, columns=200, lines=100_000)
"""For a table that somebody keeps by hand."""
LEDGER = Limits(unpacked=300_000_000, columns=1_000, lines=1_048_576)
"""For an extract from a ledger."""


class TooLarge(ValueError):
    """The file is larger, once opened, than any table that a person keeps in a workbook."""


def check_size(content: bytes, limits: Limits = SMALL) -> None:
    """Refuse a workbook that would exhaust memory: too long, or with a cell far away from all others.

    A reader of workbooks makes room for every cell up to the last, whether it holds anything or not.
    """
    if not content.startswith(b"PK"):
        return  # an XLS file has at most 65,536 lines of 256 cells
    with ZipFile(BytesIO(content)) as book:
        if sum(part.file_size for part in book.infolist()) > limits.unpacked:
            raise TooLarge(limits.too_long)
        for name in book.namelist():
            if name.casefold().startswith("xl/worksheets/") and not name.casefold().endswith(".rels"):
                _check_xlsx(_pieces(book, name), limits)
            elif name == "content.xml":
                _check_ods(b"".join(_pieces(book, name)), limits)


def _pieces(book: ZipFile, name: str) -> Iterator[bytes]:
    """Yield a part in pieces, each with the end of the one before, so that nothing is missed at a cut."""
    end = b""
    with book.open(name) as part:
        # No more of a part is read than the length that it declares, and those were added up before.
        while piece := part.read(_PIECE):
            yield piece if name == "content.xml" else end + piece
            end = piece[-500:]


def _check_xlsx(pieces: Iterator[bytes], limits: Limits) -> None:
    most_columns = most_lines = 0
    for piece in pieces:
        for column, line in _PLACE.findall(piece):
            most_columns = max(most_columns, _number(column) if len(column) <= 3 else limits.columns + 1)
            most_lines = max(most_lines, int(line[:9] or 0))
        _refuse_beyond(most_lines, most_columns, limits)


def _check_ods(sheet: bytes, limits: Limits) -> None:
    """Count repeated lines and cells; empty ones at the end of a sheet count for nothing."""
    lines, cells, empty = 1, 0, 0
    for what, said, _ in _LIKENESS.findall(sheet):
        times = int(found[1][:9]) if (found := _TIMES.search(said)) else 1
        if what == b"row":
            lines = times
            empty += times
        elif b"office:value-type" in said:
            cells += times * lines
            if empty - lines > limits.gap:
                raise TooLarge("has something far from everything else")
            if cells > limits.cells or times > limits.columns or lines > limits.lines:
                raise TooLarge("repeats its cells over and over")
            empty = 0


def _refuse_beyond(lines: int, columns: int, limits: Limits) -> None:
    if columns > limits.columns or lines > limits.lines:
        raise TooLarge("has something far from everything else")
    if lines * columns > limits.cells:
        raise TooLarge(f"has {lines:,} lines of {columns:,} cells, more than can be held at once")


def _number(column: bytes) -> int:
    """Return the number of a column by its letters: A is 1, and AA is 27."""
    number = 0
    for letter in column.upper():
        number = number * 26 + letter - 64
    return number
