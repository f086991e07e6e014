"""What is recorded of a benefit besides its terms makes sense, or is refused."""

from datetime import date
from fractions import Fraction

import pytest
from pydantic import ValidationError

from moothall.money import FinancialYear
from moothall.savings.core.benefit_details import COMMON, CostLine, Details, Scenario
from moothall.savings.core.forecast import ILLUSTRATIVE
from moothall.savings.core.simulation import Certain, Delay, Pert


def test_the_next_stage_is_due_on_the_day_that_is_said_for_it():
    details = Details.model_validate({"due": {"planned": "2016-04-01", "delivered": "2017-04-01"}})
    assert details.next_due("idea") == date(2016, 4, 1)
    assert details.next_due("planned") is None
    assert details.next_due("banked") is None


def test_no_stage_is_due_before_an_earlier_one():
    with pytest.raises(ValidationError, match="an earlier stage is due after a later one"):
        Details.model_validate({"due": {"planned": "2017-04-01", "delivered": "2016-04-01"}})
    assert Details.model_validate({"due": {"planned": "2016-04-01", "delivered": "2016-04-01"}}).due


def test_a_benefit_is_divided_by_the_weights_of_its_parts_and_by_none_where_none_is_said():
    parts = [{"authority": "avon", "service": "ict", "weight": "2"},
             {"authority": "brent", "service": "ict", "weight": "0.5"}]  # fmt: skip
    divided = Details.model_validate({"parts": parts})
    assert divided.weights == {("avon", "ict"): 2, ("brent", "ict"): Fraction(1, 2)}
    assert Details().weights is None
    with pytest.raises(ValidationError):
        Details.model_validate({"parts": [{**parts[0], "weight": 0}]})


def test_a_cost_is_appraised_as_much_higher_as_such_costs_have_turned_out():
    cost = CostLine.model_validate({"name": "Moving", "pence": {"2016/17": 100_00}, "optimism_bias": "0.2"})
    assert cost.line.flows() == {FinancialYear("2016/17"): -120_00}


def test_a_stage_is_as_sure_as_the_scenario_says_and_others_as_they_are_made_up_to_be():
    settled = {"least": 1, "likeliest": 1, "most": 1}
    unsure = {"least": 0, "likeliest": "0.5", "most": 1, "delays": ["0.5", "0.5"], "common": "0.25"}
    found = Scenario.model_validate({"sure": {"banked": settled, "idea": unsure}}).sureness
    assert (found["banked"].size, found["banked"].delay, found["banked"].loadings) == (Certain(1), None, {})
    assert (found["idea"].size, found["idea"].delay) == (Pert(0, 0.5, 1), Delay((0.5, 0.5)))
    assert found["idea"].loadings == {COMMON: 0.25}
    assert found["planned"] == ILLUSTRATIVE["planned"]
