"""Periods for the property tests: short, and close together, so that every way two can meet comes up."""

from datetime import date, timedelta

from hypothesis import strategies as st

from moothall.periods import Period

FIRST_DAY = date(2016, 2, 24)


def _period(start, length):
    starts_on = FIRST_DAY + timedelta(days=start)
    return Period(starts_on, None if length is None else starts_on + timedelta(days=length))


st.register_type_strategy(Period, st.builds(_period, st.integers(0, 7), st.integers(1, 5) | st.none()))
