"""Schemes of delegation as XLSX files: written for clerks, and read back line by line."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from zipfile import BadZipFile

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from moothall.delegation.core.scheme_sheet import COLUMNS, NEEDED, Cell, SchemeRow
from moothall.refusals import Fault, Invalid
from moothall.sheets.workbook_size import TooLarge, check_size

MOST_BYTES = 10_000_000
MOST_ROWS = 20_000
WIDTHS = {"Function": 50, "Delegate": 34, "Delegated by": 34, "Condition": 60, "Clause": 30}


def write_sheet(rows: Iterable[Mapping[str, Cell]], *, title: str) -> bytes:
    """Return an XLSX file with a title, the headings and ``rows``; text never becomes a formula."""
    content = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        sheet = book.add_worksheet("Scheme")
        bold, head = (
            book.add_format({"bold": True}),
            book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        )
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        money = book.add_format({"num_format": "#,##0.00", "valign": "top"})
        sheet.write_string(0, 0, title, bold)
        for place, column in enumerate(COLUMNS):
            sheet.set_column(place, place, WIDTHS.get(column, 16))
            sheet.write_string(1, place, column, head)
        for number, row in enumerate(rows, start=2):
            for place, column in enumerate(COLUMNS):
                cell = row.get(column)
                if isinstance(cell, int | float):
                    sheet.write_number(number, place, cell, money)
                elif cell:
                    sheet.write_string(number, place, str(cell), wrap)
        sheet.freeze_panes(2, 2)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(1)
    return content.getvalue()


def read_sheet(content: bytes, *, file: str = "") -> list[SchemeRow]:
    """Return the rows under the headings of the first sheet; refused if there are none."""
    cells = _cells(content, file)
    for place, row in enumerate(cells):
        columns = _columns(row)
        if set(NEEDED) <= columns.keys():
            return list(_rows(cells, place, columns, file))
    raise _unfit(
        file, f"has no line with the headings {' and '.join(NEEDED)}", "Keep the headings of the export."
    )


def _cells(content: bytes, file: str) -> list[list[Cell]]:
    if len(content) > MOST_BYTES:
        raise _unfit(file, "is over 10 MB", "A scheme is far smaller: is this the right file?")
    try:
        check_size(content)
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False, nrows=MOST_ROWS + 10)
    except TooLarge as error:
        raise _unfit(file, str(error), "Delete what is not the scheme, and save it again.") from error
    except (CalamineError, BadZipFile, ValueError, IndexError, RuntimeError, zlib.error) as error:
        raise _unfit(file, "is not a spreadsheet that can be read", "Save it again as XLSX.") from error
    if len(rows) > MOST_ROWS:
        raise _unfit(
            file, f"has more than {MOST_ROWS:,} lines", "Split it, or delete the empty lines at its end."
        )
    return [
        [cell if isinstance(cell, str | int | float | bool) else str(cell) for cell in row] for row in rows
    ]


def _columns(row: list[Cell]) -> dict[str, int]:
    """Return the place of each known column, however it is capitalised."""
    known = {column.casefold(): column for column in COLUMNS} | {
        "conditions": "Condition",
        "limit": "Limit (£)",
    }
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        if column := known.get(str(cell).strip().casefold()):
            found.setdefault(column, place)
    return found


def _rows(
    cells: list[list[Cell]], heading: int, columns: Mapping[str, int], file: str
) -> Iterator[SchemeRow]:
    for place, row in enumerate(cells[heading + 1 :], start=heading + 2):
        taken = {column: row[at] if at < len(row) else None for column, at in columns.items()}
        if any(str(cell).strip() for cell in taken.values() if cell is not None):
            yield SchemeRow(place, taken)


def _unfit(file: str, message: str, fix: str) -> Invalid:
    return Invalid(faults=[Fault(message, file=file or "The file", fix=fix)])
