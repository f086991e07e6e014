"""The doors, as Django knows them: for their static files."""

from django.apps import AppConfig


class DoorsConfig(AppConfig):
    """The doors have no tables."""

    name = "moothall.doors"
    label = "doors"
