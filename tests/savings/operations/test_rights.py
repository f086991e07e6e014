"""Who keeps benefits and costs: the council whose they are, whoever owns them, and the whole partnership."""

from datetime import date
from typing import Any

import pytest
from tests.acting import acting_for, operator
from tests.savings.builders import BENEFIT, HERE, SOURCE, TARGET, agreed, frozen, move, place

from moothall.audit.queries import events
from moothall.refusals import Forbidden, Invalid, Missing
from moothall.savings import models, operations, queries
from moothall.savings.core.benefit_details import Details
from moothall.savings.rights import may_keep_costs

pytestmark = [pytest.mark.storage, pytest.mark.django_db]

JULY = date(2016, 7, 1)


def post(id: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "post", "id": id, "name": id.replace("-", " ").title(), "office": "finance", **fields}


@pytest.fixture(autouse=True)
def _agreement() -> None:
    posts = [
        post("avon-finance", authority="avon"),
        post("brent-finance", authority="brent"),
        post("programme-finance"),
        post("avon-clerk", office="democratic_services", authority="avon"),
    ]
    owned = BENEFIT | {"id": "owned", "owner": "brent-finance"}
    everybodys = BENEFIT | {"id": "everybodys", "authorities": []}
    agreed(BENEFIT, owned, everybodys, TARGET, *posts)


def describe(benefit: str, *, by: str) -> None:
    operations.describe_benefit(
        partnership=HERE, benefit=benefit, details=Details(), acting=acting_for(HERE, by)
    )


def rows() -> int:
    return sum(model.objects.count() for model in models.APPEND_ONLY)


@pytest.mark.parametrize(
    ("benefit", "by"),
    [
        ("one-ict", "avon-finance"),
        ("one-ict", "programme-finance"),
        ("owned", "brent-finance"),
        ("owned", "avon-finance"),
        ("everybodys", "avon-finance"),
        ("everybodys", "brent-finance"),
    ],
)
def test_a_benefit_is_kept_by_its_owner_its_councils_and_the_partnership(benefit: str, by: str) -> None:
    describe(benefit, by=by)

    [event] = events(action="savings.benefit_described").events
    assert event.facts["as_post"].startswith(by.replace("-", " ").title())


@pytest.mark.parametrize("by", ["brent-finance", "avon-clerk"])
def test_nobody_else_keeps_it_and_nothing_is_recorded(by: str) -> None:
    with pytest.raises(Forbidden):
        describe("one-ict", by=by)
    with pytest.raises(Forbidden):
        move("planned", "decision", acting=acting_for(HERE, by))
    with pytest.raises(Forbidden):
        frozen(1, acting=acting_for(HERE, by))
    assert rows() == 0


def test_a_form_offers_a_council_to_those_alone_who_may_keep_its_costs() -> None:
    def offered(by: str) -> list[bool]:
        acting = acting_for(HERE, by)
        return [may_keep_costs(acting, HERE, council) for council in ("avon", "brent")]

    assert offered("avon-finance") == [True, False]
    assert offered("programme-finance") == [True, True]
    assert offered("avon-clerk") == [False, False]
    assert may_keep_costs(operator(), HERE, "brent")


def test_what_is_no_benefit_of_the_agreement_is_not_described() -> None:
    for other in ("nothing", "promised", "avon"):
        with pytest.raises(Missing, match="no benefit"):
            describe(other, by="programme-finance")
    assert rows() == 0


def test_a_benefit_is_not_moved_on_a_day_before_it_was_agreed() -> None:
    with pytest.raises(Invalid, match="does not hold on that day"):
        move("planned", "decision", on=date(2015, 1, 1))
    assert rows() == 0


@pytest.mark.parametrize("pence", [-1, 10**14 + 1])
def test_a_sum_below_nothing_or_beyond_belief_is_refused(pence: int) -> None:
    with pytest.raises(Invalid, match="between nothing and"):
        frozen(pence)
    assert rows() == 0


def test_an_earlier_saving_names_the_arrangement_that_makes_it() -> None:
    about: dict[str, Any] = {"partnership": HERE, "place": place(), "pence": 1, "source": SOURCE}
    with pytest.raises(Invalid) as refused:
        operations.record_earlier_saving(arrangement=" ", acting=operator(), **about)
    assert [fault.field for fault in refused.value.faults] == ["arrangement"]
    assert rows() == 0


def test_what_somebody_may_not_move_stands_as_it_was() -> None:
    move("planned", "decision", acting=acting_for(HERE, "avon-finance"))
    with pytest.raises(Forbidden):
        move("in_delivery", "decision", on=JULY, acting=acting_for(HERE, "brent-finance"))
    assert [each.to for each in queries.moves_of(HERE, "one-ict")] == ["planned"]
