"""The recharges room, as Django knows it."""

from django.apps import AppConfig


class RechargesConfig(AppConfig):
    """Keeps years of cost, bills, payments and published spending append-only."""

    name = "moothall.recharges"
    label = "recharges"
    verbose_name = "Recharges"

    def ready(self) -> None:
        """Make the database refuse any change to what was recorded, billed, paid or published."""
        from moothall.audit.rules import append_only
        from moothall.recharges import models

        append_only.make_append_only(
            models.RecordedYear,
            models.StoredBill,
            models.StoredPayment,
            models.PublishedSpending,
            models.SpendingWithdrawal,
        )
