"""Clear days of notice: the day on which notice is given and the day of the event are both left out.

Where clear days are asked for (citations unchecked):

- five, for the notice of a council or committee meeting: Local Government Act 1972, s.100A(6);
- five, for its agenda and reports to lie open to the public: the same Act, s.100B(3) and (4);
- twenty-eight, for a key decision or for a private meeting of an executive; five, for a second notice of a
  private meeting, for its agenda and reports, and under the general exception: SI 2012/2089, regulations
  9, 5, 7 and 10.

Whether weekends and bank holidays count is a setting of the body. Leaving them out is the default, because
it gives the public the longer notice.
"""

from collections.abc import Set
from datetime import date, timedelta

from moothall.periods.bank_holidays import NO_DAYS
from moothall.periods.days import ONE_DAY
from moothall.periods.working_days import add_working_days, working_days_between
from moothall.refusals import Invalid


def clear_days_between(
    notice: date, event: date, *, working_days_only: bool = True, extra: Set[date] = NO_DAYS
) -> int:
    """Return how many clear days lie between the day of ``notice`` and the day of the ``event``.

    Both of those days are left out, as s.100A(6) and s.100B(3) of the Local Government Act 1972 and
    SI 2012/2089 ask. Notice given on the day, or after it, leaves none.
    """
    if event - notice <= ONE_DAY:
        return 0
    first = notice + ONE_DAY
    return working_days_between(first, event, extra=extra) if working_days_only else (event - first).days


def latest_notice_day(
    event: date, clear_days: int, *, working_days_only: bool = True, extra: Set[date] = NO_DAYS
) -> date:
    """Return the last day on which notice can be given so that ``clear_days`` lie before the ``event``.

    Five for a meeting under s.100A(6) and s.100B(3) of the Local Government Act 1972, twenty-eight for a
    key decision under regulation 9 of SI 2012/2089. Where only working days count, so does the day on
    which notice is given: it is a working day.
    """
    if clear_days < 1:
        raise Invalid(
            f"Notice of {clear_days} clear days is no notice. Ask for 1 or more: 5 for a meeting.",
            clear_days=clear_days,
        )
    if working_days_only:
        return add_working_days(event, -(clear_days + 1), extra=extra)
    return event - timedelta(days=clear_days + 1)
