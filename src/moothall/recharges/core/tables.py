"""A table as CSV: amounts in pounds with a full stop, and no cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int | None  # text, whole pence, or nothing
_RUNS = ("=", "+", "-", "@", "\t", "\r")


def table(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return ``rows`` under ``headings``, one line each."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_cell(each) for each in row] for row in rows)
    return written.getvalue()


def in_pounds(pence: int) -> str:
    """Return whole pence as a plain decimal of pounds: ``-1234.56``."""
    whole, part = divmod(abs(pence), 100)
    return f"{'-' if pence < 0 else ''}{whole}.{part:02}"


def _cell(value: Cell) -> str:
    """Return a cell; text that a spreadsheet would take for a formula has an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, int):
        return in_pounds(value)
    return f"'{value}" if value.startswith(_RUNS) else value
