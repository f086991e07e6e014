"""The savings room, as Django knows it."""

from django.apps import AppConfig


class SavingsConfig(AppConfig):
    """Keeps baselines, moves, details, costs and prices append-only."""

    name = "moothall.savings"
    label = "savings"
    verbose_name = "Savings"

    def ready(self) -> None:
        """Make the database refuse any change to what was recorded."""
        from moothall.audit.rules import append_only
        from moothall.savings.models import APPEND_ONLY

        append_only.make_append_only(*APPEND_ONLY)
