"""Reading matters, and meetings with what they decided, with nothing that the reader may not have."""

from moothall.matters.queries.decisions import DecisionFilters, decision, decisions_of
from moothall.matters.queries.due_tasks import DueTask, due_from
from moothall.matters.queries.issues import issue, issues_of, open_issues, route_of
from moothall.matters.queries.meeting_record import meeting
from moothall.matters.queries.plans import forward_plan
from moothall.matters.queries.search import search

__all__ = [
    "DecisionFilters",
    "DueTask",
    "decision",
    "decisions_of",
    "due_from",
    "forward_plan",
    "issue",
    "issues_of",
    "meeting",
    "open_issues",
    "route_of",
    "search",
]
