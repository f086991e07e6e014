"""Who acts: a person with the posts that they act for on a day, or whoever runs the server.

A pure value, made once for a request and handed down, so that every operation knows by what right it is done,
and the audit trail can say as which post.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from moothall.audit.core.permissions import Permission


@dataclass(frozen=True, slots=True)
class ActingPost:
    """A post that somebody acts for: whose it is, its offices, and what they let its holder do.

    ``is_holder`` is false for a deputy and for anyone acting on the holder's behalf.
    """

    id: str
    title: str
    partnership: str
    authority: str | None = None
    body: str | None = None
    offices: frozenset[str] = frozenset()
    permissions: frozenset[Permission] = frozenset()
    is_holder: bool = True


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, as the audit trail names them, on which day, and for which posts.

    ``post`` is the post relied on, once a right has been found; an administrator's own work relies on none.
    ``lapsed`` are posts to which the person is appointed but which do not exist on the day: they give no
    rights.
    """

    by: str
    day: date
    posts: tuple[ActingPost, ...] = ()
    is_administrator: bool = False
    is_operator: bool = False
    post: ActingPost | None = None
    name: str = ""
    lapsed: tuple[ActingPost, ...] = ()

    @classmethod
    def operator(cls, by: str, day: date) -> "Acting":
        """Return whoever runs the server, at its command line or by its clock: they may do everything."""
        return cls(by, day, is_operator=True)

    @property
    def post_title(self) -> str:
        """The title of the post relied on, or nothing."""
        return self.post.title if self.post else ""

    def in_partnership(self, partnership: str) -> Iterator[ActingPost]:
        """Yield the posts in ``partnership``, or in any where that is empty."""
        return (post for post in self.posts if partnership in (post.partnership, ""))

    def may(self, permission: Permission, partnership: str = "") -> tuple[ActingPost, ...]:
        """Return the posts that give a permission in a partnership."""
        return tuple(post for post in self.in_partnership(partnership) if permission in post.permissions)

    def as_post(self, post: ActingPost) -> "Acting":
        """Return the same person, relying on one post."""
        return replace(self, post=post)

    def for_what_follows(self) -> "Acting":
        """Return who is acting when one operation brings about another, which needs no right of its own.

        A decision that completes a route varies the agreement, whoever published it. The audit trail still
        names the person, and the post that they relied on.
        """
        return replace(self, is_operator=True)
