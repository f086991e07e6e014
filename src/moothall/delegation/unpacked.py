"""How much an XLSX file comes to when it is opened: a small one can come to more than a machine holds."""

import re
from io import BytesIO
from zipfile import ZipFile

MOST_UNPACKED = 60_000_000
MOST_COLUMNS = 200
MOST_LINES = 100_000
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]*)([0-9]*)["']""", re.IGNORECASE)


class TooMuch(ValueError):
    """The file comes to more than any sheet that a person keeps."""


def seen_through(content: bytes) -> None:
    """Refuse a file that would fill the memory: too long, or with a cell far away from all others.

    A reader of spreadsheets makes room for every cell up to the last, whether it holds anything or not.
    """
    with ZipFile(BytesIO(content)) as book:
        if sum(part.file_size for part in book.infolist()) > MOST_UNPACKED:
            raise TooMuch("comes to over 60 MB when it is opened")
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
        if not sheets:
            raise ValueError("no sheets")
        for name in sheets:
            _see_through(book.read(name))


def _see_through(sheet: bytes) -> None:
    for column, line in _PLACE.findall(sheet):
        if len(column) > 3 or _number(column) > MOST_COLUMNS or int(line or 0) > MOST_LINES:
            place = (column + line if column else b"line " + line).decode()[:20]
            raise TooMuch(f"has something in {place}, far from everything else")


def _number(column: bytes) -> int:
    """Return the number of a column by its letters: A is 1, and AA is 27."""
    number = 0
    for letter in column.upper():
        number = number * 26 + letter - 64
    return number
