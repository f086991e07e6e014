"""A period is a half-open run of days, and behaves as the set of those days."""

from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.periods import Period
from moothall.refusals import Invalid

# The calendar holds every start and end that a drawn period can have, and days to spare after them,
# so that two periods which hold the same days of it are the same, endless ones too.
CALENDAR = [date(2016, 2, 24) + timedelta(days=number) for number in range(20)]
periods = st.from_type(Period)
days = st.sampled_from(CALENDAR)


def days_of(*given_periods):
    return [
        day
        for period in given_periods
        for day in CALENDAR
        if period.starts_on <= day and (period.until is None or day < period.until)
    ]


def test_a_period_holds_its_first_day():
    assert date(2016, 4, 1) in Period(date(2016, 4, 1), date(2016, 9, 1))


def test_a_period_does_not_contain_the_day_it_ends():
    assert date(2016, 9, 1) not in Period(date(2016, 4, 1), date(2016, 9, 1))


def test_a_period_with_no_known_end_holds_every_later_day():
    assert date.max in Period(date(2016, 4, 1))


def test_people_are_told_the_last_day_and_how_many_days():
    year = Period(date(2016, 4, 1), date(2017, 4, 1))
    assert (year.last_day, year.days) == (date(2017, 3, 31), 365)
    assert (Period(date(2016, 4, 1)).last_day, Period(date(2016, 4, 1)).days) == (None, None)


@pytest.mark.parametrize("until", [date(2016, 11, 14), date(2016, 11, 13)])
def test_a_period_that_holds_no_day_is_refused_with_both_its_days_and_an_example(until):
    with pytest.raises(Invalid) as refused:
        Period(date(2016, 11, 14), until)
    assert f"from 14 November 2016 until {until.day} November 2016 holds no day" in str(refused.value)
    assert "The one day 14 November 2016 is written from 2016-11-14 until 2016-11-15." in str(refused.value)


@pytest.mark.parametrize("not_a_day", [datetime(2016, 11, 14, 9, 30, tzinfo=UTC), "2016-11-14", None])
def test_a_moment_or_a_word_is_not_a_day(not_a_day):
    with pytest.raises(Invalid, match="is not a day"):
        Period(not_a_day)


def test_an_end_that_is_a_moment_is_refused():
    with pytest.raises(Invalid, match="is not a day"):
        Period(date(2016, 11, 14), datetime(2016, 11, 15, 9, 30, tzinfo=UTC))


def test_a_period_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        Period(date(2016, 11, 14)).until = date(2016, 11, 15)


def test_periods_that_adjoin_touch_whichever_is_asked_and_do_not_overlap():
    before, after = Period(date(2016, 4, 1), date(2016, 9, 1)), Period(date(2016, 9, 1))
    assert (before.touches(after), after.touches(before)) == (True, True)
    assert (before.overlaps(after), after.overlaps(before)) == (False, False)


def test_the_days_of_a_period_come_in_order():
    assert list(Period(date(2016, 2, 28), date(2016, 3, 2))) == [
        date(2016, 2, 28),
        date(2016, 2, 29),
        date(2016, 3, 1),
    ]


def test_listing_the_days_of_an_endless_period_is_refused_at_once():
    with pytest.raises(Invalid, match="from 1 April 2016 cannot be listed"):
        iter(Period(date(2016, 4, 1)))


def test_one_day_is_a_period():
    assert Period.of_day(date(2016, 11, 14)) == Period(date(2016, 11, 14), date(2016, 11, 15))
    with pytest.raises(Invalid, match="No day follows 31 December 9999"):
        Period.of_day(date.max)


def test_a_month_ends_on_the_first_of_the_next():
    assert Period.month(2016, 2) == Period(date(2016, 2, 1), date(2016, 3, 1))
    assert Period.month(2016, 12) == Period(date(2016, 12, 1), date(2017, 1, 1))


