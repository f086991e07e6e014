"""Lines of ledgers to take away: those asked for, and spending over £500 as the transparency code has it."""

from collections.abc import Iterable, Mapping
from typing import cast

from django.http import HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse

from moothall.doors.desk.ledgers.access import Ledgers, asked_as, month, open_ledgers, period_of
from moothall.doors.desk.ledgers.asked import asked_of
from moothall.doors.desk.visits import Visit, at_the_desk
from moothall.ledgers.engines.question import Where
from moothall.ledgers.line_queries import LineRow, every_line
from moothall.ledgers.queries import months_held
from moothall.recharges.core.spending import Redaction, as_csv
from moothall.recharges.ledgers import published_spending
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
        return _named(
            StreamingHttpResponse(table_lines(HEADINGS, rows), content_type="text/csv"), "lines.csv"
        )
    return _named(_workbook(rows), "lines.xlsx")


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


@at_the_desk
def spending(visit: Visit, partnership: str) -> HttpResponse:
    """Ask of which council and month, and whom not to name; give the spending over £500 to publish."""
    opened = open_ledgers(visit, partnership)
    given = visit.request.POST
    if visit.is_sending:
        try:
            return _published(opened, given.dict())
        except Invalid as refusal:
            wrongs = [(each.field, each.message) for each in refusal.faults]
            return _form(opened, given.dict(), status=400, wrongs=wrongs)
    return _form(opened, visit.request.GET.dict())


def _published(opened: Ledgers, given: Mapping[str, str]) -> HttpResponse:
    council, first, last = (
        given.get("council", ""),
        period_of(given.get("since", "")),
        period_of(given.get("until", "")),
    )
    faults = [] if council else [Fault("Choose a council", "council")]
    if first is None or last is None or first > last:
        faults.append(Fault("Choose the first month and the last, in that order", "since"))
    if faults:
        raise Invalid(faults=faults)
    where = Where(frozenset({opened.require(council)}), first, last)
    redaction = Redaction(_lines(given.get("individuals", "")), _lines(given.get("kinds", "")))
    found = published_spending(opened.partnership, where, seeing=opened.seeing, redaction=redaction)
    name = f"{council}-spending-over-500-{given['since']}-to-{given['until']}.csv"
    return _named(HttpResponse(as_csv(found), content_type="text/csv"), name)


def _form(
    opened: Ledgers,
    given: Mapping[str, str],
    *,
    status: int = 200,
    wrongs: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    held = months_held(opened.partnership)
    months = sorted({each for id, _ in opened.councils for each in held.get(id, {})}, reverse=True)
    return opened.visit.page(
        "ledgers/spending.html",
        status=status,
        given=given,
        months=[(asked_as(each), month(each)) for each in months],
        wrongs=wrongs or [],
        **opened.known,
    )


def _lines(text: str) -> frozenset[str]:
    return frozenset(filter(None, (line.strip() for line in text.splitlines())))


def _named(answer: HttpResponseBase, name: str) -> HttpResponse:
    """Have a browser save the answer under a name."""
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return cast(HttpResponse, answer)  # a view may stream
