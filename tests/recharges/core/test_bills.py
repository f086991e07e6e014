"""Four bills add up to the estimate; a small change waits for the year's end, and then all is made true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.recharges.core.builders import cost_share, day, parts, service

from moothall.money import FinancialYear
from moothall.periods import Period
from moothall.recharges.core.bills import Estimate, TrueUp, planned, quarterly, revise, true_up
from moothall.recharges.core.share_terms import ShareTerms
from moothall.recharges.core.year import RechargeQuestion, work_out
from moothall.refusals import Invalid

YEAR = FinancialYear("2016/17")
BILLS = {"east": (25, 25, 25, 25), "west": (50, 50, 50, 50)}


def test_an_estimate_that_does_not_divide_by_four_is_billed_in_whole_pence():
    assert quarterly(YEAR, {"east": 1_002}) == {"east": (251, 251, 250, 250)}


def test_a_council_that_joins_in_mid_quarter_is_billed_for_its_days():
    joined = Period(day("2016-11-16"), None)  # 46 of the 92 days of the third quarter
    assert quarterly(YEAR, {"east": 900}, taking_part={"east": [joined]}) == {"east": (0, 0, 300, 600)}


def test_a_council_that_takes_part_on_no_day_has_no_quarter_to_be_billed():
    with pytest.raises(Invalid, match="takes part on no day"):
        quarterly(YEAR, {"east": 900}, taking_part={"east": []})


def test_a_change_within_the_tolerance_waits_for_the_end_of_the_year():
    done = revise(BILLS, {"east": 105, "west": 205}, issued=1, tolerance_pence=10)
    assert (done.divided_again, done.change_pence, done.bills) == (False, 10, BILLS)


def test_beyond_the_tolerance_the_quarters_to_come_bear_the_change():
    done = revise(BILLS, {"east": 106, "west": 205}, issued=2, tolerance_pence=10)
    assert done.divided_again
    assert done.bills == {"east": (25, 25, 28, 28), "west": (50, 50, 53, 52)}


def test_with_no_tolerance_agreed_any_change_divides_the_estimate_again():
    assert revise(BILLS, {"east": 99, "west": 201}, issued=0, tolerance_pence=None).divided_again
    assert not revise(BILLS, {"east": 100, "west": 200}, issued=0, tolerance_pence=None).divided_again


def test_when_the_last_quarter_has_been_billed_only_the_years_end_is_left():
    assert not revise(BILLS, {"east": 900, "west": 205}, issued=4, tolerance_pence=0).divided_again


def test_a_council_that_joins_the_estimate_is_billed_in_the_quarters_to_come():
    done = revise(BILLS, {"east": 100, "north": 60, "west": 200}, issued=2, tolerance_pence=0)
    assert done.bills["north"] == (0, 0, 30, 30)


def test_the_year_ends_with_each_having_paid_its_share():
    assert true_up({"east": 90, "north": 5}, BILLS) == (
        TrueUp("east", 90, 100),
        TrueUp("north", 5, 0),
        TrueUp("west", 0, 200),
    )
    assert [each.to_pay_pence for each in true_up({"east": 90}, BILLS)] == [-10, -200]


pence = st.dictionaries(st.sampled_from(["east", "north", "west"]), st.integers(-(10**9), 10**9))


@given(pence, pence, st.integers(0, 3), st.integers(0, 100))
def test_bills_always_add_up_to_the_estimate_in_force_and_what_has_gone_out_stands(
    first, second, issued, tolerance
):
    bills = quarterly(YEAR, first)
    assert {each: sum(four) for each, four in bills.items()} == first
    done = revise(bills, second, issued=issued, tolerance_pence=tolerance)
    for each, four in done.bills.items():
        assert four[:issued] == bills.get(each, (0, 0, 0, 0))[:issued]
        assert sum(four) == (second if done.divided_again else first).get(each, 0)


def estimated(pence: int, *councils: str, issued: int = 0, joined: str = "", **share) -> Estimate:
    """A year with one service, equally shared; the last council may have joined later than the others."""
    period = Period(day(joined), YEAR.period.until) if joined else YEAR.period
    held = (*parts(*councils[:-1]), *parts(councils[-1], period=period)) if councils else ()
    pools = (service("ict", pence),) if councils else ()
    terms = (ShareTerms("ict", (cost_share(method="equal", **share),), held),) if councils else ()
    return Estimate(work_out(RechargeQuestion(YEAR.period, pools, (), terms)), issued)


def test_a_year_is_billed_by_its_first_estimate():
    assert planned(YEAR, [estimated(800, "east", "west")]) == {
        "ict": {"east": (100, 100, 100, 100), "west": (100, 100, 100, 100)}
    }


def test_a_council_that_joins_in_the_year_is_billed_from_then_on():
    bills = planned(YEAR, [estimated(800, "east", "west", joined="2016-10-01")])["ict"]

    assert bills["west"] == (0, 0, 100, 99)  # 182 of the 365 days
    assert sum(map(sum, bills.values())) == 800


def test_a_second_estimate_is_spread_over_the_quarters_to_come():
    first, second = estimated(800, "east", "west"), estimated(1_000, "east", "west", issued=2)

    assert planned(YEAR, [first, second])["ict"]["east"] == (100, 100, 150, 150)


def test_a_second_estimate_within_the_tolerance_of_the_share_waits():
    first = estimated(800, "east", "west")
    second = estimated(1_000, "east", "west", issued=2, tolerance_pence=200)

    assert planned(YEAR, [first, second]) == planned(YEAR, [first])


def test_a_service_first_estimated_in_mid_year_is_billed_in_what_is_left_of_it():
    first, second = estimated(0), estimated(800, "east", "west", issued=2)

    assert planned(YEAR, [first, second])["ict"]["east"] == (0, 0, 200, 200)


def test_a_service_that_is_estimated_no_more_is_paid_back():
    first, second = estimated(800, "east", "west"), estimated(0, "east", "west", issued=3)

    assert sum(planned(YEAR, [first, second])["ict"]["east"]) == 0
