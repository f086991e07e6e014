"""The tables of the matters room: issues, proposals, legs, decisions and call-in."""

from moothall.matters.models.decisions import CallIn, Decision
from moothall.matters.models.issues import Issue, Leg, Proposal

__all__ = [
    "CallIn",
    "Decision",
    "Issue",
    "Leg",
    "Proposal",
]
