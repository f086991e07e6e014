"""A programme is worth what its benefits save by year, less their costs, to each council by its part."""

from datetime import date

from tests.savings.core.places import YEAR, benefit

from moothall.agreement.core.terms import Benefit
from moothall.savings.core.appraisal.discount_rates import discount_rate
from moothall.savings.core.benefit_details import Details
from moothall.savings.core.programme_appraisal import CASH, Appraisal, appraise
from moothall.savings.core.report.status import Position

RATE = discount_rate(date(2016, 4, 1))
BOTH = [
    {"authority": "avon", "service": "ict", "weight": 1},
    {"authority": "brent", "service": "ict", "weight": 3},
]


def told(**fields: object) -> Details:
    return Details.model_validate(fields)


def appraised(*benefits: Benefit, **details: Details) -> Appraisal | None:
    return appraise([Position(each, "planned") for each in benefits], details, rate=RATE)


def test_a_programme_with_no_profile_is_worth_nothing_that_can_be_said():
    assert appraised() is None
    assert appraised(benefit(profile_pence={})) is None


def test_costs_come_off_what_is_saved_in_their_year():
    moving = told(costs=[{"name": "Moving", "pence": {"2015/16": 400}}])
    found = appraised(benefit("a", profile_pence={"2016/17": 1000}), a=moving)
    assert found
    assert found.flows == {YEAR.previous: -400, YEAR: 1000}
    assert found.in_year == YEAR.previous


def test_costs_of_a_sum_that_is_net_of_them_are_not_taken_off_again():
    moving = told(costs=[{"name": "Moving", "pence": {"2015/16": 400}}])
    found = appraised(benefit("a", gross_or_net="net"), a=moving)
    assert found
    assert found.flows == {YEAR: 1000}


def test_a_benefit_that_is_stated_as_a_cost_counts_against_the_programme():
    found = appraised(benefit("a", measure="cost"))
    assert found
    assert [each.pence for each in found.detriments] == [1000]


def test_each_council_has_its_part_and_what_is_not_divided_is_named():
    shared = benefit("shared", authorities=["avon", "brent"])
    unsaid = benefit("unsaid", authorities=["avon", "brent"], profile_pence={"2016/17": 80})
    found = appraised(shared, unsaid, benefit("own", profile_pence={"2016/17": 5}), shared=told(parts=BOTH))
    assert found
    assert {each.authority: each.pence for each in found.standings} == {"avon": 255, "brent": 750}
    assert [each.id for each in found.undivided] == ["unsaid"]


def test_a_programme_in_cash_is_warned_of_and_one_in_constant_prices_is_not():
    cash, real = appraised(benefit("a", prices="cash")), appraised(benefit("a", prices="real"))
    assert cash
    assert real
    assert (cash.remark, real.remark) == (CASH, "")
