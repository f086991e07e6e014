"""A day that somebody typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.doors.pages.days import day_entered

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "given_as", ["2016-11-14", "14/11/2016", "14 November 2016", "14 nov 2016", " 2016-11-14 "]
)
def test_a_day_is_read_however_people_write_it(given_as):
    assert day_entered(given_as, otherwise=TODAY).day == date(2016, 11, 14)
    assert not day_entered(given_as, otherwise=TODAY).fault


def test_nothing_asks_for_the_other_day():
    assert day_entered("  ", otherwise=TODAY).day == TODAY
    assert not day_entered("", otherwise=TODAY).fault


@pytest.mark.parametrize(
    "given_as", ["2016-02-30", "tomorrow", "1000-01-01", "9999-12-31", "\0", "٢٠١٦-١١-١٤x"]
)
def test_what_is_no_day_has_a_fault_that_says_what_to_do(given_as):
    asked = day_entered(given_as, otherwise=TODAY)

    assert asked.day == TODAY
    assert asked.fault.startswith("Enter a")
    assert "such as 14 November 2016" in asked.fault


@given(st.text())
def test_any_text_at_all_is_answered(text):
    asked = day_entered(text, otherwise=TODAY)

    assert asked.day == TODAY or not asked.fault
