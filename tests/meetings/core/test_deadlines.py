"""Deadlines agree with a count one day at a time, and behave as a clerk expects."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.meetings.core.deadline_days import ONE, clear_days, closings, countings, counts, days, is_open

from moothall.agreement.core.terms.bodies import CallInRule
from moothall.meetings.core.deadlines import (
    RULES,
    BodyRules,
    CountingRule,
    call_in_closes,
    decision_published_by,
    meet_from,
    missed,
    publish_by,
)

rules = st.sampled_from([rule for rule in RULES.values() if rule.days and rule.id < "D-09"])


@given(rules, days, countings)
def test_the_latest_day_agrees_with_counting_one_day_at_a_time(rule, meeting, counting):
    day = meeting - ONE
    while not counts(day, counting) or clear_days(day, meeting, counting) < rule.days:
        day -= ONE
    assert publish_by(rule, meeting, counting).day == day


@given(rules, days, countings)
def test_the_earliest_meeting_agrees_with_counting_one_day_at_a_time(rule, published, counting):
    while not counts(published, counting):
        published += ONE
    day = published + ONE
    while clear_days(published, day, counting) < rule.days:
        day += ONE
    assert meet_from(rule, published, counting).day == day


@given(rules, days, st.integers(1, 40), countings)
def test_a_later_meeting_never_has_an_earlier_deadline(rule, meeting, later, counting):
    assert publish_by(rule, meeting, counting).day <= publish_by(rule, meeting + ONE * later, counting).day


@given(rules, days, countings, closings)
def test_more_closing_days_never_make_a_deadline_easier(rule, day, counting, more):
    closed = CountingRule(counting.days, counting.closed | more)
    call_in = CallInRule(working_days=5)

    assert publish_by(rule, day, closed).day <= publish_by(rule, day, counting).day
    assert meet_from(rule, day, closed).day >= meet_from(rule, day, counting).day
    assert call_in_closes(day, call_in, closed).day >= call_in_closes(day, call_in, counting).day


@given(rules, days, countings)
def test_publishing_on_the_latest_day_is_in_time_and_on_the_next_that_counts_is_not(rule, meeting, counting):
    last = publish_by(rule, meeting, counting)
    next_day = counting.first_counted(last.day + ONE)

    assert last.is_met_on(last.day)
    assert not last.is_met_on(next_day)
    assert meet_from(rule, last.day, counting).is_met_on(meeting)
    assert not meet_from(rule, next_day, counting).is_met_on(meeting)


@given(rules, days, countings)
def test_the_working_shows_every_day_once_and_counts_as_many_as_the_rule_asks(rule, meeting, counting):
    for found in (publish_by(rule, meeting, counting), meet_from(rule, meeting, counting)):
        shown = [step.day for step in found.working]

        assert shown == [shown[0] + ONE * number for number in range(len(shown))]
        numbers = [step.number for step in found.working if step.is_counted]
        assert numbers == list(range(1, rule.days + 1))
        assert all(step.because for step in found.working if not step.is_counted)


@given(days, st.integers(0, 12), countings)
def test_call_in_closes_when_so_many_working_days_have_passed(published, working_days, counting):
    day = counting.given_on(published)
    passed = 0
    while passed < working_days:
        day += ONE
        passed += is_open(day, counting)
    closes = call_in_closes(published, CallInRule(working_days=working_days), counting)

    assert closes.day == day
    assert sum(step.is_counted for step in closes.working) == working_days


def test_a_body_without_a_rule_of_its_own_has_no_last_day_to_publish_a_decision():
    assert decision_published_by(date(2026, 11, 23), None) is None


def test_the_working_is_said_in_one_sentence():
    found = publish_by(RULES["D-02"], date(2026, 4, 8))

    assert found.summary == (
        "Publish on 27 March 2026 at the latest: 5 clear working days lie between then and 8 April 2026, "
        "leaving out 2 Saturdays, 2 Sundays, Good Friday and Easter Monday."
    )
    assert found.working[-1].sentence == "8 April 2026: not counted (the day of the meeting)."
    assert found.rule.citation.clause == "section 100B(3) and (4)"


def test_a_body_may_count_twenty_eight_days_in_calendar_days_and_five_in_working_days():
    decision, known = date(2016, 10, 11), {"D-05": date(2016, 9, 12), "D-04": date(2016, 10, 3)}
    alike = BodyRules("executive_2012")
    apart = BodyRules("executive_2012", CountingRule(long_days="calendar"))

    def late(rules: BodyRules) -> list[str]:
        found = missed(decision, decision, rules, is_key=True, given=known | {"D-03": date(2016, 10, 3)})
        return [each.rule.id for each in found]

    assert (late(alike), late(apart)) == (["D-05"], [])
    assert late(BodyRules("executive_2012", CountingRule("calendar", long_days="working"))) == ["D-05"]


@given(days, st.sampled_from(["working", "calendar"]), st.sampled_from(["working", "calendar", None]))
def test_only_a_notice_of_twenty_eight_days_is_counted_apart(day, kind, long):
    apart, alike, other = CountingRule(kind, long_days=long), CountingRule(kind), CountingRule(long or kind)

    assert publish_by(RULES["D-02"], day, apart).day == publish_by(RULES["D-02"], day, alike).day
    assert publish_by(RULES["D-06"], day, apart).day == publish_by(RULES["D-06"], day, other).day
