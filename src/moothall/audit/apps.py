"""The audit room, as Django knows it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Keeps its events append-only."""

    name = "moothall.audit"
    label = "audit"
    verbose_name = "Audit trail"

    def ready(self) -> None:
        """Have the database refuse a change of an event."""
        from moothall.audit import append_only
        from moothall.audit.models import AuditEvent

        append_only.keep(AuditEvent)
