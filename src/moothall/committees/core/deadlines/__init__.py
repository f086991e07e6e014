"""Deadlines as pure functions: each gives a day, the rule and its citation, and its working day by day."""

from moothall.committees.core.deadlines.after import (
    call_in_closes,
    decision_published_by,
    draft_minutes_by,
    in_force_from,
    interest_notified_by,
    officer_papers_kept_until,
    officer_record_kept_until,
)
from moothall.committees.core.deadlines.counting import (
    BodyRules,
    Counting,
    Moment,
    Regime,
    day_of,
    rules_of,
)
from moothall.committees.core.deadlines.deadline import Deadline, Step
from moothall.committees.core.deadlines.meeting import deadlines_of_meeting, missed
from moothall.committees.core.deadlines.notice import (
    agenda_by,
    executive_agenda_by,
    executive_notice_by,
    general_exception_by,
    key_decision_notice_by,
    meet_from,
    notice_of_meeting_by,
    private_notice_by,
    publish_by,
    second_private_notice_by,
)
from moothall.committees.core.deadlines.planned import PlanEntry, PlannedMatter, Status, forward_plan
from moothall.committees.core.deadlines.remedies import Remedy, remedies
from moothall.committees.core.deadlines.rules import RULES, Rule

__all__ = [
    "RULES", "BodyRules", "Counting", "Deadline", "Moment", "PlanEntry", "PlannedMatter", "Regime", "Remedy",
    "Rule", "Status", "Step", "agenda_by", "call_in_closes", "day_of", "deadlines_of_meeting",
    "decision_published_by", "draft_minutes_by", "executive_agenda_by", "executive_notice_by", "forward_plan",
    "general_exception_by", "in_force_from", "interest_notified_by", "key_decision_notice_by", "meet_from",
    "missed", "notice_of_meeting_by", "officer_papers_kept_until", "officer_record_kept_until",
    "private_notice_by", "publish_by", "remedies", "rules_of", "second_private_notice_by",
]  # fmt: skip
