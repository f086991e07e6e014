"""A council that pays more than it saves in some year is found, with its year and sum."""

from hypothesis import given
from hypothesis import strategies as st

from moothall.money import FinancialYear
from moothall.savings.core.appraisal.no_detriment import detriments, standings

FIRST, SECOND = FinancialYear("2016/17"), FinancialYear("2017/18")
tables = st.dictionaries(
    st.tuples(st.sampled_from(["avon", "brent", "cam"]), st.sampled_from([FIRST, SECOND])), st.integers(-9, 9)
)


def test_a_council_worse_off_in_one_year_may_gain_in_the_end():
    saved = {("avon", FIRST): -5_000_000, ("avon", SECOND): 8_000_000, ("brent", FIRST): 1}
    [found] = detriments(saved, name_of={"avon": "Avon"}.get)
    assert (found.authority, found.year, found.pence, found.so_far_pence) == (
        "avon",
        FIRST,
        5000000,
        -5000000,
    )
    assert found.sentence == "Avon is worse off by £50,000 in 2016/17."
    assert [(each.authority, each.pence, each.is_worse_off) for each in standings(saved)] == [
        ("avon", 3_000_000, False),
        ("brent", 1, False),
    ]


@given(tables)
def test_every_cell_below_nothing_is_found_once(saved):
    assert {(each.authority, each.year): -each.pence for each in detriments(saved)} == {
        cell: pence for cell, pence in saved.items() if pence < 0
    }
    assert sum(each.pence for each in standings(saved)) == sum(saved.values())
