"""The eight sums that were published of one programme: none is added to another, each for its reason."""

from datetime import date
from itertools import combinations

import pytest

from moothall.agreement.core.sentences import names
from moothall.savings.core.claims import groups, side_by_side, unstated

EIGHT = {
    "2020-vision-ten-years": 55,
    "programme-saving-october-2015": 38,
    "programme-saving-november-2015": 39,
    "programme-saving-2017-ten-years": 41,
    "publica-saving-since-2017": 3,
    "publica-cumulative": 14,
    "publica-saved-2017-to-2022": 27,
    "publica-forecast-2028": 63,
}
FORECAST = {55, 38, 39, 41, 63}
MAY_BE_TWICE = (
    "Both count savings of all the councils, and nothing shows that their years are apart: "
    "added, the same pounds may be counted twice."
)
SURELY_TWICE = (
    "Both count savings of all the councils since 2017: adding them would count the same pounds twice."
)


@pytest.fixture(scope="module")
def claims(register):
    state = register.state(date(2026, 11, 22))
    return [state.terms[name] for name in EIGHT]


@pytest.fixture(scope="module")
def pairs(register, claims):
    found = side_by_side(claims, name_of=names(register))
    return {frozenset((EIGHT[pair.first.id], EIGHT[pair.second.id])): pair for pair in found}


def test_the_claims_are_the_eight_sums(claims):
    assert [claim.amount_pence for claim in claims] == [pounds * 10**8 for pounds in EIGHT.values()]


def test_no_two_of_them_can_be_compared_or_added(pairs, claims):
    assert len(pairs) == 28
    assert not any(pair.comparison.can or pair.addition.can for pair in pairs.values())
    assert [len(group) for group in groups(claims)] == [1] * 8


def test_none_says_what_it_is_net_of_or_in_which_prices(claims):
    for claim in claims:
        assert unstated(claim)[-3:] == (
            "whether it is gross or net of cost",
            "whether it is in cash or constant prices",
            "from which year to which it counts",
        )


def test_adding_two_would_count_the_same_pounds_twice(pairs):
    for sums, pair in pairs.items():
        assert pair.addition.sentences[0] == (SURELY_TWICE if sums == {3, 27} else MAY_BE_TWICE)


def test_a_forecast_is_never_put_beside_a_result_without_saying_so(pairs):
    for one, other in combinations(EIGHT.values(), 2):
        told = {reason.aspect for reason in pairs[frozenset((one, other))].comparison.reasons}
        assert ("stage" in told) == ((one in FORECAST) != (other in FORECAST))


def test_the_forecast_to_2024_and_the_forecast_by_2028_end_in_different_years(pairs):
    sentences = pairs[frozenset((39, 63))].comparison.sentences
    assert sentences[0] == "£39 million covers “to 2024”, and £63 million covers “by 2028”."


def test_the_three_and_the_fourteen_million_cannot_be_told_to_be_of_the_same_years(pairs):
    assert pairs[frozenset((3, 14))].comparison.sentences[-1] == (
        "£3 million covers “since 2017” and £14 million gives no years: "
        "neither says from which year to which it counts."
    )
