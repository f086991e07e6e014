"""The simulation agrees with what is known exactly, within three standard errors, and repeats itself."""

from datetime import date
from math import sqrt
from statistics import NormalDist, fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.savings.core.simulation.models import line, model

from moothall.refusals import Invalid
from moothall.savings.core.simulation import (
    Delay,
    Goal,
    LogNormal,
    Normal,
    Pert,
    Triangular,
    Uniform,
    simulate,
)
from moothall.savings.core.simulation.draws import CHUNK

DRAWS = 60_000
SIZES = [Triangular(0.5, 1.0, 1.2), Pert(0.4, 0.9, 1.4), Normal(1, 0.2), LogNormal(1, 0.4), Uniform(0.5, 1.5)]


def goal(pence, by=date(2020, 3, 31)):
    return Goal("A goal", pence, by)


def close(found, exact, error):
    """Say whether a figure is within three standard errors, or half a penny."""
    return abs(found - exact) <= 3 * error + 0.5


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_mean_and_spread_of_one_line_are_those_of_its_size(size):
    last = simulate(model(line(10**9, size=size)), draws=DRAWS, seed=2026).fan[-1]
    sd = sqrt(size.variance) * 10**9
    assert close(last.mean_pence, size.mean * 10**9, sd / sqrt(DRAWS))
    assert close(last.sd_pence, sd, 1.5 * sd / sqrt(2 * DRAWS))


def test_over_many_seeds_the_error_is_as_large_as_it_is_said_to_be():
    seeds, made = range(100), model(line(10**9, size=Normal(1, 0.1)), goals=[goal(10**9)])
    found = [simulate(made, draws=CHUNK, seed=seed) for seed in seeds]
    of_mean = [(each.fan[-1].mean_pence - 10**9) / (10**8 / sqrt(CHUNK)) for each in found]
    of_chance = [(each.chances[0].share - 0.5) / each.chances[0].standard_error for each in found]
    for errors in (of_mean, of_chance):
        assert abs(fmean(errors)) < 3 / sqrt(len(seeds))
        assert abs(stdev(errors) - 1) < 3 / sqrt(2 * len(seeds))


def test_the_luck_of_each_year_adds_up_as_variances_do():
    last = simulate(model(line(10**9, 10**9, 10**9, yearly_sd=0.1)), draws=DRAWS, seed=2).fan[-1]
    sd = sqrt(3) * 10**8
    assert close(last.mean_pence, 3 * 10**9, sd / sqrt(DRAWS))
    assert close(last.sd_pence, sd, sd / sqrt(2 * DRAWS))


def test_a_normal_total_has_the_percentiles_of_the_normal():
    last = simulate(model(line(10**9, size=Normal(1, 0.1))), draws=DRAWS, seed=3).fan[-1]
    exact = NormalDist(10**9, 10**8)
    for percent, found in last.percentiles.items():
        quantile = exact.inv_cdf(percent / 100)
        error = sqrt(percent / 100 * (1 - percent / 100) / DRAWS) / exact.pdf(quantile)
        assert close(found, quantile, error), percent


def test_the_chance_of_a_goal_is_that_of_the_normal():
    lines = [line(10**9, size=Normal(1, 0.1)), line(10**9, name="HR", size=Normal(1, 0.2))]
    [chance] = simulate(model(*lines, goals=[goal(19 * 10**8)]), draws=DRAWS, seed=4).chances
    exact = 1 - NormalDist(2 * 10**9, sqrt(0.05) * 10**9).cdf(19 * 10**8)
    assert abs(chance.share - exact) <= 3 * chance.standard_error


def test_a_common_shock_makes_two_lines_move_together():
    lines = [
        line(10**9, name=name, size=Normal(1, 0.1), loadings={"pay": loading})
        for name, loading in (("ICT", 0.8), ("HR", 0.5))
    ]
    last = simulate(model(*lines), draws=DRAWS, seed=5).fan[-1]
    sd = sqrt(1 + 1 + 2 * 0.4) * 10**8
    assert close(last.sd_pence, sd, sd / sqrt(2 * DRAWS))


def test_a_delay_moves_the_whole_plan_later():
    fan = simulate(model(line(10**8, 2 * 10**8, delay=Delay((0.0, 1.0)))), draws=10, seed=6).fan
    assert [year.mean_pence for year in fan] == [0, 10**8]


