"""What can be taken away: the matrix as CSV and XLSX, the agreement as YAML and JSON."""

import json

from django.http import HttpResponse

from moothall.agreement.core.register import Register
from moothall.agreement.file import write_agreement
from moothall.agreement.queries import heading_text_of, stored_variations
from moothall.doors.site.downloads import as_csv, as_xlsx, rows_of
from moothall.doors.site.matrix import matrix_of
from moothall.doors.site.saving import XLSX, saved
from moothall.doors.site.visits import Visit, visiting


@visiting
def data(visit: Visit) -> HttpResponse:
    """Show what can be taken away, and how a program can ask."""
    return visit.page("data.html", api=visit.request.build_absolute_uri("/api/v1/"))


@visiting
def matrix_csv(visit: Visit) -> HttpResponse:
    """Give the matrix on the day as CSV."""
    return saved(
        visit, as_csv(_rows(visit)).encode("utf-8-sig"), "text/csv; charset=utf-8", f"matrix-{visit.on}.csv"
    )


@visiting
def matrix_xlsx(visit: Visit) -> HttpResponse:
    """Give the matrix on the day as a workbook."""
    title = f"{visit.heading.name}, {visit.on}"
    return saved(visit, as_xlsx(_rows(visit), title=title), XLSX, f"matrix-{visit.on}.xlsx")


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


def _rows(visit: Visit) -> list[tuple[str, ...]]:
    return rows_of(matrix_of(visit.register, visit.on), visit.register, visit.name_of)
