"""Bodies and posts: the lists, and the page of each with what it may decide."""

from collections import defaultdict
from collections.abc import Iterable

from django.http import HttpResponse

from moothall.agreement.core.history import holders_of
from moothall.agreement.core.terms import Body, Delegation, Holding, Participation, Post
from moothall.doors.pages.pagination import page_of
from moothall.doors.site.agreement.councils import decisions_by
from moothall.doors.site.colours import marks_of
from moothall.doors.site.meetings.reader import private_to, reader_of_visit
from moothall.doors.site.meetings.recent_business import recent_business
from moothall.doors.site.powers.answer import powers_of_holder
from moothall.doors.site.term_page import page_of_term
from moothall.doors.site.visits import Visit, visiting


@visiting
def bodies(visit: Visit) -> HttpResponse:
    """List the bodies on the day."""
    page = page_of(visit.state.of(Body), visit.request, size=50)
    return visit.page("bodies.html", listed_terms=page.items, page=page)


@visiting
def body(visit: Visit, id: str) -> HttpResponse:
    """Show one body: who sits, how it decides, what it oversees and what it decided."""
    state, holding, who = visit.state, powers_of_holder(visit, id), reader_of_visit(visit)
    page = page_of_term(
        visit,
        "body.html",
        lately=recent_business(visit, who, body=id),
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
    return private_to(page, who)


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
    state, holding = visit.state, powers_of_holder(visit, id)
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
