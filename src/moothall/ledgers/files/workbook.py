"""Lines of a sheet in a workbook (XLSX, XLS or ODS), each cell as the text that a CSV file would have.

A cell with a formula has the value that was last worked out; nothing is calculated here.
"""

import struct
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from zipfile import BadZipFile

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from moothall.ledgers.files.survey import FileBytes, unfit
from moothall.sheets.workbook_size import LEDGER, TooLarge, check_size

MOST_BYTES = 50_000_000
_UNREADABLE = (
    CalamineError,
    BadZipFile,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,  # part of it is locked, or compressed in an unknown way
    ValueError,
    struct.error,
    zlib.error,
)
_MEND = "Save it again as XLSX or CSV."


def workbook(source: FileBytes, *, file: str) -> CalamineWorkbook:
    """Open a workbook; refused if it is not one, is locked, or would exhaust memory."""
    held = source.from_start().read(MOST_BYTES + 1)
    if len(held) > MOST_BYTES:
        raise unfit(file, "is a workbook of over 50 MB", "Save it as CSV, which may be of any length.")
    try:
        check_size(held, LEDGER)
        return CalamineWorkbook.from_filelike(BytesIO(held))
    except TooLarge as error:
        raise unfit(file, str(error), "Delete what is not the ledger, or save the sheet as CSV.") from error
    except PasswordError as error:
        raise unfit(file, "is locked with a password", "Save it again without one.") from error
    except _UNREADABLE as error:
        raise unfit(file, "is not a workbook that can be read", _MEND) from error


def sheet_names(book: CalamineWorkbook) -> tuple[str, ...]:
    """Return the names of the sheets that have cells, in order."""
    return tuple(sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet)


def sheet_rows(book: CalamineWorkbook, sheet: str, *, file: str) -> Iterator[list[str]]:
    """Return each line's cells of one sheet, from its first line."""
    try:
        cells = book.get_sheet_by_name(sheet)
        start = cells.start
        for _ in range(start[0] if start else 0):
            yield []
        before = [""] * (start[1] if start else 0)
        for line in cells.iter_rows():
            yield before + [as_text(cell) for cell in line]
    except _UNREADABLE as error:
        raise unfit(file, f"has a sheet {sheet} that cannot be read", _MEND) from error


def as_text(cell: object) -> str:
    """Return a cell as CSV would have it: whole numbers without a point, days year first."""
    if isinstance(cell, str):
        return cell.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return f"{cell.total_seconds():g} seconds" if isinstance(cell, timedelta) else str(cell)
