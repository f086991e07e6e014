"""Who publishes what a council spent: its own officers, and nobody else."""

from moothall.agreement.core.terms import Authority
from moothall.agreement.queries import register_of
from moothall.agreement.rights.posts import rely_on
from moothall.audit.core.actor import Acting
from moothall.audit.core.permissions import Permission
from moothall.recharges.models import PublishedSpending
from moothall.recharges.rules import NotPublished


def own_officer(*, acting: Acting, permission: Permission, partnership: str, authority: str) -> Acting:
    """An officer of the council itself: no other council, and no joint body, publishes what it spent."""
    council = register_of(partnership).state(acting.day).get(authority)
    name = council.short_name if isinstance(council, Authority) else authority
    return rely_on(
        acting,
        permission,
        partnership,
        lambda post: post.authority == authority,
        f"What {name} spent is published by its own finance officer or section 151 officer. "
        "You may download it as CSV.",
    )


def own_officer_withdraws(*, acting: Acting, permission: Permission, partnership: str, number: int) -> Acting:
    """An officer of the council whose spending was published."""
    row = PublishedSpending.objects.filter(partnership=partnership, pk=number).first()
    if row is None:
        raise NotPublished(number=number)
    return own_officer(acting=acting, permission=permission, partnership=partnership, authority=row.authority)
