"""The matters room, as Django knows it."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    """Issues, proposals, decisions and call-in."""

    name = "moothall.matters"
    label = "matters"
    verbose_name = "Matters"
