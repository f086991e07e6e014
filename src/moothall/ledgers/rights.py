"""Whose ledgers a person may see and keep: their own council's or, as its accountant, a joint body's."""

from collections.abc import Iterable

from moothall.agreement.core.register import State
from moothall.agreement.core.terms import Authority, Body, Post
from moothall.agreement.queries import register_of
from moothall.agreement.rights.posts import rely_on
from moothall.audit.core.actor import Acting, ActingPost
from moothall.audit.core.permissions import Permission
from moothall.ledgers.files.uploads import Upload
from moothall.ledgers.models import LedgerFile
from moothall.ledgers.rules import NoSuchLedgerFile
from moothall.refusals import Forbidden

JOINT = frozenset({"joint_committee", "programme_board", "officer_group"})
"""The kinds of body whose accountant sees the lines of its councils."""
ACCOUNTANTS = frozenset({"finance", "section_151_officer"})
"""The offices of a body that go with its councils' accounts."""


def councils_seen_by(
    standings: Iterable[ActingPost], partnership: str, state: State, permission: Permission = "read_ledgers"
) -> frozenset[str]:
    """Return the councils whose lines a person acting for these posts may see, or bring in, as of now."""
    posts = [each for each in standings if each.partnership == partnership and permission in each.permissions]
    return frozenset(council for post in posts for council in councils_of_post(post, state))


def keeps_ledger(*, acting: Acting, permission: Permission, partnership: str, authority: str) -> Acting:
    """A finance officer of the council, or the accountant of a joint body that it belongs to."""
    state = register_of(partnership).state(acting.day)
    council = state.get(authority)
    name = council.short_name if isinstance(council, Authority) else authority
    return rely_on(
        acting,
        permission,
        partnership,
        lambda post: authority in councils_of_post(post, state),
        f"{{post}} does not go with the ledgers of {name}.",
    )


def keeps_file(*, acting: Acting, permission: Permission, partnership: str, file: int) -> Acting:
    """Anyone who keeps the ledgers of the council whose file it is."""
    row = LedgerFile.objects.filter(partnership=partnership, pk=file).first()
    if row is None:
        raise NoSuchLedgerFile(file=file)
    return keeps_ledger(
        acting=acting, permission=permission, partnership=partnership, authority=row.authority
    )


def keeps_upload(*, acting: Acting, permission: Permission, upload: Upload) -> Acting:
    """The person who sent the file, if they keep the ledgers of its council."""
    if acting.by != upload.by:
        raise Forbidden("Somebody else sent that file. Send it yourself to take it in.")
    return keeps_ledger(
        acting=acting, permission=permission, partnership=upload.partnership, authority=upload.authority
    )


def keeps_headings(*, acting: Acting, permission: Permission, partnership: str, authority: str) -> Acting:
    """Anyone who keeps the council's ledgers; for the headings of all, anyone who keeps every council's."""
    if authority:
        return keeps_ledger(
            acting=acting, permission=permission, partnership=partnership, authority=authority
        )
    state = register_of(partnership).state(acting.day)
    return rely_on(
        acting,
        permission,
        partnership,
        lambda post: every_council(state) <= councils_of_post(post, state),
        "{post} does not go with the ledgers of every council, so say which council’s ledgers this is for.",
    )


def councils_of_post(post: Post | ActingPost, state: State) -> frozenset[str]:
    """Return the councils whose lines go with a post that may read ledgers.

    The accountant of a joint body sees only the councils of that body. If the agreement does not say which
    they are, it is all of them.
    """
    if post.authority:
        return frozenset({post.authority})
    body = state.get(post.body or "")
    if not isinstance(body, Body) or body.body_kind not in JOINT or not ACCOUNTANTS & set(post.offices):
        return frozenset()
    return frozenset(body.authorities) or every_council(state)


def every_council(state: State) -> frozenset[str]:
    """Return every council of the agreement: anyone who sees them all may set the rules for all."""
    return frozenset(council.id for council in state.where(Authority, lambda _: True))
