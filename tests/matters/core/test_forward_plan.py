"""The forward plan writes itself from what is planned and when notice was given."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.meetings.core.deadline_days import CABINET, COUNCIL

from moothall.matters.core.forward_plan import PlannedMatter, forward_plan
from moothall.periods import Period
from moothall.refusals import Invalid

MONDAY = date(2026, 11, 23)


def key(due, **facts):
    return PlannedMatter("Leave revenues and benefits", "cabinet", due, is_key=True, rules=CABINET, **facts)


def entry(matter):
    [found] = forward_plan([matter], MONDAY)
    return found


def test_a_key_decision_of_which_notice_was_given_is_in_time():
    found = entry(key(date(2026, 12, 8), notice_on=date(2026, 10, 28)))

    assert (found.status, found.decide_from) == ("in_time", date(2026, 12, 8))
    assert found.notice_by.day == date(2026, 10, 28)
    assert found.remedies == ()


def test_notice_a_day_late_leaves_the_general_exception():
    found = entry(key(date(2026, 12, 8), notice_on=date(2026, 10, 29)))

    assert found.status == "general_exception"
    assert found.sentence == (
        "Notice was due by 28 October 2026; the general exception remains until 30 November 2026."
    )
    assert [each.way for each in found.remedies] == ["general_exception", "move"]


def test_the_general_exception_remains_on_its_last_day_and_not_after_it():
    assert entry(key(date(2026, 12, 1))).status == "general_exception"
    assert entry(key(date(2026, 11, 30))).status == "special_urgency"


def test_notice_under_the_general_exception_leaves_nothing_more_to_do():
    found = entry(key(date(2026, 12, 8), general_exception_on=date(2026, 11, 20)))

    assert (found.status, found.remedies) == ("general_exception", ())
    assert found.sentence.endswith("the general exception was used on 20 November 2026.")


def test_with_too_few_days_for_that_special_urgency_alone_remains():
    found = entry(key(date(2026, 11, 26)))

    assert found.status == "special_urgency"
    assert [each.way for each in found.remedies] == ["special_urgency", "move"]


def test_urgency_that_was_agreed_is_said():
    found = entry(key(date(2026, 11, 26), urgency_agreed_on=date(2026, 11, 20)))

    assert (found.status, found.remedies) == ("special_urgency", ())
    assert found.sentence.endswith("That it is urgent was agreed on 20 November 2026.")


def test_notice_that_can_still_be_given_is_to_be_given_by_a_day():
    found = entry(key(date(2027, 1, 12)))

    assert (found.status, found.sentence) == ("to_give", "Notice is to be published by 27 November 2026.")


def test_a_matter_due_in_a_period_may_be_decided_on_the_days_of_it_that_are_left():
    found = entry(key(Period(date(2026, 12, 1), date(2027, 2, 1))))

    assert (found.status, found.decide_from) == ("to_give", date(2027, 1, 6))
    assert found.notice_by.day == date(2026, 12, 17)
    assert found.sentence == (
        "Notice is to be published by 17 December 2026. Published now, it lets the decision be taken from "
        "6 January 2027."
    )


def test_notice_given_in_time_is_held_against_the_first_day_of_its_period():
    found = entry(key(Period(date(2026, 12, 8), date(2027, 1, 1)), notice_on=date(2026, 10, 28)))

    assert (found.notice_by.day, found.decide_from) == (date(2026, 10, 28), date(2026, 12, 8))
    assert found.sentence == "Notice was published in time on 28 October 2026."


def test_a_private_matter_without_notice_needs_agreement():
    matter = PlannedMatter("A lease", "cabinet", date(2026, 12, 8), is_private=True, rules=CABINET)

    assert entry(matter).status == "private_urgency"
    assert [each.way for each in entry(matter).remedies] == ["private_urgency", "move"]


def test_what_was_due_and_not_decided_is_overdue():
    assert entry(key(date(2026, 11, 20))).status == "overdue"
    assert entry(key(date(2026, 11, 23))).status != "overdue"


def test_a_council_gives_no_notice_of_key_decisions():
    matter = PlannedMatter("The budget", "council", date(2026, 11, 30), is_key=True, rules=COUNCIL)

    assert (entry(matter).status, entry(matter).notice_by) == ("not_needed", None)


def test_a_matter_is_due_by_some_day():
    with pytest.raises(Invalid, match="has no end"):
        key(Period(MONDAY))


@given(st.lists(st.integers(-30, 90), max_size=8), st.randoms(use_true_random=False))
def test_the_plan_is_in_order_of_days_whatever_the_order_of_matters(offsets, random):
    matters = [key(MONDAY + timedelta(number)) for number in offsets]
    plan = forward_plan(matters, MONDAY)
    random.shuffle(matters)

    assert forward_plan(matters, MONDAY) == plan
    due = [each.matter.first_day for each in plan]
    assert due == sorted(due)
