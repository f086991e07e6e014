"""A council's year runs from 1 April to 31 March, and is named by both its calendar years."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.money import FinancialYear
from moothall.periods import Period, gaps, overlaps
from moothall.refusals import Invalid

days = st.dates(date(1995, 1, 1), date(2035, 12, 31))


def test_a_year_starts_on_1_april_and_ends_before_the_next():
    assert FinancialYear("2026/27").period == Period(date(2026, 4, 1), date(2027, 4, 1))


def test_31_march_and_1_april_lie_in_different_years():
    assert FinancialYear.of(date(2027, 3, 31)) == FinancialYear("2026/27")
    assert FinancialYear.of(date(2027, 4, 1)) == FinancialYear("2027/28")


def test_a_century_ends_in_00():
    assert FinancialYear("1999/00").next == FinancialYear("2000/01")
    assert FinancialYear("2000/01").previous == FinancialYear("1999/00")


def test_a_year_is_written_as_its_name():
    assert str(FinancialYear("2026/27")) == "2026/27"


def test_a_year_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        FinancialYear("2026/27").name = "2027/28"


def test_the_last_quarter_starts_in_january():
    assert FinancialYear("2026/27").quarters == (
        Period(date(2026, 4, 1), date(2026, 7, 1)),
        Period(date(2026, 7, 1), date(2026, 10, 1)),
        Period(date(2026, 10, 1), date(2027, 1, 1)),
        Period(date(2027, 1, 1), date(2027, 4, 1)),
    )


@pytest.mark.parametrize("name", ["2026/28", "2026/26", "2026/25"])
def test_two_years_that_do_not_follow_are_refused_with_the_right_name(name):
    with pytest.raises(Invalid, match="starts on 1 April 2026 is written 2026/27"):
        FinancialYear(name)


@pytest.mark.parametrize(
    "name", ["", "2026", "26/27", "2026-27", "2026/2027", "2026/27 ", "2026/27\n", "0026/27"]
)
def test_a_name_of_another_shape_is_refused_with_an_example(name):
    with pytest.raises(Invalid, match=r"is not the name of a financial year.*is written 2026/27"):
        FinancialYear(name)


@given(days)
def test_every_day_lies_in_the_period_of_its_year_and_of_no_other(day):
    year = FinancialYear.of(day)
    assert [day in each.period for each in (year.previous, year, year.next)] == [False, True, False]


@given(days)
def test_the_quarters_make_up_the_year(day):
    year = FinancialYear.of(day)
    assert gaps(year.quarters, within=year.period) == []
    assert overlaps(year.quarters) == []
    assert sum(quarter.days for quarter in year.quarters) == year.period.days


@given(days, days)
def test_years_are_ordered_as_their_days_are(one, other):
    first, second = FinancialYear.of(one), FinancialYear.of(other)
    assert (first < second) == (first.period < second.period)
    assert first.next.previous == first
