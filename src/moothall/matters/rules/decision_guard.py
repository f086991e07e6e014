"""What must be true before a body decides at an item: its vote, its place on the route, and notice."""

from moothall.agreement.core.values import Condition
from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.core.decisions import WITHOUT_VOTE, outcomes_of_vote
from moothall.matters.models import Decision
from moothall.matters.rules.issue_guard import proposal_of_item
from moothall.meetings.models import AgendaItem, Vote
from moothall.meetings.rules.bodies import body_on
from moothall.meetings.rules.item_business import TakenDownAlready, refuse_withdrawn, refuse_without_quorum
from moothall.meetings.rules.notice import given_by, lacking, notices_on, rules_on, too_late
from moothall.meetings.rules.records_store import lock_record
from moothall.refusals import Fault, Invalid


def refuse_without_key_notice(decision: Decision) -> None:
    """Refuse a key decision for which neither notice was given nor a lawful exception used."""
    if not decision.is_key:
        return
    day = decision.taken_on
    rules = rules_on(decision.partnership, decision.holder, day, is_key=True)
    notices = notices_on(
        decision.partnership,
        decision.holder,
        matter=decision.issue.slug if decision.issue else "",
        item=decision.item,
    )
    given = given_by(notices)
    if late := lacking(rules, day, day, given=given, is_key=True, is_private=False):
        raise too_late(f"“{decision.title}”", late, rules, day, day, given, is_key=True)


def refuse_undecidable(item: AgendaItem, record: DecisionRecord, vote: Vote | None) -> None:
    """Refuse a decision at an item that was withdrawn, without a quorum, or against the vote."""
    refuse_withdrawn(item)
    _refuse_the_same_again(item, record, vote)
    refuse_without_quorum(item)
    if vote is not None:
        _refuse_against_vote(item, record, vote)
    elif record.outcome == "agreed" and (needing := _votes_needed(item)):
        fault = Fault(f"This needs a vote: {needing}", "vote", fix="Take the vote first.")
        raise Invalid(faults=[fault])


def _refuse_the_same_again(item: AgendaItem, record: DecisionRecord, vote: Vote | None) -> None:
    """Refuse a decision that would be recorded twice because a form was sent twice."""
    same = {"title": record.title.strip(), "outcome": record.outcome, "resolved": record.resolved.strip()}
    before = item.decisions.filter(vote=vote, issue=None, **same).first()
    if before is not None:
        raise TakenDownAlready(
            f"“{before.title}” is already recorded, in the same words.", decision=before.slug
        )


def _refuse_against_vote(item: AgendaItem, record: DecisionRecord, vote: Vote) -> None:
    if vote.item_id != item.pk:
        raise Invalid(
            faults=[Fault("That vote is on another item", "vote", fix="Choose a vote on this item.")]
        )
    now = lock_record(vote)
    if now.struck_at is not None:
        fault = Fault(f"That vote is struck: {now.struck_because}", "vote", fix="Take the vote again.")
        raise Invalid(faults=[fault])
    comes_of_it = outcomes_of_vote(vote.result)
    if record.outcome not in (*comes_of_it, *WITHOUT_VOTE):
        message = f"The vote was {vote.result}, so it cannot be recorded as {record.outcome}"
        fault = Fault(message, "outcome", fix=f"Record it as {' or '.join(comes_of_it)}.")
        raise Invalid(faults=[fault])


def _votes_needed(item: AgendaItem) -> str:
    """Return why the body may not agree without a vote: its own rule, or a condition of the route."""
    body = body_on(item.partnership, item.meeting.body, item.meeting.starts_on)
    if body.voting and body.voting.one_from_each_authority:
        return "its rule asks for a vote for it from each council."
    proposal = proposal_of_item(item)
    if proposal is None:
        return ""
    legs = proposal.legs.filter(holder=item.meeting.body)
    conditions = (each for written in legs.values_list("conditions", flat=True) for each in written)
    return next((each["text"] for each in conditions if each.get("needs") == "unanimity_or_defer"), "")


def route_conditions_on(item: AgendaItem, holder: str) -> tuple[Condition, ...]:
    """Return the conditions on which a body may decide what the item's issue asks of it."""
    proposal = proposal_of_item(item)
    if proposal is None:
        return ()
    written = proposal.legs.filter(holder=holder).values_list("conditions", flat=True)
    return tuple(Condition.model_validate(each) for conditions in written for each in conditions)
