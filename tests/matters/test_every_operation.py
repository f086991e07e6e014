"""Every operation of meetings and matters leaves one event that names who did it, and by which post."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from tests.acting import relying_on
from tests.matters.partnership import (
    CEDAR,
    CLERK,
    DALE,
    MEETING,
    MONDAY,
    NAME,
    agreed,
    at,
    decided,
    issue,
    joining,
    part,
    planned,
    proposed,
    published,
    under_way,
)

from moothall.audit.queries import events
from moothall.matters import operations as matters_operations
from moothall.matters.models import CallIn, Decision
from moothall.meetings import operations
from moothall.meetings.core.ballots import Hands
from moothall.meetings.core.rotation import RotationRule
from moothall.meetings.models import Notice
from moothall.meetings.rules.attendance_book import AttendanceEntry
from moothall.periods import Period

pytestmark = [pytest.mark.storage, pytest.mark.django_db, pytest.mark.usefixtures("register")]

Given = dict[str, Any]
ELSEWHERE = {"enter_past", "note_the_day"}  # tested where the past is read, and where things take effect


def drafted() -> Any:
    meeting = planned("brent-cabinet")
    return operations.add_item(meeting=meeting, title="The item", acting=CLERK)


def sitting() -> Any:
    return under_way("brent-cabinet", people=(CEDAR, DALE))


def held() -> Any:
    meeting = sitting().meeting
    return operations.close_meeting(meeting=meeting, at=at(MEETING), acting=CLERK)


def sat() -> Given:
    return {"meeting": sitting().meeting}


def alone(**fields: Any) -> Given:
    taken = {"holder": "chief", "taken_by": "P. Hart", "taken_on": MEETING, "record": agreed()}
    return {"partnership": NAME, **taken, **fields}


def callable_in() -> Decision:
    return published("avon-cabinet", proposed()[0])


def asked() -> CallIn:
    given: Given = {"body": "avon-scrutiny", "by_members": ["Elm", "Fir"], "reasons": "Costs"}
    return matters_operations.call_in(decision=callable_in(), on=date(2016, 11, 25), acting=CLERK, **given)


def back() -> CallIn:
    return matters_operations.refer_back(call_in=asked(), on=date(2016, 12, 1), reasons="Again", acting=CLERK)


def replaced(call_in: CallIn) -> Given:
    made = decided("avon-cabinet", call_in.decision.issue, date(2016, 12, 5))  # type: ignore[arg-type]
    return {"call_in": call_in, "replacement": made, **LATER}


def noticed() -> Given:
    return {
        "partnership": NAME,
        "kind": "key_decision",
        "holder": "avon-cabinet",
        "title": "x",
        "due_from": MEETING,
    }


def notice() -> Notice:
    return operations.give_notice(acting=CLERK, **noticed())


def consulted() -> Any:
    return proposed()[1].legs.create(position=9, asked="consultation", authority="avon", holder="chief")


def ready_but_for_the_last() -> Given:
    """Return an issue that would be in force, had its decision been published by the operation."""
    made = decided("brent-cabinet", proposed(joining("b", add=[part("brent")]))[0])
    Decision.objects.filter(pk=made.pk).update(published_at=at(MEETING))
    return {"issue": made.issue, "on": MEETING}


LATER = {"on": date(2016, 12, 5)}
GIVEN: dict[str, Callable[[], Given]] = {
    "open_issue": lambda: {"partnership": NAME, "title": "x", "opened_on": MONDAY},
    "put_forward": lambda: {"issue": issue(), "variation": joining(), "on": MONDAY},
    "amend": lambda: {"issue": proposed()[0], "variation": joining("z"), "because": "x", "on": MONDAY},
    "reply_to_consultation": lambda: {"leg": consulted(), "on": MEETING, "answer": "Yes"},
    "send_back": lambda: {"issue": proposed()[0], "because": "x", "on": MEETING},
    "end_issue": lambda: {"issue": proposed()[0], "because": "x", "on": MEETING},
    "plan_meeting": lambda: {"partnership": NAME, "body": "brent-cabinet", "starts_on": MEETING},
    "strike_vote": lambda: {
        "vote": operations.take_vote(
            item=sitting(), motion="x", method="show_of_hands", hands=Hands(2), acting=CLERK
        ),
        "because": "Miscounted", "at": at(MEETING),
    },
    "plan_series": lambda: {
        "partnership": NAME, "body": "brent-cabinet", "title": "x", "rule": RotationRule(nth=1),
        "starts_at": time(10), "window": Period(MONDAY, date(2017, 1, 30)),
    },
    "move_meeting": lambda: {"meeting": planned("brent-cabinet"), "starts_on": date(2016, 11, 22)},
    "cancel_meeting": lambda: {"meeting": planned("brent-cabinet"), "because": "Snow"},
    "publish_meeting_notice": lambda: {"meeting": planned("brent-cabinet"), "at": at(MONDAY)},
    "publish_agenda": lambda: {"meeting": drafted().meeting, "at": at(MONDAY)},
    "open_meeting": lambda: {
        "meeting": operations.publish_agenda(meeting=drafted().meeting, at=at(MONDAY), acting=CLERK),
        "at": at(MEETING),
    },
    "adjourn_meeting": lambda: {**sat(), "because": "Lunch"},
    "close_meeting": lambda: {**sat(), "at": at(MEETING)},
    "add_item": lambda: {"meeting": planned("brent-cabinet"), "title": "x"},
    "change_item": lambda: {"item": drafted(), "title": "y"},
    "move_item": lambda: {"item": drafted(), "to": 1},
    "withdraw_item": lambda: {"item": drafted()},
    "record_attendance": lambda: {**sat(), "rows": [AttendanceEntry("Cedar", "brent")]},
    "arrive": lambda: {**sat(), "person": "Dale", "at_item": 1},
    "leave": lambda: {**sat(), "person": "Dale", "at_item": 2},
    "declare_interest": lambda: {**sat(), "person": "Dale", "interest": "non_registrable"},
    "take_vote": lambda: {
        "item": sitting(), "motion": "x", "method": "show_of_hands", "hands": Hands(for_=2),
    },
    "decide": lambda: {"item": sitting(), "record": agreed()},
    "record_decision": alone,
    "publish_decision": lambda: {
        "decision": matters_operations.record_decision(acting=CLERK, **alone()), "at": at(MEETING, 15),
    },
    "call_in": lambda: {
        "decision": callable_in(), "body": "avon-scrutiny", "by_members": ["Elm", "Fir"], "reasons": "Costs",
        "on": date(2016, 11, 25),
    },
    "release": lambda: {"call_in": asked(), **LATER},
    "refer_back": lambda: {"call_in": asked(), "reasons": "Again", **LATER},
    "reaffirm": lambda: {"call_in": back(), **LATER},
    "change": lambda: replaced(back()),
    "lapse": lambda: {"call_in": asked(), "reasons": "Not heard", **LATER},
    "give_notice": noticed,
    "publish_notice": lambda: {"notice": notice(), "at": at(MONDAY)},
    "record_minutes": lambda: {**sat(), "minutes": "x"},
    "record_item_minute": lambda: {"item": sitting(), "minute": "x"},
    "publish_minutes": lambda: {"meeting": held(), "at": at(date(2016, 11, 25))},
    "approve_minutes": lambda: {"meeting": held(), "on": date(2016, 12, 12)},
    "add_action": lambda: {**sat(), "text": "x", "owner": "chief"},
    "finish_action": lambda: {
        "action": operations.add_action(**sat(), text="x", owner="chief", acting=CLERK), "on": MEETING,
    },
    "let_into_force": lambda: {"decision": callable_in(), **LATER},
    "bring_into_force": ready_but_for_the_last,
}  # fmt: skip
WITH_THE_AGREEMENT = {"bring_into_force"}  # which is varied in the same transaction, with an event of its own


def test_each_is_tried() -> None:
    assert {*operations.__all__, *matters_operations.__all__} - ELSEWHERE == set(GIVEN)


@pytest.mark.parametrize("name", GIVEN)
def test_an_operation_leaves_one_event_that_names_who_did_it(name: str) -> None:
    given, before = GIVEN[name](), events().total

    room = operations if name in operations.__all__ else matters_operations
    getattr(room, name)(acting=relying_on("brent-clerk", "the doer"), **given)

    found = events().events
    assert events().total - before == 1 + (name in WITH_THE_AGREEMENT)
    assert (found[0].actor, found[0].partnership) == ("the doer", NAME)
    assert found[0].facts["as_post"] == "brent-clerk"
