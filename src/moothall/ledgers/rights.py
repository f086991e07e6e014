"""Whose ledger lines a person may see: their own council's, or those of a joint body as its accountant."""

from collections.abc import Iterable

from moothall.agreement.core.register import State
from moothall.agreement.core.terms import Authority, Body, Post
from moothall.audit.core.acting import ActingPost
from moothall.audit.core.permissions import Permission

JOINT = frozenset({"joint_committee", "programme_board", "officer_group"})
"""The kinds of body whose accountant sees the lines of its councils."""
ACCOUNTANTS = frozenset({"finance", "section_151_officer"})
"""The offices of a body that go with its councils' accounts."""


def councils_seen_by(
    standings: Iterable[ActingPost], partnership: str, state: State, permission: Permission = "read_ledgers"
) -> frozenset[str]:
    """Return the councils whose lines these standings let a person see, or bring in, as it stands now."""
    posts = [each for each in standings if each.partnership == partnership and permission in each.permissions]
    return frozenset(council for post in posts for council in councils_of_post(post, state))


def own_councils(
    standings: Iterable[ActingPost], partnership: str, permission: Permission = "manage_ledgers"
) -> frozenset[str]:
    """Return the councils of which a person is an officer: only they publish what it spent."""
    return frozenset(
        each.authority
        for each in standings
        if each.partnership == partnership and permission in each.permissions and each.authority
    )


def councils_of_post(post: Post | ActingPost, state: State) -> frozenset[str]:
    """Return the councils whose lines go with a post that may read ledgers.

    The accountant of a joint body sees the councils of that body, and those alone. Where the agreement does
    not say which they are, it is the body of all.
    """
    if post.authority:
        return frozenset({post.authority})
    body = state.get(post.body or "")
    if not isinstance(body, Body) or body.body_kind not in JOINT or not ACCOUNTANTS & set(post.offices):
        return frozenset()
    return frozenset(body.authorities) or every_council(state)


def every_council(state: State) -> frozenset[str]:
    """Return every council of the agreement: whoever sees them all may set the rules of all."""
    return frozenset(council.id for council in state.where(Authority, lambda _: True))
