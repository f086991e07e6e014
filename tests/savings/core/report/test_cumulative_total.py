"""Each target stands beside what had been saved by its own day, where it has one."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.savings.core.claims import stated

from moothall.money import FinancialYear
from moothall.savings.core.report.cumulative_total import marks, points, saved_by

FIRST = FinancialYear("2016/17")
LINE = points({FIRST: 365, FIRST.next.next: 100})


def test_a_year_with_no_figure_saves_nothing():
    assert [(each.year.name, each.pence, each.so_far_pence) for each in LINE] == [
        ("2016/17", 365, 365),
        ("2017/18", 0, 365),
        ("2018/19", 100, 465),
    ]
    assert points({}) == []


def test_a_year_saves_evenly_over_its_days():
    days = [date(2016, 3, 31), date(2016, 4, 1), date(2017, 3, 31), date(2019, 3, 31), date(2019, 4, 1)]
    assert [saved_by(LINE, day) for day in days] == [0, 1, 365, 465, None]


def test_the_gap_of_a_target_is_what_is_wanting_on_its_day():
    [mark] = marks(LINE, [stated(4, by=date(2017, 3, 31))])
    assert (mark.so_far_pence, mark.gap_pence) == (365, 35)


def test_a_target_without_a_day_or_of_one_year_has_no_place_on_the_line():
    no_day, of_a_year = stated(1), stated(2, by=date(2017, 3, 31), span="in_year")
    assert {(mark.by, mark.gap_pence) for mark in marks(LINE, [no_day, of_a_year])} == {(None, None)}


def test_costs_are_no_target_and_those_with_a_day_come_first():
    late, soon, never = (
        stated(n, by=day) for n, day in ((1, date(2018, 1, 1)), (2, date(2017, 1, 1)), (3, None))
    )
    cost = stated(4, measure="cost")
    assert [mark.target for mark in marks(LINE, [never, late, cost, soon])] == [soon, late, never]


@given(st.lists(st.integers(-99, 99), min_size=1, max_size=5))
def test_the_last_point_is_the_sum_of_all(sums):
    by_year = {FinancialYear(f"{2016 + n}/{17 + n}"): pence for n, pence in enumerate(sums)}
    assert points(by_year)[-1].so_far_pence == sum(sums)
