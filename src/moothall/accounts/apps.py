"""The accounts room, as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Connects what allauth announces to the audit trail."""

    name = "moothall.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        """Begin to listen for sign-ins, once every model is there."""
        from moothall.accounts.sign_in import listen

        listen()
