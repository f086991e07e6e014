from typing import Any

import pytest
from tests.agreement.core.builders import day, part, variation
from tests.delegation.core.agreements import agreed, body, passed, post

from moothall.agreement.core.register import Register, fold
from moothall.agreement.core.variation import Variation
from moothall.delegation.core.register_scheme import scheme_of
from moothall.delegation.core.route import Route, Stop, route, with_holders

COMPANY = body("works", "company", "avon")
SHARE = {"kind": "holding", "id": "share", "authority": "avon", "company": "works", "share": "1/2"}


def said(stops: tuple[Stop, ...]) -> list[tuple[str, str, str]]:
    """Return of each stop what is asked, of whom first, and what about."""
    return [(stop.asked, stop.holders[0], stop.function) for stop in stops]


def asking(needs: str, *of: str) -> list[dict[str, Any]]:
    return [{"id": "ask", "text": "Ask first.", "needs": needs, "of": list(of)}]


def test_each_council_decides_for_itself_in_the_order_of_the_agreement() -> None:
    asked = variation("asked", add=[part("brent", "legal"), part("avon", "legal")])

    found = route(register=agreed(), variation=asked)

    assert said(found.stops) == [
        ("decision", "avon-cabinet", "enter-joint-arrangements"),
        ("decision", "brent", "enter-joint-arrangements"),
    ]
    assert [stop.steps for stop in found.stops] == [(("add", 1),), (("add", 0),)]
    assert found.missing == ()


def test_what_one_body_decides_of_one_function_is_one_stop() -> None:
    asked = variation("asked", add=[part("avon", "legal"), part("avon", "ict")])

    [stop] = route(register=agreed(), variation=asked).stops

    assert stop.services == {"legal", "ict"}
    assert stop.steps == (("add", 0), ("add", 1))


def test_whoever_is_nearest_to_the_work_comes_first_with_the_clauses_relied_on() -> None:
    register = agreed(variation("scheme", add=[passed("avon-cabinet", "chief", "enter-joint-arrangements")]))

    [stop] = route(register=register, variation=variation("asked", add=[part("avon", "legal")])).stops

    assert stop.holders == ("chief", "avon-cabinet")
    assert [clause.id for clause in stop.answers[0].chains[0].clauses] == ["avon-cabinet-to-chief"]


def votes(conditions: list[dict[str, Any]], *others: dict[str, Any]) -> Register:
    return agreed(
        variation(
            "scheme",
            add=[
                COMPANY,
                SHARE,
                post("scrutiny-chair", office="scrutiny"),
                passed("avon-cabinet", "leader", "reserved-matters", conditions=conditions),
                *others,
            ],
        )
    )


VARY_SHARE = variation("asked", effective=day(9), change=[{"term": "share", "set": {"share": "1/4"}}])


def test_those_who_must_be_consulted_come_before_whoever_decides() -> None:
    register = votes(asking("consultation", "avon-cabinet", "scrutiny-chair"))

    assert said(route(register=register, variation=VARY_SHARE).stops) == [
        ("consultation", "avon-cabinet", "reserved-matters"),
        ("consultation", "scrutiny-chair", "reserved-matters"),
        ("decision", "leader", "reserved-matters"),
    ]


def test_those_whose_agreement_is_a_condition_come_before_whoever_decides() -> None:
    stops = route(register=votes(asking("agreement", "avon")), variation=VARY_SHARE).stops

    assert said(stops) == [
        ("agreement", "avon", "reserved-matters"),
        ("decision", "leader", "reserved-matters"),
    ]
    assert stops[0].conditions == stops[1].conditions


def test_a_condition_that_asks_nobody_adds_no_stop_and_is_shown() -> None:
    [stop] = route(register=votes(asking("unanimity_or_defer", "avon")), variation=VARY_SHARE).stops

    assert [each.needs for each in stop.conditions] == ["unanimity_or_defer"]


def test_nobody_is_asked_for_what_they_decide_themselves() -> None:
    assert said(route(register=votes(asking("consultation", "leader")), variation=VARY_SHARE).stops) == [
        ("decision", "leader", "reserved-matters")
    ]


def test_a_decision_waits_for_the_decisions_of_those_that_its_condition_names() -> None:
    register = votes(asking("agreement", "brent"))
    asked = variation(
        "asked",
        effective=day(9),
        add=[part("brent", "legal")],
        change=[{"term": "share", "set": {"share": "1/4"}}],
    )

    assert said(route(register=register, variation=asked).stops) == [
        ("agreement", "brent", "reserved-matters"),
        ("decision", "brent", "enter-joint-arrangements"),
        ("decision", "leader", "reserved-matters"),
    ]


def test_two_that_wait_for_each_other_go_in_the_order_of_the_agreement() -> None:
    one = passed("avon-cabinet", "leader", "share-costs", id="one", conditions=asking("agreement", "brent"))
    other = passed("brent", "panel", "share-costs", id="other", conditions=asking("agreement", "avon"))
    register = agreed(variation("scheme", add=[one, other, part("avon", "ict"), part("brent", "ict")]))
    cost = {"kind": "cost_share", "id": "cost", "service": "ict", "method": "equal"}

    decisions = [
        stop.holders[0]
        for stop in route(register=register, variation=variation("asked", add=[cost])).stops
        if stop.asked == "decision"
    ]

    assert decisions == ["leader", "panel"]


