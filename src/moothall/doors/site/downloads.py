"""The matrix as a table to take away: the same rows for CSV and for XLSX."""

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences import days_in_words
from moothall.agreement.core.terms import Authority, Participation
from moothall.doors.site.matrix import Matrix, Row

NameOf = Callable[[str], str]
RISKY = ("=", "+", "-", "@", "\t", "\r")
HEADINGS = (
    "Service",
    "Service id",
    "Part of",
    "Council",
    "GSS code",
    "Takes part as",
    "Through",
    "Provided by",
    "Legal form",
    "From",
    "Until",
    "Days in words",
    "Basis",
    "Source",
    "Web address",
    "How sure",
    "Term",
)


def rows_of(matrix: Matrix, register: Register, name_of: NameOf) -> list[tuple[str, ...]]:
    """Return one row for each part that a council has in a service, under the headings."""
    return [
        _row(register, name_of, row, cell.authority, cell.part)
        for row in (*matrix.rows, *matrix.neighbour_rows)
        for cell in row.cells
        if cell.part
    ]


def _row(
    register: Register, name_of: NameOf, row: Row, authority: Authority, part: Participation
) -> tuple[str, ...]:
    source = next(iter(register.sources(part.id)), None)
    return (
        row.service.title,
        row.service.id,
        name_of(row.service.part_of) if row.service.part_of else "",
        authority.title,
        authority.gss_code or "",
        part.taking_part_as,
        name_of(part.through) if part.through else "",
        name_of(part.provided_by) if part.provided_by else "",
        part.instrument or "",
        part.starts_on.isoformat(),
        part.until.isoformat() if part.until else "",
        days_in_words(part),
        part.basis,
        source.document if source else "",
        (source.url or "") if source else "",
        source.confidence if source else "",
        part.id,
    )


def as_csv(rows: list[tuple[str, ...]]) -> str:
    """Return the rows as CSV, with no cell that a spreadsheet would take for a formula."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return text.getvalue()


def safe(cell: str) -> str:
    """Return a cell with an apostrophe before it where it would be taken for a formula."""
    return f"'{cell}" if cell.startswith(RISKY) else cell


def as_xlsx(rows: list[tuple[str, ...]], *, title: str) -> bytes:
    """Return the rows as a workbook, each cell written as text."""
    kept = BytesIO()
    book: Any = xlsxwriter.Workbook(
        kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": title})
    sheet = book.add_worksheet("Who shares what")
    bold = book.add_format({"bold": True, "bottom": 1})
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(0, column, heading, bold)
    for place, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            sheet.write_string(place, column, safe(cell))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(HEADINGS) - 1)
    sheet.set_column(0, len(HEADINGS) - 1, 22)
    book.close()
    return kept.getvalue()
