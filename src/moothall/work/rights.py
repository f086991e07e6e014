"""Who looks after the work that Moothall does by itself; it belongs to no partnership."""

from moothall.audit.core.actor import Acting
from moothall.audit.core.permissions import PERMISSIONS, Permission
from moothall.refusals import Forbidden


def looks_after_work(*, acting: Acting, permission: Permission) -> Acting:
    """An administrator, or whoever runs the server: it is the work of every partnership."""
    if acting.is_operator or acting.is_administrator:
        return acting
    raise Forbidden(
        f"Only an administrator may {PERMISSIONS[permission]}.",
        permission=permission,
        posts=("An administrator",),
    )
