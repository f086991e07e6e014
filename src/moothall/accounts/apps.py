"""The accounts room, as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who can sign in, and the posts that they act for."""

    name = "moothall.accounts"
    label = "accounts"
    verbose_name = "Accounts"