def test_a_council_that_is_not_yet_in_the_agreement_is_missing() -> None:
    cam = {"kind": "authority", "id": "cam", "name": "Cam Council", "short_name": "Cam"}

    found = route(register=agreed(), variation=variation("asked", add=[cam]))

    [lack] = found.missing
    assert (lack.authority, lack.function) == ("cam", "enter-joint-arrangements")
    assert [stop.authority for stop in found.stops] == ["avon", "brent"]


def test_where_nobody_holds_the_power_on_the_day_it_is_missing() -> None:
    asked = variation("asked", effective=day(5), decided=day(-5), add=[part("avon", "legal")])

    [lack] = route(register=agreed(), variation=asked).missing

    assert lack.sentence == "Nobody is recorded who could enter joint arrangements for a service on that day."


@pytest.mark.parametrize(("told", "is_missing"), [(None, False), (False, True)])
def test_a_committee_passes_on_what_it_has_if_it_may(told: bool | None, is_missing: bool) -> None:
    given = passed("avon-cabinet", "joint-committee", "ict-policy", may_sub_delegate=told)
    onward = passed("joint-committee", "chief", "ict-policy", authorities=["avon"])

    found = route(
        register=agreed(variation("scheme", add=[given])), variation=variation("asked", add=[onward])
    )

    assert bool(found.missing) == is_missing
    assert said(found.stops) == (
        [] if is_missing else [("decision", "joint-committee", "delegate-executive-functions")]
    )


def test_the_route_is_asked_of_the_day_of_the_decision_and_not_of_its_effect() -> None:
    scheme = variation(
        "scheme", add=[passed("avon-cabinet", "chief", "enter-joint-arrangements", until=str(day(7)))]
    )
    asked = variation("asked", effective=day(20), decided=day(3), add=[part("avon", "legal")])

    [stop] = route(register=agreed(scheme), variation=asked).stops

    assert stop.holders[0] == "chief"


# The worked example: each variation upon the agreement as it stood before.


def as_it_was(register: Register, id: str) -> tuple[Register, Variation]:
    [entry] = [each for each in register.entries if each.variation.id == id]
    return register.up_to(entry.number - 1), entry.variation


def real(register: Register, id: str) -> Route:
    before, asked = as_it_was(register, id)
    return route(register=before, variation=asked, scheme=scheme_of(before))


def test_cheltenham_s_withdrawal_needed_its_cabinet_and_its_council_as_the_record_says(
    register: Register,
) -> None:
    found = real(register, "cheltenham-withdraws")

    assert said(found.stops) == [
        ("decision", "cheltenham-cabinet", "leave-joint-arrangements"),
        ("decision", "cheltenham-council", "leave-joint-council-arrangements"),
    ]
    assert all(stop.services == {"revenues", "benefits", "customer-services"} for stop in found.stops)
    assert found.missing == ()


def test_the_contract_rules_were_for_cheltenham_s_council(register: Register) -> None:
    assert said(real(register, "contract-rules").stops) == [
        ("decision", "cheltenham-council", "contract-rules")
    ]


def test_the_extension_of_2021_was_for_cheltenham_s_cabinet(register: Register) -> None:
    assert said(real(register, "cheltenham-extends-2021").stops) == [
        ("decision", "cheltenham-cabinet", "extend-services-agreement")
    ]


def test_the_inter_authority_agreement_needed_both_sides_of_all_four_councils(register: Register) -> None:
    found = real(register, "inter-authority-agreement")

    needed = {stop.holders[0] for stop in found.stops}
    assert needed == {
        *(f"{each}-council" for each in ("cheltenham", "cotswold", "forest-of-dean", "west-oxfordshire")),
        *(f"{each}-cabinet" for each in ("cheltenham", "cotswold", "forest-of-dean")),
        "west-oxfordshire-executive",
    }


def test_every_variation_of_the_example_after_the_first_has_a_route(register: Register) -> None:
    first, *others = (entry.variation for entry in register.entries)
    grown, _ = fold(register.heading, [first])
    for each in others:
        found = route(register=grown, variation=each)
        assert found.stops, each.id
        assert all(stop.holders for stop in found.stops)
        grown, _ = grown.varied(each)
    assert grown.head == register.head


def test_another_who_could_decide_is_put_first_with_the_conditions_of_that_clause() -> None:
    chief = passed("avon-cabinet", "chief", "reserved-matters", conditions=asking("agreement", "avon"))
    found = route(register=votes(asking("consultation", "scrutiny-chair"), chief), variation=VARY_SHARE)
    first, other = found.stops[-1].holders[:2]

    chosen = with_holders(found, {("avon", "reserved-matters"): other})
    nobody = with_holders(found, {("avon", "reserved-matters"): "brent"})

    assert chosen.stops[-1].holders[:2] == (other, first)
    assert {each.asked for each in (*found.stops, *chosen.stops)} == {"agreement", "consultation", "decision"}
    assert said(nobody.stops) == said(found.stops)
