"""The tables of the committees room: issues, meetings, papers, votes, decisions and notices."""

from moothall.committees.models.decisions import CallIn, Decision, Notice, Vote
from moothall.committees.models.issues import Issue, Leg, Proposal
from moothall.committees.models.kept import Basis, Kept
from moothall.committees.models.meetings import Action, AgendaItem, Attendance, Declaration, Meeting, Series
from moothall.committees.models.papers import Paper, PaperVersion

__all__ = [
    "Action",
    "AgendaItem",
    "Attendance",
    "Basis",
    "CallIn",
    "Decision",
    "Declaration",
    "Issue",
    "Kept",
    "Leg",
    "Meeting",
    "Notice",
    "Paper",
    "PaperVersion",
    "Proposal",
    "Series",
    "Vote",
]
