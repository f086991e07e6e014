"""A year's cost by the division of service in which it is reported to government."""

from django.http import HttpResponse

from moothall.doors.site.costs.year_of_cost import YearPage, one_year
from moothall.doors.site.visits import Visit, visiting
from moothall.recharges.core.outturn import Division, of_authority, outturn

UNDIVIDED = "Not yet in a division"


@visiting
def divisions_page(visit: Visit, year: str) -> HttpResponse:
    """Show what each division cost, its own and its support, and what each council bears of it."""
    asked = one_year(visit, year)
    divisions = asked.row.cost.divisions(asked.register)
    councils = {
        council: of_authority(asked.recharges, council, divisions, unclassified=UNDIVIDED)
        for council in asked.recharges.by_authority
    }
    parts = divided(asked)
    borne = {each.name: sum(pays.get(each.name, 0) for pays in councils.values()) for each in parts}
    return asked.page(
        "costs_divisions.html",
        divisions=parts,
        councils=councils,
        unborne={
            each.name: each.pence - borne[each.name] for each in parts if each.pence != borne[each.name]
        },
        undivided=UNDIVIDED,
    )


def divided(asked: YearPage) -> tuple[Division, ...]:
    """Return the year by division, what is in none last."""
    return outturn(asked.recharges, asked.row.cost.divisions(asked.register), unclassified=UNDIVIDED)
