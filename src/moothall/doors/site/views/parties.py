"""Services, bodies, posts and every other term: the lists, and the page of each."""

from collections import defaultdict
from collections.abc import Iterable

from django.http import HttpResponse

from moothall.agreement.core.history import holders_of
from moothall.agreement.core.register import State
from moothall.agreement.core.terms import (
    Authority,
    Body,
    CostShare,
    Delegation,
    Holding,
    Participation,
    Policy,
    Post,
    Service,
    Standard,
    Term,
)
from moothall.doors.pages.paging import page_of
from moothall.doors.site.colours import marks_of
from moothall.doors.site.matrix import in_tree_order
from moothall.doors.site.meetings.beside import lately_of
from moothall.doors.site.meetings.reading import answered, reader
from moothall.doors.site.powers.holding import holding_of
from moothall.doors.site.terms import page_of_term
from moothall.doors.site.views.councils import decisions_by, past_parts
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


@visiting
def bodies(visit: Visit) -> HttpResponse:
    """List the bodies on the day."""
    page = page_of(visit.state.of(Body), visit.request, size=50)
    return visit.page("bodies.html", listed_terms=page.items, page=page)


@visiting
def body(visit: Visit, id: str) -> HttpResponse:
    """Show one body: who sits, how it decides, what it oversees and what it decided."""
    state, holding, who = visit.state, holding_of(visit, id), reader(visit)
    page = page_of_term(
        visit,
        "body.html",
        lately=lately_of(visit, who, body=id),
        id=id,
        kind=Body,
        marks=marks_of(visit.register),
        oversees=by_service(state.where(Participation, lambda part: id in (part.through, part.provided_by))),
        holding=holding,
        powers=holding.terms,
        passed_on=state.where(Delegation, lambda each: each.delegated_by == id),
        holdings=state.where(Holding, lambda each: each.company == id),
        posts=state.where(Post, lambda each: each.body == id),
        decisions=decisions_by(visit, {id}),
    )
    return answered(page, who)


def by_service(parts: Iterable[Participation]) -> dict[str, list[Participation]]:
    """Return the parts under the service that each is in."""
    services: dict[str, list[Participation]] = defaultdict(list)
    for part in parts:
        services[part.service].append(part)
    return dict(services)


@visiting
def posts(visit: Visit) -> HttpResponse:
    """List the posts on the day, council by council, with who holds each."""
    page = page_of(
        sorted(visit.state.of(Post), key=lambda post: post.authority or post.body or ""),
        visit.request,
        size=50,
    )
    return visit.page("posts.html", listed_terms=page.items, page=page)


@visiting
def post(visit: Visit, id: str) -> HttpResponse:
    """Show one post: its holders in turn, what goes with it and what it may decide."""
    state, holding = visit.state, holding_of(visit, id)
    return page_of_term(
        visit,
        "post.html",
        id=id,
        kind=Post,
        holders=holders_of(visit.register.history(id)),
        holding=holding,
        powers=holding.terms,
        passed_on=state.where(Delegation, lambda each: each.delegated_by == id),
        decisions=decisions_by(visit, {id}),
    )


@visiting
def term(visit: Visit, id: str) -> HttpResponse:
    """Show one term of any kind."""
    return page_of_term(visit, "term.html", id=id, kind=Term)
