"""The audit room, as Django knows it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Keeps its events append-only."""

    name = "moothall.audit"
    label = "audit"
    verbose_name = "Audit trail"

    def ready(self) -> None:
        """Make the database refuse any change to an event."""
        from moothall.audit.models import AuditEvent
        from moothall.audit.rules import append_only

        append_only.make_append_only(AuditEvent)
