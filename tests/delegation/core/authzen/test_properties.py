from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.delegation.core.authzen import Unanswerable
from moothall.delegation.core.authzen.properties import (
    MOST_PENCE,
    Circumstances,
    amount_of,
    councils_of,
    day_of,
)

TODAY = date(2026, 11, 22)
UK = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("time", "day"),
    [
        (None, TODAY),
        ("2016-11-14", date(2016, 11, 14)),
        ("2016-11-14T09:30", date(2016, 11, 14)),
        ("2016-11-14T23:30Z", date(2016, 11, 14)),
        ("2016-06-30T23:30Z", date(2016, 7, 1)),  # summer time: half past midnight
        ("2016-06-30T23:30+01:00", date(2016, 6, 30)),
        ("2025-06-27T18:03-07:00", date(2025, 6, 28)),
        ("1985-10-26T01:22-07:00", date(1985, 10, 26)),
    ],
)
def test_the_day_is_that_of_the_time_in_the_united_kingdom(time: str | None, day: date) -> None:
    assert day_of({"time": time} if time else {}, today=TODAY, zone=UK) == day


@pytest.mark.parametrize(
    "time", ["", "noon", "2016-02-30", "14/11/2016", 20161114, True, [], "0001-01-01T00:00+14:00"]
)
def test_a_time_that_cannot_be_read_is_said_to_be_one(time: Any) -> None:
    with pytest.raises(Unanswerable, match=r"context\.time must be a date or time such as"):
        day_of({"time": time}, today=TODAY, zone=UK)


@pytest.mark.parametrize(
    ("properties", "pence"),
    [
        ({}, 0),
        ({"amount": None}, 0),
        ({"amount_pence": 5_000_001}, 5_000_001),
        ({"amount_pence": Decimal("5E+6")}, 5_000_000),
        ({"amount": 50_000}, 5_000_000),
        ({"amount": Decimal("50000.10")}, 5_000_010),
        ({"amount": 50_000.10}, 5_000_010),
        ({"amount": "£50,000.10"}, 5_000_010),
        ({"amount": "12", "amount_pence": 1_200}, 1_200),
        ({"amount_pence": MOST_PENCE}, MOST_PENCE),
    ],
)
def test_an_amount_is_read_exactly(properties: dict[str, Any], pence: int) -> None:
    assert amount_of([properties]) == pence


@pytest.mark.parametrize(
    "properties",
    [
        {"amount": -1},
        {"amount": "-1"},
        {"amount": "0.001"},
        {"amount": Decimal("0.001")},
        {"amount": Decimal("1e-999999")},
        {"amount": Decimal("1.0000000000000000000000000000000000001")},
        {"amount": Decimal("1e999999")},
        {"amount": "lots"},
        {"amount": True},
        {"amount": [5]},
        {"amount": float("nan")},
        {"amount": float("inf")},
        {"amount_pence": 1.5},
        {"amount_pence": "100"},
        {"amount_pence": MOST_PENCE + 1},
        {"amount_pence": 10**4_000},
        {"amount": 5, "amount_pence": 5},
    ],
    ids=str,
)
def test_an_amount_that_is_none_is_refused_and_not_taken_for_nothing(properties: dict[str, Any]) -> None:
    with pytest.raises(Unanswerable):
        amount_of([properties])


def test_an_amount_may_stand_with_the_action_or_the_resource_but_not_differ() -> None:
    assert amount_of([{}, {"amount": 5}]) == amount_of([{"amount_pence": 500}, {"amount": 5}]) == 500
    with pytest.raises(Unanswerable, match="two amounts that differ"):
        amount_of([{"amount": 5}, {"amount": 6}])


@given(st.integers(0, MOST_PENCE))
def test_every_amount_comes_to_itself_however_it_is_written(pence: int) -> None:
    pounds = Decimal(pence) / 100

    for amount in (pounds, str(pounds), f"{pence // 100:,}.{pence % 100:02}", float(pounds)):
        assert amount_of([{"amount": amount}, {"amount_pence": pence}]) == pence


def test_councils_are_those_that_are_named() -> None:
    known = ["avon", "brent"]

    assert councils_of([{}, {"authorities": None}], known=known) == frozenset()
    assert councils_of([{"authorities": ["avon"]}, {"authorities": ["brent"]}], known=known) == {
        "avon",
        "brent",
    }


@pytest.mark.parametrize("named", [[], "avon", ["cam"], [1], {"avon": True}, [["avon"]], [None]])
def test_councils_that_are_none_are_refused(named: Any) -> None:
    with pytest.raises(Unanswerable):
        councils_of([{"authorities": named}], known=["avon", "brent"])


FACTS = ["Within the approved budget", "role=admin", "subject.role=admin", "soft", "soft=false", "tier=2"]


@pytest.mark.parametrize(
    ("entity", "properties", "facts"),
    [
        ("subject", {"role": "admin"}, {"role=admin", "subject.role=admin"}),
        ("resource", {"role": "admin"}, {"role=admin"}),
        ("resource", {"subject.role": "admin"}, set()),
        ("subject", {"role": "Admin"}, set()),
        ("action", {"soft": True}, {"soft"}),
        ("action", {"soft": False}, {"soft=false"}),
        ("action", {"soft": "true"}, set()),
        ("action", {"soft": 1}, set()),
        ("action", {"tier": 2}, {"tier=2"}),
        ("resource", {"Within the approved budget": True}, {"Within the approved budget"}),
        ("resource", {"within_the_approved_budget": True}, {"Within the approved budget"}),
        ("resource", {"within-the-approved-budget": False}, set()),
        ("resource", {"role": ["admin"], "x": {"role": "admin"}, "soft": None}, set()),
    ],
)
def test_circumstances_are_found_among_properties(
    entity: str, properties: dict[str, Any], facts: set[str]
) -> None:
    assert set(Circumstances(FACTS).among(entity, properties)) == facts
