"""What is done in the committees room: each one transaction and one event, keyword-only, with ``by``.

- ``issues``: open_issue, put_forward, amend, reply_to_consultation, send_back, end_issue
- ``meetings``: plan_meeting, move_meeting, cancel_meeting, publish_meeting_notice, open_meeting,
  adjourn_meeting, close_meeting; ``series``: plan_series
- ``agenda``: add_item, change_item, move_item, withdraw_item
- ``publishing``: publish_agenda
- ``attending``: record_attendance, arrive, leave, declare_interest
- ``voting``: take_vote; ``striking``: strike_vote
- ``deciding``: decide (a body, at an item), record_decision (one officer or member), publish_decision
- ``calling_in``: call_in, release, refer_back, reaffirm, change, lapse
- ``noticing``: give_notice, publish_notice
- ``minutes``: record_minutes, record_item_minute, publish_minutes, approve_minutes, add_action, finish_action
- ``entering``: enter_past: what happened before or elsewhere, as it was
- ``taking_effect``: let_into_force (a decision), bring_into_force (an issue): every operation that could
  complete an issue does so; note_the_day: time has brought about all that it could
"""

from moothall.committees.operations.agenda import add_item, change_item, move_item, withdraw_item
from moothall.committees.operations.attending import arrive, declare_interest, leave, record_attendance
from moothall.committees.operations.calling_in import call_in, change, lapse, reaffirm, refer_back, release
from moothall.committees.operations.deciding import decide, publish_decision, record_decision
from moothall.committees.operations.entering import enter_past
from moothall.committees.operations.issues import (
    amend,
    end_issue,
    open_issue,
    put_forward,
    reply_to_consultation,
    send_back,
)
from moothall.committees.operations.meetings import (
    adjourn_meeting,
    cancel_meeting,
    close_meeting,
    move_meeting,
    open_meeting,
    plan_meeting,
    publish_meeting_notice,
)
from moothall.committees.operations.minutes import (
    add_action,
    approve_minutes,
    finish_action,
    publish_minutes,
    record_item_minute,
    record_minutes,
)
from moothall.committees.operations.noticing import give_notice, publish_notice
from moothall.committees.operations.publishing import publish_agenda
from moothall.committees.operations.series import plan_series
from moothall.committees.operations.striking import strike_vote
from moothall.committees.operations.taking_effect import bring_into_force, let_into_force, note_the_day
from moothall.committees.operations.voting import take_vote

__all__ = [
    "add_action",
    "add_item",
    "adjourn_meeting",
    "amend",
    "approve_minutes",
    "arrive",
    "bring_into_force",
    "call_in",
    "cancel_meeting",
    "change",
    "change_item",
    "close_meeting",
    "decide",
    "declare_interest",
    "end_issue",
    "enter_past",
    "finish_action",
    "give_notice",
    "lapse",
    "leave",
    "let_into_force",
    "move_item",
    "move_meeting",
    "note_the_day",
    "open_issue",
    "open_meeting",
    "plan_meeting",
    "plan_series",
    "publish_agenda",
    "publish_decision",
    "publish_meeting_notice",
    "publish_minutes",
    "publish_notice",
    "put_forward",
    "reaffirm",
    "record_attendance",
    "record_decision",
    "record_item_minute",
    "record_minutes",
    "refer_back",
    "release",
    "reply_to_consultation",
    "send_back",
    "strike_vote",
    "take_vote",
    "withdraw_item",
]
