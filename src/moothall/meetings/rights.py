"""Who may run a body’s meetings, and who reads as which post."""

from datetime import date

from moothall.accounts.rights.grants import Grant, Rights, grant_of
from moothall.agreement.core.terms import Post
from moothall.agreement.rights.posts import rely_on
from moothall.audit.core.acting import Acting
from moothall.audit.core.permissions import Permission
from moothall.meetings.core.reader import Reader, may_run
from moothall.meetings.rules.bodies import state_of, term_name

MEMBERS = frozenset(("councillor", "scrutiny"))


def reader_of(acting: Acting, partnership: str) -> Reader:
    """Return somebody as a reader of a partnership's papers: their name and the posts that they act for.

    Whoever deputises for a member or acts on their behalf has the rights of an officer and not of a member.
    """
    posts = []
    for each in acting.in_partnership(partnership):
        post = state_of(partnership, acting.day).get(each.id)
        if isinstance(post, Post):
            posts.append(post if each.is_holder else _as_an_officer(post))
    return Reader(acting.name, tuple(posts), acting.day)


def serves_body(
    acting: Acting, partnership: str, body: str, permission: Permission = "manage_meetings"
) -> Acting:
    """Return who acts as a clerk or monitoring officer who serves a body; or refuse, with who could."""
    state = state_of(partnership, acting.day)
    return rely_on(
        acting,
        permission,
        partnership,
        lambda post: may_run(body=body, state=state, posts=[post]),
        f"{{post}} does not serve {term_name(state, body)}, so you may not run its meetings.",
    )


def require_running(rights: Rights, partnership: str, body: str, day: date) -> Grant:
    """Return the grant by which somebody may run a body's meetings; or refuse, with why and who could."""
    return grant_of(serves_body(rights.acting, partnership, body), "manage_meetings", partnership)


def _as_an_officer(post: Post) -> Post:
    """Return a post without what goes with its holder being a member."""
    return post.model_copy(update={"office": "other"}) if post.office in MEMBERS else post
