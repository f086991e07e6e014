from typing import Any

from tests.agreement.core.builders import council, day, founding, part, variation
from tests.agreement.core.laws.checks import breaking, days, found, sentences

BOTH = [part("avon", "legal"), part("brent", "legal")]


def cost(method: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "cost_share", "id": "cost", "service": "legal", "method": method, **fields}


def devices(*readings: tuple[str, int, int], **fields: Any) -> dict[str, Any]:
    measured = [{"authority": who, "on": day(on), "quantity": quantity} for who, on, quantity in readings]
    return {
        "kind": "driver",
        "id": "devices",
        "name": "Devices",
        "unit": "devices",
        "readings": measured,
        **fields,
    }


def test_a_council_that_joins_is_not_covered_until_the_shares_are_changed() -> None:
    later = [part("avon", "legal"), part("brent", "legal", **{"from": day(5)})]
    changed = {"change": [{"term": "cost", "set": {"shares": {"avon": 1, "brent": 1}}}]}

    finding = breaking(
        "A-08",
        founding(*later, cost("fixed", shares={"avon": 1})),
        variation("shares", effective=day(9), **changed),
    )

    assert finding.sentence == "The cost share of legal does not cover Brent, which takes part in it."
    assert (days(finding), finding.nature) == ((5, 9), "breach")
    assert (finding.witness.day, finding.witness.terms) == (day(5), ("cost", "brent-legal"))


def test_a_council_that_leaves_is_covered_too_long() -> None:
    finding = breaking(
        "A-08",
        founding(*BOTH, cost("fixed", shares={"avon": 1, "brent": 2})),
        variation("leave", effective=day(10), end=[{"term": "brent-legal"}]),
    )

    assert finding.sentence == "The cost share of legal covers Brent, which takes no part in it."
    assert (days(finding), finding.witness.terms) == ((10, 60), ("cost", "brent"))


def test_shares_that_cover_just_those_who_take_part_are_not_found() -> None:
    cam = part("cam", "legal", **{"as": "client"})

    assert (
        found("A-08", founding(*BOTH, council("cam"), cam, cost("fixed", shares={"avon": 1, "brent": 0})))
        == []
    )
    assert found("A-08", founding(*BOTH, cost("equal"))) == []


def test_a_driver_without_a_reading_covers_nobody_until_it_has_one() -> None:
    finding = breaking(
        "A-08",
        founding(*BOTH, devices(("avon", -9, 10), ("brent", 4, 20)), cost("driver", driver="devices")),
    )

    assert finding.sentence == (
        "The cost share of legal rests on a driver with no reading for Brent, which takes part in it."
    )
    assert days(finding) == (0, 4)


def test_a_reading_outside_every_band_is_as_good_as_none() -> None:
    bands = [{"below": 15, "weight": 1}, {"below": 30, "weight": 2}]
    readings = devices(("avon", -9, 10), ("brent", -9, 20), ("brent", 6, 30), ("brent", 9, 29))

    finding = breaking("A-08", founding(*BOTH, readings, cost("banded", driver="devices", bands=bands)))

    assert days(finding) == (6, 9)


def test_shares_of_nothing_at_all_are_found() -> None:
    nothing = cost("fixed", shares={"avon": 0, "brent": 0})

    assert sentences(found("A-08", founding(*BOTH, nothing))) == [
        "The cost share of legal gives no council any weight."
    ]


def test_a_floor_for_somebody_who_takes_no_part_is_found() -> None:
    finding = breaking("A-08", founding(part("avon", "legal"), cost("equal", floor_pence={"brent": 100})))

    assert finding.sentence == "The cost share of legal covers Brent, which takes no part in it."
