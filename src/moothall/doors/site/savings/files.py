"""What can be taken away of savings.

Figures, the budget's lines as a workbook, the report as a tagged PDF.
"""

from collections.abc import Iterator
from io import BytesIO

import xlsxwriter
from django.http import HttpResponse

from moothall.agreement.core.sentences import listed
from moothall.doors.site.downloads import XLSX, saved
from moothall.doors.site.savings.overview import picture_of
from moothall.doors.site.savings.page_savings import PageSavings, last_day, savings_on
from moothall.doors.site.savings.programme import priced_rows
from moothall.doors.site.savings.steps import steps_of
from moothall.doors.site.visits import Visit, visiting
from moothall.papers.core.document_nodes import Node, facts, heading, notice, paragraph
from moothall.papers.files.typesetter import Setting, typeset
from moothall.periods import written
from moothall.refusals import Missing
from moothall.savings.core.report.summary import SavingsSummary
from moothall.savings.core.simulation.outcome import PERCENTILES
from moothall.savings.core.stages import SAID
from moothall.sheets.tables import Cell, table

NOTHING = "No target of saving gives a day to be reached by, so there is nothing to report against."


def printed_report(visit: Visit, known: PageSavings) -> bytes:
    """Return the report as a PDF; the same bytes for the same figures."""
    title = f"What {visit.heading.name} has saved by {written(visit.on)}"
    return typeset(Setting(title, "Savings", list(_parts(known, known.summary))))


def _parts(known: PageSavings, summary: SavingsSummary | None) -> Iterator[Node]:
    if known.made_up:
        yield notice(f"Illustrative, made up to show how this works: {listed(known.made_up)}.")
    if summary is None:
        yield paragraph(NOTHING)
        return
    yield paragraph(summary.answer)
    yield paragraph(f"{_promised_by(summary)} {summary.owners}")
    yield paragraph(summary.chance)
    yield heading("What stands behind it", 1)
    yield facts(
        [
            ("Measured against", [summary.target.target.title]),
            ("What matters most", summary.matters),
            ("Overdue", summary.overdue or ["Nothing"]),
            ("Worse off", summary.worse_off or ["No council, of those whose part is known"]),
            ("What is not known", summary.not_known),
        ]
    )


def _promised_by(summary: SavingsSummary) -> str:
    """Say who promised it, and when that was published."""
    target = summary.target.target
    if not target.claimant:
        return "Who promised it is not recorded."
    return f"Promised by {target.claimant}, as published on {written(target.starts_on)}."


CSV = "text/csv; charset=utf-8"
Rows = list[tuple[Cell, ...]]
MADE_UP = "Illustrative in part: some figures are made up to show how this works."


@visiting
def fan_csv(visit: Visit) -> HttpResponse:
    """Give what may have been saved by the end of each year, as CSV."""
    known = savings_on(visit)
    found = known.forecast()
    recorded = {each.year: each.so_far_pence for each in known.saved}
    rows: Rows = [
        (each.year.name, str(last_day(each.year)), recorded.get(each.year), *each.percentiles.values())
        for each in (found[1].fan if found else ())
    ]
    return _as_csv(
        visit,
        known,
        ("Year", "By the end of", "Recorded", *(f"P{each}" for each in PERCENTILES)),
        rows,
        "fan",
    )


@visiting
def fan_svg(visit: Visit) -> HttpResponse:
    """Give the fan as a picture."""
    picture = picture_of(savings_on(visit))
    if picture is None:
        raise Missing("Nothing has been recorded or planned by that day, so there is no picture.")
    return saved(visit, str(picture).encode(), "image/svg+xml", "savings.svg")


@visiting
def steps_csv(visit: Visit) -> HttpResponse:
    """Give the steps from the baseline to now, as CSV."""
    known = savings_on(visit)
    rows: Rows = [(each.name, each.kind, each.pence, each.ends_at_pence) for each in steps_of(known)]
    return _as_csv(visit, known, ("Step", "Kind", "Amount", "Comes to"), rows, "steps")


@visiting
def outturn_csv(visit: Visit) -> HttpResponse:
    """Give each cost against its baseline, as CSV."""
    known = savings_on(visit)
    rows: Rows = [
        (
            row.place.year.name,
            visit.name_of(row.place.service),
            visit.name_of(row.place.authority),
            row.baseline_pence,
            row.actual_pence,
            row.saving_pence,
            row.prices,
        )
        for row in priced_rows(visit, known).rows
    ]
    headings = ("Year", "Service", "Council", "Baseline", "Cost", "Saved", "Prices")
    return _as_csv(visit, known, headings, rows, "outturn")


@visiting
def mtfs_csv(visit: Visit) -> HttpResponse:
    """Give the lines for the medium-term financial strategy, as CSV."""
    known = savings_on(visit)
    headings, rows = _mtfs(known)
    return _as_csv(visit, known, headings, rows, "mtfs")


@visiting
def mtfs_xlsx(visit: Visit) -> HttpResponse:
    """Give the same as a workbook, in which text is text and sums are in pounds."""
    known = savings_on(visit)
    headings, rows = _mtfs(known)
    content = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        sheet = book.add_worksheet("MTFS lines")
        bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
        said = f" {MADE_UP}" if known.illustrative else ""
        sheet.write_string(0, 0, f"{visit.heading.name}, {visit.on}.{said}", bold)
        sheet.set_column(0, len(headings), 18)
        sheet.write_row(1, 0, headings, bold)
        for number, row in enumerate(rows, start=2):
            for place, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(number, place, cell / 100, money)
                else:
                    sheet.write_string(number, place, str(cell or ""))
        sheet.freeze_panes(2, 2)
    return saved(visit, content.getvalue(), XLSX, f"mtfs-{visit.on}.xlsx")


@visiting
def report_pdf(visit: Visit) -> HttpResponse:
    """Give the page for a councillor as a tagged PDF."""
    content = printed_report(visit, savings_on(visit))
    return saved(visit, content, "application/pdf", f"savings-{visit.on}.pdf")


def _mtfs(known: PageSavings) -> tuple[tuple[str, ...], Rows]:
    found = known.mtfs
    headings = (
        "Line", "Benefit", "Stage",
        *(year.name for year in found.years),
        *(f"Change in {year}" for year in found.years),
    )  # fmt: skip
    rows: Rows = [
        (
            each.line,
            each.benefit.name,
            SAID[each.stage],
            *(each.pence[year] for year in found.years),
            *(each.change_pence[year] for year in found.years),
        )
        for each in found.lines
    ]
    return headings, rows


def _as_csv(
    visit: Visit, known: PageSavings, headings: tuple[str, ...], rows: Rows, name: str
) -> HttpResponse:
    """Give rows as CSV, each saying whether anything in it may be made up."""
    basis = "illustrative in part" if known.illustrative else "sourced"
    text = table((*headings, "Basis"), [(*row, basis) for row in rows])
    return saved(visit, text.encode("utf-8-sig"), CSV, f"savings-{name}-{visit.on}.csv")