def test_a_delay_that_may_be_costs_what_it_is_likely_to():
    fan = simulate(model(line(10**8, 10**8, delay=Delay((0.7, 0.3)))), draws=DRAWS, seed=7).fan
    error = sqrt(0.21 / DRAWS) * 10**8
    assert close(fan[0].mean_pence, 0.7 * 10**8, error)
    assert close(fan[1].mean_pence, 1.7 * 10**8, error)


def test_a_goal_may_fall_within_a_year():
    half_way = [goal(10**8, date(2016, 9, 30)), goal(10**8, date(2016, 9, 29)), goal(1, date(2016, 3, 31))]
    chances = simulate(model(line(365 * 10**8 // 183), goals=half_way), draws=10, seed=8).chances
    assert [chance.share for chance in chances] == [1.0, 0.0, 0.0]


def test_what_was_saved_before_counts_towards_a_goal():
    [chance] = simulate(model(line(1), goals=[goal(10)], already=9), draws=10, seed=9).chances
    assert chance.share == 1.0


def test_optimism_bias_lowers_savings_and_raises_costs():
    fan = simulate(model(line(1000, -1000, optimism_bias=0.1)), draws=10, seed=10).fan
    assert [year.mean_pence for year in fan] == [900, -200]


def busy():
    return model(
        line(10**8, 2 * 10**8, size=Pert(0.5, 1, 1.2), yearly_sd=0.1, loadings={"pay": 0.5}),
        line(-(10**8), 10**8, name="HR", size=Triangular(0.8, 1, 2), delay=Delay((0.5, 0.5))),
        goals=[goal(2 * 10**8)],
    )


def test_the_same_seed_gives_the_same_bytes_with_any_number_of_threads():
    alone = simulate(busy(), draws=4 * CHUNK + 7, seed=11, threads=1)
    for threads in (1, 2, 5):
        assert repr(simulate(busy(), draws=4 * CHUNK + 7, seed=11, threads=threads)) == repr(alone)
    assert repr(simulate(busy(), draws=4 * CHUNK + 7, seed=12)) != repr(alone)


def test_the_running_estimate_ends_at_the_chance_and_grows_surer():
    [chance] = simulate(busy(), draws=10 * CHUNK, seed=13).chances
    assert chance.running[-1].share == chance.share
    assert chance.running[-1].standard_error == chance.standard_error
    errors = [each.standard_error for each in chance.running]
    assert errors == sorted(errors, reverse=True)


def test_a_chance_that_every_run_agrees_on_is_still_not_certain():
    [chance] = simulate(model(line(10), goals=[goal(1)]), draws=100, seed=14).chances
    assert chance.share == 1.0
    assert 0 < chance.standard_error < 0.03


def test_each_line_is_told_beside_its_plan():
    [ict, hr] = simulate(busy(), draws=CHUNK, seed=15).lines
    assert (ict.name, ict.planned_pence, hr.planned_pence) == ("ICT", 3 * 10**8, 0)
    total = simulate(busy(), draws=CHUNK, seed=15).fan[-1].mean_pence
    assert abs(ict.mean_pence + hr.mean_pence - total) < 10**6  # the luck of the years, about nothing


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=4), st.integers(1, 20), st.integers(0, 99))
def test_with_nothing_uncertain_every_run_is_the_plan(pence, draws, seed):
    fan = simulate(model(line(*pence)), draws=draws, seed=seed).fan
    for place, year in enumerate(fan):
        total = sum(pence[: place + 1])
        assert {year.mean_pence, year.lowest_pence, *year.percentiles.values()} == {total}
        assert year.sd_pence == 0


@pytest.mark.parametrize("draws", [0, 100_000_001])
def test_too_few_or_too_many_runs_are_refused(draws):
    with pytest.raises(Invalid, match="is not between 1 and 100,000,000"):
        simulate(busy(), draws=draws, seed=1)


def test_a_model_that_makes_no_sense_is_refused():
    with pytest.raises(Invalid, match="the same years"):
        model(line(1), line(1, 2))
    with pytest.raises(Invalid, match="the same years"):
        model()
    with pytest.raises(Invalid, match="add to more than 1"):
        line(1, loadings={"pay": 0.8, "prices": 0.7})
    with pytest.raises(Invalid, match="0 or more"):
        line(1, yearly_sd=-0.1)
