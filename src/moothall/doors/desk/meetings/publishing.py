"""The decisions of a meeting published: with what follows from each, and when."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse

from moothall.committees.call_in_rules import call_in_closes_on
from moothall.committees.models import Decision, Issue
from moothall.committees.operations import publish_decision
from moothall.committees.queries.seen import ItemSeen
from moothall.committees.rows import found
from moothall.doors.desk.meetings.asking import moment
from moothall.doors.desk.meetings.opened import Opened, opened
from moothall.doors.desk.visits import Visit, at_the_desk
from moothall.doors.desk.wrongs import refused
from moothall.periods import written
from moothall.refusals import Conflict, Invalid


@at_the_desk
def decisions(visit: Visit, partnership: str, key: UUID) -> HttpResponse:
    """Show what the meeting decided, what follows once it is published, and publish one of them."""
    here = opened(visit, partnership, key)
    if not visit.is_sending:
        return _page(here)
    row = found(Decision, partnership, key=visit.request.POST.get("decision", ""), item__meeting=here.row)
    ends = visit.request.POST.get("refusal") == "ends"
    try:
        publish_decision(decision=row, at=moment(visit), refusal="ends" if ends else "sends_back", **here.who)
    except (Invalid, Conflict) as refusal:
        return _page(here, refusal, at=f"decision-{row.key}")
    visit.say(f"“{row.title}” is published. What happens next is below.")
    return here.visit.go("decisions_desk", **here.named)


def _page(here: Opened, refusal: Invalid | Conflict | None = None, at: str = "") -> HttpResponse:
    rows = Decision.objects.filter(item__meeting=here.row, deleted_at=None).select_related("issue")
    by_key = {str(row.key): row for row in rows}
    seen = [each for item in here.seen.items for each in item.decisions]
    return here.visit.page(
        "meetings/decisions.html",
        here="meetings",
        status=409 if refusal else 200,
        wrongs=[(at, said) for _, said in refused(refusal, at)] if refusal else (),
        meeting=here,
        part="decisions",
        decisions=[(each, by_key[each.key], _follows(here, by_key[each.key])) for each in seen],
        waiting=[each for each in here.seen.items if _is_voted(each) and not each.decisions],
    )


def _is_voted(item: ItemSeen) -> bool:
    return any(not each.is_struck for each in item.votes)


def _follows(here: Opened, row: Decision) -> str:
    """Say what happens once a decision is published today, or what happened when it was."""
    if row.published_at is not None:
        return _followed(row, here.visit.day)
    then = "It is in force at once."
    if row.is_subject_to_call_in and (closes := call_in_closes_on(row, moment(here.visit))):
        then = f"It may be called in up to {written(closes)}. If it is not, it is in force after that day."
    return f"{then} {_in_its_matter(row)}".strip()


def _in_its_matter(row: Decision) -> str:
    """Say what a decision does in its matter."""
    if row.issue is None or row.proposal_id is None:
        return ""
    if row.outcome == Decision.Outcome.REFUSED:
        return "It refuses the proposal, which is then sent back or ends."
    return "Once every decision on the route is in force, the agreement changes by itself."


def _followed(row: Decision, today: date) -> str:
    issue = row.issue
    if issue is not None and issue.state == Issue.State.IN_FORCE:
        return f"The variation is recorded as number {issue.variation_number}."
    if row.in_force_on is not None:
        tense = "is" if row.in_force_on <= today else "will be"
        return f"It {tense} in force from {written(row.in_force_on)}. {_state_of(issue)}".strip()
    if row.call_in_closes_on is not None:
        closes = written(row.call_in_closes_on)
        said = f"Call-in closes on {closes}. If nobody calls it in, it is in force after that day."
        return f"{said} {_state_of(issue)}".strip()
    return "It is published."


def _state_of(issue: Issue | None) -> str:
    if issue is None:
        return ""
    if issue.state == Issue.State.OPEN:
        return "The matter still waits for others."
    return f"The matter: {issue.get_state_display().lower()}. {issue.state_because}".strip()
