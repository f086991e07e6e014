"""The recharges room, as Django knows it."""

from django.apps import AppConfig


class RechargesConfig(AppConfig):
    """Keeps years of cost, bills and payments append-only."""

    name = "moothall.recharges"
    label = "recharges"
    verbose_name = "Recharges"

    def ready(self) -> None:
        """Have the database refuse a change of what was recorded, billed or paid."""
        from moothall.audit import append_only
        from moothall.recharges.models import RecordedYear, StoredBill, StoredPayment

        append_only.keep(RecordedYear, StoredBill, StoredPayment)
