"""Whose benefits and costs a person may record: their own council's, or all for a post of the partnership."""

from collections.abc import Collection

from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences.names import names
from moothall.agreement.core.terms import Benefit
from moothall.agreement.queries import register_of
from moothall.agreement.rights.posts import rely_on
from moothall.audit.core.actor import Acting, ActingPost
from moothall.audit.core.permissions import Permission
from moothall.savings.core.baseline import CostPlace
from moothall.savings.rules import benefit_on


def keeps_benefit(*, acting: Acting, permission: Permission, partnership: str, benefit: str) -> Acting:
    """The benefit's owner, an officer of a council that shares in it, or one of the whole partnership.

    A benefit that names no council belongs to all of them.
    """
    register = register_of(partnership)
    term = benefit_on(register, benefit, None)
    held = register.histories[benefit].on(acting.day)
    now = held if isinstance(held, Benefit) else term
    return _keeps(acting, permission, register, now.authorities, owner=now.owner or "")


def keeps_costs(*, acting: Acting, permission: Permission, partnership: str, place: CostPlace) -> Acting:
    """An officer of the council whose cost it is, or of the whole partnership."""
    return _keeps(acting, permission, register_of(partnership), (place.authority,))


def may_keep_costs(acting: Acting, partnership: str, council: str) -> bool:
    """Whether somebody may record what a council spends; a form asks before it offers the council."""
    having = acting.may("manage_benefits", partnership)
    return acting.is_operator or any(_goes_with(post, (council,)) for post in having)


def _keeps(
    acting: Acting, permission: Permission, register: Register, councils: Collection[str], owner: str = ""
) -> Acting:
    """Rely on the owner's post first, and then on one that goes with those councils."""

    def owns(post: ActingPost) -> bool:
        return bool(owner) and post.id == owner

    partnership, name_of = register.heading.id, names(register)
    if any(owns(post) for post in acting.may(permission, partnership)):
        return rely_on(acting, permission, partnership, owns)
    whose = " and ".join(map(name_of, councils))
    return rely_on(
        acting,
        permission,
        partnership,
        lambda post: owns(post) or _goes_with(post, councils),
        f"This is kept for {whose}, and no post that you act for is theirs. "
        "An officer of that council, or of the whole partnership, could change it.",
    )


def _goes_with(post: ActingPost, councils: Collection[str]) -> bool:
    return not post.authority or not councils or post.authority in councils
