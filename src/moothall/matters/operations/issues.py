"""Issues: opened, put forward, amended, consulted on, sent back and ended."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.text import slugify

from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Authority, Service
from moothall.agreement.core.variation import Variation
from moothall.agreement.queries import register_of
from moothall.agreement.rights.posts import any_post
from moothall.agreement.rules import VariationContradicts
from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.rights import permitted
from moothall.delegation.core.route import route
from moothall.delegation.queries import scheme_of_partnership
from moothall.matters.core.legs import Choices, LegAsked, faults_of_choices, legs_of
from moothall.matters.models import Issue, Leg, Proposal
from moothall.matters.rights import (
    acts_for_consulted,
    any_post_in_issue,
)
from moothall.matters.rules.issue_guard import issue_to_decide, latest_proposal
from moothall.meetings.models import Basis
from moothall.meetings.rules.bodies import faults_of_ids
from moothall.meetings.rules.records_store import require_reason, save_record, save_with_own_slug
from moothall.refusals import Conflict, Fault, Invalid

LONGEST_SLUG = 60


class NobodyCanDecide(Invalid):
    """Somebody must decide this, but nobody can be found who may."""


@permitted("draft_variation", by=any_post)
def open_issue(
    *,
    partnership: str,
    title: str,
    summary: str = "",
    services: Iterable[str] = (),
    authorities: Iterable[str] = (),
    opened_on: date,
    basis: str = Basis.SOURCED,
    sources: Sequence[Mapping[str, object]] = (),
    acting: Acting,
) -> Issue:
    """Open an issue: one matter, with its whole history across bodies from now on."""
    issue = Issue(
        partnership=partnership,
        title=title.strip(),
        summary=summary.strip(),
        services=list(services),
        authorities=list(authorities),
        opened_on=opened_on,
        opened_by=acting.by,
        basis=basis,
        sources=list(sources),
    )
    state = register_of(partnership).state(opened_on)
    faults = [
        *faults_of_ids(state, Service, issue.services, "services"),
        *faults_of_ids(state, Authority, issue.authorities, "authorities"),
    ]
    if faults:
        raise Invalid(faults=faults)
    save_with_own_slug(issue, slugify(issue.title)[:LONGEST_SLUG])
    audit.record(
        "issue.opened",
        acting=acting,
        partnership=partnership,
        subject=issue.slug,
        title=issue.title,
    )
    return issue


@permitted("draft_variation", by=any_post_in_issue)
def put_forward(
    *,
    issue: Issue,
    variation: Variation,
    choices: Choices | None = None,
    on: date,
    acting: Acting,
) -> Proposal:
    """Put a draft variation forward in an issue: from now on each stop on its route is asked.

    Refused if the variation contradicts what stands, or if nobody may decide part of it.
    """
    now = issue_to_decide(issue)
    if now.proposals.exists():
        raise Conflict(f"“{now.title}” already has a proposal. Amend it instead.", issue=now.slug)
    proposal = _versioned(now, 1, variation, choices or {}, on, acting, "")
    _announce("issue.put_forward", now, proposal, acting)
    return proposal


@permitted("draft_variation", by=any_post_in_issue)
def amend(
    *,
    issue: Issue,
    variation: Variation,
    because: str,
    choices: Choices | None = None,
    on: date,
    acting: Acting,
) -> Proposal:
    """Put an amended variation forward: those who agreed to an earlier version must decide again."""
    now = issue_to_decide(issue)
    last = latest_proposal(now)
    because = require_reason(because, "why the proposal is amended")
    proposal = _versioned(now, last.version + 1, variation, choices or {}, on, acting, because)
    now.state, now.state_because, now.state_on = Issue.State.OPEN, "", on
    now.save()
    _announce("issue.amended", now, proposal, acting, because=because)
    return proposal


@permitted("record_decision", by=acts_for_consulted)
def reply_to_consultation(*, leg: Leg, on: date, answer: str, acting: Acting) -> Leg:
    """Record the reply of somebody who had to be consulted."""
    now = Leg.objects.select_for_update().select_related("proposal__issue").get(pk=leg.pk)
    if now.asked != Leg.Asked.CONSULTATION:
        raise Conflict(f"“{now.holder}” is asked for a decision here, not for a view. Record its decision.")
    issue = issue_to_decide(now.proposal.issue)
    now.answered_on, now.answer = on, answer.strip()
    if not now.answer:
        raise Invalid(faults=[Fault("Enter what they said", "answer", fix="If nothing, say so.")])
    save_record(now).proposal.save()
    audit.record(
        "issue.consultation_answered",
        acting=acting,
        partnership=issue.partnership,
        subject=issue.slug,
        holder=now.holder,
        authority=now.authority,
        version=now.proposal.version,
    )
    return now


@permitted("draft_variation", by=any_post_in_issue)
def send_back(*, issue: Issue, because: str, on: date, acting: Acting) -> Issue:
    """Send an issue back for amendment, and say why."""
    return _closed(issue, Issue.State.SENT_BACK, because, on, acting)


@permitted("draft_variation", by=any_post_in_issue)
def end_issue(*, issue: Issue, because: str, on: date, acting: Acting) -> Issue:
    """End an issue with nothing decided, and say why."""
    return _closed(issue, Issue.State.ENDED, because, on, acting)


def _versioned(
    issue: Issue, version: int, variation: Variation, choices: Choices, on: date, acting: Acting, because: str
) -> Proposal:
    """Save one version of a proposal with the legs of its route."""
    register = register_of(issue.partnership)
    asked = _as_decided_from(variation, on)
    legs = _legs(issue.partnership, register, asked, choices)
    proposal = Proposal(
        partnership=issue.partnership,
        basis=issue.basis,
        issue=issue,
        version=version,
        body=asked.model_dump(mode="json", by_alias=True),
        put_forward_on=on,
        put_forward_by=acting.by,
        amended_because=because,
    )
    save_record(proposal)
    Leg.objects.bulk_create([_row(proposal, leg) for leg in legs])
    return proposal


def _as_decided_from(variation: Variation, on: date) -> Variation:
    """Return a draft dated no earlier than the day it is put forward, whose route then applies."""
    days = {"decided": max(variation.decided, on), "known_on": max(variation.known_on, on)}
    return variation.model_copy(update=days)


def _legs(
    partnership: str, register: Register, variation: Variation, choices: Choices
) -> tuple[LegAsked, ...]:
    """Return the legs of a variation's route; refused with everything that stands in its way."""
    _, contradictions = register.varied(variation)
    if contradictions:
        raise VariationContradicts(contradictions, partnership=partnership)
    found = route(register=register, variation=variation, scheme=scheme_of_partnership(partnership))
    if found.missing:
        fix = "Add to the agreement first who may decide this, or leave it out of the proposal."
        faults = [Fault(each.sentence, "variation", fix=fix) for each in found.missing]
        raise NobodyCanDecide(faults=faults, missing=found.missing)
    if not found.stops:
        raise NobodyCanDecide(
            faults=[Fault("Nothing in this proposal is anybody’s to decide", "variation", fix="Record it.")]
        )
    if faults := faults_of_choices(found, choices):
        raise Invalid(faults=faults)
    return legs_of(found, choices)


def _row(proposal: Proposal, leg: LegAsked) -> Leg:
    return Leg(
        proposal=proposal,
        position=leg.position,
        asked=leg.asked,
        authority=leg.authority,
        holder=leg.holder,
        could=list(leg.could),
        functions=list(leg.functions),
        services=list(leg.services),
        conditions=[each.model_dump(mode="json", exclude_defaults=True) for each in leg.conditions],
    )


def _announce(action: str, issue: Issue, proposal: Proposal, acting: Acting, **facts: str) -> None:
    audit.record(
        action,
        acting=acting,
        partnership=issue.partnership,
        subject=issue.slug,
        title=issue.title,
        version=proposal.version,
        put_forward_on=proposal.put_forward_on.isoformat(),
        **facts,
    )


def _closed(issue: Issue, state: str, because: str, on: date, acting: Acting) -> Issue:
    """Record the new state of an issue, and why."""
    now = issue_to_decide(issue)
    now.state, now.state_because, now.state_on = state, require_reason(because, "why"), on
    save_record(now)
    audit.record(
        f"issue.{state}",
        acting=acting,
        partnership=now.partnership,
        subject=now.slug,
        title=now.title,
        because=now.state_because,
        on=on.isoformat(),
    )
    return now
