"""Days are written in full, in English, whatever the machine's own language."""

from datetime import date

import pytest

from moothall.periods import written


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2016, 11, 14), "14 November 2016"),
        (date(2012, 4, 1), "1 April 2012"),
        (date(2028, 2, 29), "29 February 2028"),
        (date(2000, 1, 31), "31 January 2000"),
        (date(2030, 12, 9), "9 December 2030"),
    ],
)
def test_a_day_is_written_without_a_leading_nought(day, words):
    assert written(day) == words


@pytest.mark.parametrize("month", range(1, 13))
def test_each_month_is_written_by_its_name(month):
    assert written(date(2016, month, 1)) == f"{date(2016, month, 1):1 %B 2016}"
