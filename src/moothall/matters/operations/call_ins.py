"""Call-in: requested by scrutiny, then released, referred back, reaffirmed, changed or lapsed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from moothall.agreement.core.terms import Body
from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.rights import permitted
from moothall.matters.core import call_in as core
from moothall.matters.core.call_in import CallInState
from moothall.matters.core.decisions import may_call_in
from moothall.matters.models import CallIn, Decision, Issue
from moothall.matters.operations.effect import bring_into_force
from moothall.matters.rights import (
    scrutinises_decision,
    settles_call_in,
)
from moothall.matters.rules.call_in import call_in_rule
from moothall.matters.rules.route_progress import (
    events_written,
    published_on,
    route_decision_of,
    state_of_call_in,
)
from moothall.meetings.rules.bodies import state_of
from moothall.meetings.rules.records_store import lock_record, require_reason, save_record
from moothall.refusals import Conflict, Fault, Invalid


class MayNotBeCalledIn(Conflict):
    """The decision may not be called in."""


@permitted("call_in", by=scrutinises_decision)
def call_in(
    *,
    decision: Decision,
    body: str,
    on: date,
    by_members: Iterable[str],
    reasons: str,
    acting: Acting,
) -> CallIn:
    """Call a decision in before the scrutiny body ``body``: until that is settled, it has no effect."""
    issue = lock_record(decision.issue) if decision.issue else None
    now = lock_record(decision)
    members = [name.strip() for name in by_members if name.strip()]
    rule = call_in_rule(now)
    answer = may_call_in(rule=rule, taken=route_decision_of(now), on=on, members=members)
    if not answer.is_yes:
        raise MayNotBeCalledIn(answer.sentence, decision=now.slug)
    if issue is not None and issue.state == Issue.State.IN_FORCE:
        raise MayNotBeCalledIn(f"It is in force already, as variation {issue.variation_number}.")
    _refuse_other_body(now, body, rule.by if rule else None, on)
    because = require_reason(reasons, "why it is called in", "reasons")
    state = core.called_in(on=on, by=body, members=members, reasons=because)
    row = CallIn(
        partnership=now.partnership,
        basis=now.basis,
        decision=now,
        body=body,
        called_in_on=on,
        called_in_by=members,
        reasons=because,
        events=events_written(state),
    )
    save_record(row)
    now.in_force_on = None
    now.save()
    _announce(row, state, acting)
    return row


@permitted("call_in", by=settles_call_in)
def release(*, call_in: CallIn, on: date, reasons: str = "", acting: Acting) -> CallIn:
    """Let a decision through unchanged: it has effect, and so does its issue if nothing else is awaited."""
    now, issue, state = _running(call_in)
    state = state.released(on, by=now.body, reasons=reasons.strip())
    return _let_through(now, issue, state, acting)


@permitted("call_in", by=settles_call_in)
def refer_back(*, call_in: CallIn, on: date, reasons: str, to: str = "", acting: Acting) -> CallIn:
    """Send a decision back to whoever took it, or on to council: ``to``."""
    now, _, state = _running(call_in)
    because = require_reason(reasons, "why it is referred back", "reasons")
    state = state.referred_back(on, to=to or now.decision.holder, by=now.body, reasons=because)
    _moved_on(now, state)
    _announce(now, state, acting)
    return now


@permitted("call_in", by=settles_call_in)
def reaffirm(*, call_in: CallIn, on: date, reasons: str = "", acting: Acting) -> CallIn:
    """Record that a decision referred back was taken again unchanged: it has effect from that day."""
    now, issue, state = _running(call_in)
    state = state.reaffirmed(on, by=now.decision.holder, reasons=reasons.strip())
    return _let_through(now, issue, state, acting)


@permitted("call_in", by=settles_call_in)
def change(*, call_in: CallIn, on: date, replacement: Decision, reasons: str = "", acting: Acting) -> CallIn:
    """Record that a decision that was referred back was changed: ``replacement`` takes its place."""
    now, _, state = _running(call_in)
    _refuse_replacement(now, replacement, state)
    now.replaced_by = replacement
    state = state.changed(on, by=now.decision.holder, reasons=reasons.strip())
    _moved_on(now, state)
    _announce(now, state, acting, replaced_by=replacement.slug)
    return now


@permitted("call_in", by=settles_call_in)
def lapse(*, call_in: CallIn, on: date, reasons: str, acting: Acting) -> CallIn:
    """Record that a call-in lapsed, because scrutiny did not deal with it in time or withdrew it."""
    now, issue, state = _running(call_in)
    state = state.lapsed(on, reasons=require_reason(reasons, "why it lapsed", "reasons"))
    return _let_through(now, issue, state, acting)


def _running(call_in: CallIn) -> tuple[CallIn, Issue | None, CallInState]:
    """Return a call-in as it is now, locked with its issue and its decision."""
    issue = lock_record(call_in.decision.issue) if call_in.decision.issue else None
    decision = lock_record(call_in.decision)
    now = lock_record(call_in)
    now.decision = decision
    return now, issue, state_of_call_in(now)


def _let_through(call_in: CallIn, issue: Issue | None, state: CallInState, acting: Acting) -> CallIn:
    """Record the end of a call-in that lets the decision have effect, and do what follows."""
    _moved_on(call_in, state)
    decision = call_in.decision
    decision.in_force_on = max(published_on(decision) or state.since, state.since)
    decision.save()
    _announce(call_in, state, acting)
    if issue is not None:
        follows = acting.for_what_follows()
        bring_into_force(issue=issue, on=decision.in_force_on, acting=follows)
    return call_in


def _moved_on(call_in: CallIn, state: CallInState) -> None:
    call_in.events, call_in.outcome = events_written(state), state.step
    call_in.decided_on, call_in.comments = state.since, state.events[-1].reasons
    save_record(call_in)


def _refuse_replacement(call_in: CallIn, replacement: Decision, state: CallInState) -> None:
    """Refuse what cannot take a decision's place: itself, one of another matter, one taken before."""
    message, decision = "", call_in.decision
    if replacement.pk == decision.pk or replacement.deleted_at is not None:
        message = "Another decision must take its place"
    elif replacement.partnership != decision.partnership or replacement.issue_id != decision.issue_id:
        message = "What takes its place must be of the same matter"
    elif replacement.holder not in (decision.holder, *(each.to for each in state.events if each.to)):
        message = "Only whoever took it, or to whom it was referred, can replace it"
    elif replacement.taken_on < state.events[0].on:
        message = "What takes its place must be taken after it was called in"
    if message:
        raise Invalid(faults=[Fault(message, "replacement", fix="Record that decision first.")])


def _refuse_other_body(decision: Decision, body: str, ruled: str | None, on: date) -> None:
    """Refuse a body that is no scrutiny body, or not the one that the rule names."""
    found = state_of(decision.partnership, on).get(body)
    if ruled and body != ruled:
        message = f"“{body}” may not call it in"
        raise Invalid(faults=[Fault(message, "body", fix=f"It is called in before “{ruled}”.")])
    if not ruled and not (isinstance(found, Body) and found.body_kind == "scrutiny"):
        message = f"“{body}” is not a scrutiny body on that day"
        raise Invalid(faults=[Fault(message, "body", fix="Choose the scrutiny body that asks.")])
    if not ruled and isinstance(found, Body) and not set(found.authorities) & set(decision.authorities):
        message = f"{found.name} is of no council whose power this decision used"
        raise Invalid(faults=[Fault(message, "body", fix="Choose a scrutiny body of one of its councils.")])


def _announce(call_in: CallIn, state: CallInState, acting: Acting, **facts: Any) -> None:
    audit.record(
        f"call_in.{state.step}",
        acting=acting,
        partnership=call_in.partnership,
        subject=call_in.decision.slug,
        body=call_in.body,
        on=state.since.isoformat(),
        **facts,
    )
