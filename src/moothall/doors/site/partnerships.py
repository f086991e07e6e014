"""The first page: the partnerships, and one of them at a glance."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.agreement.core.laws import Finding, findings
from moothall.agreement.core.terms import Authority, Body, Participation, Post, Target
from moothall.agreement.queries import partnerships
from moothall.doors.pages.days import window_of
from moothall.doors.site.agreement.event_sentences import changes_around
from moothall.doors.site.colours import marks_of
from moothall.doors.site.meetings.reader import private_to, reader_of_visit
from moothall.doors.site.meetings.recent_business import recent_business
from moothall.doors.site.visits import Visit, visiting


def home(request: HttpRequest) -> HttpResponse:
    """List the partnerships; where there is one, go to it."""
    rows = partnerships()
    if len(rows) == 1:
        return redirect("site:glance", partnership=rows[0].id)
    return render(request, "home.html", {"partnerships": rows})


@visiting
def glance(visit: Visit) -> HttpResponse:
    """Show who the partners are, what changed last, what changes next, and the way to everything else."""
    state = visit.state
    partners = state.where(Authority, lambda each: each.standing == "partner")
    parts = state.of(Participation)
    decided = [entry for entry in visit.register.entries if entry.variation.decided <= visit.on]
    to_come = [entry for entry in visit.register.entries if entry.variation.first_day > visit.on]
    targets = sorted(state.of(Target), key=lambda each: each.starts_on, reverse=True)
    who = reader_of_visit(visit)
    page = visit.page(
        "glance.html",
        lately=recent_business(visit, who),
        listed_terms=targets[:6],
        councils=partners,
        counts={each.id: sum(part.authority == each.id for part in parts) for each in partners},
        shared=len({part.service for part in parts}),
        bodies=len(state.of(Body)),
        posts=len(state.of(Post)),
        breaches=len(breaches_on(visit)),
        targets=targets,
        latest=sorted(decided, key=lambda entry: entry.variation.decided, reverse=True)[:5],
        later=sorted(to_come, key=lambda entry: entry.variation.first_day)[:5],
        around=changes_around(visit.register, visit.on, name_of=visit.name_of, today=visit.today),
        marks=marks_of(visit.register),
    )
    return private_to(page, who)


def breaches_on(visit: Visit) -> list[Finding]:
    """Return what goes against a law on the day."""
    found = findings(visit.register, window_of(visit.register, visit.on))
    return [each for each in found if each.nature == "breach" and visit.on in each.period]
