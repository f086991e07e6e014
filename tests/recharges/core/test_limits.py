"""Floors and caps are kept exactly, and otherwise everyone pays in proportion."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from moothall.recharges.core.limits import within

COUNCILS = ("a", "b", "c", "d")


def exactly(**amounts: int) -> dict[str, Fraction]:
    return {each: Fraction(amount) for each, amount in amounts.items()}


def test_who_is_below_a_floor_pays_it_and_the_others_pay_less_in_proportion():
    kept = within(exactly(a=10, b=30, c=60), floors=exactly(a=28), caps={})
    assert kept.amounts == exactly(a=28, b=24, c=48)
    assert kept.at_floor == {"a"}


def test_a_cap_may_push_another_over_its_own():
    kept = within(exactly(a=50, b=30, c=20), floors={}, caps=exactly(a=40, b=33))
    assert kept.amounts == exactly(a=40, b=33, c=27)
    assert kept.at_cap == {"a", "b"}


def test_a_floor_and_a_cap_that_are_out_by_the_same_are_both_kept():
    kept = within(exactly(a=10, b=40, c=50), floors=exactly(a=15), caps=exactly(c=45))
    assert kept.amounts == exactly(a=15, b=40, c=45)


def test_floors_above_the_cost_cannot_be_kept():
    kept = within(exactly(a=10, b=90), floors=exactly(a=8, b=95), caps={})
    assert kept.amounts == exactly(a=10, b=90)
    assert "floors come to £1.03" in kept.why_not


def test_caps_below_the_cost_cannot_be_kept():
    assert "caps come to £0.90" in within(exactly(a=10, b=90), floors={}, caps=exactly(a=10, b=80)).why_not


def test_one_who_bears_no_share_cannot_take_up_what_caps_leave():
    assert within(exactly(a=0, b=100), floors={}, caps=exactly(b=80)).why_not


def test_a_floor_above_a_cap_cannot_be_kept():
    assert "above its cap" in within(exactly(a=10, b=90), floors=exactly(a=20), caps=exactly(a=15)).why_not


def test_credits_have_no_limits():
    assert "credit" in within(exactly(a=-10, b=90), floors=exactly(a=20), caps={}).why_not


limits = st.dictionaries(st.sampled_from(COUNCILS), st.integers(0, 120).map(Fraction))


@given(st.fixed_dictionaries(dict.fromkeys(COUNCILS, st.integers(0, 99).map(Fraction))), limits, limits)
def test_the_total_stands_all_limits_are_kept_and_the_free_pay_in_proportion(amounts, floors, caps):
    kept = within(amounts, floors=floors, caps=caps)
    assert sum(kept.amounts.values()) == sum(amounts.values())
    if kept.why_not:
        assert kept.amounts == amounts
        return
    for each, amount in kept.amounts.items():
        assert floors.get(each, amount) <= amount <= caps.get(each, amount)
    free = [each for each in COUNCILS if amounts[each] and each not in kept.at_floor | kept.at_cap]
    assert len({kept.amounts[each] / amounts[each] for each in free}) <= 1
