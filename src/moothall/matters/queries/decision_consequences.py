"""What follows from a decision, in words: once it is published, and since it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from moothall.matters.models import Decision, Issue
from moothall.matters.queries.records import StoredDecision, variation_recorded
from moothall.matters.rules.call_in import call_in_closes_on
from moothall.meetings.queries.records import StoredMeeting
from moothall.papers.core.exemption import Open, ReaderView
from moothall.periods import written


@dataclass(frozen=True, slots=True)
class Consequence(ReaderView):
    """What follows from a decision, with the number of the variation that came of its matter, if one did."""

    sentence: Open[str]
    variation: Open[int | None] = None


def consequences_of(*, meeting: StoredMeeting, at: datetime, on: date) -> Mapping[str, Consequence]:
    """Return what follows from each decision of a meeting, by its key.

    Of one that is not published, what would follow if it were at the moment ``at``.
    """
    rows = Decision.objects.filter(item__meeting=meeting).select_related("issue", "item__meeting")
    return {str(row.key): Consequence(_sentence(row, at, on), _variation(row.issue)) for row in rows}


def published_sentence(decision: StoredDecision) -> str:
    """Say what happens next, as soon as a decision is published."""
    issue = decision.issue
    number = variation_recorded(partnership=decision.partnership, slug=issue.slug) if issue else None
    if number:
        return f"It is published, and it was the last: variation {number} is recorded."
    if decision.in_force_on is not None:
        return "It is published and in force."
    if decision.call_in_closes_on is not None:
        return f"It is published. It may be called in up to {written(decision.call_in_closes_on)}."
    return "It is published."


def _sentence(row: Decision, at: datetime, on: date) -> str:
    if row.published_at is not None:
        return _since_published(row, on)
    then = "It is in force at once."
    if row.is_subject_to_call_in and (closes := call_in_closes_on(row, at)):
        then = f"It may be called in up to {written(closes)}. If it is not, it is in force after that day."
    return f"{then} {_in_its_matter(row)}".strip()


def _in_its_matter(row: Decision) -> str:
    """Say what a decision does in its matter."""
    if row.issue is None or row.proposal_id is None:
        return ""
    if row.outcome == "refused":
        return "It refuses the proposal, which is then sent back or ends."
    return "Once every decision on the route is in force, the agreement changes by itself."


def _since_published(row: Decision, today: date) -> str:
    issue = row.issue
    if issue is not None and issue.state == "in_force":
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
    if issue.state == "open":
        return "The matter still waits for others."
    return f"The matter: {issue.get_state_display().lower()}. {issue.state_because}".strip()


def _variation(issue: Issue | None) -> int | None:
    return issue.variation_number if issue is not None and issue.state == "in_force" else None
