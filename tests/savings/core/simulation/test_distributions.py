"""Each spread has the mean, the variance and the percentiles that are known of it."""

from functools import cache
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.refusals import Invalid
from moothall.savings.core.simulation import (
    Certain,
    Delay,
    LogNormal,
    Normal,
    Pert,
    Triangular,
    Uniform,
)


@cache
def evenly() -> np.ndarray:
    """Cut the chances of a standard normal into two hundred thousand equal parts."""
    inverse = NormalDist().inv_cdf
    return np.array([inverse((n + 0.5) / 200_000) for n in range(200_000)])


SPREADS = [
    Certain(3.0),
    Uniform(1.0, 4.0),
    Triangular(0.5, 1.0, 1.2),
    Triangular(0.0, 0.0, 1.0),
    Pert(0.5, 1.0, 1.3),
    Pert(0.0, 1.0, 1.0),
    Normal(1.0, 0.2),
    LogNormal(1.0, 0.3),
    Delay((0.6, 0.3, 0.1)),
    Delay((0.0, 1.0)),
]


@pytest.mark.parametrize("spread", SPREADS, ids=str)
def test_the_mean_and_variance_are_those_of_every_two_hundred_thousandth(spread):
    values = spread.from_normal(evenly())
    assert values.mean() == pytest.approx(spread.mean, abs=1e-4)
    assert values.var() == pytest.approx(spread.variance, abs=1e-3)


@pytest.mark.parametrize("spread", SPREADS, ids=str)
def test_a_percentile_is_the_quantile_of_its_normal(spread):
    z = np.linspace(-3, 3, 101)
    below = np.array([NormalDist().cdf(each) for each in z])
    assert spread.from_normal(z) == pytest.approx(spread.quantiles(below), abs=2e-5)


def test_an_even_pert_is_the_beta_whose_percentiles_are_known():
    assert Pert(0, 1, 2).from_normal(np.zeros(1)) == pytest.approx([1.0], abs=1e-9)
    assert Pert(0, 1, 2).quantiles(np.array([106 / 1024])) == pytest.approx([0.5], abs=1e-7)


def test_the_median_of_an_even_triangle_is_its_mode():
    assert Triangular(0, 1, 2).quantiles(np.array([0.125, 0.5])) == pytest.approx([0.5, 1.0])


@given(st.lists(st.floats(-3, 3), min_size=2, max_size=9), st.sampled_from(SPREADS))
def test_a_larger_normal_never_gives_less(normals, spread):
    values = spread.from_normal(np.array(sorted(normals)))
    assert (np.diff(values) >= -1e-12).all()


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (lambda: Triangular(1, 0.5, 2), "do not rise"),
        (lambda: Uniform(1, 1), "do not rise"),
        (lambda: Normal(1, -1), "do not rise"),
        (lambda: LogNormal(0, 1), "do not rise"),
        (lambda: Delay((0.5, 0.4)), "add up to 1"),
        (lambda: Delay(()), "add up to 1"),
    ],
)
def test_a_spread_that_makes_no_sense_is_refused(made, message):
    with pytest.raises(Invalid, match=message):
        made()
