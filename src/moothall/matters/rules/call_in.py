"""Whether a decision may be called in, by the rule of whoever took it, and until when."""

from datetime import date, datetime

from moothall.agreement.core.terms import Body
from moothall.agreement.core.terms.bodies import CallInRule
from moothall.matters.models import CallIn, Decision
from moothall.meetings.core.deadlines.day_count import rules_of
from moothall.meetings.core.deadlines.follow_up import call_in_closes
from moothall.meetings.rules.bodies import state_of
from moothall.meetings.rules.notice import ruling_body

MAY_BE_CALLED_IN = (Decision.Outcome.AGREED, Decision.Outcome.AMENDED, Decision.Outcome.REFUSED)


def call_in_rule(decision: Decision) -> CallInRule | None:
    """Return the rule on call-in that applies to a decision; None if there is none."""
    body = _body(decision)
    return body.call_in if body else None


def ways_to_settle(call_in: CallIn | None) -> tuple[str, ...]:
    """Return the ways to settle a call-in as it stands, each by the name of its operation."""
    if call_in is None or call_in.outcome not in ("", CallIn.Outcome.REFERRED_BACK):
        return ()
    return ("reaffirm",) if call_in.outcome else ("release", "refer_back", "lapse")


def scrutiny_bodies_of(decision: Decision, on: date) -> tuple[Body, ...]:
    """Return the scrutiny bodies of the councils whose decision it is, as they stand on a day."""
    whose = set(decision.authorities)
    return tuple(
        body
        for body in state_of(decision.partnership, on).of(Body)
        if body.body_kind == "scrutiny" and (not whose or whose & set(body.authorities))
    )


def is_subject_to_call_in(decision: Decision) -> bool:
    """Whether a decision waits for call-in before it has effect."""
    has_effect = decision.outcome in MAY_BE_CALLED_IN
    return has_effect and not decision.not_called_in_because and call_in_rule(decision) is not None


def _body(decision: Decision) -> Body | None:
    state = state_of(decision.partnership, decision.taken_on)
    return ruling_body(state, decision.holder, is_key=decision.is_key)


def call_in_closes_on(decision: Decision, at: datetime) -> date | None:
    """Return the last day on which a decision published at that moment may be called in; None if never."""
    body = _body(decision)
    if body is None or body.call_in is None:
        return None
    return call_in_closes(at, body.call_in, rules_of(body).counting).day
