"""The internal rate of return is exact, and one that means nothing says so."""

from fractions import Fraction

import pytest
import pyxirr
from hypothesis import given
from hypothesis import strategies as st

from moothall.money import FinancialYear
from moothall.savings.core.appraisal.polynomial import Polynomial, bracketed, brackets_of_positive_roots
from moothall.savings.core.appraisal.rate_of_return import rate_of_return

pence = st.integers(-(10**9), 10**9)


def years(*amounts):
    return {FinancialYear(f"{2016 + n}/{17 + n:02}"): Fraction(each) for n, each in enumerate(amounts)}


def test_a_tenth_more_a_year_later_is_ten_per_cent():
    assert rate_of_return(years(-100, 110)).rate == pytest.approx(0.1, abs=1e-15)


@given(
    st.lists(st.integers(10**6, 10**8), min_size=1, max_size=4),
    st.lists(st.integers(10**6, 10**8), min_size=4, max_size=20),
)
def test_costs_and_then_savings_have_the_one_rate_that_the_judge_finds(costs, savings):
    amounts = [-each for each in costs] + savings
    found = rate_of_return(years(*amounts))
    judged = pyxirr.irr(amounts)
    assert found.rate is not None
    assert judged is not None
    assert found.rate == pytest.approx(judged, abs=1e-9)


def test_savings_with_no_cost_have_no_rate():
    found = rate_of_return(years(1, 2, 3))
    assert found.rates == ()
    assert found.sentence.startswith("There is no rate of return")


def test_two_turns_may_have_two_rates_and_no_one_answer():
    found = rate_of_return(years(-100, 230, -132))
    assert found.rates == pytest.approx((0.1, 0.2), abs=1e-12)
    assert found.rate is None
    assert found.sentence.startswith("There are 2 rates of return (10.0%, 20.0%)")


def test_two_turns_may_have_no_rate():
    assert rate_of_return(years(-100, 150, -100)).rates == ()


def test_a_rate_found_twice_over_is_one_rate():
    assert rate_of_return(years(-100, 220, -121)).rates == pytest.approx((0.1,), abs=1e-12)


def test_nothing_spent_or_saved_has_no_rate():
    assert rate_of_return(years(0, 0)).rates == rate_of_return({}).rates == ()


def test_a_year_with_nothing_still_passes():
    flows = years(-100, 0, 121)
    del flows[FinancialYear("2017/18")]
    assert rate_of_return(flows).rate == pytest.approx(0.1, abs=1e-15)


@given(st.lists(st.fractions(Fraction(1, 9), 9, max_denominator=9), min_size=1, max_size=4), st.booleans())
def test_every_positive_root_is_bracketed_once(roots, has_none_beside):
    coefficients = [Fraction(1), Fraction(0), Fraction(1)] if has_none_beside else [Fraction(1)]
    for root in roots:
        shifted = [Fraction(0), *coefficients]
        coefficients = [a - root * b for a, b in zip(shifted, [*coefficients, Fraction(0)], strict=True)]
    polynomial = Polynomial.with_whole_coefficients(coefficients).without_repeated_roots()
    found = [
        bracketed(polynomial, *each, width=Fraction(1, 2**40))
        for each in brackets_of_positive_roots(polynomial)
    ]
    assert list(map(float, found)) == pytest.approx(sorted(map(float, set(roots))), rel=1e-9)


def test_one_year_alone_has_no_rate_whatever_was_saved_in_it():
    assert rate_of_return(years(100)).rates == rate_of_return(years(-100)).rates == ()


def test_years_with_nothing_before_and_after_change_no_rate():
    assert rate_of_return(years(0, -100, 110, 0)).rate == pytest.approx(0.1, abs=1e-15)


def test_a_root_that_is_met_exactly_is_returned_exactly():
    halved = Polynomial.with_whole_coefficients([-1, 1])
    assert bracketed(halved, Fraction(0), Fraction(2), width=Fraction(1, 2**40)) == 1
    assert bracketed(halved, Fraction(0), Fraction(1), width=Fraction(1, 2**40)) == 1
