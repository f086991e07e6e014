"""Who may decide, publish, call in and settle: each for their own council, post or body."""

from contextlib import suppress

from moothall.agreement.core.terms import Body
from moothall.agreement.rights.posts import any_post, rely_on
from moothall.audit.core.actor import Acting, ActingPost
from moothall.audit.core.permissions import Permission
from moothall.matters.models import CallIn, Decision, Issue, Leg
from moothall.meetings.core.reader import may_scrutinise
from moothall.meetings.rights import is_clerk_for, serves_body
from moothall.meetings.rules.bodies import state_of, term_name
from moothall.refusals import Forbidden


def any_post_in_issue(*, acting: Acting, permission: Permission, issue: Issue) -> Acting:
    """Anyone acting for a post of the issue's partnership that has the permission."""
    return any_post(acting=acting, permission=permission, partnership=issue.partnership)


def acts_for_holder(*, acting: Acting, permission: Permission, partnership: str, holder: str) -> Acting:
    """The post that decided, or a clerk or monitoring officer of its council."""
    state = state_of(partnership, acting.day)

    def fits(post: ActingPost) -> bool:
        return post.id == holder or is_clerk_for(post, partnership, holder, acting)

    return rely_on(
        acting,
        permission,
        partnership,
        fits,
        f"{{post}} neither is {term_name(state, holder)} nor serves it, so you may not act for it.",
    )


def acts_for_consulted(*, acting: Acting, permission: Permission, leg: Leg) -> Acting:
    """The post that was consulted, or a clerk or monitoring officer who serves the body that was."""
    return acts_for_holder(
        acting=acting, permission=permission, partnership=leg.proposal.partnership, holder=leg.holder
    )


def publishes_decision(*, acting: Acting, permission: Permission, decision: Decision) -> Acting:
    """A body's decision: a clerk who serves it. One person's: that post, or a clerk of its council."""
    partnership, holder = decision.partnership, decision.holder
    if decision.taken_as == Decision.TakenAs.BODY:
        return serves_body(acting=acting, partnership=partnership, body=holder)
    return acts_for_holder(acting=acting, permission=permission, partnership=partnership, holder=holder)


def scrutinises_decision(*, acting: Acting, permission: Permission, decision: Decision) -> Acting:
    """Scrutiny of a council whose decision it is."""
    whose, state = tuple(decision.authorities), state_of(decision.partnership, acting.day)
    councils = " or ".join(term_name(state, each) for each in whose)
    return rely_on(
        acting,
        permission,
        decision.partnership,
        lambda post: may_scrutinise(authorities=whose, posts=[post]),
        f"{{post}} does not scrutinise {councils}, so you may not call this decision in.",
    )


def settles_call_in(*, acting: Acting, permission: Permission, call_in: CallIn) -> Acting:
    """A member of the scrutiny body before which it is, or a clerk who serves that body or who decided."""
    try:
        return _scrutinises_before(acting, permission, call_in)
    except Forbidden as refusal:
        with suppress(Forbidden):
            return serves_body(acting=acting, partnership=call_in.partnership, body=call_in.body)
        with suppress(Forbidden):
            return publishes_decision(acting=acting, permission="record_decision", decision=call_in.decision)
        raise refusal from None


def _scrutinises_before(acting: Acting, permission: Permission, call_in: CallIn) -> Acting:
    """Rely on a scrutiny post of a council of the body before which a decision was called in."""
    state = state_of(call_in.partnership, acting.day)
    body = state.get(call_in.body)
    whose = body.authorities if isinstance(body, Body) and body.authorities else call_in.decision.authorities
    return rely_on(
        acting,
        permission,
        call_in.partnership,
        lambda post: post.body == call_in.body or may_scrutinise(authorities=whose, posts=[post]),
        f"{{post}} does not sit on {term_name(state, call_in.body)}, so you may not settle its call-in.",
    )
