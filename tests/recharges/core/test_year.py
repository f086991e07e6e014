"""What each council pays for a year: by the day, by what holds on that day, and nothing lost."""

from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.recharges.core.builders import (
    START,
    YEAR,
    cost_share,
    day,
    driver,
    parts,
    service,
    support,
    terms,
    uses,
)

from moothall.periods import Period
from moothall.recharges.core.findings import LimitsCannotBeKept, NobodyPays, NoReading, NotCovered
from moothall.recharges.core.pools import UsageShare
from moothall.recharges.core.share_terms import ServicePart, ShareTerms
from moothall.recharges.core.shared_service import shared
from moothall.recharges.core.units import units
from moothall.recharges.core.year import RechargeQuestion, work_out
from moothall.refusals import Invalid

OCTOBER = day("2016-10-01")  # 183 days after 1 April, 182 before the next
FIRST, SECOND = YEAR.split([OCTOBER])
COST = {YEAR: 365_00}
BY_DEVICES = cost_share(method="driver", driver="devices")


def test_equal_shares_give_the_odd_pence_to_those_whose_ids_come_first():
    done = shared(terms(cost_share(method="equal"), "west", "east", "north"), YEAR, {YEAR: 10_001})
    assert done.by_authority == {"east": 3_334, "north": 3_334, "west": 3_333}


def test_a_fixed_share_is_by_its_weights_and_one_who_is_left_out_is_found():
    share = cost_share(method="fixed", shares={"east": 60, "west": "39.5"})
    done = shared(terms(share, "east", "west", "north"), YEAR, {YEAR: 9_950})
    assert done.by_authority == {"east": 6_000, "west": 3_950}
    assert done.findings == (NotCovered("ict", "north", "ict-share", YEAR),)


def test_a_reading_counts_for_the_days_that_it_stands():
    devices = driver({"east": {START: 100, OCTOBER: 300}, "west": {START: 100}})
    done = shared(
        terms(cost_share(method="driver", driver="devices"), "east", "west", drivers=(devices,)), YEAR, COST
    )
    assert done.exact["east"] == 183_00 * Fraction(1, 2) + 182_00 * Fraction(3, 4)
    assert done.by_authority == {"east": 228_00, "west": 137_00}


def test_a_council_that_joins_in_october_pays_by_the_day_from_then():
    joined = ShareTerms("ict", (cost_share(method="equal"),), (*parts("east"), ServicePart("west", SECOND)))
    assert shared(joined, YEAR, COST).by_authority == {"east": 183_00 + 91_00, "west": 91_00}


def test_a_council_without_a_reading_pays_nothing_on_those_days_and_is_found():
    devices = driver({"east": {START: 10}, "west": {OCTOBER: 10}})
    done = shared(
        terms(cost_share(method="driver", driver="devices"), "east", "west", drivers=(devices,)), YEAR, COST
    )
    assert done.by_authority == {"east": 274_00, "west": 91_00}
    assert done.findings == (NoReading("ict", "west", "devices", FIRST),)


def test_bands_give_every_reading_below_a_number_the_same_weight():
    devices = driver({"east": {START: 99}, "west": {START: 100}})
    bands = [{"weight": 3}, {"below": 100, "weight": 1}]
    share = cost_share(method="banded", driver="devices", bands=bands)
    assert shared(terms(share, "east", "west", drivers=(devices,)), YEAR, {YEAR: 400}).by_authority == {
        "east": 100,
        "west": 300,
    }


def test_a_reading_in_no_band_is_found():
    devices = driver({"east": {START: 99}, "west": {START: 100}})
    share = cost_share(method="banded", driver="devices", bands=[{"below": 100, "weight": 1}])
    done = shared(terms(share, "east", "west", drivers=(devices,)), YEAR, {YEAR: 400})
    assert done.by_authority == {"east": 400}
    assert done.findings == (NotCovered("ict", "west", "ict-share", YEAR),)


def test_a_client_shares_only_if_the_share_names_it():
    clients = (*parts("east"), ServicePart("shop", YEAR, client=True))
    plain = ShareTerms("ict", (cost_share(method="equal"),), clients)
    named = ShareTerms("ict", (cost_share(method="fixed", shares={"east": 1, "shop": 1}),), clients)
    assert shared(plain, YEAR, COST).by_authority == {"east": 365_00}
    assert shared(named, YEAR, COST).by_authority == {"east": 182_50, "shop": 182_50}


def test_days_without_a_cost_share_are_paid_by_nobody_and_found():
    done = shared(terms(cost_share(method="equal", **{"from": OCTOBER}), "east"), YEAR, COST)
    assert (done.by_authority, done.unshared) == ({"east": 182_00}, 183_00)
    assert done.findings == (NobodyPays("ict", FIRST, 183_00),)


def test_a_floor_is_for_the_part_of_the_year_in_which_the_council_shares():
    share = cost_share(method="fixed", shares={"east": 99, "west": 1}, floor_pence={"west": 365_00})
    joined = ShareTerms("ict", (share,), (*parts("east"), ServicePart("west", SECOND)))
    assert shared(joined, YEAR, {YEAR: 3_650_00}).by_authority == {"east": 3_468_00, "west": 182_00}


def test_limits_that_cannot_be_kept_are_found_and_the_plain_shares_stand():
    share = cost_share(method="equal", cap_pence={"east": 1, "west": 1})
    done = shared(terms(share, "east", "west"), YEAR, {YEAR: 400})
    assert done.by_authority == {"east": 200, "west": 200}
    assert isinstance(done.findings[0], LimitsCannotBeKept)


