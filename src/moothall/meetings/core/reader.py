"""Who is reading, by their posts on a day; and who may read exempt papers, run meetings or scrutinise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from moothall.agreement.core.register import State
from moothall.agreement.core.terms import Body, Post
from moothall.audit.core.actor import ActingPost


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who wants to read a body's records: their name, their posts and the day.

    The public has neither name nor post nor day.
    """

    name: str = ""
    posts: tuple[Post, ...] = ()
    day: date | None = None


PUBLIC = Reader()

OFFICERS = frozenset(
    (
        "democratic_services",
        "head_of_paid_service",
        "section_151_officer",
        "monitoring_officer",
        "managing_director",
        "lead_director",
    )
)


@dataclass(frozen=True, slots=True)
class MayRead:
    """Whether exempt papers may be read, and why or why not."""

    is_yes: bool
    sentence: str


def may_read_exempt(*, body: str, state: State, posts: Iterable[Post], name: str) -> MayRead:
    """Return whether somebody with that ``name`` and those ``posts`` on the day of ``state`` may."""
    found = state.get(body)
    if not isinstance(found, Body):
        return MayRead(False, "No such body is known on this day, so its exempt papers reach nobody.")
    held = tuple(posts)
    for post in held:
        if why := _as_member(found, post, name) or _as_officer(found, post):
            return MayRead(True, why)
    if not held:
        return MayRead(False, f"Exempt papers of {found.name} reach its members and officers only.")
    acting = ", ".join(sorted({post.title for post in held}))
    return MayRead(False, f"As {acting} you are neither a member nor an officer of {found.name} on this day.")


def may_run(*, body: str, state: State, posts: Iterable[Post | ActingPost]) -> bool:
    """Whether one of ``posts`` is that of a clerk or monitoring officer who serves the body."""
    found = state.get(body)
    if not isinstance(found, Body):
        return False
    return any(_serves(found, post) and post.offices & CLERKS for post in posts)


def may_scrutinise(*, authorities: Iterable[str], posts: Iterable[Post | ActingPost]) -> bool:
    """Whether one of ``posts`` is a scrutiny post of one of those councils."""
    asked = frozenset(authorities)
    return any("scrutiny" in post.offices and post.authority in asked for post in posts)


CLERKS = frozenset(("democratic_services", "monitoring_officer"))


def _as_member(body: Body, post: Post, name: str) -> str:
    """Say why a post makes its holder a member of the body: it sits there, or the body names its holder."""
    if not post.offices & {"councillor", "scrutiny"}:
        return ""
    if post.body == body.id:
        return f"{post.title} sits on {body.name}."
    names = {
        member.person.casefold() for member in body.members if member.authority in (None, post.authority)
    }
    if name.casefold() in names and (post.holder is None or post.holder.casefold() == name.casefold()):
        return f"{name} is a member of {body.name}."
    return ""


def _as_officer(body: Body, post: Post) -> str:
    if _serves(body, post) and post.offices & OFFICERS:
        return f"{post.title} is an officer of {body.name}."
    return ""


def _serves(body: Body, post: Post | ActingPost) -> bool:
    return post.body == body.id or (post.authority is not None and post.authority in body.authorities)
