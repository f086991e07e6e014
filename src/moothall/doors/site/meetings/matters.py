"""The matters, and each as one story through every body that it passes."""

from django.http import HttpResponse

from moothall.committees.queries import issue, issues_of
from moothall.committees.queries.seen import IssueSeen
from moothall.doors.pages.paging import page_of
from moothall.doors.site.meetings.calendar import councils_of
from moothall.doors.site.meetings.changing import Changes, changes_proposed
from moothall.doors.site.meetings.reading import reader, told
from moothall.doors.site.meetings.sourced import sources_of
from moothall.doors.site.meetings.story import story_of
from moothall.doors.site.visits import Visit, visiting

STATES = (
    ("open", "Open"),
    ("sent_back", "Sent back for amendment"),
    ("in_force", "In force"),
    ("ended", "Ended"),
)
LEGS = {
    "awaited": ("Awaited", "blue"),
    "planned": ("Planned", "blue"),
    "agreed": ("Agreed, not yet published", "turquoise"),
    "in_call_in": ("Agreed, may be called in", "turquoise"),
    "called_in": ("Called in", "orange"),
    "referred_back": ("Referred back", "orange"),
    "in_force": ("Decided, in force", "green"),
    "answered": ("Replied", "green"),
    "refused": ("Refused", "red"),
    "deferred": ("Put off", "orange"),
    "stale": ("To be decided again", "orange"),
}
ASKED = {"decision": "To decide", "agreement": "To agree", "consultation": "To be consulted"}


@visiting
def issues(visit: Visit) -> HttpResponse:
    """List the matters, the latest first."""
    who, given = reader(visit), visit.request.GET
    state, council = given.get("state", ""), given.get("council", "").strip()[:80]
    state = state if state in dict(STATES) else ""
    rows = issues_of(partnership=visit.heading.id, state=state, authority=council)
    page = page_of(rows, visit.request, size=25)
    return told(
        visit,
        who,
        "issues.html",
        basis=[row.basis for row in page.items],
        page=page,
        state=state,
        council=council,
        states=STATES,
        councils=councils_of(visit),
    )


@visiting
def issue_page(visit: Visit, slug: str) -> HttpResponse:
    """Show one matter: where it stands, what is still needed, its story, and what it would change."""
    who = reader(visit)
    seen = issue(partnership=visit.heading.id, slug=slug, on=visit.today, reader=who)
    return told(
        visit,
        who,
        "issue.html",
        basis=[seen.row.basis, *(each.basis for each in seen.decisions)],
        seen=seen,
        row=seen.row,
        legs={leg.id: leg for each in seen.proposals for leg in each.legs},
        states=LEGS,
        asked=ASKED,
        story=story_of(seen),
        changes=_changes(visit, seen),
        sources=sources_of(seen.sources),
    )


def _changes(visit: Visit, seen: IssueSeen) -> Changes | None:
    """Return what the latest version would change; once it is in force, its own page says what it did."""
    if not seen.proposals or seen.row.variation_number is not None:
        return None
    return changes_proposed(visit, seen.proposals[-1].variation)
