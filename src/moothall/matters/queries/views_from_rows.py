"""From rows of matters to what readers see; whatever may be exempt goes through ``for_reader``."""

from collections.abc import Iterable
from datetime import date

from moothall.agreement.core.register import State
from moothall.matters.core.decision_record import recorded
from moothall.matters.core.decisions import NotYetInForce, in_force_on
from moothall.matters.models import CallIn, Decision, Issue
from moothall.matters.queries.views import CallInSeen, DecisionSeen, IssueRow
from moothall.matters.rules.route_progress import route_decision_of, state_of_call_in
from moothall.meetings.models import Vote
from moothall.meetings.rules.bodies import term_name
from moothall.papers.core.exemption import for_reader
from moothall.periods import written

DECISION_PARTS = ("issue", "proposal", "vote", "item__meeting", "call_in__replaced_by")  # fetched with it


def paragraphs_of_vote(vote: Vote, of_item: Iterable[int], decisions: Iterable[Decision]) -> tuple[int, ...]:
    """Return the paragraphs that keep back the words of a vote: those of its item and of its decision.

    ``decisions`` are all of the item's, published or not. A vote on which none of them rests is kept back
    with any of them that is, because its motion may be that decision's words.
    """
    told = list(decisions)
    resting = [each for each in told if each.vote_id == vote.pk]
    kept_back = (paragraph for each in resting or told for paragraph in each.exempt_paragraphs)
    return tuple(sorted({*of_item, *kept_back}))


def decision_seen(row: Decision, state: State, *, reads: bool, on: date | None = None) -> DecisionSeen:
    """Return a decision; its issue, proposal, item and call-in are best fetched with it.

    With the day ``on`` it is shown as it stood that day, even if nobody has yet noted that call-in passed.
    """
    call_in = getattr(row, "call_in", None)
    seen = DecisionSeen(
        **recorded(row),
        key=str(row.key),
        slug=row.slug,
        holder=row.holder,
        holder_name=term_name(state, row.holder),
        taken_as=row.taken_as,
        taken_by=row.taken_by,
        authorities=tuple(row.authorities),
        taken_on=row.taken_on,
        outcome_label=row.get_outcome_display(),
        is_subject_to_call_in=row.is_subject_to_call_in,
        published_at=row.published_at,
        call_in_closes_on=row.call_in_closes_on,
        in_force_on=_in_force_on(row, on),
        standing=_standing(row, on),
        modified_at=row.modified_at,
        issue_slug=row.issue.slug if row.issue else "",
        issue_title=row.issue.title if row.issue else "",
        version=row.proposal.version if row.proposal else None,
        meeting_key=str(row.item.meeting.key) if row.item else "",
        item_key=str(row.item.key) if row.item else "",
        item_title=row.item.title if row.item else "",
        vote_key=str(row.vote.key) if row.vote else "",
        call_in=call_in_seen(call_in, state) if call_in else None,
    )
    return for_reader(seen, reads=reads)


def _in_force_on(row: Decision, on: date | None) -> date | None:
    """Return the day from which a decision is in force, once that is certain."""
    if row.in_force_on is not None or on is None or row.call_in_closes_on is None:
        return row.in_force_on
    day = in_force_on(route_decision_of(row, with_legs=False))
    return day if isinstance(day, date) and day <= on else None


def _standing(row: Decision, on: date | None) -> str:
    """Say whether a decision is in force, or what it is waiting for."""
    day = in_force_on(route_decision_of(row, with_legs=False))
    if isinstance(day, NotYetInForce):
        return day.reason
    if _in_force_on(row, on) is not None or not row.is_subject_to_call_in or row.call_in_closes_on is None:
        return f"In force from {written(day)}."
    return f"In force from {written(day)}, unless it is called in by {written(row.call_in_closes_on)}."


def call_in_seen(row: CallIn, state: State) -> CallInSeen:
    """Return a call-in, with its events in order."""
    run = state_of_call_in(row)
    return CallInSeen(
        key=str(row.key),
        body=row.body,
        body_name=term_name(state, row.body),
        called_in_on=row.called_in_on,
        called_in_by=tuple(row.called_in_by),
        reasons=row.reasons,
        state=run,
        sentence=run.sentence,
        replaced_by=row.replaced_by.slug if row.replaced_by else "",
    )


def issue_row(row: Issue) -> IssueRow:
    """Return an issue as a list shows it."""
    return IssueRow(
        key=str(row.key),
        slug=row.slug,
        title=row.title,
        summary=row.summary,
        services=tuple(row.services),
        authorities=tuple(row.authorities),
        opened_on=row.opened_on,
        state=row.state,
        state_label=row.get_state_display(),
        state_because=row.state_because,
        state_on=row.state_on,
        variation_number=row.variation_number,
        basis=row.basis,
        modified_at=row.modified_at,
    )
