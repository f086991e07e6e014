"""What is done in matters: each operation is one transaction and one event."""

from moothall.matters.operations.call_ins import call_in, change, lapse, reaffirm, refer_back, release
from moothall.matters.operations.decisions import decide, publish_decision, record_decision
from moothall.matters.operations.effect import bring_into_force, let_into_force, note_the_day
from moothall.matters.operations.issues import (
    amend,
    end_issue,
    open_issue,
    put_forward,
    reply_to_consultation,
    send_back,
)
from moothall.matters.operations.past_records import enter_past

__all__ = [
    "amend",
    "bring_into_force",
    "call_in",
    "change",
    "decide",
    "end_issue",
    "enter_past",
    "lapse",
    "let_into_force",
    "note_the_day",
    "open_issue",
    "publish_decision",
    "put_forward",
    "reaffirm",
    "record_decision",
    "refer_back",
    "release",
    "reply_to_consultation",
    "send_back",
]
