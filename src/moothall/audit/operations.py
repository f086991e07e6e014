"""Recording what was done."""

from typing import Any

from django.db import connection, transaction

from moothall.audit.core.actor import Acting
from moothall.audit.core.chain import canonical, linked
from moothall.audit.models import AuditEvent, now

_TURN = 7_111_889  # the number of the lock that makes writers of events take turns


@transaction.atomic
def record(
    action: str,
    *,
    acting: Acting,
    partnership: str = "",
    subject: str = "",
    **facts: Any,
) -> int:
    """Add an event to the audit trail, in the caller's transaction if there is one; return its number.

    It says who acted, and as which post where they relied on one. Nobody else can write an event until the
    transaction ends, so record events last in it.
    """
    _take_turns()
    last = AuditEvent.objects.order_by("-number").values_list("number", "digest").first()
    number, previous = (last[0] + 1, last[1]) if last else (1, "")
    facts |= {"as_post": acting.post_title} if acting.post else {}
    says = (now(), acting.by, action, partnership, subject, canonical(facts))
    names = ("at", "actor", "action", "partnership", "subject", "facts")
    AuditEvent.objects.create(
        number=number,
        previous=previous,
        digest=linked(previous, number, *says),
        **dict(zip(names, says, strict=True)),
    )
    return number


def _take_turns() -> None:
    """Wait for anyone who is writing an event; on SQLite the transaction itself has already waited."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])
