"""Working days agree with stepping through the calendar one day at a time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.periods import add_working_days, bank_holidays, is_working_day, working_days_between
from moothall.refusals import Invalid

# Across a year's end with substitute days, Easter, one bank holiday in May, and two side by side in June.
days = st.dates(date(2021, 12, 10), date(2022, 6, 20))
extras = st.frozensets(days, max_size=4)


def works(day, extra):
    return day.weekday() < 5 and day not in bank_holidays(day.year) and day not in extra


def test_a_bank_holiday_is_not_a_working_day_and_the_next_day_is():
    assert not is_working_day(date(2016, 12, 27))
    assert is_working_day(date(2016, 12, 28))


def test_a_saturday_is_not_a_working_day():
    assert not is_working_day(date(2016, 11, 12))


def test_the_next_working_day_after_a_friday_or_a_weekend_is_monday():
    assert {add_working_days(date(2016, 11, day), 1) for day in (11, 12, 13)} == {date(2016, 11, 14)}


def test_the_working_day_before_a_monday_or_a_weekend_is_friday():
    assert {add_working_days(date(2016, 11, day), -1) for day in (14, 13, 12)} == {date(2016, 11, 11)}


def test_no_working_days_after_a_sunday_is_that_sunday():
    assert add_working_days(date(2016, 11, 13), 0) == date(2016, 11, 13)


def test_there_were_three_working_days_between_christmas_and_new_year_in_2016():
    assert working_days_between(date(2016, 12, 24), date(2017, 1, 3)) == 3


def test_a_year_has_its_weekdays_less_its_bank_holidays():
    assert working_days_between(date(2026, 1, 1), date(2027, 1, 1)) == 261 - 8


def test_counting_backwards_is_refused_with_both_days():
    with pytest.raises(Invalid, match="from 15 November 2016 until 14 November 2016"):
        working_days_between(date(2016, 11, 15), date(2016, 11, 14))


def test_the_last_year_known_can_be_counted_to_its_end():
    assert working_days_between(date(2030, 12, 30), date(2031, 1, 1)) == 2
    assert add_working_days(date(2030, 12, 30), 1) == date(2030, 12, 31)


@pytest.mark.parametrize(
    ("day", "count"), [(date(2030, 12, 31), 1), (date(2000, 1, 4), -1), (date(2016, 11, 14), 10**12)]
)
def test_counting_out_of_the_years_known_is_refused(day, count):
    with pytest.raises(Invalid, match="leaves the years for which England's bank holidays are known here"):
        add_working_days(day, count)


@given(days, extras)
def test_a_working_day_is_neither_a_weekend_nor_a_holiday_nor_an_extra_day(day, extra):
    assert is_working_day(day, extra=extra) == works(day, extra)


@given(days, days, extras)
def test_working_days_between_agree_with_counting_one_by_one(one, other, extra):
    starts_on, until = sorted([one, other])
    counted = 0
    day = starts_on
    while day < until:
        counted += works(day, extra)
        day += timedelta(days=1)
    assert working_days_between(starts_on, until, extra=extra) == counted


@given(days, days, days)
def test_a_run_cut_in_two_has_the_same_working_days(one, two, three):
    first, middle, last = sorted([one, two, three])
    whole = working_days_between(first, last)
    assert working_days_between(first, middle) + working_days_between(middle, last) == whole


@given(days, st.integers(-40, 40), extras)
def test_adding_working_days_agrees_with_stepping(day, count, extra):
    stepped, left = day, abs(count)
    while left:
        stepped += timedelta(days=1 if count > 0 else -1)
        left -= works(stepped, extra)
    assert add_working_days(day, count, extra=extra) == stepped


@given(days, st.integers(1, 40), extras)
def test_going_forward_from_a_working_day_and_back_returns_to_it(day, count, extra):
    start = add_working_days(day, 1, extra=extra)
    there = add_working_days(start, count, extra=extra)
    assert add_working_days(there, -count, extra=extra) == start
