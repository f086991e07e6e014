"""Clear days leave out the day of the notice and the day of the event."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.periods import bank_holidays, clear_days_between, latest_notice_day
from moothall.refusals import Invalid

days = st.dates(date(2021, 12, 10), date(2022, 1, 20)) | st.dates(date(2022, 4, 1), date(2022, 6, 20))
extras = st.frozensets(days, max_size=4)
wholly = st.booleans()


def counts(day, working_days_only, extra):
    closed = day.weekday() >= 5 or day in bank_holidays(day.year) or day in extra
    return not (working_days_only and closed)


def counted_one_by_one(notice, event, working_days_only, extra):
    between = (notice + timedelta(days=number) for number in range(1, (event - notice).days))
    return sum(counts(day, working_days_only, extra) for day in between)


def test_notice_on_monday_of_a_meeting_on_tuesday_week_is_five_clear_days():
    assert clear_days_between(date(2016, 11, 7), date(2016, 11, 15)) == 5


def test_a_body_that_counts_weekends_has_seven():
    assert clear_days_between(date(2016, 11, 7), date(2016, 11, 15), working_days_only=False) == 7


def test_christmas_and_new_year_are_not_clear_days():
    assert latest_notice_day(date(2022, 1, 5), 5) == date(2021, 12, 23)


def test_notice_of_a_key_decision_on_1_december_is_given_by_2_november_when_every_day_counts():
    assert latest_notice_day(date(2016, 12, 1), 28, working_days_only=False) == date(2016, 11, 2)


def test_five_clear_days_before_a_monday_are_counted_from_the_friday_and_not_the_sunday():
    assert latest_notice_day(date(2016, 11, 14), 5) == date(2016, 11, 4)


def test_a_day_of_mourning_that_the_body_added_is_not_a_clear_day():
    mourning = frozenset({date(2016, 11, 9)})
    assert latest_notice_day(date(2016, 11, 15), 5, extra=mourning) == date(2016, 11, 4)


@pytest.mark.parametrize("notice", [date(2016, 11, 14), date(2016, 11, 15), date(2016, 11, 20)])
def test_notice_on_the_day_before_or_the_day_or_after_it_leaves_no_clear_day(notice):
    assert clear_days_between(notice, date(2016, 11, 15)) == 0


@pytest.mark.parametrize("clear_days", [0, -5])
def test_notice_of_no_days_is_refused(clear_days):
    with pytest.raises(Invalid, match="Ask for 1 or more"):
        latest_notice_day(date(2016, 11, 15), clear_days)


@given(days, days, wholly, extras)
def test_clear_days_agree_with_counting_one_by_one(notice, event, working_days_only, extra):
    found = clear_days_between(notice, event, working_days_only=working_days_only, extra=extra)
    assert found == counted_one_by_one(notice, event, working_days_only, extra)


@given(days, st.integers(1, 28), wholly, extras)
def test_the_latest_notice_day_is_the_last_that_counts_and_leaves_enough(
    event, clear_days, working_days_only, extra
):
    notice = event - timedelta(days=1)
    while counted_one_by_one(notice, event, working_days_only, extra) < clear_days or not counts(
        notice, working_days_only, extra
    ):
        notice -= timedelta(days=1)
    found = latest_notice_day(event, clear_days, working_days_only=working_days_only, extra=extra)
    assert found == notice
