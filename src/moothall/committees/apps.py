"""The committees room, as Django knows it."""

from django.apps import AppConfig


class CommitteesConfig(AppConfig):
    """Meetings, papers, votes and decisions."""

    name = "moothall.committees"
    label = "committees"
    verbose_name = "Committees"
