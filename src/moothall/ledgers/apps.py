"""The ledgers room, as Django knows it."""

from django.apps import AppConfig


class LedgersConfig(AppConfig):
    """Keeps what was taken in, and what was reversed, append-only."""

    name = "moothall.ledgers"
    label = "ledgers"
    verbose_name = "Ledgers"

    def ready(self) -> None:
        """Have the database refuse a change of what was taken in."""
        from moothall.audit.rules import append_only
        from moothall.ledgers.models import HeadingRuleSet, KeptBackLine, LedgerFile, Reversal, StoredMapping

        append_only.make_append_only(LedgerFile, Reversal, KeptBackLine, StoredMapping, HeadingRuleSet)
