"""Why a council pays what it pays for a service: share, reading, pool, support steps, ledger question."""

from django.http import HttpResponse

from moothall.doors.site.costs.asked import named, one_year
from moothall.doors.site.visits import Visit, visiting
from moothall.recharges.core.pools import LedgerQuestion
from moothall.recharges.core.working import working


@visiting
def working_page(visit: Visit, year: str, council: str, service: str) -> HttpResponse:
    """Show the working of one figure, each step with its sentence and what it rests on."""
    asked = one_year(visit, year)

    def lines_of(question: LedgerQuestion) -> str:
        told: LedgerQuestion = named(question, asked.name)
        return told.sentence()

    return asked.page(
        "costs_working.html",
        working=working(asked.recharges, service, council, name_of=asked.name),
        whole=asked.recharges.services[service],
        lines_of=lines_of,
    )
