"""On which day a publication counts, what a body's rules are, and what follows a decision."""

from datetime import UTC, date, datetime, time

import pytest
from tests.meetings.core.deadline_days import CABINET, COUNCIL

from moothall.agreement.core.terms.bodies import Body, CallInRule
from moothall.agreement.core.terms.bodies import NoticeCounting as Recorded
from moothall.matters.core.call_in import called_in
from moothall.matters.core.decisions import NotYetInForce
from moothall.matters.core.effect import in_force_from
from moothall.meetings.core.deadlines import (
    RULES,
    BodyRules,
    CountingRule,
    Deadline,
    call_in_closes,
    day_of,
    deadlines_of_meeting,
    decision_published_by,
    meet_from,
    publish_by,
    rules_of,
)
from moothall.refusals import Invalid

AT_FIVE = CountingRule(closes_at=time(17, 0))
FIVE_DAYS = CallInRule(working_days=5, members_needed=3)
MONDAY = date(2026, 11, 23)


def test_a_moment_is_read_by_the_clock_in_england():
    assert day_of(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == date(2026, 7, 2)
    assert AT_FIVE.given_on(datetime(2026, 7, 1, 16, 30, tzinfo=UTC)) == date(2026, 7, 2)
    assert AT_FIVE.given_on(datetime(2026, 12, 1, 16, 30, tzinfo=UTC)) == date(2026, 12, 1)


def test_the_seconds_of_the_closing_minute_are_still_in_time():
    assert not AT_FIVE.is_late(datetime.combine(MONDAY, time(17, 0, 59)))
    assert AT_FIVE.is_late(datetime.combine(MONDAY, time(17, 1)))


def test_a_day_without_a_time_is_never_late():
    assert AT_FIVE.given_on(MONDAY) == MONDAY


def test_a_late_publication_is_shown_before_the_day_it_counts_on():
    found = meet_from(RULES["D-02"], datetime.combine(date(2026, 11, 20), time(17, 30)), AT_FIVE)

    assert [step.because for step in found.working[:4]] == [
        "published after the offices had closed", "Saturday", "Sunday", "the day of publication",
    ]  # fmt: skip
    assert found.summary.endswith(
        "It counts as published on 23 November 2026: published after the offices had closed."
    )


def test_the_rules_of_a_body_are_those_that_the_agreement_records():
    body = Body(
        id="cabinet", name="Cabinet", body_kind="executive", legal_regime="executive_2012", call_in=FIVE_DAYS,
        counting=Recorded(days="calendar", closes_at="16:30", closed=(MONDAY,), decisions_published_within=2),
        **{"from": date(2016, 1, 1)},
    )  # fmt: skip

    assert rules_of(body) == BodyRules(
        "executive_2012", CountingRule("calendar", frozenset({MONDAY}), time(16, 30)), FIVE_DAYS, 2
    )


def test_a_body_that_records_no_rule_counts_working_days_until_midnight():
    body = Body(id="b", name="Board", body_kind="other", **{"from": date(2016, 1, 1)})

    assert rules_of(body) == BodyRules(None, CountingRule("working"))


def test_part_va_asks_for_a_notice_and_an_agenda_and_knows_no_key_decision():
    found = deadlines_of_meeting(MONDAY, COUNCIL, is_key=True, is_private=True)

    assert [each.rule.id for each in found] == ["D-01", "D-02"]


def test_an_executive_gives_notice_of_key_decisions_and_private_meetings_first():
    found = deadlines_of_meeting(MONDAY, CABINET, is_key=True, is_private=True)

    assert [each.rule.id for each in found] == ["D-05", "D-06", "D-03", "D-04", "D-07"]


@pytest.mark.parametrize("regime", ["company", "none", None])
def test_a_body_under_no_law_has_no_deadline_by_statute(regime):
    assert deadlines_of_meeting(MONDAY, BodyRules(regime), is_key=True, is_private=True) == ()


def test_a_rule_without_clear_days_has_no_latest_day():
    with pytest.raises(Invalid, match="asks for no number of clear days"):
        publish_by(RULES["D-09"], MONDAY)


def test_call_in_says_how_many_must_ask():
    assert "3 members must ask for it." in call_in_closes(MONDAY, FIVE_DAYS).summary


def test_an_urgent_decision_is_in_force_at_once():
    found = in_force_from(MONDAY, FIVE_DAYS, urgent_because="a deadline for funding")

    assert isinstance(found, Deadline)
    assert found.day == MONDAY
    assert "because it is urgent: a deadline for funding" in found.summary


def test_a_decision_that_is_called_in_waits_until_it_is_released():
    asked = called_in(on=date(2026, 11, 25), by="scrutiny", members=("A", "B", "C"), reasons="Cost")
    released = asked.released(date(2026, 12, 9), by="scrutiny")

    assert isinstance(in_force_from(MONDAY, FIVE_DAYS, called_in=asked), NotYetInForce)
    found = in_force_from(MONDAY, FIVE_DAYS, called_in=released)
    assert isinstance(found, Deadline)
    assert found.day == date(2026, 12, 9)


def test_a_decision_cannot_be_published_within_fewer_than_no_days():
    with pytest.raises(Invalid, match="Give 0 or more"):
        decision_published_by(MONDAY, -1)
