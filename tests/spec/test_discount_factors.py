"""What £1 in a later year is worth now, at each of the Treasury's rates.

The standard rate is 3.5% for the first 30 years, 3.0% to year 75, 2.5% to year 125, and lower after that. The
factor of a year is that of the year before, divided by one and the rate of the year.
"""

from datetime import date
from fractions import Fraction

import pytest

from moothall.savings.core.appraisal.discount_rates import (
    HEALTH,
    RATES,
    SENSITIVITY,
    STANDARD,
    NoSuchRate,
    discount_rate,
    four_places,
)

FACTORS = {
    STANDARD: """
        year | factor
        0    | 1.0000
        1    | 0.9662
        10   | 0.7089
        20   | 0.5026
        30   | 0.3563
        31   | 0.3459
        75   | 0.0942
        76   | 0.0919
        125  | 0.0274
        126  | 0.0269
        """,
    SENSITIVITY: """
        year | factor
        1    | 0.9709
        30   | 0.4120
        31   | 0.4017
        """,
    HEALTH: """
        year | factor
        1    | 0.9852
        30   | 0.6398
        31   | 0.6316
        """,
}


def rows(table):
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize("rate", FACTORS, ids=lambda rate: rate.name)
def test_the_factors_are_those_of_the_table(rate):
    for year, factor in rows(FACTORS[rate]):
        assert four_places(rate.factor(int(year))) == factor, year


@pytest.mark.parametrize("rate", RATES, ids=lambda rate: rate.title)
def test_each_factor_is_the_one_before_divided_by_its_rate(rate):
    factor = Fraction(1)
    for year in range(1, 321):
        factor /= 1 + rate.rate(year)
        assert rate.factor(year) == factor


def test_the_rate_is_that_of_the_day_of_the_appraisal():
    assert discount_rate(date(2015, 8, 21)) is STANDARD
    assert discount_rate(date(2003, 3, 31)).rate(1) == Fraction(6, 100)
    assert discount_rate(date(2026, 11, 23), name="sensitivity") is SENSITIVITY


def test_a_rate_that_is_not_known_for_a_day_is_refused():
    with pytest.raises(NoSuchRate, match="No discount rate called sensitivity is known for 21 August 2015"):
        discount_rate(date(2015, 8, 21), name="sensitivity")


def test_every_rate_has_its_source():
    assert all(source.url for rate in RATES for source in rate.sources)
