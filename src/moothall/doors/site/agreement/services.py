"""The services: the list of them, and each with who takes part and on what terms."""

from django.http import HttpResponse

from moothall.agreement.core.register import State
from moothall.agreement.core.terms import (
    Authority,
    CostShare,
    Delegation,
    Participation,
    Policy,
    Service,
    Standard,
)
from moothall.doors.pages.pagination import page_of
from moothall.doors.site.agreement.councils import past_parts
from moothall.doors.site.colours import marks_of
from moothall.doors.site.service_tree import in_tree_order
from moothall.doors.site.term_page import page_of_term
from moothall.doors.site.visits import Visit, visiting


@visiting
def services(visit: Visit) -> HttpResponse:
    """List the services on the day, each under the wider one, with who takes part."""
    page = page_of(in_tree_order(visit.state.of(Service)), visit.request, size=100)
    parts = {service.id: parts_in(visit.state, service.id) for service, _ in page.items}
    found = [service for service, _ in page.items]
    wider = {service.part_of for service in visit.state.of(Service)}
    return visit.page(
        "services.html",
        listed_terms=found,
        page=page,
        parts=parts,
        wider=wider,
        marks=marks_of(visit.register),
    )


@visiting
def service(visit: Visit, id: str) -> HttpResponse:
    """Show one service: who takes part, who decides, how its cost is shared, what binds it."""
    state = visit.state
    return page_of_term(
        visit,
        "service.html",
        id=id,
        kind=Service,
        marks=marks_of(visit.register),
        parts=parts_in(state, id),
        past_parts=past_parts(visit, "service", id),
        wider=state.get(getattr(visit.register.history(id).original, "part_of", None)),
        narrower=state.where(Service, lambda each: each.part_of == id),
        shares=state.where(CostShare, lambda each: each.service == id),
        standards=state.where(Standard, lambda each: each.service == id),
        delegations=state.where(Delegation, lambda each: id in each.services),
        policies=state.where(Policy, lambda each: id in each.services),
    )


def parts_in(state: State, service: str) -> tuple[Participation, ...]:
    """Return the parts that councils have in a service on the day, in the order of the councils."""
    order = {council.id: place for place, council in enumerate(state.of(Authority))}
    parts = state.where(Participation, lambda part: part.service == service)
    return tuple(sorted(parts, key=lambda part: order.get(part.authority, len(order))))
