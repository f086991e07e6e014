"""The years that a claim covers are what its words say, and nothing more."""

import pytest
from tests.savings.core.claims import claim, stated
from tests.savings.core.places import benefit

from moothall.savings.core.basis import Cover, basis_of, cover_of


@pytest.mark.parametrize(
    ("words", "years", "starts_in", "ends_in"),
    [
        ("10 years", 10, None, None),
        ("four years", 4, None, None),
        ("the next 5 years", 5, None, None),
        ("a year", 1, None, None),
        ("a year, by 2019/20", 1, None, 2020),
        ("a year, from 1 April 2013", 1, 2013, None),
        ("to 2024", None, None, 2024),
        ("by 2028", None, None, 2028),
        ("since 2017", None, 2017, None),
        ("2016/17", 1, 2016, 2017),
        ("November 2017 to March 2018", None, 2017, 2018),
        ("2017 to 2020", None, 2017, 2020),
        ("not shown", None, None, None),
    ],
)
def test_words_say_how_many_years_or_which(words, years, starts_in, ends_in):
    assert cover_of(words) == Cover(words, years, starts_in, ends_in)


def test_two_financial_years_that_adjoin_are_apart():
    assert cover_of("2016/17").is_apart_from(cover_of("2017/18"))
    assert not cover_of("2016/17").is_apart_from(cover_of("2016/17"))


def test_what_is_unknown_is_never_apart():
    assert not cover_of("10 years").is_apart_from(cover_of("since 2030"))
    assert not cover_of(None).is_apart_from(cover_of("2016/17"))


def test_ten_years_and_to_2024_may_be_the_same_years():
    assert not cover_of("10 years").differs_from(cover_of("to 2024"))
    assert cover_of("to 2024").differs_from(cover_of("by 2028"))


def test_a_benefit_covers_the_years_of_its_profile():
    one = basis_of(benefit(profile_pence={"2016/17": 1000}))
    three = basis_of(benefit(profile_pence={"2018/19": 500, "2016/17": 1000}))
    assert one.cover == Cover("2016/17", 1, 2016, 2017)
    assert three.cover == Cover("2016/17 to 2018/19", 3, 2016, 2019)


def test_a_benefit_without_a_profile_covers_no_years_that_are_known():
    found = basis_of(benefit(profile_pence={}))
    assert found.cover == Cover()
    assert not found.is_stated_in_full


def test_a_claim_is_stated_in_full_when_nothing_is_left_unsaid():
    assert basis_of(stated(1)).is_stated_in_full
    assert not basis_of(stated(1, covers="10 years")).is_stated_in_full
    assert not basis_of(claim(1)).is_stated_in_full
