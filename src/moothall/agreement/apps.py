"""The agreement room, as Django knows it."""

from django.apps import AppConfig


class AgreementConfig(AppConfig):
    """Keeps partnerships and their variations append-only."""

    name = "moothall.agreement"
    label = "agreement"
    verbose_name = "Agreement"

    def ready(self) -> None:
        """Make the database refuse any change to a variation or to a partnership's heading."""
        from moothall.agreement.models import StoredPartnership, StoredVariation
        from moothall.audit.rules import append_only

        append_only.make_append_only(StoredPartnership, StoredVariation)
