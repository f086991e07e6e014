"""The room of work, as Django knows it."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """Records which workers have been seen, and the days whose daily work was queued."""

    name = "moothall.work"
    label = "work"
    verbose_name = "Work"
