"""The days over which an agreement has anything to say."""

from datetime import date

from moothall.agreement.core.register import Register
from moothall.periods import Period


def window_of(register: Register, day: date) -> Period:
    """Return whole years that hold every day on which something changes, and ``day`` as well.

    It is the same for nearly every day that is asked, so what is worked out over it is worked out once.
    """
    days = [*register.days_of_change, day]
    return Period(date(min(days).year, 1, 1), date(max(days).year + 1, 1, 1))
