"""Who may do what at the desk: an answer with the post relied on, or the reason why not and who could."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from moothall.accounts.models import Appointment, Person
from moothall.accounts.queries import appointments_of
from moothall.accounts.rights.roles import (
    ADMINISTRATOR,
    PERMISSIONS,
    Permission,
    Role,
    offices_that_may,
    roles_of,
)
from moothall.agreement.core.sentences.names import title_of_post
from moothall.agreement.core.terms import Post
from moothall.agreement.queries import partnerships, register_of
from moothall.periods import written
from moothall.refusals import Forbidden

MOST_NAMED = 6  # a longer list of posts is no help


@dataclass(frozen=True, slots=True)
class ActingPost:
    """A person's appointment to a post that holds on the day, and the roles that go with it."""

    appointment: Appointment
    partnership: str
    post: Post
    title: str
    roles: tuple[Role, ...]

    @property
    def permissions(self) -> frozenset[Permission]:
        """Everything that this post lets the person do."""
        return frozenset(permission for role in self.roles for permission in role.permissions)


@dataclass(frozen=True, slots=True)
class Grant:
    """Yes: ``post`` is the title of the post relied on, or empty for an administrator's own work."""

    permission: Permission
    partnership: str
    post: str
    post_id: str
    role: Role

    @property
    def sentence(self) -> str:
        """The answer in a sentence."""
        return f"As {self.post or 'an administrator'} you may {PERMISSIONS[self.permission]}."


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
        return f"{self.reason} {_listed(self.posts[:MOST_NAMED], 'or')} could."


@dataclass(frozen=True, slots=True)
class Rights:
    """Everything that a person may do on a day: looked up once, and asked as often as a page needs."""

    person: Person
    day: date
    standings: tuple[ActingPost, ...]
    lapsed: tuple[Appointment, ...]

    @property
    def is_administrator(self) -> bool:
        """Say whether the person has an administrator's own rights."""
        return self.person.is_active and self.person.is_administrator

    def may(self, permission: Permission, partnership: str = "") -> Grant | Denial:
        """Say whether the person may do this, by which post, or why not and who could.

        What an administrator may do goes with the person and holds in every partnership; ``partnership`` is
        empty for work that belongs to none.
        """
        if self.is_administrator and permission in ADMINISTRATOR.permissions:
            return Grant(permission, partnership, "", "", ADMINISTRATOR)
        held = [each for each in self.standings if partnership in (each.partnership, "")]
        for standing in held:
            for role in standing.roles:
                if permission in role.permissions:
                    return Grant(permission, standing.partnership, standing.title, standing.post.id, role)
        return self._refused(permission, partnership, held)

    def require(self, permission: Permission, partnership: str = "") -> Grant:
        """Return the grant, or refuse with the reason and the posts that could."""
        answer = self.may(permission, partnership)
        if isinstance(answer, Denial):
            facts = {"permission": permission, "partnership": partnership, "posts": answer.posts}
            raise Forbidden(answer.sentence, **facts)
        return answer

    def partnerships(self, permission: Permission) -> tuple[str, ...]:
        """Return the partnerships in which the person may do this."""
        if self.is_administrator and permission in ADMINISTRATOR.permissions:
            return tuple(row.id for row in partnerships())
        held = (each.partnership for each in self.standings if permission in each.permissions)
        return tuple(dict.fromkeys(held))

    def _refused(self, permission: Permission, partnership: str, held: Sequence[ActingPost]) -> Denial:
        """Say why not: no post, a post that does not hold, or posts that do not go with this."""
        what = PERMISSIONS[permission]
        if held:
            posts = _listed([each.title for each in held], "and")
            reason = f"You act for {posts}, which does not go with the right to {what}."
        elif any(partnership in (each.partnership, "") for each in self.lapsed):
            reason = f"No post that you act for holds on {written(self.day)}, so you may not {what}."
        else:
            reason = f"You act for no post here on {written(self.day)}, so you may not {what}."
        return Denial(permission, reason, _posts_that_may(permission, partnership, self.day))


def rights_of(*, person: Person, day: date) -> Rights:
    """Return what ``person`` may do on ``day``, by each post that they may act for and that itself holds."""
    known = {row.id for row in partnerships()}
    here = [each for each in appointments_of(person=person, day=day) if each.partnership in known]
    held = tuple(_standing_in(here, day))
    appointments_held = [standing.appointment for standing in held]
    return Rights(person, day, held, tuple(each for each in here if each not in appointments_held))


def may(*, person: Person, permission: Permission, partnership: str, day: date) -> Grant | Denial:
    """Say whether ``person`` may do this on ``day``, and by which post, or why not and who could."""
    return rights_of(person=person, day=day).may(permission, partnership)


def _standing_in(appointments: Sequence[Appointment], day: date) -> Iterator[ActingPost]:
    """Yield a standing for each appointment whose post holds on ``day``."""
    states = {
        partnership: register_of(partnership).state(day)
        for partnership in {each.partnership for each in appointments}
    }
    for each in appointments:
        state = states[each.partnership]
        post = state.get(each.post)
        if isinstance(post, Post):
            title = title_of_post(post, state)
            yield ActingPost(each, each.partnership, post, title, roles_of(post.offices))


def _posts_that_may(permission: Permission, partnership: str, day: date) -> tuple[str, ...]:
    """Return the titles of the posts that give ``permission`` on ``day``."""
    if permission in ADMINISTRATOR.permissions and not offices_that_may(permission):
        return ("An administrator",)
    if not partnership:
        return ()
    state, offices = register_of(partnership).state(day), offices_that_may(permission)
    posts = state.where(Post, lambda post: bool(post.offices & offices))
    return tuple(sorted(title_of_post(post, state) for post in posts))


def _listed(words: Sequence[str], joined_by: str) -> str:
    """Write a list as a sentence does: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joined_by} {words[-1]}"
