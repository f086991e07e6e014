"""A table as a workbook: text as text, and amounts as numbers."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from moothall.sheets.tables import Cell, safe

_AS_IT_IS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def write_workbook(
    name: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]], *, title: str = "", frozen: int = 0
) -> bytes:
    """Return ``rows`` under ``headings`` in one sheet; headings and ``frozen`` columns stay in view."""
    kept = BytesIO()
    book: Any = xlsxwriter.Workbook(kept, _AS_IT_IS)
    book.set_properties({"title": title or name})
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1})
    money = book.add_format({"num_format": "#,##0.00"})
    for place, heading in enumerate(headings):
        sheet.write_string(0, place, heading, bold)
    number = 0
    for number, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(number, place, cell / 100, money)
            elif cell is not None:
                sheet.write_string(number, place, safe(cell))
    sheet.freeze_panes(1, frozen)
    sheet.autofilter(0, 0, max(number, 1), len(headings) - 1)
    sheet.set_column(0, len(headings) - 1, 22)
    book.close()
    return kept.getvalue()
