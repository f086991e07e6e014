"""Days, ways of counting, and a count one day at a time, to hold deadlines against."""

from datetime import date, timedelta

from hypothesis import strategies as st

from moothall.meetings.core.deadlines import BodyRules, CountingRule
from moothall.periods import bank_holidays

ONE = timedelta(1)
FIRST, LAST = date(2016, 1, 1), date(2028, 6, 30)
CHRISTMAS = frozenset(date(2026, 12, 29) + ONE * number for number in range(3))
CABINET = BodyRules("executive_2012")
COUNCIL = BodyRules("part_va")

near_holidays = st.dates(date(2021, 12, 10), date(2022, 1, 20)) | st.dates(
    date(2022, 4, 1), date(2022, 6, 20)
)
days = near_holidays | st.dates(FIRST, LAST)
closings = st.frozensets(near_holidays, max_size=5)
countings = st.builds(CountingRule, st.sampled_from(("working", "calendar")), closings)


def is_open(day: date, counting: CountingRule) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(day.year) and day not in counting.closed


def counts(day: date, counting: CountingRule) -> bool:
    return counting.days == "calendar" or is_open(day, counting)


def clear_days(published: date, meeting: date, counting: CountingRule) -> int:
    between = (published + ONE * number for number in range(1, (meeting - published).days))
    return sum(counts(day, counting) for day in between)
