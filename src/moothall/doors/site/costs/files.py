"""What can be taken away of a year's cost: tables, statements, journals, the outturn by division."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO

import xlsxwriter
from django.http import HttpResponse

from moothall.doors.site.costs.divisions import divided
from moothall.doors.site.costs.statement import CouncilStatement, printed_statement, statement_of_council
from moothall.doors.site.costs.year_of_cost import YearPage, one_year
from moothall.doors.site.downloads import XLSX, saved
from moothall.doors.site.visits import Visit, visiting
from moothall.periods.days import ONE_DAY
from moothall.recharges.core import journal as journals
from moothall.recharges.core import journal_files
from moothall.recharges.core.journal import Journal
from moothall.refusals import Missing
from moothall.sheets.tables import Cell, table

CSV = "text/csv; charset=utf-8"
Rows = list[tuple[Cell, ...]]
JOURNALS: dict[str, tuple[Callable[[Journal], str], str, str]] = {
    "csv": (journal_files.as_csv, CSV, "csv"),
    "hledger": (journal_files.as_hledger, "text/plain; charset=utf-8", "journal"),
    "beancount": (journal_files.as_beancount, "text/plain; charset=utf-8", "beancount"),
}
COSTS = ("Year", "Stage", "Basis", "Service", "Service id", "Council", "Council id", "GSS code", "Amount")
STATEMENT = (
    "Service", "Estimate", "Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4", "Outturn", "True-up", "Basis",
)  # fmt: skip
DIVISIONS = ("Division", "Services", "Own cost", "Support", "Whole cost", "Basis")


@visiting
def costs_csv(visit: Visit, year: str) -> HttpResponse:
    """Give what each council pays for each service, to the penny, as CSV."""
    asked = one_year(visit, year)
    return _as_csv(visit, COSTS, _costs(asked), f"costs-{asked.path}-{asked.stage}.csv")


@visiting
def costs_xlsx(visit: Visit, year: str) -> HttpResponse:
    """Give the same as a workbook."""
    asked = one_year(visit, year)
    return _as_xlsx(visit, asked, COSTS, _costs(asked), f"costs-{asked.path}-{asked.stage}.xlsx")


@visiting
def outturn_csv(visit: Visit, year: str) -> HttpResponse:
    """Give the year by SeRCOP division: own cost, support, and the two together."""
    asked = one_year(visit, year)
    return _as_csv(visit, DIVISIONS, _divisions(asked), f"{asked.stage}-{asked.path}-by-division.csv")


@visiting
def outturn_xlsx(visit: Visit, year: str) -> HttpResponse:
    """Give the same as a workbook."""
    asked = one_year(visit, year)
    name = f"{asked.stage}-{asked.path}-by-division.xlsx"
    return _as_xlsx(visit, asked, DIVISIONS, _divisions(asked), name)


def _divisions(asked: YearPage) -> Rows:
    basis = asked.row.cost.basis
    return [
        (
            each.name,
            ", ".join(map(asked.name, each.services)),
            each.own_pence,
            each.support_pence,
            each.pence,
            basis,
        )
        for each in divided(asked)
    ]


@visiting
def journal(visit: Visit, year: str, form: str, council: str = "") -> HttpResponse:
    """Give the year's balanced journal, the partnership's or one council's, in the form asked for."""
    if form not in JOURNALS:
        raise Missing("A journal is given as csv, hledger or beancount.", form=form)
    asked = one_year(visit, year)
    found = asked.recharges
    if council and council not in found.by_authority:
        raise Missing(f"{asked.name(council)} has no part in the cost of {asked.year}.", council=council)
    on = (found.question.year.until or visit.today) - ONE_DAY
    made = journals.of_authority(found, council, on=on) if council else journals.of_partnership(found, on=on)
    write, kind, ending = JOURNALS[form]
    name = "-".join(filter(None, ("journal", asked.path, council)))
    encoding = "utf-8-sig" if form == "csv" else "utf-8"  # a spreadsheet asks for the mark
    said = "" if form == "csv" else "".join(f"; {each.text}: {each.meaning}\n" for each in asked.remarks)
    marked = f"-{asked.row.cost.basis}" if asked.remarks else ""
    return saved(visit, (said + write(made)).encode(encoding), kind, f"{name}{marked}.{ending}")


@visiting
def statement_csv(visit: Visit, year: str, council: str) -> HttpResponse:
    """Give a council's statement as CSV."""
    found = statement_of_council(one_year(visit, year), council)
    return _as_csv(visit, STATEMENT, _statement(found), _name(found, "csv"))


@visiting
def statement_xlsx(visit: Visit, year: str, council: str) -> HttpResponse:
    """Give a council's statement as a workbook."""
    found = statement_of_council(one_year(visit, year), council)
    return _as_xlsx(visit, found.asked, STATEMENT, _statement(found), _name(found, "xlsx"))


@visiting
def statement_pdf(visit: Visit, year: str, council: str) -> HttpResponse:
    """Give a council's statement as a tagged PDF."""
    found = statement_of_council(one_year(visit, year), council)
    return saved(visit, printed_statement(found), "application/pdf", _name(found, "pdf"))


def _costs(asked: YearPage) -> Rows:
    """Return a row for each share of each service, and one for what no council bears."""
    register, basis, found = asked.visit.register, asked.row.cost.basis, asked.recharges
    rows: Rows = []
    for service, each in found.services.items():
        about: tuple[Cell, ...] = (asked.year, asked.stage, basis, asked.name(service), service)
        for council, pence in each.by_authority.items():
            history = register.histories.get(council)
            code = getattr(history.original, "gss_code", None) if history else None
            rows.append((*about, asked.name(council), council, code, pence))
        if each.unshared:
            rows.append((*about, "No council", None, None, each.unshared))
    return rows


def _statement(found: CouncilStatement) -> Rows:
    return [
        (
            found.asked.name(line.service),
            line.estimate_pence,
            *line.billed,
            *line.to_come,
            line.outturn_pence,
            line.still_to_pay_pence,
            found.asked.row.cost.basis,
        )
        for line in found.statement.lines
    ]


def _name(found: CouncilStatement, ending: str) -> str:
    return f"statement-{found.asked.path}-{found.council}.{ending}"


def _as_csv(visit: Visit, headings: Sequence[str], rows: Rows, name: str) -> HttpResponse:
    return saved(visit, table(headings, rows).encode("utf-8-sig"), CSV, name)


def _as_xlsx(
    visit: Visit, asked: YearPage, headings: Sequence[str], rows: Iterable[Sequence[Cell]], name: str
) -> HttpResponse:
    """Give rows as a workbook in which text is text, and sums are in pounds."""
    content = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        sheet = book.add_worksheet(asked.path)
        bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
        said = " ".join(remark.meaning for remark in asked.remarks)
        sheet.write_string(0, 0, f"{visit.heading.name}, {asked.year}. {said}".strip(), bold)
        sheet.set_column(0, len(headings), 18)
        sheet.write_row(1, 0, headings, bold)
        for number, row in enumerate(rows, start=2):
            for place, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(number, place, cell / 100, money)
                elif cell is not None:
                    sheet.write_string(number, place, cell)
        sheet.freeze_panes(2, 1)
    return saved(visit, content.getvalue(), XLSX, name)
