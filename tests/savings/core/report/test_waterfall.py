"""The steps from the baseline to now add up exactly, whatever is left unexplained."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from moothall.savings.core.report.waterfall import UNEXPLAINED, waterfall

changes = st.lists(st.tuples(st.sampled_from(["Pay", "ICT", "Leaving"]), st.integers(-99, 99)), max_size=6)


def test_what_no_step_explains_is_a_step_of_its_own():
    steps = waterfall(("2015/16", 100), [("Prices", 10), ("One service", -30)], ("2020/21", 75))
    assert [(step.name, step.kind, step.pence) for step in steps] == [
        ("2015/16", "total", 100),
        ("Prices", "rise", 10),
        ("One service", "fall", -30),
        (UNEXPLAINED, "fall", -5),
        ("2020/21", "total", 75),
    ]


def test_steps_that_explain_everything_leave_nothing_over():
    assert len(waterfall(("before", 100), [("saved", -30)], ("now", 70))) == 3


@given(st.integers(-99, 99), changes, st.integers(-99, 99))
def test_each_step_starts_where_the_last_ended_and_the_last_total_is_what_it_is_now(before, steps, now):
    found = waterfall(("before", before), steps, ("now", now))
    assert [step.pence for step in found[1 : len(steps) + 1]] == [pence for _, pence in steps]
    for one, other in pairwise(found[:-1]):
        assert other.starts_at_pence == one.ends_at_pence
    assert found[-2].ends_at_pence == found[-1].pence == now
