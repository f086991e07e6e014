"""What is read in the committees room: frozen answers, with nothing in them that the reader may not have.

- ``meetings_of``, ``meeting``: the calendar, and one meeting with its agenda, votes, decisions and minutes
- ``issues_of``, ``issue``, ``route_of``: issues, one with how far it has come, and the route of a draft
- ``decisions_of`` with ``Filters``, ``decision``: the register of decisions
- ``forward_plan``: what is to be decided; ``due_from``: what somebody is to do

Every one takes ``reader=``, who is the public unless another is named (``rights.reader_of``).
"""

from moothall.committees.core.reader import PUBLIC, Reader
from moothall.committees.queries.decisions import Filters, decision, decisions_of
from moothall.committees.queries.due import Due, due_from
from moothall.committees.queries.issues import issue, issues_of, route_of
from moothall.committees.queries.meetings import meeting, meetings_of
from moothall.committees.queries.plans import forward_plan

__all__ = [
    "PUBLIC",
    "Due",
    "Filters",
    "Reader",
    "decision",
    "decisions_of",
    "due_from",
    "forward_plan",
    "issue",
    "issues_of",
    "meeting",
    "meetings_of",
    "route_of",
]
