"""What is done at and around meetings: each operation is one transaction and one event."""

from moothall.meetings.operations.agenda import (
    add_item,
    change_item,
    move_item,
    publish_agenda,
    withdraw_item,
)
from moothall.meetings.operations.attendance import arrive, declare_interest, leave, record_attendance
from moothall.meetings.operations.meetings import (
    adjourn_meeting,
    cancel_meeting,
    close_meeting,
    move_meeting,
    open_meeting,
    plan_meeting,
    publish_meeting_notice,
)
from moothall.meetings.operations.minutes import (
    add_action,
    approve_minutes,
    finish_action,
    publish_minutes,
    record_item_minute,
    record_minutes,
)
from moothall.meetings.operations.notices import give_notice, publish_notice
from moothall.meetings.operations.series import plan_series
from moothall.meetings.operations.votes import strike_vote, take_vote

__all__ = [
    "add_action",
    "add_item",
    "adjourn_meeting",
    "approve_minutes",
    "arrive",
    "cancel_meeting",
    "change_item",
    "close_meeting",
    "declare_interest",
    "finish_action",
    "give_notice",
    "leave",
    "move_item",
    "move_meeting",
    "open_meeting",
    "plan_meeting",
    "plan_series",
    "publish_agenda",
    "publish_meeting_notice",
    "publish_minutes",
    "publish_notice",
    "record_attendance",
    "record_item_minute",
    "record_minutes",
    "strike_vote",
    "take_vote",
    "withdraw_item",
]
