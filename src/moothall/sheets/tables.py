"""A table as CSV: amounts in pounds with a full stop, and no cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

Cell = str | int | None  # text, whole pence, or nothing
RUNS = ("=", "+", "-", "@", "\t", "\r")


def table(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return ``rows`` under ``headings``, one line each."""
    return "".join(table_lines(headings, rows))


def table_lines(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Yield ``headings`` and each of ``rows`` as a line, however many there are."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([safe(each) for each in headings])
    for row in rows:
        yield written.getvalue()
        written.seek(0)
        written.truncate()
        writer.writerow([_cell(each) for each in row])
    yield written.getvalue()


def safe(text: str) -> str:
    """Return text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(RUNS) else text


def in_pounds(pence: int) -> str:
    """Return whole pence as a plain decimal of pounds: ``-1234.56``."""
    whole, part = divmod(abs(pence), 100)
    return f"{'-' if pence < 0 else ''}{whole}.{part:02}"


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    return in_pounds(value) if isinstance(value, int) else safe(value)
