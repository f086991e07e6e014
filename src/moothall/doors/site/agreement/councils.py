"""The councils: the list of them, and each with all that it shares, holds and decided."""

from django.http import HttpResponse

from moothall.agreement.core.terms import (
    KINDS,
    STATUTORY_OFFICES,
    Authority,
    Body,
    Participation,
    Post,
    Term,
)
from moothall.doors.site.colours import marks_of
from moothall.doors.site.meetings.reader import private_to, reader_of_visit
from moothall.doors.site.meetings.recent_business import recent_business
from moothall.doors.site.term_page import page_of_term
from moothall.doors.site.visits import Visit, visiting


@visiting
def councils(visit: Visit) -> HttpResponse:
    """List the councils on the day, partners first."""
    found = sorted(visit.state.of(Authority), key=lambda each: each.standing != "partner")
    parts = visit.state.of(Participation)
    counts = {each.id: sum(part.authority == each.id for part in parts) for each in found}
    return visit.page(
        "councils.html",
        listed_terms=found,
        councils=found,
        counts=counts,
        marks=marks_of(visit.register),
    )


@visiting
def council(visit: Visit, id: str) -> HttpResponse:
    """Show one council."""
    state = visit.state
    bodies = state.where(Body, lambda body: body.authorities == (id,))
    posts = state.where(Post, lambda post: post.authority == id)
    parts = state.where(Participation, lambda part: part.authority == id)
    with_whom = {
        part.id: [
            each.authority
            for each in state.of(Participation)
            if each.service == part.service and each.authority != id
        ]
        for part in parts
    }
    deciders = {id, *(term.id for term in (*bodies, *posts))}
    who = reader_of_visit(visit)
    page = page_of_term(
        visit,
        "council.html",
        lately=recent_business(visit, who, council=id),
        id=id,
        kind=Authority,
        mark=marks_of(visit.register).get(id),
        parts=parts,
        with_whom=with_whom,
        bodies=bodies,
        shared_bodies=state.where(Body, lambda body: id in body.authorities and len(body.authorities) > 1),
        posts=sorted(posts, key=lambda post: not post.offices & set(STATUTORY_OFFICES)),
        others=_others_of(visit, id),
        decisions=decisions_by(visit, deciders),
        past_parts=past_parts(visit, "authority", id),
    )
    return private_to(page, who)


def _others_of(visit: Visit, id: str) -> list[tuple[str, tuple[Term, ...]]]:
    """Return, under the heading of each kind of term that has one, those that are the council's."""
    headed = [model for model in KINDS.values() if model.council_heading]
    return [
        (model.council_heading, visit.state.where(model, lambda term: id in term.councils()))
        for model in headed
    ]


def decisions_by(visit: Visit, deciders: set[str]) -> list[object]:
    """Return the variations that any of ``deciders`` decided, the latest first."""
    entries = visit.register.entries
    return [
        entry
        for entry in reversed(entries)
        if any(each.by in deciders for each in entry.variation.decided_by)
    ]


def past_parts(visit: Visit, field: str, id: str) -> list[Participation]:
    """Return the parts of a council, or in a service, that do not hold on the day, by day."""
    histories = (each for each in visit.register.histories.values() if each.kind == "participation")
    found = [
        version.term
        for history in histories
        for version in history.versions[-1:]
        if isinstance(version.term, Participation) and getattr(version.term, field) == id
    ]
    return sorted((part for part in found if part.id not in visit.state), key=lambda part: part.starts_on)
