"""What the programme is worth, what each service did cost, and what cannot all be so."""

from fractions import Fraction

from django.http import HttpResponse

from moothall.doors.pages.paging import page_of
from moothall.doors.site.savings.asked import savings_on
from moothall.doors.site.savings.pricing import priced
from moothall.doors.site.visits import Visit, visiting
from moothall.savings.core.appraisal.discount_rates import four_places
from moothall.savings.core.appraisal.flows import nearest_penny
from moothall.savings.core.report.status import status_by_owner
from moothall.savings.core.stages import SAID


@visiting
def appraisal(visit: Visit) -> HttpResponse:
    """Show the appraisal with all its working."""
    known = savings_on(visit)
    found = known.appraisal
    working = []
    for year, pence in sorted(found.flows.items()) if found else []:
        factor = found.rate.factor(year.starting - found.in_year.starting) if found else Fraction(1)
        working.append((year, nearest_penny(pence), four_places(factor), nearest_penny(pence * factor)))
    return visit.page(
        "savings_appraisal.html",
        known=known,
        found=found,
        working=working,
        nearest=nearest_penny,
    )


@visiting
def outturn(visit: Visit) -> HttpResponse:
    """Show what each service did cost each council against its baseline."""
    known = savings_on(visit)
    found = priced(visit, known)
    asked = visit.request.GET
    council, service = asked.get("council", ""), asked.get("service", "")
    rows = [
        row
        for row in found.rows
        if council in ("", row.place.authority) and service in ("", row.place.service)
    ]
    return visit.page(
        "savings_outturn.html",
        known=known,
        page=page_of(rows, visit.request),
        priced=found,
        narrowed={"council": council, "service": service},
        chosen=[visit.name_of(each) for each in (council, service) if each],
        sources={each.place: each.source for each in known.actuals},
        changes=[each.sentence(visit.name_of) for each in known.baseline_changes],
    )


@visiting
def findings(visit: Visit) -> HttpResponse:
    """Show the savings that cannot all be so."""
    known = savings_on(visit)
    return visit.page("savings_findings.html", known=known)


@visiting
def report(visit: Visit) -> HttpResponse:
    """Show the page that is read in two minutes, with the lines for the budget and what is overdue."""
    known = savings_on(visit)
    return visit.page(
        "savings_report.html",
        known=known,
        told=known.summary,
        mtfs=known.mtfs,
        owners=status_by_owner(known.positions, today=visit.on),
        said=SAID,
    )
