"""Whose ledger lines a person may see: their own council's, or all as an accountant of the partnership."""

from collections.abc import Iterable

from moothall.accounts.grants import Standing
from moothall.agreement.core.register import State
from moothall.agreement.core.terms import Authority, Body, Post

JOINT = frozenset({"joint_committee", "programme_board", "officer_group"})
"""The kinds of body whose accountant sees every council's lines."""


def seen_by(standings: Iterable[Standing], partnership: str, state: State) -> frozenset[str]:
    """Return the councils whose lines these standings let a person see, in the agreement as it stands."""
    posts = [
        each.post
        for each in standings
        if each.partnership == partnership and "read_ledgers" in each.permissions
    ]
    return frozenset(council for post in posts for council in councils_of(post, state))


def councils_of(post: Post, state: State) -> frozenset[str]:
    """Return the councils whose lines go with a post that may read ledgers."""
    if post.authority:
        return frozenset({post.authority})
    body = state.get(post.body)
    if not isinstance(body, Body) or body.body_kind not in JOINT or "finance" not in post.offices:
        return frozenset()
    return frozenset(council.id for council in state.where(Authority, lambda _: True))
