"""The payback day is the day by whose end what was spent has been saved."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from moothall.money import FinancialYear
from moothall.savings.core.appraisal.payback import NEVER_SPENT, payback

yearly = st.lists(st.integers(-9, 9), min_size=1, max_size=3)


def years(values):
    return {FinancialYear(f"{2016 + n}/{17 + n}"): Fraction(each) for n, each in enumerate(values)}


def counted_day_by_day(flows):
    running, below, found = Fraction(0), False, None
    for year, pence in flows.items():
        for day in year.period:
            was, running = running, running + pence / year.period.days
            below = below or running < 0
            if found is None and was < 0 <= running:
                found = day
    return found


def test_half_of_a_year_pays_back_on_the_183rd_day_of_365():
    assert payback(years([-100, 200])).day == date(2017, 9, 30)
    assert (date(2017, 9, 30) - date(2017, 4, 1)).days + 1 == 183


def test_savings_with_no_cost_have_nothing_to_pay_back():
    found = payback(years([1, 2]))
    assert (found.day, found.sentence) == (None, NEVER_SPENT)


def test_what_is_not_saved_back_has_no_day():
    assert payback(years([-100, 40, 50])).day is None


def test_what_is_lost_again_says_so():
    found = payback(years([-1, 2, -3]))
    assert found.lost_again
    assert found.sentence == (
        "What is spent has been saved back by 30 September 2017. "
        "Later years cost more than they save, so it is then lost again."
    )


@given(yearly)
def test_the_day_agrees_with_counting_day_by_day(values):
    assert payback(years(values)).day == counted_day_by_day(years(values))
