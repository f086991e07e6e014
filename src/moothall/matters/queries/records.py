"""Records of matters by their addresses, for a door to pass to an operation.

What a reader is shown comes from the views instead: these rows hide nothing.
"""

from typing import TypeAlias

from moothall.matters.models import CallIn, Decision, Issue, Leg
from moothall.matters.rules.issue_guard import proposal_of_item
from moothall.meetings.queries.records import StoredItem, StoredMeeting
from moothall.meetings.rules.records_store import find_record
from moothall.refusals import Missing

StoredIssue: TypeAlias = Issue
StoredLeg: TypeAlias = Leg
StoredDecision: TypeAlias = Decision
StoredCallIn: TypeAlias = CallIn

OUTCOMES = tuple((value, str(label)) for value, label in Decision.Outcome.choices)


def stored_issue(*, partnership: str, slug: str) -> StoredIssue:
    """Return an issue; refused if there is none, or it was removed."""
    return find_record(Issue, partnership, slug=slug)


def stored_open_issue(*, partnership: str, slug: str | None) -> StoredIssue | None:
    """Return an issue that is open; None if none is named, or it is over by now."""
    rows = Issue.objects.filter(partnership=partnership, state=Issue.State.OPEN)
    return rows.filter(slug=slug).first() if slug else None


def stored_leg(*, issue: StoredIssue, leg: int) -> StoredLeg:
    """Return a leg of an issue's route by which somebody is to be consulted."""
    row = Leg.objects.filter(pk=leg, proposal__issue=issue, asked=Leg.Asked.CONSULTATION).first()
    if row is None:
        raise Missing("Nobody is consulted there.")
    return row


def stored_decision(*, partnership: str, slug: str) -> StoredDecision:
    """Return a decision, published or not."""
    return find_record(Decision, partnership, slug=slug)


def stored_decision_of_meeting(*, meeting: StoredMeeting, key: object) -> StoredDecision:
    """Return a decision that a meeting took."""
    return find_record(Decision, meeting.partnership, key=key, item__meeting=meeting)


def stored_call_in(decision: StoredDecision) -> StoredCallIn | None:
    """Return the call-in of a decision, settled or not; None if it was not called in."""
    return CallIn.objects.filter(decision=decision).first()


def is_put_forward(issue: StoredIssue) -> bool:
    """Whether an issue has a proposal, so that another one amends it."""
    return issue.proposals.exists()


def councils_deciding(*, item: StoredItem, body: str) -> tuple[str, ...]:
    """Return the councils for which the route of an item's issue asks a body to decide."""
    proposal = proposal_of_item(item)
    if proposal is None:
        return ()
    legs = proposal.legs.filter(holder=body).exclude(asked=Leg.Asked.CONSULTATION)
    return tuple(dict.fromkeys(leg.authority for leg in legs))


def variation_recorded(*, partnership: str, slug: str) -> int | None:
    """Return the number of the variation that an issue led to; None if there is none, or none yet."""
    rows = Issue.objects.filter(partnership=partnership, slug=slug)
    found: int | None = rows.values_list("variation_number", flat=True).first()
    return found
