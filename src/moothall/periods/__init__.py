"""Half-open runs of days; clear days, working days, England's bank holidays."""

from moothall.periods.algebra import gaps, overlaps, slices, union
from moothall.periods.bank_holidays import bank_holidays, is_bank_holiday
from moothall.periods.clear_days import clear_days_between, latest_notice_day
from moothall.periods.days import written
from moothall.periods.period import Period
from moothall.periods.working_days import add_working_days, is_working_day, working_days_between

__all__ = [
    "Period",
    "add_working_days",
    "bank_holidays",
    "clear_days_between",
    "gaps",
    "is_bank_holiday",
    "is_working_day",
    "latest_notice_day",
    "overlaps",
    "slices",
    "union",
    "working_days_between",
    "written",
]
