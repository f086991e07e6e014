"""Deadlines as pure functions: each gives a day, the rule, its citation and its working day by day."""

from moothall.meetings.core.deadlines.day_count import (
    BodyRules,
    CountingRule,
    Moment,
    Regime,
    day_of,
    rules_of,
)
from moothall.meetings.core.deadlines.deadline import CountStep, Deadline
from moothall.meetings.core.deadlines.follow_up import (
    call_in_closes,
    decision_published_by,
    draft_minutes_by,
    interest_notified_by,
    officer_papers_kept_until,
    officer_record_kept_until,
)
from moothall.meetings.core.deadlines.meeting import AGENDAS, NOTICES, deadlines_of_meeting, missed
from moothall.meetings.core.deadlines.notice import (
    agenda_by,
    meet_from,
    publish_by,
)
from moothall.meetings.core.deadlines.remedies import Remedy, remedies
from moothall.meetings.core.deadlines.rules import RULES, DeadlineRule

__all__ = [
    "AGENDAS",
    "NOTICES",
    "RULES",
    "BodyRules",
    "CountStep",
    "CountingRule",
    "Deadline",
    "DeadlineRule",
    "Moment",
    "Regime",
    "Remedy",
    "agenda_by",
    "call_in_closes",
    "day_of",
    "deadlines_of_meeting",
    "decision_published_by",
    "draft_minutes_by",
    "interest_notified_by",
    "meet_from",
    "missed",
    "officer_papers_kept_until",
    "officer_record_kept_until",
    "publish_by",
    "remedies",
    "rules_of",
]
