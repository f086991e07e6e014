"""The matrix as a table to take away: the same rows for CSV and for XLSX."""

from collections.abc import Callable

from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences import days_in_words
from moothall.agreement.core.terms import Authority, Participation
from moothall.doors.site.matrix import Matrix, Row
from moothall.sheets.tables import table
from moothall.sheets.workbook import written_workbook

NameOf = Callable[[str], str]
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
    return table(HEADINGS, rows)


def as_xlsx(rows: list[tuple[str, ...]], *, title: str) -> bytes:
    """Return the rows as a workbook, each cell written as text."""
    return written_workbook("Who shares what", HEADINGS, rows, title=title, frozen=1)