@pytest.mark.parametrize(("year", "month"), [(2016, 0), (2016, 13), (0, 1), (9999, 12)])
def test_a_month_that_is_not_in_the_calendar_is_refused(year, month):
    with pytest.raises(Invalid, match="November 2016 is month 11 of 2016"):
        Period.month(year, month)


def test_a_period_is_written_with_its_last_day():
    assert str(Period(date(2012, 4, 1), date(2017, 11, 1))) == "1 April 2012 to 31 October 2017"


def test_an_endless_period_and_one_day_have_words_of_their_own():
    assert Period(date(2012, 4, 1)).written() == "from 1 April 2012"
    assert Period.of_day(date(2016, 11, 14)).written() == "14 November 2016"


def test_the_last_day_of_the_calendar_is_held_only_by_an_endless_period():
    ended, endless = Period(date(2016, 4, 1), date.max), Period(date(2016, 4, 1))
    assert endless.contains(ended)
    assert not ended.contains(endless)
    assert endless - ended == [Period(date.max)]


@given(st.lists(periods))
def test_periods_are_ordered_by_first_day_then_by_end_with_the_endless_last(some):
    assert sorted(some) == sorted(some, key=lambda period: (period.starts_on, len(days_of(period))))


@given(periods, periods)
def test_every_comparison_agrees_with_the_order(one, other):
    first, second = (
        len(CALENDAR) * CALENDAR.index(each.starts_on) + len(days_of(each)) for each in (one, other)
    )
    found = (one < other, one <= other, one > other, one >= other, one == other)
    assert found == (first < second, first <= second, first > second, first >= second, first == second)


@given(periods, days)
def test_a_period_holds_the_days_of_its_set(period, day):
    assert (day in period) == (day in days_of(period))


@given(periods)
def test_an_ended_period_lists_and_counts_its_days(period):
    if period.until is not None:
        assert list(period) == days_of(period)
        assert period.days == len(days_of(period))
        assert period.last_day == days_of(period)[-1]


@given(periods, periods)
def test_two_periods_overlap_when_they_share_a_day(one, other):
    assert one.overlaps(other) == bool(set(days_of(one)) & set(days_of(other)))


@given(periods, periods)
def test_two_periods_touch_when_together_they_are_one_run_of_days(one, other):
    together = sorted({*days_of(one), *days_of(other)})
    assert one.touches(other) == ((together[-1] - together[0]).days + 1 == len(together))


@given(periods, periods)
def test_a_period_contains_another_when_it_holds_all_its_days(one, other):
    assert one.contains(other) == (set(days_of(one)) >= set(days_of(other)))


@given(periods, periods)
def test_the_intersection_holds_the_days_in_both(one, other):
    common = one & other
    assert common == one.intersection(other) == other & one
    assert ([] if common is None else days_of(common)) == sorted(set(days_of(one)) & set(days_of(other)))


@given(periods, periods)
def test_the_span_holds_both_and_what_lies_between(one, other):
    held = {*days_of(one), *days_of(other)}
    assert days_of(one.span(other)) == [day for day in CALENDAR if min(held) <= day <= max(held)]


@given(periods, st.lists(periods, max_size=4))
def test_what_is_left_is_the_days_that_none_of_the_others_hold(period, others):
    left = period.minus(others)
    assert days_of(*left) == sorted(set(days_of(period)) - set(days_of(*others)))
    assert not any(one.touches(other) for one in left for other in left if one is not other)


@given(periods, periods)
def test_taking_one_period_away_has_a_sign(one, other):
    assert one - other == one.minus([other])


@given(periods, st.lists(days, max_size=4))
def test_a_period_cut_in_pieces_is_the_same_days(period, cuts):
    pieces = period.split(cuts)
    assert days_of(*pieces) == days_of(period)
    assert {piece.starts_on for piece in pieces} == {period.starts_on, *(set(cuts) & set(days_of(period)))}
