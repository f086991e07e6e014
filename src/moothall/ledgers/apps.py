"""The ledgers room, as Django knows it."""

from django.apps import AppConfig


class LedgersConfig(AppConfig):
    """Keeps files taken in and reversals append-only."""

    name = "moothall.ledgers"
    label = "ledgers"
    verbose_name = "Ledgers"

    def ready(self) -> None:
        """Make the database refuse any change to what was taken in."""
        from moothall.audit.rules import append_only
        from moothall.ledgers.models import HeadingRuleSet, KeptBackLine, LedgerFile, Reversal, StoredMapping

        append_only.make_append_only(LedgerFile, Reversal, KeptBackLine, StoredMapping, HeadingRuleSet)
