"""Who may call a decision in: asked by doors, before they do anything."""

from collections.abc import Iterable
from datetime import date

from moothall.accounts.rights.grants import Grant, Rights
from moothall.agreement.core.terms import Post
from moothall.meetings.core.reader import may_scrutinise
from moothall.meetings.rights import refusal_with_posts
from moothall.meetings.rules.bodies import state_of, term_name


def require_scrutiny(rights: Rights, partnership: str, authorities: Iterable[str], day: date) -> Grant:
    """Return the grant by which somebody may call in a decision of those councils; or refuse."""
    grant = rights.require("call_in", partnership)
    whose, state = tuple(authorities), state_of(partnership, day)
    for standing in rights.standings:
        if standing.partnership == partnership and may_scrutinise(authorities=whose, posts=[standing.post]):
            role = next(role for role in standing.roles if "call_in" in role.permissions)
            return Grant("call_in", partnership, standing.title, standing.post.id, role)
    councils = " or ".join(term_name(state, each) for each in whose)
    reason = f"{grant.post} scrutinises nothing of {councils}, so you may not call this decision in."
    could = [post for post in state.of(Post) if may_scrutinise(authorities=whose, posts=[post])]
    raise refusal_with_posts("call_in", partnership, reason, could, state)
