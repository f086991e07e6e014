"""Which post somebody relies on for what they do, or why none of theirs will do and whose would."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from moothall.agreement.core.register import State
from moothall.agreement.core.sentences import listed
from moothall.agreement.core.sentences.names import title_of_post
from moothall.agreement.core.terms import Post
from moothall.agreement.queries import register_of
from moothall.agreement.rights.roles import ADMINISTRATOR, offices_that_may, permissions_of
from moothall.audit.core.actor import Acting, ActingPost
from moothall.audit.core.permissions import PERMISSIONS, Permission
from moothall.periods import written
from moothall.refusals import Forbidden

MOST_NAMED = 6  # a longer list of posts would help nobody
Fit = Callable[[ActingPost], bool]


@dataclass(frozen=True, slots=True)
class Denial:
    """No: why not, and the posts whose holders could."""

    permission: Permission
    reason: str
    posts: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The answer in a sentence or two."""
        if not self.posts:
            return f"{self.reason} No post in this agreement gives that right today."
        return f"{self.reason} {listed(self.posts[:MOST_NAMED], 'or')} could."


def any_post(*, acting: Acting, permission: Permission, partnership: str) -> Acting:
    """Anyone acting for a post of the partnership that has the permission."""
    return rely_on(acting, permission, partnership)


OTHERWISE = "{post} does not go with that."


def rely_on(
    acting: Acting,
    permission: Permission,
    partnership: str,
    fits: Fit = lambda _: True,
    otherwise: str = OTHERWISE,
) -> Acting:
    """Return who is acting, relying on the first of their posts that has the permission and fits.

    Refused if there is none, naming the posts that could. ``otherwise`` says what is wrong with a post that
    has the permission but does not fit, with ``{post}`` for its title.
    """
    answer = answer_by(acting, permission, partnership, fits, otherwise)
    if isinstance(answer, Denial):
        facts = {"permission": permission, "partnership": partnership, "posts": answer.posts}
        raise Forbidden(answer.sentence, **facts)
    return answer


def answer_by(
    acting: Acting,
    permission: Permission,
    partnership: str,
    fits: Fit = lambda _: True,
    otherwise: str = OTHERWISE,
) -> Acting | Denial:
    """Return who is acting, with the post relied on, or why not and who could."""
    if acting.is_operator or (acting.is_administrator and permission in ADMINISTRATOR.permissions):
        return acting
    having = acting.may(permission, partnership)
    for post in having:
        if fits(post):
            return acting.as_post(post)
    reason = otherwise.format(post=having[0].title) if having else _why_not(acting, permission, partnership)
    return Denial(permission, reason, _posts_that_may(permission, partnership, acting, fits))


def post_acted_for(post: Post, state: State, partnership: str, *, is_holder: bool = True) -> ActingPost:
    """Return a post of the agreement as one that somebody acts for, as it is in ``state``."""
    return ActingPost(
        id=post.id,
        title=title_of_post(post, state),
        partnership=partnership,
        authority=post.authority,
        body=post.body,
        offices=frozenset(post.offices),
        permissions=permissions_of(post.offices),
        is_holder=is_holder,
    )


def _why_not(acting: Acting, permission: Permission, partnership: str) -> str:
    """Say why not: posts without the right, a post that does not exist, or no post at all."""
    what = PERMISSIONS[permission]
    if titles := [post.title for post in acting.in_partnership(partnership)]:
        return f"You act for {listed(titles)}, which does not give the right to {what}."
    if any(partnership in (post.partnership, "") for post in acting.lapsed):
        return f"No post that you act for holds on {written(acting.day)}, so you may not {what}."
    return f"You act for no post here on {written(acting.day)}, so you may not {what}."


def _posts_that_may(permission: Permission, partnership: str, acting: Acting, fits: Fit) -> tuple[str, ...]:
    """Return the titles of the posts that give ``permission`` and fit."""
    offices = offices_that_may(permission)
    if permission in ADMINISTRATOR.permissions and not offices:
        return ("An administrator",)
    if not partnership:
        return ()
    state = register_of(partnership).state(acting.day)
    posts: Iterable[Post] = state.where(Post, lambda post: bool(post.offices & offices))
    acted_for = (post_acted_for(post, state, partnership) for post in posts)
    return tuple(sorted(post.title for post in acted_for if fits(post)))
