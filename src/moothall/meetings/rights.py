"""Who may run a body’s meetings, and in which posts somebody reads."""

from moothall.agreement.core.terms import Authority, Body, Post
from moothall.agreement.rights.posts import rely_on
from moothall.audit.core.actor import Acting, ActingPost
from moothall.audit.core.permissions import Permission
from moothall.meetings.core.reader import CLERKS, Reader, may_run
from moothall.meetings.models import Action, AgendaItem, Meeting, Notice, Paper, Vote
from moothall.meetings.rules.bodies import councils_behind, state_of, term_name

MEMBERS = frozenset(("councillor", "scrutiny"))


def reader_of(acting: Acting, partnership: str) -> Reader:
    """Return somebody as a reader of a partnership's papers: their name and the posts that they act for.

    Somebody who deputises for a member, or acts on their behalf, has the rights of an officer, not a member.
    """
    posts = []
    for each in acting.in_partnership(partnership):
        post = state_of(partnership, acting.day).get(each.id)
        if isinstance(post, Post):
            posts.append(post if each.is_holder else _as_an_officer(post))
    return Reader(acting.name, tuple(posts), acting.day)


def serves_body(
    *, acting: Acting, permission: Permission = "manage_meetings", partnership: str, body: str
) -> Acting:
    """A clerk or monitoring officer who serves the body: its own, or that of a council of it."""
    state = state_of(partnership, acting.day)
    return rely_on(
        acting,
        permission,
        partnership,
        lambda post: may_run(body=body, state=state, posts=[post]),
        f"{{post}} does not serve {term_name(state, body)}, so you may not run its meetings.",
    )


def serves_meeting(
    *,
    acting: Acting,
    permission: Permission,
    meeting: Meeting | None = None,
    item: AgendaItem | None = None,
    paper: Paper | None = None,
    vote: Vote | None = None,
) -> Acting:
    """A clerk or monitoring officer who serves the body whose meeting it is."""
    within = item or paper or vote
    of = meeting or (within.meeting if within else None)
    if of is None:
        raise TypeError("A meeting, an item, a paper or a vote must be given.")
    return serves_body(acting=acting, permission=permission, partnership=of.partnership, body=of.body)


def serves_meeting_of_action(*, acting: Acting, permission: Permission, action: Action) -> Acting:
    """A clerk or monitoring officer who serves the body that asked for the action."""
    return serves_meeting(acting=acting, permission=permission, meeting=action.meeting)


def serves_holder(*, acting: Acting, permission: Permission, partnership: str, holder: str) -> Acting:
    """A clerk or monitoring officer who serves the body, council or post that is to decide."""
    state = state_of(partnership, acting.day)
    if not isinstance(state.get(holder), Authority | Post):
        return serves_body(acting=acting, permission=permission, partnership=partnership, body=holder)
    return rely_on(
        acting,
        permission,
        partnership,
        lambda post: is_clerk_for(post, partnership, holder, acting),
        f"{{post}} does not serve {term_name(state, holder)}, so you may not give its notices.",
    )


def serves_holder_of_notice(*, acting: Acting, permission: Permission, notice: Notice) -> Acting:
    """A clerk or monitoring officer who serves whoever will decide what the notice is about."""
    return serves_holder(
        acting=acting, permission=permission, partnership=notice.partnership, holder=notice.holder
    )


def is_clerk_for(post: ActingPost, partnership: str, holder: str, acting: Acting) -> bool:
    """Whether a post is a clerk's or monitoring officer's of a council behind a body, council or post."""
    term = state_of(partnership, acting.day).get(holder)
    if not post.offices & CLERKS or not isinstance(term, Body | Authority | Post):
        return False
    behind = councils_behind(term, state_of(partnership, acting.day))
    return post.body in (term.id, getattr(term, "body", None) or term.id) or post.authority in behind


def _as_an_officer(post: Post) -> Post:
    """Return a post without the offices that come from its holder being a member."""
    return post.model_copy(update={"office": "other"}) if post.office in MEMBERS else post
