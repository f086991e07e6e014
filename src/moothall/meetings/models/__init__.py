"""The tables of the meetings room: series, meetings, agendas, attendance, papers, votes and notices."""

from moothall.meetings.models.meetings import Action, AgendaItem, Attendance, Declaration, Meeting, Series
from moothall.meetings.models.notices import Notice
from moothall.meetings.models.papers import Paper, PaperVersion
from moothall.meetings.models.published_record import Basis, PublishedRecord
from moothall.meetings.models.votes import Vote

__all__ = [
    "Action",
    "AgendaItem",
    "Attendance",
    "Basis",
    "Declaration",
    "Meeting",
    "Notice",
    "Paper",
    "PaperVersion",
    "PublishedRecord",
    "Series",
    "Vote",
]
