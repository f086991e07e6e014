"""Cost is set against its baseline in the prices of one year, and says by which series."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.savings.core.places import SOURCE, YEAR, baseline, place

from moothall.savings.core.outturn import (
    IN_CASH,
    Actual,
    NoSuchPrice,
    PriceSeries,
    outturn,
    totals,
    without_baseline,
)

NEXT = YEAR.next
SERIES = PriceSeries("A made-up index", date(2018, 3, 29), {YEAR: Fraction(100), NEXT: Fraction(102)}, SOURCE)


def cost(pence, **at):
    return Actual(place(**at), pence, SOURCE)


def test_a_baseline_of_the_year_itself_needs_no_restating():
    [row] = outturn([cost(900)], baselines=[baseline(1000)], series=SERIES)
    assert (row.saving_pence, row.prices) == (100, "Both in the prices of 2016/17.")


def test_an_earlier_baseline_is_restated_to_the_prices_of_the_year():
    [row] = outturn([cost(900, year=NEXT)], baselines=[baseline(1000)], series=SERIES)
    assert (row.baseline_pence, row.saving_pence) == (1020, 120)
    assert row.prices == (
        "The baseline of 2016/17 is restated to the prices of 2017/18 by A made-up index, "
        "published on 29 March 2018."
    )


def test_without_a_series_it_is_in_cash_and_says_so():
    [row] = outturn([cost(900, year=NEXT)], baselines=[baseline(1000)])
    assert (row.saving_pence, row.prices) == (100, IN_CASH)


def test_without_a_baseline_no_saving_can_be_told():
    rows = outturn([cost(900)], baselines=[baseline(1000, at=place("hr")), baseline(1, at=place(year=NEXT))])
    assert rows[0].saving_pence is None
    assert totals(rows, by="service") == {}
    assert without_baseline(rows, name_of={"ict": "ICT", "avon": "Avon"}.get) == [
        "No baseline was kept for ICT in Avon, so what was saved in 2016/17 is not known."
    ]


def test_the_last_word_on_the_latest_baseline_is_the_one_used():
    kept = [baseline(1000), baseline(800, at=place(year=NEXT)), baseline(990, reason="A slip.")]
    rows = outturn([cost(700, year=NEXT), cost(700)], baselines=kept)
    assert [row.baseline_pence for row in rows] == [990, 800]


def test_a_year_that_the_series_does_not_reach_is_refused():
    with pytest.raises(NoSuchPrice, match="A made-up index, published on 29 March 2018, has no figure"):
        outturn([cost(1, year=NEXT.next)], baselines=[baseline(1)], series=SERIES)


@given(
    st.lists(
        st.tuples(st.sampled_from(["ict", "hr"]), st.sampled_from(["avon", "brent"]), st.integers(0, 99))
    )
)
def test_savings_by_council_and_by_service_come_to_the_same(costs):
    actuals = [cost(pence, service=service, authority=council) for service, council, pence in costs]
    kept = [
        baseline(50, at=place(service, council)) for service in ("ict", "hr") for council in ("avon", "brent")
    ]
    rows = outturn(actuals, baselines=kept)
    assert sum(totals(rows, by="authority").values()) == sum(totals(rows, by="service").values())
    assert sum(totals(rows, by="year").values()) == sum(50 - pence for _, _, pence in costs)
