"""When a deadline is missed, what remains is said: what each way needs, whose agreement, and by when."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.meetings.core.deadline_days import CABINET, COUNCIL, ONE, countings, days, is_open

from moothall.meetings.core.deadlines import BodyRules, missed, remedies

MONDAY = date(2026, 11, 23)


def ways(found):
    return [each.way for each in found]


def test_nothing_is_to_be_remedied_while_every_deadline_can_be_met():
    assert remedies(date(2027, 3, 1), MONDAY, CABINET, is_key=True, is_private=True) == ()


def test_a_key_decision_too_soon_for_28_days_has_the_general_exception_until_five_days_before():
    exception, move = remedies(date(2026, 12, 8), MONDAY, CABINET, is_key=True)

    assert exception.way == "general_exception"
    assert exception.by == date(2026, 11, 30)
    assert exception.agreed_by == ""
    assert exception.citation.clause == "SI 2012/2089, regulation 10"
    assert (move.way, move.decide_on) == ("move", date(2027, 1, 6))


def test_special_urgency_is_only_for_where_not_even_five_clear_days_remain():
    given_in_time = {"D-03": date(2026, 11, 12), "D-04": date(2026, 11, 12)}
    urgency, move = remedies(date(2026, 11, 26), MONDAY, CABINET, is_key=True, given=given_in_time)

    assert urgency.way == "special_urgency"
    assert urgency.agreed_by.startswith("the chair of the scrutiny committee")
    assert urgency.by == date(2026, 11, 26)
    assert move.instead_of == urgency.instead_of


def test_a_private_meeting_without_notice_needs_the_agreement_that_it_is_urgent():
    found = remedies(date(2026, 12, 8), MONDAY, CABINET, is_private=True)

    assert ways(found) == ["private_urgency", "move"]
    assert [rule.id for rule in found[0].instead_of] == ["D-06"]


def test_a_late_item_at_a_committee_needs_its_chairs_reasons():
    found = remedies(date(2026, 11, 27), MONDAY, COUNCIL, given={"D-01": date(2026, 11, 13)})

    assert ways(found) == ["late_item", "move"]
    assert found[0].agreed_by == "the chair of the meeting"
    assert found[1].decide_on == date(2026, 12, 1)


def test_a_committee_that_was_not_yet_called_may_be_called_at_shorter_notice():
    assert ways(remedies(date(2026, 11, 27), MONDAY, COUNCIL)) == ["late_item", "shorter_notice", "move"]


def test_an_executive_has_no_late_items():
    found = remedies(date(2026, 11, 27), MONDAY, CABINET, given={"D-03": date(2026, 11, 13)})

    assert ways(found) == ["move"]


def test_an_exception_that_was_used_in_time_leaves_nothing_to_remedy():
    wanted = date(2026, 12, 8)
    used = {"D-08": date(2026, 11, 30)}

    assert missed(wanted, MONDAY, CABINET, is_key=True, given=used) == ()
    assert missed(wanted, MONDAY, CABINET, is_key=True, given={"D-08": date(2026, 12, 1)}) != ()


def test_urgency_that_was_agreed_after_the_meeting_does_not_count():
    wanted = date(2026, 12, 8)

    assert missed(wanted, MONDAY, CABINET, is_key=True, given={"D-09": wanted}) == ()
    assert missed(wanted, MONDAY, CABINET, is_key=True, given={"D-09": wanted + ONE}) != ()


def test_a_day_that_is_past_leaves_only_the_move():
    assert ways(remedies(date(2026, 11, 20), MONDAY, COUNCIL)) == ["move"]


def test_special_urgency_remains_on_the_day_itself():
    found = remedies(MONDAY, MONDAY, CABINET, is_key=True, given={"D-03": MONDAY - 14 * ONE})

    assert ways(found) == ["special_urgency", "move"]


def test_a_company_has_nothing_to_remedy():
    assert remedies(MONDAY, MONDAY, BodyRules("company"), is_key=True, is_private=True) == ()


def test_a_remedy_says_itself_in_a_sentence():
    found = remedies(date(2026, 12, 8), MONDAY, CABINET, is_key=True)

    assert found[0].sentence == "Use the general exception, by 30 November 2026: decide on 8 December 2026."


@given(days, st.integers(0, 60), st.booleans(), st.booleans(), countings)
def test_the_day_to_move_to_keeps_every_deadline_and_is_a_working_day(
    now, ahead, is_key, is_private, counting
):
    rules = BodyRules("executive_2012", counting)
    found = remedies(now + ONE * ahead, now, rules, is_key=is_key, is_private=is_private)
    if not found:
        return
    assert found[-1].way == "move"
    assert missed(found[-1].decide_on, now, rules, is_key=is_key, is_private=is_private) == ()
    assert found[-1].decide_on > now + ONE * ahead
    assert is_open(found[-1].decide_on, counting)
