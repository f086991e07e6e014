"""Lines of ledgers to take away, as CSV or as a workbook."""

from collections.abc import Iterable
from itertools import chain
from typing import cast

from django.http import HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse

from moothall.doors.desk.ledgers.access import Ledgers, open_ledgers
from moothall.doors.desk.ledgers.asked import asked_of
from moothall.doors.desk.visits import Visit, at_the_desk
from moothall.ledgers.line_queries import LineRow, every_line
from moothall.refusals import Fault, Invalid, Missing
from moothall.sheets.tables import Cell, table_lines
from moothall.sheets.workbook import written_workbook

MOST_IN_A_WORKBOOK = 100_000
HEADINGS = (
    "Council", "Date", "Supplier", "Reference", "Description", "Amount", "Department", "Cost centre",
    "Type of expense", "Category", "File", "Line", "Basis",
)  # fmt: skip


@at_the_desk
def lines_as(visit: Visit, partnership: str, form: str) -> HttpResponse:
    """Give the lines that were asked for as CSV or XLSX."""
    opened = open_ledgers(visit, partnership)
    asked = asked_of(opened, visit.request.GET.dict())
    if asked.wrongs:
        raise Invalid(faults=[Fault(said, name) for name, said in asked.wrongs])
    if form not in ("csv", "xlsx"):
        raise Missing("Lines are given as CSV or XLSX.")
    found = every_line(partnership, asked.where, seeing=opened.seeing, words=asked.words)
    rows = (_cells(opened, each) for each in found)
    if form == "csv":
        written = chain(["\ufeff"], table_lines(HEADINGS, rows))  # the mark tells a spreadsheet it is UTF-8
        streamed = StreamingHttpResponse(written, content_type="text/csv; charset=utf-8")
        return named(streamed, f"{partnership}-lines.csv")
    return named(_workbook(rows), f"{partnership}-lines.xlsx")


def _workbook(rows: Iterable[tuple[Cell, ...]]) -> HttpResponse:
    kept: list[tuple[Cell, ...]] = []
    for row in rows:
        kept.append(row)
        if len(kept) > MOST_IN_A_WORKBOOK:
            raise Invalid(
                f"There are over {MOST_IN_A_WORKBOOK:,} lines, too many for a workbook. Ask for fewer "
                "months, or take them as CSV."
            )
    content = written_workbook("Lines", HEADINGS, kept)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return HttpResponse(content, content_type=kind)


def _cells(opened: Ledgers, line: LineRow) -> tuple[Cell, ...]:
    return (
        opened.name_of(line.authority),
        line.paid_on.isoformat(),
        line.supplier,
        line.reference,
        line.description,
        line.pence,
        line.department,
        line.cost_centre,
        line.subjective,
        line.category,
        line.file_name,
        str(line.row),
        line.basis,
    )


def named(answer: HttpResponseBase, name: str) -> HttpResponse:
    """Have a browser save the answer under a name."""
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return cast(HttpResponse, answer)  # a view may stream
