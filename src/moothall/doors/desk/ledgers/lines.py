"""The lines of ledgers one by one, those that may have been paid twice, and all of them to take away."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import cast

from django.http import HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse

from moothall.doors.desk.ledgers.ledger_visit import LedgerVisit, month, open_ledgers
from moothall.doors.desk.ledgers.line_filter import exact_in_words, line_filter_of
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.doors.pages.pagination import PageAsked, page_of
from moothall.ledgers.queries.lines import LinePage, LineRow, every_line, lines_of, possibly_paid_twice
from moothall.money import pounds
from moothall.refusals import Fault, Invalid, Missing
from moothall.sheets.tables import Cell, table_lines
from moothall.sheets.workbook import write_workbook

SIZE = 50
MOST_PAIRS = 200


@at_the_desk
def lines(visit: DeskVisit, partnership: str) -> HttpResponse:
    """List the lines that were asked for, by council and day, with what all of them come to."""
    opened = open_ledgers(visit, partnership)
    asked, wanted = line_filter_of(opened, visit.request.GET.dict()), PageAsked(visit.request, SIZE)
    found = LinePage((), 0, 0)
    if not asked.wrongs:
        found = lines_of(
            partnership,
            asked.where,
            seeing=opened.seeing,
            words=asked.words,
            offset=wanted.offset,
            limit=SIZE,
        )
    query = visit.request.GET.copy()
    query.pop("page", None)
    return visit.page(
        "ledgers/lines.html",
        asked=asked.typed,
        exact=exact_in_words(opened, asked.exact),
        kept={name: value for name, value in query.items() if name.startswith("is_")},
        found=found,
        page=wanted.page(found.lines, found.count),
        query=query.urlencode(),
        month=month,
        pounds=pounds,
        wrongs=list(asked.wrongs),
        **opened.known,
    )


@at_the_desk
def twice(visit: DeskVisit, partnership: str) -> HttpResponse:
    """List pairs of lines that may be one payment made twice, the largest first."""
    opened = open_ledgers(visit, partnership)
    asked = line_filter_of(opened, visit.request.GET.dict())
    where = replace(asked.where, equal={})
    pairs = possibly_paid_twice(partnership, seeing=opened.seeing, where=where, limit=MOST_PAIRS)
    return visit.page(
        "ledgers/twice.html",
        page=page_of(pairs, visit.request),
        asked=asked.typed,
        most=MOST_PAIRS,
        pounds=pounds,
        **opened.known,
    )


MOST_IN_A_WORKBOOK = 100_000
HEADINGS = (
    "Council", "Date", "Supplier", "Reference", "Description", "Amount", "Department", "Cost centre",
    "Type of expense", "Category", "File", "Line", "Basis",
)  # fmt: skip


@at_the_desk
def lines_as(visit: DeskVisit, partnership: str, form: str) -> HttpResponse:
    """Give the lines that were asked for as CSV or XLSX."""
    opened = open_ledgers(visit, partnership)
    asked = line_filter_of(opened, visit.request.GET.dict())
    if asked.wrongs:
        raise Invalid(faults=[Fault(said, name) for name, said in asked.wrongs])
    if form not in ("csv", "xlsx"):
        raise Missing("Lines are given as CSV or XLSX.")
    found = every_line(partnership, asked.where, seeing=opened.seeing, words=asked.words)
    rows = (_cells(opened, each) for each in found)
    if form == "csv":
        written = chain(["\ufeff"], table_lines(HEADINGS, rows))  # the mark tells a spreadsheet it is UTF-8
        streamed = StreamingHttpResponse(written, content_type="text/csv; charset=utf-8")
        return attachment(streamed, f"{partnership}-lines.csv")
    return attachment(_workbook(rows), f"{partnership}-lines.xlsx")


def _workbook(rows: Iterable[tuple[Cell, ...]]) -> HttpResponse:
    kept: list[tuple[Cell, ...]] = []
    for row in rows:
        kept.append(row)
        if len(kept) > MOST_IN_A_WORKBOOK:
            raise Invalid(
                f"There are over {MOST_IN_A_WORKBOOK:,} lines, too many for a workbook. Ask for fewer "
                "months, or take them as CSV."
            )
    content = write_workbook("Lines", HEADINGS, kept)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return HttpResponse(content, content_type=kind)


def _cells(opened: LedgerVisit, line: LineRow) -> tuple[Cell, ...]:
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


def attachment(answer: HttpResponseBase, name: str) -> HttpResponse:
    """Have a browser save the answer under a name."""
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return cast(HttpResponse, answer)  # a view may stream
