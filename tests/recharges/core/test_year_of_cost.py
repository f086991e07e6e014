"""A year of cost names only divisions that there are, and reports each service in one."""

from tests.agreement.core.builders import founding, registered

from moothall.recharges.core.year_of_cost import YearOfCost


def faults(*pools: dict[str, object]) -> list[tuple[str, str]]:
    cost = YearOfCost.model_validate({"year": "2016/17", "pools": [{"pence": 1, **pool} for pool in pools]})
    return [(each.field, each.message) for each in cost.faults(registered(founding()))]


def test_a_division_that_nobody_knows_is_a_fault() -> None:
    [(field, message)] = faults({"service": "legal", "division": "Odds and ends"})

    assert (field, message) == ("pools.0.division", "There is no SeRCOP division “Odds and ends”")


def test_a_service_in_two_divisions_is_a_fault_of_the_second() -> None:
    one, other = "Central services", "Planning services"

    assert faults({"service": "legal", "division": one}, {"service": "legal", "division": one}) == []
    assert faults({"service": "legal", "division": one}, {"service": "legal", "division": other}) == [
        ("pools.1.division", f"legal is in two divisions, {one} and {other}")
    ]


def test_a_service_or_council_that_the_agreement_does_not_have_is_a_fault() -> None:
    assert faults({"service": "parks", "paid_by": "cedar"}) == [
        ("pools.0.service", "The agreement has no service “parks”"),
        ("pools.0.paid_by", "The agreement has no authority “cedar”"),
    ]
