"""Who may run a body’s meetings: asked by doors, before they do anything."""

from collections.abc import Iterable
from datetime import date

from moothall.accounts.models import ActingAs
from moothall.accounts.rights.grants import Grant, Rights
from moothall.accounts.rights.roles import Permission, roles_of
from moothall.agreement.core.register import State
from moothall.agreement.core.sentences.names import title_of_post
from moothall.agreement.core.terms import Post
from moothall.meetings.core.reader import Reader, may_run
from moothall.meetings.rules.bodies import state_of, term_name
from moothall.refusals import Forbidden

MEMBERS = frozenset(("councillor", "scrutiny"))
MOST_NAMED = 6


def reader_of(rights: Rights, partnership: str) -> Reader:
    """Return somebody as a reader of a partnership's papers: their name and the posts that they act for.

    Whoever deputises for a member or acts on their behalf has the rights of an officer and not of a member.
    """
    posts = (
        standing.post if standing.appointment.acting_as == ActingAs.HOLDER else _as_an_officer(standing.post)
        for standing in rights.standings
        if standing.partnership == partnership
    )
    return Reader(rights.person.name, tuple(posts), rights.day)


def require_running(rights: Rights, partnership: str, body: str, day: date) -> Grant:
    """Return the grant by which somebody may run a body's meetings; or refuse, with why and who could."""
    grant = rights.require("manage_meetings", partnership)
    state = state_of(partnership, day)
    for standing in rights.standings:
        ours = standing.partnership == partnership and "manage_meetings" in standing.permissions
        if ours and may_run(body=body, state=state, posts=[standing.post]):
            role = next(role for role in standing.roles if "manage_meetings" in role.permissions)
            return Grant("manage_meetings", partnership, standing.title, standing.post.id, role)
    reason = f"{grant.post} does not serve {term_name(state, body)}, so you may not run its meetings."
    could = [post for post in state.of(Post) if may_run(body=body, state=state, posts=[post])]
    raise refusal_with_posts("manage_meetings", partnership, reason, could, state)


def _as_an_officer(post: Post) -> Post:
    """Return a post without what goes with its holder being a member."""
    return post.model_copy(update={"office": "other"}) if post.office in MEMBERS else post


def refusal_with_posts(
    permission: Permission, partnership: str, reason: str, could: Iterable[Post], state: State
) -> Forbidden:
    """Return the refusal: why not, and the posts whose holders could."""
    able = (post for post in could if any(permission in role.permissions for role in roles_of(post.offices)))
    titles = tuple(sorted(title_of_post(post, state) for post in able))
    named = ", ".join(titles[:MOST_NAMED])
    who = f" {named} could." if titles else " No post in this agreement could on that day."
    return Forbidden(reason + who, permission=permission, partnership=partnership, posts=titles)
