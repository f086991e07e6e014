"""The meetings room, as Django knows it."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings, agendas, papers, votes and notices."""

    name = "moothall.meetings"
    label = "meetings"
    verbose_name = "Meetings"
