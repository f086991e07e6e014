"""A money axis is ruled at round sums and holds everything; labels do not lie on one another."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.doors.site.charts.axis import MoneyAxis, brief
from moothall.doors.site.charts.labels import lines_of, moved_apart

sums = st.lists(st.integers(-(10**12), 10**12), max_size=6)


@pytest.mark.parametrize(
    ("pence", "words"),
    [
        (3_900_000_000, "£39 million"),
        (3_855_000_000, "£38.6 million"),
        (100_000_000, "£1 million"),
        (99_999_999, "£1,000,000"),
        (345_000_00, "£345,000"),
        (0, "£0"),
        (-250_000_000, "−£2.5 million"),
    ],
)
def test_a_sum_is_written_briefly(pence, words):
    assert brief(pence) == words


def test_an_axis_is_ruled_at_round_sums():
    axis = MoneyAxis.holding([3_900_000_000, 5_500_000_000], start=0, end=100)
    assert [brief(tick) for tick in axis.ticks][:3] == ["£0", "£10 million", "£20 million"]
    assert (axis.at(0), axis.at(6_000_000_000)) == (0, 100)


@given(sums)
def test_an_axis_holds_nothing_and_every_sum_with_few_rulings(held):
    axis = MoneyAxis.holding(held, start=400, end=20)
    assert all(20 - 1e-9 <= axis.at(pence) <= 400 + 1e-9 for pence in [0, *held])
    assert 0 in axis.ticks
    assert 2 <= len(axis.ticks) <= 9


@given(st.lists(st.floats(0, 100), max_size=6))
def test_labels_keep_their_order_and_their_distance(places):
    found = moved_apart(places, by=10, low=0, high=100)
    ordered = sorted(range(len(places)), key=lambda number: places[number])
    for one, other in pairwise(ordered):
        assert found[other] - found[one] >= 10 - 1e-9
    assert all(0 <= each <= 100 + 1e-9 for each in found)


def test_labels_with_room_stay_where_they_are():
    assert moved_apart([50.0, 10.0], by=10, low=0, high=100) == [50.0, 10.0]


def test_labels_with_no_room_start_at_the_top():
    assert moved_apart([5.0, 5.0, 5.0], by=10, low=0, high=15) == [0, 10, 20]


def test_a_long_name_is_cut_into_lines():
    assert lines_of("One ICT service for four councils", width=18) == ["One ICT service", "for four councils"]
    assert lines_of("One ICT service for four councils", width=12, most=1) == ["One ICT…"]
    assert lines_of("", width=12) == [""]
