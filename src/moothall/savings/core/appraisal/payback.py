"""The day on which savings have paid back what was spent, counted day by day.

A year's net saving is taken to come evenly over its days, so the running total is a straight line within each
year, and the day on which it crosses zero is found exactly.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from moothall.money import FinancialYear
from moothall.periods import written
from moothall.savings.core.appraisal.flows import Flows

NEVER_SPENT = "No year costs more than was saved before it, so there is nothing to pay back."


@dataclass(frozen=True, slots=True)
class Payback:
    """The first day by whose end everything spent has been saved; ``lost_again`` if the total fell again."""

    day: date | None
    lost_again: bool
    sentence: str


def payback(flows: Flows) -> Payback:
    """Return the payback day for the net savings of each year; None if there is none."""
    running, spent, paid_on, lost_again = Fraction(0), False, None, False
    for year, pence in sorted(flows.items()):
        before, running = running, running + pence
        spent = spent or running < 0
        if spent and before < 0 <= running:
            paid_on, lost_again = paid_on or _day_within(year, needed=-before, pence=pence), False
        elif paid_on and running < 0:
            lost_again = True
    return Payback(paid_on, lost_again, _sentence(spent, paid_on, lost_again))


def _day_within(year: FinancialYear, *, needed: Fraction, pence: Fraction) -> date:
    """Return the day of ``year`` by whose end ``needed`` of its ``pence`` have been saved."""
    days = year.period.days or 0
    number = -((-needed * days) // pence)  # rounded up
    return year.period.starts_on + timedelta(days=int(number) - 1)


def _sentence(spent: bool, paid_on: date | None, lost_again: bool) -> str:
    if not spent:
        return NEVER_SPENT
    if paid_on is None:
        return "What is spent is not saved back in these years."
    again = " Later years cost more than they save, so it is then lost again." if lost_again else ""
    return f"What is spent has been saved back by {written(paid_on)}.{again}"
