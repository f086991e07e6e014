"""What a person may open at the desk: yes, by which post; or no, why not and who could."""

from dataclasses import dataclass
from datetime import date

from moothall.accounts.models import Person
from moothall.accounts.rights.actor import acting_of
from moothall.agreement.queries import partnerships
from moothall.agreement.rights.posts import Denial, answer_by, rely_on
from moothall.agreement.rights.roles import ADMINISTRATOR, Role, roles_of
from moothall.audit.core.actor import Acting, ActingPost
from moothall.audit.core.permissions import PERMISSIONS, Permission

__all__ = ["Denial", "Grant", "Rights", "may", "rights_of"]


@dataclass(frozen=True, slots=True)
class Grant:
    """Yes: ``post`` is the title of the post relied on, or empty for an administrator's own work."""

    permission: Permission
    partnership: str
    post: str
    post_id: str

    @property
    def sentence(self) -> str:
        """The answer in a sentence."""
        return f"As {self.post or 'an administrator'} you may {PERMISSIONS[self.permission]}."


@dataclass(frozen=True, slots=True)
class Rights:
    """Everything that a person may do on a day: looked up once, and asked as often as a page needs."""

    person: Person
    acting: Acting

    @property
    def standings(self) -> tuple[ActingPost, ...]:
        """The posts that the person acts for."""
        return self.acting.posts

    @property
    def is_administrator(self) -> bool:
        """Whether the person has an administrator's own rights."""
        return self.acting.is_administrator

    def roles(self, post: ActingPost) -> tuple[Role, ...]:
        """Return the roles that go with a post."""
        return roles_of(post.offices)

    def may(self, permission: Permission, partnership: str = "") -> Grant | Denial:
        """Return whether the person may do this: by which post, or why not and who could.

        What an administrator may do goes with the person and holds in every partnership; ``partnership`` is
        empty for work that belongs to none.
        """
        answer = answer_by(self.acting, permission, partnership)
        return answer if isinstance(answer, Denial) else grant_of(answer, permission, partnership)

    def require(self, permission: Permission, partnership: str = "") -> Grant:
        """Return the grant, or refuse with the reason and the posts that could."""
        return grant_of(rely_on(self.acting, permission, partnership), permission, partnership)

    def partnerships(self, permission: Permission) -> tuple[str, ...]:
        """Return the partnerships in which the person may do this."""
        if self.is_administrator and permission in ADMINISTRATOR.permissions:
            return tuple(row.id for row in partnerships())
        return tuple(dict.fromkeys(post.partnership for post in self.acting.may(permission)))


def rights_of(*, person: Person, day: date) -> Rights:
    """Return what ``person`` may do on ``day``, by each post that they may act for and that then exists."""
    return Rights(person, acting_of(person=person, day=day))


def may(*, person: Person, permission: Permission, partnership: str, day: date) -> Grant | Denial:
    """Return whether ``person`` may do this on ``day``: by which post, or why not and who could."""
    return rights_of(person=person, day=day).may(permission, partnership)


def grant_of(acting: Acting, permission: Permission, partnership: str) -> Grant:
    """Return the grant of somebody acting, for the post that they rely on."""
    post = acting.post
    if post is None:
        return Grant(permission, partnership, "", "")
    return Grant(permission, post.partnership, post.title, post.id)
