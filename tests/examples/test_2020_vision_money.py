"""Each published claim, cost and grant is in the example, once, as it was made."""

from datetime import date

import pytest

from moothall.agreement.core.terms import Target

SAVINGS = (
    "285000 3400000 675000 3800000 200000 1900000 80000 55000000 5500000 500000 38000000 39000000 38000000 "
    "5600000 41000000 1700000 1300000 800000 1200000 200000 2350000 400000 3000000 14000000 2900000 2900000 "
    "27000000 63000000 2000000"
)
COSTS = "10100000 10700000 1500000 16000 33500 139000 200000 500000 300000 800000 6100000"
GRANTS = "500000 400000 3800000"


@pytest.mark.parametrize(("measure", "pounds"), [("saving", SAVINGS), ("cost", COSTS), ("grant", GRANTS)])
def test_every_published_sum_is_recorded_once(register, measure, pounds):
    last = register.state(date(2026, 11, 22))
    sums = [each.amount_pence for each in last.where(Target, lambda each: each.measure == measure)]
    assert sorted(sums) == sorted(int(each) * 100 for each in pounds.split())
