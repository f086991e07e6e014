"""The parts of a sum add back to it, each within a penny of its exact quota."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.money import share, share_in_order
from moothall.refusals import Invalid

totals = st.integers(-12, 12) | st.integers(-(10**9), 10**9)
weight = st.integers(0, 6) | st.builds(Fraction, st.integers(0, 6), st.integers(2, 6))
weights = st.lists(weight, min_size=1, max_size=5).filter(any)


def shared_one_penny_at_a_time(total, weights):
    quotas = [Fraction(abs(total)) * weight / sum(map(Fraction, weights)) for weight in weights]
    parts = [int(quota) for quota in quotas]
    owed = [quota - part for quota, part in zip(quotas, parts, strict=True)]
    while sum(parts) < abs(total):
        place = owed.index(max(owed))
        parts[place], owed[place] = parts[place] + 1, Fraction(-1)
    return parts if total >= 0 else [-part for part in parts]


def test_the_odd_penny_goes_to_the_earlier_of_equals():
    assert share(10000, {"Cotswold": 1, "Forest of Dean": 1, "West Oxfordshire": 1}) == {
        "Cotswold": 3334,
        "Forest of Dean": 3333,
        "West Oxfordshire": 3333,
    }


def test_the_odd_penny_goes_to_the_one_that_rounding_cost_most():
    assert share_in_order(100, [Fraction(101, 300), Fraction(99, 300), Fraction(100, 300)]) == [34, 33, 33]
    assert share_in_order(100, [1, 2, 5]) == [13, 25, 62]
    assert share_in_order(2, [1, 4, 4]) == [0, 1, 1]


def test_a_tie_between_unequal_weights_also_goes_to_the_earlier():
    assert share_in_order(2, [1, 3]) == [1, 1]
    assert share_in_order(2, [3, 1]) == [2, 0]


def test_a_refund_is_the_charge_with_its_signs_turned():
    assert share_in_order(-100, [1, 1, 1]) == [-34, -33, -33]


def test_one_party_takes_it_all_and_one_with_no_weight_takes_nothing():
    assert share(101, {"a": 0, "b": 7}) == {"a": 0, "b": 101}


@pytest.mark.parametrize("weights", [[], [0], [0, 0, Fraction(0)]])
def test_a_sum_cannot_be_shared_to_nobody(weights):
    with pytest.raises(Invalid, match="No weight is above 0"):
        share_in_order(100, weights)


@pytest.mark.parametrize("weights", [{"a": 2, "b": -1}, {"a": 2, "b": Fraction(-1, 3)}, {"b": -1}])
def test_a_weight_below_nothing_is_refused_by_name(weights):
    with pytest.raises(Invalid, match=f"The weight of 'b', {weights['b']}, is below nothing"):
        share(100, weights)


@pytest.mark.parametrize("inexact", [0.5, Decimal("0.5"), True, "1", None, float("nan")])
def test_a_weight_that_is_not_exact_is_refused_by_name(inexact):
    with pytest.raises(Invalid, match=r"The weight of 'b', .*, is not exact"):
        share(100, {"a": 1, "b": inexact})


def test_a_row_of_weights_is_counted_from_one():
    with pytest.raises(Invalid, match=r"The weight of 2, -3, is below nothing\. Give 0 or more\."):
        share_in_order(100, [1, -3])


@pytest.mark.parametrize("total", [100.0, Decimal(100), True, "100"])
def test_a_total_that_is_not_whole_pence_is_refused(total):
    with pytest.raises(Invalid, match="is not whole pence"):
        share(total, {"a": 1})


@given(totals, weights)
def test_the_parts_sum_to_the_total(total, weights):
    assert sum(share_in_order(total, weights)) == total


@given(totals, weights)
def test_each_part_is_within_a_penny_of_its_quota(total, weights):
    for part, weight in zip(share_in_order(total, weights), weights, strict=True):
        assert abs(part - Fraction(total) * weight / sum(weights)) < 1
        assert weight or part == 0


@given(totals, weights)
def test_sharing_agrees_with_a_penny_at_a_time(total, weights):
    assert share_in_order(total, weights) == shared_one_penny_at_a_time(total, weights)


@given(totals, weights)
def test_negatives_mirror_positives(total, weights):
    assert share_in_order(-total, weights) == [-part for part in share_in_order(total, weights)]


@given(totals, weights, st.sampled_from([2, 100, Fraction(1, 7), Fraction(9, 4)]))
def test_scaling_every_weight_changes_nothing(total, weights, scale):
    assert share_in_order(total, [weight * scale for weight in weights]) == share_in_order(total, weights)


@given(totals, weights, st.randoms(use_true_random=False))
def test_the_order_of_rows_matters_only_between_those_that_rounding_cost_the_same(total, weights, chance):
    rows = list(enumerate(weights))
    shuffled = chance.sample(rows, len(rows))
    in_order, out_of_order = share(total, dict(rows)), share(total, dict(shuffled))

    for lost in {abs(total) * weight / Fraction(sum(weights)) % 1 for weight in weights}:
        tied = [place for place, weight in rows if abs(total) * weight / Fraction(sum(weights)) % 1 == lost]
        assert sum(in_order[place] for place in tied) == sum(out_of_order[place] for place in tied)