def test_support_reaches_councils_through_the_services_that_they_share():
    question = RechargeQuestion(
        YEAR,
        (support("hr", 1_000_00), service("ict", 365_00)),
        tuple(uses(hr={"ict": 1})),
        (terms(cost_share(method="equal"), "east", "west"),),
    )
    done = work_out(question)
    assert done.by_authority == {"east": 682_50, "west": 682_50}
    assert done.pence("ict", "east") == 682_50
    assert done.pence_in == done.pence_out


def test_a_cost_outside_the_year_is_refused():
    with pytest.raises(Invalid, match="not all inside the year"):
        units(YEAR, [service("ict", 1, Period(day("2016-03-01"), day("2016-05-01")))], [])


def test_a_unit_begins_when_somebody_is_served_otherwise():
    usage = [UsageShare("hr", "ict", 1, FIRST), UsageShare("hr", "waste", 1, SECOND)]
    done = units(YEAR, [support("hr", 365_00)], usage)
    assert [(unit.period, unit.pools[0].pence, len(unit.usage)) for unit in done] == [
        (FIRST, 183_00, 1),
        (SECOND, 182_00, 1),
    ]


days_in_year = st.integers(0, 364).map(lambda number: START + timedelta(days=number))
readings = st.dictionaries(days_in_year, st.integers(0, 9), max_size=4)


@st.composite
def any_terms(draw):
    councils = ("east", "north", "west")
    devices = driver({council: draw(readings) for council in councils})
    measured = cost_share(method="driver", driver="devices", id="second", **{"from": draw(days_in_year)})
    until = measured.starts_on if measured.starts_on > START else None
    first = (cost_share(method="equal", until=until),) if until else ()
    some = tuple(
        ServicePart(council, Period(min(ends), max(ends) + timedelta(days=1)))
        for council in councils
        for ends in [draw(st.tuples(days_in_year, days_in_year))]
    )
    return ShareTerms("ict", (*first, measured), some, (devices,))


@given(any_terms(), st.integers(-(10**6), 10**6), st.lists(days_in_year, max_size=3))
def test_cost_in_is_cost_out_and_no_share_is_more_than_a_penny_from_the_truth(agreed, pence, cuts):
    costs = dict.fromkeys(YEAR.split(cuts), pence)
    done = shared(agreed, YEAR, costs)
    assert done.pence + done.unshared == sum(costs.values())
    assert all(abs(done.by_authority[each] - done.exact[each]) < 1 for each in done.exact)


@given(any_terms(), st.integers(-(10**6), 10**6), days_in_year)
def test_a_year_cut_in_two_comes_to_the_same(agreed, pence_a_day, cut):
    whole = shared(agreed, YEAR, {YEAR: 365 * pence_a_day})
    pieces = [shared(agreed, piece, {piece: piece.days * pence_a_day}) for piece in YEAR.split([cut])]
    for authority in ("east", "north", "west"):
        assert whole.exact.get(authority, 0) == sum(piece.exact.get(authority, 0) for piece in pieces)


@given(any_terms(), st.integers(1, 10**6))
def test_the_shares_are_those_of_sharing_every_day_by_itself(agreed, pence):
    day_by_day = {}
    for on in YEAR:
        [held] = shared(agreed, Period.of_day(on), {Period.of_day(on): pence}).slices
        for authority, weight in held.weights.by_authority.items():
            if held.weights.total:
                part = Fraction(pence, 365) * weight / held.weights.total
                day_by_day[authority] = day_by_day.get(authority, 0) + part
    assert {**dict.fromkeys(day_by_day, 0), **shared(agreed, YEAR, {YEAR: pence}).exact} == day_by_day


def test_a_transition_divides_part_of_the_cost_as_before_from_each_of_its_days():
    before = cost_share(
        id="old", method="fixed", shares={"east": 1}, **{"from": "2015-04-01", "until": START}
    )
    phases = [{"from": OCTOBER, "earlier": "0.5"}, {"from": START, "earlier": 1}]
    share = cost_share(method="fixed", shares={"west": 1}, transition=phases)
    agreed = ShareTerms("ict", (share,), parts("east", "west"), earlier=(before, share))
    done = shared(agreed, YEAR, COST)
    assert done.by_authority == {"east": 183_00 + 91_00, "west": 91_00}
    assert done.slices[0].weights.earlier == before


def test_a_transition_from_nothing_is_no_transition():
    share = cost_share(method="equal", transition=[{"from": START, "earlier": "0.5"}])
    assert shared(terms(share, "east"), YEAR, COST).by_authority == {"east": 365_00}


def test_a_transition_from_shares_by_a_driver_that_nobody_had_read_is_no_transition():
    before = cost_share(id="old", method="driver", driver="devices", **{"from": "2015-04-01", "until": START})
    share = cost_share(method="equal", transition=[{"from": START, "earlier": "0.5"}])
    agreed = ShareTerms("ict", (share,), parts("east", "west"), (driver({}),), earlier=(before,))
    done = shared(agreed, YEAR, COST)
    assert done.by_authority == {"east": 182_50, "west": 182_50}
    assert done.slices[0].weights.earlier is None


def test_readings_of_a_driver_that_no_share_goes_by_change_nothing():
    read = driver({"east": {START: 3, OCTOBER: 5}}, id="desks")
    done = shared(terms(cost_share(method="equal"), "east", "west", drivers=(read,)), YEAR, COST)
    assert [each.period for each in done.slices] == [YEAR]
    assert done.by_authority == {"east": 182_50, "west": 182_50}
