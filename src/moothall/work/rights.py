"""Who looks after the work that Moothall does by itself; it belongs to no partnership."""

from moothall.audit.core.actor import Acting
from moothall.audit.core.permissions import PERMISSIONS, Permission
from moothall.refusals import Forbidden


def looks_after_work(*, acting: Acting, permission: Permission) -> Acting:
    """An administrator, a monitoring officer of any partnership, or whoever runs the server."""
    if acting.is_operator or acting.is_administrator:
        return acting
    for post in acting.may(permission):
        return acting.as_post(post)
    raise Forbidden(
        f"Only an administrator or a monitoring officer may {PERMISSIONS[permission]}.",
        permission=permission,
        posts=("An administrator",),
    )
