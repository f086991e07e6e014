"""What can be taken away: the matrix as CSV and XLSX, the agreement as YAML and JSON."""

import json
from collections.abc import Callable

from django.http import HttpResponse

from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences import days_in_words
from moothall.agreement.core.terms import Authority, Participation
from moothall.agreement.files import write_agreement
from moothall.agreement.queries import heading_text_of, stored_variations
from moothall.doors.site.agreement.matrix import Matrix, MatrixRow, matrix_of
from moothall.doors.site.downloads import XLSX, saved
from moothall.doors.site.visits import Visit, visiting
from moothall.sheets.tables import table
from moothall.sheets.workbook import write_workbook

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
    register: Register, name_of: NameOf, row: MatrixRow, authority: Authority, part: Participation
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
    return write_workbook("Who shares what", HEADINGS, rows, title=title, frozen=1)


@visiting
def data(visit: Visit) -> HttpResponse:
    """Show what can be taken away, and how a program can ask."""
    return visit.page("data.html", api=visit.request.build_absolute_uri("/api/v1/"))


@visiting
def matrix_csv(visit: Visit) -> HttpResponse:
    """Give the matrix on the day as CSV."""
    return saved(
        visit,
        as_csv(_matrix_table(visit)).encode("utf-8-sig"),
        "text/csv; charset=utf-8",
        f"matrix-{visit.on}.csv",
    )


@visiting
def matrix_xlsx(visit: Visit) -> HttpResponse:
    """Give the matrix on the day as a workbook."""
    title = f"{visit.heading.name}, {visit.on}"
    return saved(visit, as_xlsx(_matrix_table(visit), title=title), XLSX, f"matrix-{visit.on}.xlsx")


@visiting
def agreement_yaml(visit: Visit) -> HttpResponse:
    """Give the whole agreement as the file that it can be loaded from."""
    written = visit.whole.worked_out("the whole agreement as a file", _as_a_file)
    return saved(visit, written, "application/yaml", "agreement.yaml")


def _as_a_file(register: Register) -> bytes:
    """Write a whole agreement as a file, each variation in the words in which it came."""
    partnership = register.heading.id
    texts = tuple(row.text for row in stored_variations(partnership))[: register.head]
    variations = tuple(entry.variation for entry in register.entries)
    written = write_agreement(
        register.heading, variations, texts=texts, heading_text=heading_text_of(partnership)
    )
    return written.encode()


@visiting
def agreement_json(visit: Visit) -> HttpResponse:
    """Give the whole agreement as JSON, in the shape of the file."""
    variations = [entry.variation.written() for entry in visit.register.entries]
    partnership = visit.heading.model_dump(mode="json", exclude_none=True)
    whole = {"moothall": 1, "partnership": partnership, "variations": variations}
    return saved(
        visit, json.dumps(whole, ensure_ascii=False, indent=2).encode(), "application/json", "agreement.json"
    )


def _matrix_table(visit: Visit) -> list[tuple[str, ...]]:
    return rows_of(matrix_of(visit.register, visit.on), visit.register, visit.name_of)
