"""What can have been decided by a vote, and whether a decision may be called in on a day."""

from datetime import date
from typing import Any

import pytest

from moothall.agreement.core.terms.bodies import CallInRule
from moothall.matters.core.call_in import called_in
from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.core.decisions import RouteDecision, may_call_in, outcomes_of_vote

TAKEN, PUBLISHED, CLOSES = date(2016, 10, 3), date(2016, 10, 5), date(2016, 10, 12)
RULE = CallInRule.model_validate({"working_days": 5, "members_needed": 3})
THREE = ("Ann Reed", "Bob Hill", "Cat Moor")


def asked(*members: str, rule: CallInRule | None = RULE, on: date = PUBLISHED, **fields: Any) -> str:
    decision = RouteDecision(
        1, "cabinet", "agreed", TAKEN, **{"published_on": PUBLISHED, "call_in_closes_on": CLOSES, **fields}
    )
    found = may_call_in(rule=rule, taken=decision, on=on, members=members)
    assert found.is_yes == (found.sentence == "It may be called in.")
    return found.sentence


def test_a_vote_that_is_carried_agrees_as_it_stands_or_amended_and_one_without_result_decides_nothing():
    assert outcomes_of_vote("carried") == ("agreed", "amended")
    assert outcomes_of_vote("lost") == ("refused",)
    assert outcomes_of_vote("tied") == ()


def test_three_members_may_call_a_decision_in_until_the_last_day():
    assert asked(*THREE) == asked(*THREE, on=CLOSES) == "It may be called in."
    assert asked(*THREE, on=date(2016, 10, 13)) == "It is too late: call-in closed on 12 October 2016."


def test_a_member_who_is_named_twice_asks_once():
    assert asked(*THREE[:2], "ann  reed") == "3 members must ask, and 2 did."
    assert asked() == "3 members must ask, and none did."


def test_where_no_number_is_given_one_member_is_enough():
    rule = CallInRule.model_validate({"working_days": 5})

    assert asked("Ann Reed", rule=rule) == "It may be called in."
    assert asked(rule=rule) == "No member asks."


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"rule": None}, "The body that took it has no rule on call-in that is recorded."),
        ({"not_called_in_because": "the grant lapses."}, "It is not subject to call-in: the grant lapses."),
        ({"published_on": None}, "It is not yet published."),
        ({"on": TAKEN}, "It is not yet published."),
        ({"call_in_closes_on": None}, "It is not subject to call-in."),
        (
            {"call_in": called_in(on=CLOSES, by="scrutiny", members=THREE, reasons="Costs.")},
            "It was already called in, on 12 October 2016; a decision is called in once.",
        ),
    ],
)
def test_why_a_decision_may_not_be_called_in(fields: dict[str, Any], why: str):
    assert asked(*THREE, **fields) == why


def test_a_key_decision_says_why_it_is_one_and_what_is_kept_back_says_why_that_is():
    record = DecisionRecord("Shared ICT", "agreed", "That it be shared.", is_key=True, exempt_paragraphs=(3,))

    assert [fault.field for fault in record.faults()] == ["public_interest", "key_because"]
