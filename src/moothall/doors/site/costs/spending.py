"""What each council has published of its spending over £500, to read and to take away."""

from django.http import HttpResponse

from moothall.doors.pages.pagination import page_of
from moothall.doors.site.downloads import XLSX, saved
from moothall.doors.site.visits import Visit, visiting
from moothall.periods.period import Period
from moothall.recharges.core.spending import HEADINGS, as_csv, cells
from moothall.recharges.queries.spending import Publication, items_of, publications
from moothall.refusals import Missing
from moothall.sheets.workbook import write_workbook


@visiting
def spending_page(visit: Visit) -> HttpResponse:
    """List what councils have published by today, the latest months first."""
    found = publications(visit.heading.id, on=visit.today)
    return visit.page("costs_spending.html", page=page_of(found, visit.request), months=months)


@visiting
def spending_as(visit: Visit, number: int, form: str) -> HttpResponse:
    """Give one publication as CSV or as a workbook."""
    if form not in ("csv", "xlsx"):
        raise Missing("Spending is given as CSV or XLSX.", form=form)
    row, items = items_of(visit.heading.id, number, on=visit.today)
    name = f"{row.authority}-spending-over-500-{row.first_period}-{row.last_period}.{form}"
    if form == "csv":
        return saved(visit, as_csv(items).encode("utf-8-sig"), "text/csv; charset=utf-8", name)
    return saved(visit, write_workbook("Spending over 500", HEADINGS, cells(items)), XLSX, name)


def months(row: Publication) -> str:
    """Return the months of a publication in words: April 2016 to June 2016."""
    first, last = (_month(each) for each in (row.first_period, row.last_period))
    return first if first == last else f"{first} to {last}"


def _month(period: int) -> str:
    return f"{Period.month(period // 100, period % 100).starts_on:%B %Y}"
