"""Net present value agrees with the judge, and grant is income to the councils alone."""

from fractions import Fraction

import pytest
import pyxirr
from hypothesis import given
from hypothesis import strategies as st

from moothall.money import FinancialYear
from moothall.refusals import Invalid
from moothall.savings.core.appraisal.discount_rates import STANDARD
from moothall.savings.core.appraisal.flows import FlowLine, nearest_penny, net
from moothall.savings.core.appraisal.present_value import present_value, present_values

FIRST = FinancialYear("2015/16")
NEXT = FIRST.next
amounts = st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=31)


def years(values):
    return {FinancialYear(f"{2015 + n}/{(16 + n) % 100:02}"): Fraction(each) for n, each in enumerate(values)}


@given(amounts)
def test_thirty_years_at_the_standard_rate_agree_with_the_judge(values):
    ours = present_value(years(values), rate=STANDARD, in_year=FIRST)
    assert float(ours) == pytest.approx(pyxirr.npv(0.035, values), rel=1e-9, abs=1e-3)


@given(amounts)
def test_a_run_of_years_cut_in_two_is_worth_the_same(values):
    flows = years(values)
    middle = FinancialYear("2025/26")
    parts = [
        {year: pence for year, pence in flows.items() if (year < middle) is early} for early in (True, False)
    ]
    whole = present_value(flows, rate=STANDARD, in_year=FIRST)
    assert whole == sum(present_value(part, rate=STANDARD, in_year=FIRST) for part in parts)


def test_grant_is_income_to_the_councils_and_a_transfer_to_the_public_purse():
    lines = [
        FlowLine("Programme", "cost", {FIRST: 1_010}),
        FlowLine("Award", "grant", {FIRST: 380}),
        FlowLine("One service", "saving", {NEXT: 2_070}),
    ]
    to_councils = present_values(lines, rate=STANDARD, in_year=FIRST)
    to_all = present_values(lines, rate=STANDARD, in_year=FIRST, grant="public_purse")
    assert (to_councils.net_pence, to_all.net_pence) == (2_000 + 380 - 1_010, 2_000 - 1_010)
    assert (to_councils.ratio, to_all.ratio) == (Fraction(2_000, 630), Fraction(2_000, 1_010))
    assert net(lines)[FIRST] == -630
    assert net(lines, grant="public_purse")[FIRST] == -1_010


def test_there_is_no_ratio_where_grant_pays_for_everything():
    lines = [FlowLine("Programme", "cost", {FIRST: 100}), FlowLine("Award", "grant", {FIRST: 100})]
    assert present_values(lines, rate=STANDARD, in_year=FIRST).ratio is None


def test_optimism_bias_raises_a_cost_and_lowers_a_saving():
    tenth = Fraction(1, 10)
    assert FlowLine("Cost", "cost", {FIRST: 100}, tenth).flows() == {FIRST: -110}
    assert FlowLine("Saving", "saving", {FIRST: 100}, tenth).flows() == {FIRST: 90}
    assert FlowLine("Award", "grant", {FIRST: 100}, tenth).flows() == {FIRST: 100}


def test_a_saving_cannot_be_biased_by_more_than_itself():
    with pytest.raises(Invalid, match="100% at most"):
        FlowLine("Saving", "saving", {FIRST: 100}, Fraction(11, 10))


def test_a_half_penny_is_rounded_away_from_nothing():
    assert [nearest_penny(Fraction(each, 2)) for each in (-3, -1, 0, 1, 3)] == [-2, -1, 0, 1, 2]
