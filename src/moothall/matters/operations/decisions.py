"""Decisions: taken by a body at an item, or by one officer or member alone; and published."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Literal

from django.utils import timezone
from django.utils.text import slugify

from moothall.agreement.core.terms import Authority, Post
from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.rights import permitted
from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.models import Decision, Issue, Leg, Proposal
from moothall.matters.operations.effect import bring_into_force
from moothall.matters.operations.issues import end_issue, send_back
from moothall.matters.rights import (
    acts_for_holder,
    publishes_decision,
)
from moothall.matters.rules.call_in import call_in_closes_on, is_subject_to_call_in
from moothall.matters.rules.decision_guard import refuse_undecidable, refuse_without_key_notice
from moothall.matters.rules.issue_guard import (
    issue_of_item,
    issue_to_decide,
    latest_proposal,
    legs_on_route,
    refuse_before,
    refuse_twice,
)
from moothall.meetings.core.lifecycle import MET
from moothall.meetings.models import AgendaItem, Vote
from moothall.meetings.rights import serves_meeting
from moothall.meetings.rules.bodies import authorities_of, faults_of_ids, holder_on, state_of
from moothall.meetings.rules.item_business import CannotBeStruck
from moothall.meetings.rules.meeting_lifecycle import item_in
from moothall.meetings.rules.records_store import lock_record, save_with_own_slug
from moothall.refusals import Conflict, Fault, Invalid


def remove_decisions_on(vote: Vote) -> list[str]:
    """Remove the decisions that rest on the vote, and return their slugs; refused if one is published."""
    rows = [lock_record(each) for each in Decision.objects.filter(vote=vote).order_by("pk")]
    for each in rows:
        if each.published_at is not None:
            message = f"“{each.title}” rests on this vote and is published, so the vote stands."
            raise CannotBeStruck(f"{message} To decide otherwise, decide again.", decision=each.slug)
        each.deleted_at = timezone.now()
        each.save()
    return [each.slug for each in rows]


LONGEST_SLUG = 80


class PublishedAlready(Conflict):
    """The decision is already published."""


@permitted("manage_meetings", by=serves_meeting)
def decide(
    *,
    item: AgendaItem,
    record: DecisionRecord,
    vote: Vote | None = None,
    authorities: Iterable[str] = (),
    acting: Acting,
) -> Decision:
    """Record what a body decided at an item: on all that the item’s matter asks of it, or for some councils.

    Refused if the body is not asked, has no quorum, voted otherwise, or gave no notice of a key decision.
    """
    now = item_in(item, MET, "decided at")
    refuse_undecidable(now, record, vote)
    decision = Decision(
        partnership=now.partnership,
        basis=now.basis,
        holder=now.meeting.body,
        taken_on=now.meeting.starts_on,
        item=now,
        vote=vote,
        exempt_paragraphs=now.exempt_paragraphs,
        public_interest=now.public_interest,
    )
    kept = _kept(decision, record, issue_of_item(now), authorities)
    now.meeting.save()
    _announce("decision.recorded", kept, acting)
    return kept


@permitted("record_decision", by=acts_for_holder)
def record_decision(
    *,
    partnership: str,
    holder: str,
    taken_by: str,
    taken_on: date,
    record: DecisionRecord,
    issue: Issue | None = None,
    authorities: Iterable[str] = (),
    acting: Acting,
) -> Decision:
    """Record what one officer or member decided alone, by the power of the post ``holder``."""
    post = holder_on(partnership, holder, taken_on)
    if not isinstance(post, Post):
        fix = "Decide it at an item of a meeting, or name the post that decided."
        raise Invalid(faults=[Fault(f"{post.name} decides at its meetings", "holder", fix=fix)])
    if not taken_by.strip():
        raise Invalid(faults=[Fault("Say who decided", "taken_by")])
    alone = Decision.TakenAs.MEMBER if "councillor" in post.offices else Decision.TakenAs.OFFICER
    decision = Decision(
        partnership=partnership, holder=holder, taken_as=alone, taken_by=taken_by.strip(), taken_on=taken_on
    )
    kept = _kept(decision, record, issue, authorities)
    _announce("decision.recorded", kept, acting)
    return kept


@permitted("record_decision", by=publishes_decision)
def publish_decision(
    *,
    decision: Decision,
    at: datetime,
    refusal: Literal["sends_back", "ends"] = "sends_back",
    acting: Acting,
) -> Decision:
    """Publish a decision: call-in opens, or it is in force; and if it was the last, so is its issue.

    ``refusal`` says what becomes of the issue if this refuses it.
    """
    issue = lock_record(decision.issue) if decision.issue else None
    now = lock_record(decision)
    if now.published_at is not None:
        raise PublishedAlready(f"“{now.title}” is already published.", decision=now.slug)
    day = timezone.localtime(at).date()
    _refuse_before_it_was_taken(now, day)
    now.published_at = at
    if now.is_subject_to_call_in:
        now.call_in_closes_on = call_in_closes_on(now, at)
    else:
        now.in_force_on = day
    now.save()
    _announce("decision.published", now, acting, at=at.isoformat())
    _follow(now, issue, day, refusal, acting.for_what_follows())
    return now


def _follow(decision: Decision, issue: Issue | None, day: date, refusal: str, acting: Acting) -> None:
    """Do what follows in the issue: it is in force, or this decision ends it or sends it back."""
    if issue is None or issue.state != Issue.State.OPEN or decision.proposal is None:
        return
    if decision.proposal.version != latest_proposal(issue).version:
        return
    if decision.outcome == Decision.Outcome.REFUSED and decision.legs.exists():
        close = end_issue if refusal == "ends" else send_back
        close(issue=issue, because=f"Refused: {decision.title}", on=day, acting=acting)
    elif decision.outcome == Decision.Outcome.AMENDED and decision.legs.exists():
        because = f"Agreed only as amended: {decision.title}"
        send_back(issue=issue, because=because, on=day, acting=acting)
    else:
        bring_into_force(issue=issue, on=day, acting=acting)


def _kept(
    decision: Decision, record: DecisionRecord, issue: Issue | None, authorities: Iterable[str]
) -> Decision:
    """Save a decision with the version and the legs that it is on, once it has all that it needs."""
    if faults := record.faults():
        raise Invalid(faults=faults)
    wanted = list(authorities)
    proposal, legs = _asked(decision, record, issue, wanted)
    whose = wanted or [leg.authority for leg in legs]
    holder = holder_on(decision.partnership, decision.holder, decision.taken_on)
    state = state_of(decision.partnership, decision.taken_on)
    if strangers := list(faults_of_ids(state, Authority, wanted, "authorities")):
        raise Invalid(faults=strangers)
    for name, value in record.fields().items():
        if value or name not in ("exempt_paragraphs", "public_interest"):
            setattr(decision, name, value)
    decision.issue, decision.proposal = issue, proposal
    decision.authorities = list(dict.fromkeys(whose or authorities_of(holder)))
    decision.is_subject_to_call_in = is_subject_to_call_in(decision)
    refuse_without_key_notice(decision)
    save_with_own_slug(decision, slugify(record.title)[:LONGEST_SLUG])
    decision.legs.set(legs)
    return decision


def _asked(
    decision: Decision, record: DecisionRecord, issue: Issue | None, authorities: list[str]
) -> tuple[Proposal | None, list[Leg]]:
    """Return the version of the proposal and the legs that a decision is on; refused if none is asked."""
    if issue is None:
        return None, []
    if issue.partnership != decision.partnership:  # two agreements may name posts and bodies alike
        fault = Fault("That matter is not one of this partnership", "issue", fix="Choose one of its own.")
        raise Invalid(faults=[fault])
    now = issue_to_decide(issue)
    if not now.proposals.exists():
        return None, []
    proposal = latest_proposal(now)
    legs = legs_on_route(proposal, decision.holder, authorities, record.outcome, decision.taken_on)
    refuse_before(proposal, decision.taken_on)
    refuse_twice(now, proposal, legs, record.outcome)
    return proposal, legs


def _refuse_before_it_was_taken(decision: Decision, day: date) -> None:
    if day < decision.taken_on:
        fault = Fault("It cannot be published before it was taken", "at", fix="Give a later day.")
        raise Invalid(faults=[fault])


def _announce(action: str, decision: Decision, acting: Acting, **facts: Any) -> None:
    audit.record(
        action,
        acting=acting,
        partnership=decision.partnership,
        subject=decision.slug,
        title=decision.title,
        holder=decision.holder,
        outcome=decision.outcome,
        issue=decision.issue.slug if decision.issue else "",
        **facts,
    )
