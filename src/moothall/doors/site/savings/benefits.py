"""One benefit: what it is to save by year, how far it has got and what shows it."""

from django.http import HttpResponse, HttpResponseRedirect

from moothall.doors.site.savings.asked import savings_on
from moothall.doors.site.visits import Visit, visiting
from moothall.refusals import Missing
from moothall.savings.core.stages import SAID
from moothall.savings.written import Details


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
