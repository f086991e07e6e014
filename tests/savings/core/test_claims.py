"""Two sums are compared or added only when what each counts is stated and allows it."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.savings.core.claims import STATED, claim, stated

from moothall.savings.core.claims import addable, comparable, groups, side_by_side, unstated

qualities = st.fixed_dictionaries(
    {},
    optional={
        "measure": st.sampled_from(["saving", "cost"]),
        "span": st.sampled_from(["in_year", "cumulative"]),
        "recurrence": st.sampled_from(["recurring", "one_off"]),
        "stage": st.sampled_from(["forecast", "realised"]),
        "gross_or_net": st.just("net"),
        "prices": st.just("cash"),
        "authorities": st.sampled_from([(), ("avon",), ("avon", "brent")]),
        "services": st.sampled_from([(), ("ict",)]),
        "covers": st.sampled_from(["2016/17", "2017/18", "10 years"]),
    },
)
claims = st.builds(lambda number, fields: claim(number, **fields), st.integers(1, 9), qualities)


def test_sums_on_one_stated_basis_can_be_compared():
    assert comparable(stated(100), stated(200)).can


@pytest.mark.parametrize("aspect", ["span", "recurrence", "stage", "gross_or_net", "prices", "covers"])
def test_what_both_leave_unsaid_does_not_count_as_equal(aspect):
    [reason] = comparable(stated(100, **{aspect: None}), stated(200, **{aspect: None})).reasons
    assert reason.nature == "unstated"
    assert "neither says" in reason.sentence.lower()


def test_each_difference_is_told_by_the_sums():
    one = stated(39_000_000)
    other = stated(5_600_000, span="in_year", stage="forecast", authorities=["avon"])
    assert comparable(one, other, name_of={"avon": "Avon"}.get).sentences == (
        "£39 million is added up over the years, and £5.6 million is in one year.",
        "£39 million is said to have been made, and £5.6 million is a forecast.",
        "£39 million is for all the councils, and £5.6 million is for Avon.",
    )


def test_the_one_that_does_not_say_is_named():
    [sentence] = comparable(stated(100, prices=None), stated(200)).sentences
    assert (
        sentence == "£100 does not say whether it is in cash or constant prices, and £200 is in cash prices."
    )


def test_like_sums_for_different_councils_can_be_added_and_not_compared():
    one, other = stated(100, authorities=["avon"]), stated(200, authorities=["brent"])
    assert addable(one, other).can
    assert not comparable(one, other).can


def test_like_sums_of_two_financial_years_can_be_added():
    assert addable(stated(100, covers="2016/17"), stated(200, covers="2017/18")).can


def test_like_sums_of_the_same_pounds_can_be_compared_and_not_added():
    one, other = stated(100), stated(200)
    assert addable(one, other).sentences == (
        "Both count savings of all the councils to 2020: adding them would count the same pounds twice.",
    )


def test_a_council_is_within_all_the_councils():
    addition = addable(stated(100, authorities=["avon"]), stated(200), name_of={"avon": "Avon"}.get)
    assert addition.sentences[0].startswith("Both count savings of Avon to 2020")


def test_a_cost_is_not_added_to_a_saving():
    [sentence] = addable(stated(100, measure="cost"), stated(200)).sentences
    assert sentence == "£100 is a cost, and £200 is a saving."


def test_claims_of_the_same_sum_are_told_apart_by_name():
    one, other = stated(100, name="First"), stated(100, name="Second", stage="plan")
    assert comparable(one, other).sentences == ("“First” is said to have been made, and “Second” is a plan.",)


def test_what_a_claim_leaves_unsaid_is_listed():
    assert unstated(stated(100)) == ()
    assert unstated(claim(100, **(STATED | {"prices": None, "covers": "10 years"}))) == (
        "whether it is in cash or constant prices",
        "from which year to which it counts",
    )


@given(claims, claims)
def test_the_order_of_two_claims_is_irrelevant(one, other):
    assert comparable(one, other).can == comparable(other, one).can
    assert addable(one, other).can == addable(other, one).can


@given(st.lists(claims, max_size=5))
def test_a_group_is_those_that_can_be_compared(several):
    several = [each.model_copy(update={"id": f"claim-{place}"}) for place, each in enumerate(several)]
    found = groups(several)
    assert sorted(each.id for group in found for each in group) == sorted(each.id for each in several)
    together = {pair for group in found for pair in combinations([each.id for each in group], 2)}
    assert together == {
        (pair.first.id, pair.second.id) for pair in side_by_side(several) if pair.comparison.can
    }
