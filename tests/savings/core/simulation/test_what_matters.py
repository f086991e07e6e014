"""Which assumption matters most agrees with the variances that are known, and with the plan's own swings."""

import pytest
from tests.savings.core.simulation.models import line, model

from moothall.savings.core.simulation import Delay, Normal, Triangular, simulate, tornado
from moothall.savings.core.simulation.shares import LUCK, TOGETHER


def shares(made, **fields):
    return {each.name: each.share for each in simulate(made, draws=100_000, **fields).shares}


def test_the_shares_of_lines_are_those_of_their_variances():
    made = model(
        line(10**9, size=Normal(1, 0.3)),
        line(10**9, name="HR", size=Normal(1, 0.1)),
        line(10**9, name="GO", yearly_sd=0.2),
    )
    found = shares(made, seed=1)
    assert found["ICT"] == pytest.approx(9 / 14, abs=0.01)
    assert found["HR"] == pytest.approx(1 / 14, abs=0.01)
    assert found[LUCK] == pytest.approx(4 / 14, abs=0.01)
    assert found[TOGETHER] == pytest.approx(0, abs=0.01)


def test_a_common_shock_has_a_share_of_its_own():
    made = model(*(line(10**9, name=name, size=Normal(1, 0.1), loadings={"pay": 0.6}) for name in "AB"))
    found = shares(made, seed=2)
    assert found["pay"] == pytest.approx(4 * 0.36 / (4 * 0.36 + 2 * 0.64), abs=0.01)
    assert found["A"] == pytest.approx(0.64 / (4 * 0.36 + 2 * 0.64), abs=0.01)


def test_the_share_of_a_delay_is_that_of_its_variance():
    made = model(line(10**9, 10**9, delay=Delay((0.5, 0.5))), line(10**9, 0, name="HR", size=Normal(1, 0.5)))
    assert shares(made, seed=3) == pytest.approx({"ICT": 0.5, "HR": 0.5, TOGETHER: 0}, abs=0.01)


def test_a_size_and_a_delay_of_one_line_act_together():
    size, late = 0.5, Delay((0.5, 0.5))
    found = {
        each.kind: each.share
        for each in simulate(
            model(line(10**9, 10**9, size=Normal(1, size), delay=late)), draws=100_000, seed=4
        ).shares
    }
    by_size, by_delay, together = 1.5**2 * 0.25, 0.25, 0.25 * 0.25
    total = by_size + by_delay + together
    assert found["size"] == pytest.approx(by_size / total, abs=0.01)
    assert found["delay"] == pytest.approx(by_delay / total, abs=0.01)
    assert found["together"] == pytest.approx(together / total, abs=0.01)


def test_shares_add_to_one_and_the_largest_is_first():
    made = model(line(10**9, size=Triangular(0, 1, 1.5), yearly_sd=0.2), line(10**8, name="HR", yearly_sd=1))
    found = simulate(made, draws=20_000, seed=5).shares
    assert sum(each.share for each in found) == pytest.approx(1)
    assert [each.share for each in found[:-1]] == sorted((each.share for each in found[:-1]), reverse=True)


def test_where_nothing_is_uncertain_nothing_matters():
    assert simulate(model(line(10**9)), draws=100, seed=6).shares == ()
    assert tornado(model(line(10**9))) == []


def test_the_widest_swing_is_first_and_from_low_to_high():
    made = model(
        line(1000, 1000, size=Normal(1, 0.1), loadings={"pay": 0.6}),
        line(1000, 1000, name="HR", size=Normal(1, 0.3), delay=Delay((0.8, 0.2))),
        already=500,
    )
    found = {(swing.name, swing.kind): swing for swing in tornado(made)}
    assert list(found) == [("HR", "size"), ("HR", "delay"), ("ICT", "size"), ("pay", "shock")]
    hr = found["HR", "size"]
    assert (hr.at_low_pence, hr.middle_pence, hr.at_high_pence) == (3731, 4500, 5269)
    assert found["HR", "delay"].at_high_pence == 3500
    assert found["pay", "shock"].width_pence == round(2 * 1.28155 * 0.6 * 200)


def test_from_too_few_runs_nothing_can_be_told_of_one_assumption_by_itself():
    made = model(line(10**9, size=Normal(1, 0.3)), line(10**9, name="HR", size=Normal(1, 0.3)))
    found = {each.name: each.share for each in simulate(made, draws=2, seed=7).shares}
    assert found == {"ICT": 0, "HR": 0, TOGETHER: 1}


def test_a_shock_matters_only_through_the_lines_that_it_moves():
    moved = line(10**9, size=Normal(1, 0.1), loadings={"pay": 1})
    found = shares(model(moved, line(10**9, name="HR", size=Normal(1, 0.1))), seed=8)
    assert found["pay"] == pytest.approx(0.5, abs=0.01)
    assert found["HR"] == pytest.approx(0.5, abs=0.01)
    assert found["ICT"] == pytest.approx(0, abs=0.01)
