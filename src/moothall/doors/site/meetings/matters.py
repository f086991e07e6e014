"""The matters, and each as one story through every body that it passes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse

from moothall.doors.pages.pagination import page_of
from moothall.doors.site.meetings.agreement_changes import AgreementChanges, changes_proposed
from moothall.doors.site.meetings.calendar import councils_of
from moothall.doors.site.meetings.reader import page_for, reader_of_visit, sources_of
from moothall.doors.site.visits import Visit, visiting
from moothall.matters.core.call_in import WORDS
from moothall.matters.queries import issue, issues_of
from moothall.matters.queries.views import DecisionSeen, IssueSeen, ProposalSeen
from moothall.meetings.core.deadlines import day_of


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """One thing that happened to a matter, or is planned; ``page`` and ``address`` say where to read it."""

    on: date
    kind: str
    text: str
    page: str = ""
    address: str = ""
    more: str = ""
    basis: str = "sourced"


def story_of(seen: IssueSeen) -> list[StoryEvent]:
    """Return what happened to a matter through every body, the earliest first."""
    opened = StoryEvent(seen.row.opened_on, "Opened", "The matter was opened.")
    events = [opened, *_versions(seen), *_notices(seen), *_sittings(seen), *_ended(seen)]
    for decision in seen.decisions:
        events.extend(_decision(decision))
    return sorted(events, key=lambda each: each.on)


def _versions(seen: IssueSeen) -> Iterator[StoryEvent]:
    for each in seen.proposals:
        first = each.version == 1
        what = "Put forward" if first else "Amended"
        text = "The proposal was put forward." if first else f"Version {each.version} was put forward."
        yield StoryEvent(
            each.put_forward_on, what, text, more=each.amended_because, basis=each.variation.basis
        )
        yield from _replies(each)


def _replies(proposal: ProposalSeen) -> Iterator[StoryEvent]:
    for leg in proposal.legs:
        if leg.asked == "consultation" and leg.answered_on is not None:
            text = f"{leg.holder_name} replied to the consultation."
            yield StoryEvent(leg.answered_on, "Reply", text, more=leg.answer)


def _notices(seen: IssueSeen) -> Iterator[StoryEvent]:
    for each in seen.notices:
        if each.published_at is not None:
            text = f"{each.holder_name} gave notice: {each.kind_label.lower()}."
            yield StoryEvent(day_of(each.published_at), "Notice", text, more=each.title)


def _sittings(seen: IssueSeen) -> Iterator[StoryEvent]:
    decided = {each.item_key for each in seen.decisions}
    for each in seen.sittings:
        if each.item_key not in decided:
            state = " The meeting was cancelled." if each.state == "cancelled" else ""
            text = f"On the agenda of {each.body_name}.{state}"
            yield StoryEvent(each.starts_on, "Meeting", text, "meeting", each.meeting_key)


def _decision(decision: DecisionSeen) -> Iterator[StoryEvent]:
    text = f"{decision.holder_name}: {decision.outcome_label.lower()}. {decision.title}"
    yield StoryEvent(
        decision.taken_on, "Decision", text, "decision", decision.slug, decision.standing, decision.basis
    )
    if decision.call_in:
        for each in decision.call_in.state.events:
            said = f"The decision of {decision.holder_name} was {WORDS[each.step]}."
            yield StoryEvent(each.on, "Call-in", said, "decision", decision.slug, each.reasons)


def _ended(seen: IssueSeen) -> Iterator[StoryEvent]:
    row = seen.row
    if row.state != "open" and row.state_on is not None:
        yield StoryEvent(row.state_on, row.state_label, f"{row.state_label}.", more=row.state_because)


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
    who, given = reader_of_visit(visit), visit.request.GET
    state, council = given.get("state", ""), given.get("council", "").strip()[:80]
    state = state if state in dict(STATES) else ""
    rows = issues_of(partnership=visit.heading.id, state=state, authority=council)
    page = page_of(rows, visit.request, size=25)
    return page_for(
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
    who = reader_of_visit(visit)
    seen = issue(partnership=visit.heading.id, slug=slug, on=visit.today, reader=who)
    return page_for(
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


def _changes(visit: Visit, seen: IssueSeen) -> AgreementChanges | None:
    """Return what the latest version would change; once it is in force, its own page says what it did."""
    if not seen.proposals or seen.row.variation_number is not None:
        return None
    return changes_proposed(visit, seen.proposals[-1].variation)
