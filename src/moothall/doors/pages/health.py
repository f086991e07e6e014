"""Whether this installation is well, for a load balancer or a watcher: no session, no names, no secrets."""

import logging
from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from moothall.work.queries import is_alive, last_seen

log = logging.getLogger("moothall.health")


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 where every part is well, and 503 with the parts that are not."""
    parts = _parts()
    failing = [name for name, part in parts.items() if part["status"] != "ok"]
    if failing:
        log.warning("Not well: %s", ", ".join(failing))
    says = {"status": "failing" if failing else "ok", "failing": failing, "parts": parts}
    return JsonResponse(says, status=503 if failing else 200)


def _parts() -> dict[str, dict[str, Any]]:
    """Return each part with how it is; what hangs on the database is not asked where there is none."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return {"database": {"status": "unreachable"}}
    if not _is_migrated():
        return {"database": {"status": "ok"}, "migrations": {"status": "missing"}}
    return {"database": {"status": "ok"}, "migrations": {"status": "ok"}, "worker": _worker()}


def _is_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _worker() -> dict[str, Any]:
    """Say whether a worker has been seen lately, and how many seconds ago one was."""
    seen = last_seen()
    if seen is None:
        return {"status": "never seen", "seen_seconds_ago": None}
    ago = round((timezone.now() - seen).total_seconds())
    return {"status": "ok" if is_alive() else "not seen lately", "seen_seconds_ago": ago}
