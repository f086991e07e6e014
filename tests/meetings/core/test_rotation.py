from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.meetings.core.rotation import RotationRule, Venue, days, meetings_by_rule
from moothall.periods import Period, is_bank_holiday
from moothall.refusals import Invalid

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
FRIDAY = 4


def test_the_second_friday_of_each_month_but_august() -> None:
    found = list(days(rule=RotationRule(weekday=FRIDAY, nth=2, months_left_out=(8,)), window=YEAR))

    assert len(found) == 11
    assert found[:2] == [date(2026, 1, 9), date(2026, 2, 13)]
    assert all(day.month != 8 for day in found)


def test_the_last_monday_in_may_is_a_bank_holiday_and_the_meeting_moves_skips_or_stays() -> None:
    may = Period.month(2026, 5)

    assert list(days(rule=RotationRule(nth=-1), window=may)) == [date(2026, 5, 26)]
    assert list(days(rule=RotationRule(nth=-1, on_bank_holiday="skipped"), window=may)) == []
    assert list(days(rule=RotationRule(nth=-1, on_bank_holiday="kept"), window=may)) == [date(2026, 5, 25)]


def test_a_month_without_a_fifth_friday_has_no_meeting() -> None:
    found = list(days(rule=RotationRule(weekday=FRIDAY, nth=5), window=YEAR))

    assert [day.month for day in found] == [1, 5, 7, 10]


def test_every_six_weeks_from_a_first_day() -> None:
    rule = RotationRule(weekday=3, every_weeks=6, first=date(2026, 1, 8))
    found = list(days(rule=rule, window=Period(date(2026, 3, 1), date(2026, 6, 1))))

    assert found == [date(2026, 4, 2), date(2026, 5, 14)]


def test_a_meeting_moved_into_the_window_is_in_it() -> None:
    """Easter Monday was 6 April 2026, so the first Monday's meeting is on the Tuesday."""
    window = Period(date(2026, 4, 7), date(2026, 4, 9))

    assert list(days(rule=RotationRule(nth=1), window=window)) == [date(2026, 4, 7)]
    fortnightly = RotationRule(every_weeks=2, first=date(2026, 3, 23))
    assert list(days(rule=fortnightly, window=window)) == [date(2026, 4, 7)]


def test_places_take_turns_and_a_meeting_that_is_skipped_uses_none() -> None:
    """In 2026 the first Mondays of April and May are Easter Monday and the early May bank holiday."""
    """In 2026 the first Mondays of April and May are Easter Monday and the early May bank holiday."""
    places = (Venue("Municipal Offices", "cheltenham"), Venue("Trinity Road", "cotswold"))
    rule = RotationRule(nth=1, on_bank_holiday="skipped")
    found = list(
        meetings_by_rule(rule=rule, window=Period(date(2026, 3, 1), date(2026, 7, 1)), places=places)
    )

    assert [(day.month, place.authority) for day, place in found] == [(3, "cheltenham"), (6, "cotswold")]


@pytest.mark.parametrize(
    "fields",
    [{}, {"nth": 1, "every_weeks": 2}, {"nth": 6}, {"every_weeks": 0}, {"nth": 1, "weekday": 7},
     {"nth": 1, "months_left_out": (13,)}, {"nth": 1, "on_bank_holiday": "halved"}],
)  # fmt: skip
def test_a_rule_that_gives_no_days_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        RotationRule(**fields)


starts = st.integers(0, 1500).map(lambda number: date(2020, 1, 1) + timedelta(days=number))
rules = st.builds(
    RotationRule,
    weekday=st.integers(0, 6),
    nth=st.sampled_from([1, 2, 3, 4, 5, -1]),
    months_left_out=st.sets(st.integers(1, 12), max_size=3).map(tuple),
    on_bank_holiday=st.sampled_from(["moved", "skipped", "kept"]),
) | st.builds(
    RotationRule,
    weekday=st.integers(0, 6),
    every_weeks=st.integers(1, 8),
    first=st.just(date(2020, 1, 1)),
    on_bank_holiday=st.sampled_from(["moved", "skipped", "kept"]),
)


@given(rules, starts, st.integers(1, 200), st.integers(1, 200))
def test_a_window_cut_in_two_has_the_same_meetings(
    rule: RotationRule, start: date, one: int, other: int
) -> None:
    cut, end = start + timedelta(days=one), start + timedelta(days=one + other)
    whole = list(days(rule=rule, window=Period(start, end)))

    assert whole == [
        *days(rule=rule, window=Period(start, cut)),
        *days(rule=rule, window=Period(cut, end)),
    ]
    assert whole == sorted(set(whole))


@given(rules, starts)
def test_no_meeting_is_on_a_bank_holiday_unless_it_is_kept_and_others_keep_their_weekday(
    rule: RotationRule, start: date
) -> None:
    for day in days(rule=rule, window=Period(start, start + timedelta(days=200))):
        assert rule.on_bank_holiday == "kept" or not is_bank_holiday(day)
        assert day.weekday() == rule.weekday or rule.on_bank_holiday == "moved"


@given(rules)
def test_a_rule_is_kept_as_plain_data_and_read_again(rule: RotationRule) -> None:
    assert RotationRule.read(rule.written()) == rule
