"""Many periods are merged, compared and cut as the sets of their days."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from moothall.periods import Period, gaps, overlaps, slices, union

CALENDAR = [date(2016, 2, 24) + timedelta(days=number) for number in range(20)]
periods = st.from_type(Period)
some_periods = st.lists(periods, max_size=5)


def april(first, until):
    return Period(date(2016, 4, first), date(2016, 4, until))


def days_of(*given_periods):
    return [day for period in given_periods for day in CALENDAR if day in period]


def test_periods_that_adjoin_are_merged():
    assert union([april(10, 20), april(5, 10), april(22, 23)]) == [april(5, 20), april(22, 23)]


def test_nothing_merged_is_nothing():
    assert union([]) == []


def test_a_gap_is_found_before_between_and_after():
    assert gaps([april(5, 10), april(12, 20)], within=april(1, 25)) == [
        april(1, 5),
        april(10, 12),
        april(20, 25),
    ]


def test_two_periods_that_adjoin_do_not_overlap():
    assert overlaps([april(5, 10), april(10, 12)]) == []


def test_overlaps_are_named_in_pairs_with_the_earlier_first():
    long, short, later = april(1, 20), april(5, 10), april(8, 12)
    assert overlaps([later, short, long]) == [(long, short), (long, later), (short, later)]


def test_the_same_period_twice_overlaps_itself():
    assert overlaps([april(5, 10), april(5, 10)]) == [(april(5, 10), april(5, 10))]


def test_a_window_is_cut_where_anything_starts_or_ends():
    assert slices([april(1, 5), Period(date(2016, 4, 8))], within=april(2, 10)) == [
        april(2, 5),
        april(5, 8),
        april(8, 10),
    ]


@given(some_periods)
def test_a_union_holds_each_day_once_in_runs_that_do_not_touch(given_periods):
    merged = union(given_periods)
    assert days_of(*merged) == sorted(set(days_of(*given_periods)))
    assert not any(one.touches(other) for one, other in combinations(merged, 2))


@given(some_periods)
def test_the_order_of_rows_does_not_change_a_union_or_the_overlaps(given_periods):
    backwards = given_periods[::-1]
    assert union(backwards) == union(given_periods)
    assert overlaps(backwards) == overlaps(given_periods)


@given(some_periods, periods)
def test_gaps_are_the_days_within_that_nothing_holds(given_periods, within):
    found = gaps(given_periods, within)
    assert days_of(*found) == sorted(set(days_of(within)) - set(days_of(*given_periods)))


@given(some_periods, periods)
def test_gaps_and_what_is_held_add_back_to_the_whole(given_periods, within):
    held = [common for period in given_periods if (common := period & within)]
    assert union([*held, *gaps(given_periods, within)]) == [within]


@given(some_periods)
def test_overlaps_agree_with_comparing_every_pair(given_periods):
    pairs = combinations(sorted(given_periods), 2)
    share_a_day = [pair for pair in pairs if set(days_of(pair[0])) & set(days_of(pair[1]))]
    assert overlaps(given_periods) == sorted(share_a_day)


@given(some_periods, periods)
def test_what_holds_on_one_day_of_a_slice_holds_on_all_of_it(given_periods, within):
    pieces = slices(given_periods, within)
    assert days_of(*pieces) == days_of(within)
    for piece in pieces:
        held = {tuple(day in period for period in given_periods) for day in days_of(piece)}
        assert len(held) == 1


@given(some_periods, periods)
def test_every_cut_is_a_day_on_which_something_starts_or_ends(given_periods, within):
    edges = {edge for period in given_periods for edge in (period.starts_on, period.until)}
    assert all(piece.starts_on in edges for piece in slices(given_periods, within)[1:])
