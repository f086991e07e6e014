"""A year's terms are read from the register: who takes part, by what share, on which days."""

from fractions import Fraction

import pytest
from pydantic import ValidationError
from tests.agreement.core.builders import council, founding, part, registered, service, variation
from tests.recharges.core.builders import YEAR, day

from moothall.periods import Period
from moothall.recharges.core.share_terms import ServicePart, divisions_of, terms_of
from moothall.recharges.core.share_weights import weights_over
from moothall.recharges.core.year import work_out
from moothall.recharges.core.year_of_cost import YearOfCost

OCTOBER = day("2016-10-01")
FIRST, SECOND = YEAR.split([OCTOBER])
SHARE = {"kind": "cost_share", "id": "legal-share", "service": "legal", "method": "equal"}


def test_who_takes_part_when_and_by_which_term():
    register = registered(
        founding(part("avon", "legal"), part("brent", "legal", **{"as": "client", "from": OCTOBER}), SHARE)
    )
    [found] = terms_of(register, YEAR)
    assert found.service == "legal"
    assert [(share.id, share.period) for share in found.shares] == [("legal-share", YEAR)]
    assert found.parts == (
        ServicePart("avon", YEAR, term="avon-legal"),
        ServicePart("brent", SECOND, client=True, term="brent-legal"),
    )


def test_a_share_that_is_changed_in_the_year_is_two_shares():
    change = {"term": "legal-share", "set": {"method": "fixed", "shares": {"avon": 1}}}
    register = registered(
        founding(part("avon", "legal"), SHARE), variation("fixed", effective=OCTOBER, change=[change])
    )
    [found] = terms_of(register, YEAR)
    assert [(share.method, share.period) for share in found.shares] == [("equal", FIRST), ("fixed", SECOND)]


def test_a_service_without_a_share_is_shared_as_the_wider_one_is():
    wider = service("law", sea_division="Central services")
    register = registered(
        founding(
            wider,
            service("licensing", part_of="law"),
            part("avon", "licensing"),
            {**SHARE, "service": "law"},
        )
    )
    [found] = terms_of(register, YEAR, services=["licensing"])
    assert [share.id for share in found.shares] == ["legal-share"]
    assert [each.authority for each in found.parts] == ["avon"]
    assert divisions_of(register, YEAR)["licensing"] == "Central services"
    assert divisions_of(register, YEAR)["legal"] is None


def written(**fields):
    pools = [
        {"service": "hr", "pence": 100_00, "kind": "support"},
        {"service": "legal", "pence": 200_00, "paid_by": "avon", "until": OCTOBER},
    ]
    usage = [{"support": "hr", "receiver": "legal", "weight": "0.5"}]
    return YearOfCost.model_validate({"year": "2016/17", "pools": pools, "usage": usage} | fields)


def test_a_year_of_cost_as_written_is_worked_out_under_the_agreement():
    register = registered(founding(part("avon", "legal"), part("brent", "legal"), service("hr"), SHARE))
    done = work_out(written().question(register), allocate=written().allocate)
    assert done.by_authority == {"avon": 150_00, "brent": 150_00}
    assert done.paid == {"": 100_00, "avon": 200_00}
    assert done.units[0][0].pools[1].ledger.period == Period(YEAR.starts_on, OCTOBER)


def test_a_year_by_step_down_takes_its_steps_in_the_order_written():
    register = registered(founding(part("avon", "legal"), service("hr"), SHARE))
    cost = written(method="step_down", order=["hr"])
    assert work_out(cost.question(register), allocate=cost.allocate).units[0][1].method == "step_down"


def test_a_division_that_a_year_of_cost_names_stands_before_that_of_the_agreement():
    register = registered(
        founding(part("avon", "legal"), service("hr", sea_division="Other services"), SHARE)
    )
    pools = [
        {"service": "hr", "pence": 1, "kind": "support"},
        {"service": "legal", "pence": 1, "division": "Central services"},
    ]
    found = written(pools=pools).divisions(register)
    assert (found["hr"], found["legal"]) == ("Other services", "Central services")


def test_what_the_agreement_does_not_have_is_named():
    register = registered(founding(council("cern"), service("hr")))
    found = written(pools=[{"service": "avon", "pence": 1, "paid_by": "nobody"}]).faults(register)
    assert [fault.field for fault in found] == ["pools.0.service", "pools.0.paid_by"]


def test_a_year_of_cost_has_whole_pence():
    with pytest.raises(ValidationError):
        written(pools=[{"service": "legal", "pence": 1.5}])


def test_a_change_of_share_may_move_over_from_what_it_said_before():
    before = {**SHARE, "method": "fixed", "shares": {"avon": 1, "brent": 3}}
    phases = [{"from": OCTOBER.isoformat(), "earlier": 0.5}]
    change = {"term": "legal-share", "set": {"method": "equal", "shares": {}, "transition": phases}}
    register = registered(
        founding(part("avon", "legal"), part("brent", "legal"), before),
        variation("equal", effective=OCTOBER, change=[change]),
    )
    [found] = terms_of(register, YEAR)
    first, second = weights_over(YEAR, found)
    assert {each: weight / first.total for each, weight in first.by_authority.items()}["avon"] == Fraction(
        1, 4
    )
    assert second.by_authority == {"avon": Fraction(3, 8), "brent": Fraction(5, 8)}
