"""What each council pays in a year: the table by service and council."""

from django.http import HttpResponse

from moothall.doors.site.costs.asked import year_asked
from moothall.doors.site.costs.table import table_of
from moothall.doors.site.visits import Visit, visiting


@visiting
def costs(visit: Visit, year: str = "") -> HttpResponse:
    """Show what each council pays for each service, in the year asked for or the last."""
    asked = year_asked(visit, year)
    if asked is None:
        return visit.page("costs.html", asked=None)
    table = table_of(asked)
    return asked.page("costs.html", table=table, found=asked.sentences(asked.recharges.findings))
