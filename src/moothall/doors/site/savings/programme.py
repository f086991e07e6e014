"""The programme: what it is worth, what each service cost, each benefit, and savings that conflict."""

from dataclasses import dataclass
from fractions import Fraction

from django.http import HttpResponse, HttpResponseRedirect

from moothall.agreement.core.values import Source
from moothall.doors.pages.pagination import page_of
from moothall.doors.site.savings.page_savings import PageSavings, savings_on
from moothall.doors.site.visits import Visit, visiting
from moothall.periods import written
from moothall.refusals import Missing
from moothall.savings.core.appraisal.discount_rates import four_places
from moothall.savings.core.appraisal.flows import nearest_penny
from moothall.savings.core.benefit_details import Details
from moothall.savings.core.outturn import NoSuchPrice, Outturn, PriceSeries
from moothall.savings.core.report.status import status_by_owner
from moothall.savings.core.stages import SAID
from moothall.savings.queries import prices_of


@dataclass(frozen=True, slots=True)
class PricedRows:
    """The rows that were asked for, the series there are to choose from, and which was chosen."""

    rows: list[Outturn]
    offered: list[tuple[str, str]]
    chosen: str = ""
    source: Source | None = None
    refused: str = ""


def priced_rows(visit: Visit, known: PageSavings) -> PricedRows:
    """Return the costs by the series that is asked for; in cash without one, or where it lacks a year."""
    series = {_key(each): each for each in prices_of(visit.heading.id)}
    offered = [(key, f"{each.name}, {written(each.published_on)}") for key, each in series.items()]
    found = series.get(asked := visit.request.GET.get("prices", ""))
    if found is None:
        return PricedRows(known.outturn(), offered)
    try:
        return PricedRows(known.outturn(found), offered, asked, found.source)
    except NoSuchPrice as refusal:
        return PricedRows(known.outturn(), offered, refused=str(refusal))


def _key(series: PriceSeries) -> str:
    return f"{series.published_on.isoformat()} {series.name}"


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
    found = priced_rows(visit, known)
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
    """Show the savings that cannot all be true."""
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


@visiting
def benefit(visit: Visit, id: str) -> HttpResponse:
    """Show one benefit as it stood on the day; where it does not hold, go to what the agreement says."""
    known = savings_on(visit)
    position = next((each for each in known.positions if each.benefit.id == id), None)
    if position is None and id in visit.register.histories:
        return HttpResponseRedirect(visit.address("term", id=id))
    if position is None:
        raise Missing("No such benefit holds on that day.", id=id)
    return visit.page(
        "benefit.html",
        known=known,
        position=position,
        benefit=position.benefit,
        details_of=known.details.get(id, Details()),
        moves=known.moves.get(id, ()),
        found=[each for each in known.findings if any(claim.benefit == id for claim in each.witness)],
        said=SAID,
    )
