"""The room of work, as Django knows it."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """Which workers have been seen, and for which days the daily work was asked."""

    name = "moothall.work"
    label = "work"
    verbose_name = "Work"
