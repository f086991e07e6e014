"""The legs of a route: each asked once for each council, of whoever is chosen; and what is then decided."""

from datetime import date

import pytest
from tests.agreement.core.builders import day, part, variation
from tests.delegation.core.agreements import agreed, body, passed, post

from moothall.agreement.core.values import Source
from moothall.agreement.core.variation import DecisionTaken
from moothall.delegation.core.route import Route, route
from moothall.matters.core.decided_variation import NotAsItStood, as_decided
from moothall.matters.core.legs import LegAsked, faults_of_choices, legs_of

ASKING = [{"id": "ask", "text": "Ask the panel first.", "needs": "consultation", "of": ["panel"]}]
COMPANY = [
    body("works", "company", "avon"),
    {"kind": "holding", "id": "share", "authority": "avon", "company": "works", "share": "1/2"},
    passed("avon-cabinet", "leader", "reserved-matters", conditions=ASKING),
    passed("avon-cabinet", "chief", "reserved-matters", id="to-chief"),
]
VARY = variation("asked", effective=day(9), change=[{"term": "share", "set": {"share": "1/4"}}])


def through_company() -> Route:
    register = agreed(variation("scheme", add=[post("scrutiny-chair", office="scrutiny"), *COMPANY]))
    return route(register=register, variation=VARY)


def said(legs: tuple[LegAsked, ...]) -> list[tuple[int, str, str]]:
    return [(leg.position, leg.asked, leg.holder) for leg in legs]


def test_whoever_is_asked_several_things_for_one_council_is_asked_once() -> None:
    asked = variation(
        "asked", add=[part("brent", "legal"), part("avon", "legal"), post("x", authority="avon")]
    )
    found = route(register=agreed(), variation=asked)

    legs = legs_of(found)

    holders = [(leg.holder, leg.authority) for leg in legs]
    assert len(set(holders)) == len(holders)
    assert sum(len(leg.functions) for leg in legs) == len(found.stops)


def test_another_who_could_decide_is_asked_on_their_own_conditions() -> None:
    found = through_company()
    nearest = found.stops[-1].holders[0]
    other = {"chief": "leader", "leader": "chief"}[nearest]
    place = len(legs_of(found))

    asked = {holder: legs_of(found, {place: holder}) for holder in (nearest, other)}

    assert said(asked["leader"]) == [(1, "consultation", "panel"), (2, "decision", "leader")]
    assert said(asked["chief"]) == [(1, "decision", "chief")]
    assert asked["chief"][0].could == asked["leader"][1].could
    assert legs_of(found, {("avon", "reserved-matters"): "chief"}) == asked["chief"]


def test_a_choice_of_nobody_who_could_decide_is_a_fault() -> None:
    [fault] = faults_of_choices(through_company(), {("avon", "reserved-matters"): "panel"})

    assert fault.message == "“panel” may not decide reserved-matters for “avon”"


def test_a_choice_of_somebody_who_could_decide_is_no_fault() -> None:
    assert faults_of_choices(through_company(), {("avon", "reserved-matters"): "chief"}) == []


def test_a_choice_for_a_leg_that_the_route_has_not_is_a_fault() -> None:
    choices = {7: "chief", ("brent", "reserved-matters"): "chief"}

    assert [fault.message for fault in faults_of_choices(through_company(), choices)] == [
        "The route has no leg 7",
        "The route has no decision of “brent” on reserved-matters",
    ]


def test_a_cabinet_that_three_functions_need_is_asked_for_all_of_them_at_once() -> None:
    works = [*COMPANY[:2], passed("avon", "clerk", "legal-advice")]
    asked = variation(
        "asked", effective=day(9), add=[part("avon", "legal"), works[2]], change=[*VARY.written()["change"]]
    )

    [leg] = legs_of(route(register=agreed(variation("scheme", add=works[:2])), variation=asked))

    assert (leg.holder, leg.could) == ("avon-cabinet", ("avon-cabinet",))
    assert leg.functions == ("enter-joint-arrangements", "delegate-executive-functions", "reserved-matters")
    assert leg.services == ("legal",)


DECIDED = [DecisionTaken(by="avon-cabinet", on=day(12)), DecisionTaken(by="brent", on=day(15))]


def test_what_was_to_begin_before_its_last_decision_was_in_force_begins_with_that() -> None:
    proposed = variation(
        "joins", effective=day(5), add=[part("avon", "legal"), part("brent", "legal", **{"from": day(30)})]
    )

    done = as_decided(
        proposed,
        decided=DECIDED,
        sources=[Source(document="Minute")],
        in_force_on=day(20),
        known_after=day(25),
    )

    assert [term.starts_on for term in done.add] == [day(20), day(30)]
    assert (done.decided, done.effective, done.known_on) == (day(15), day(20), day(25))
    assert ([each.by for each in done.decided_by], done.source[-1].document) == (
        ["avon-cabinet", "brent"],
        "Minute",
    )
    assert done.note == (
        "It was to take effect on 6 April 2016; "
        "the last decision that it needed was in force on 21 April 2016."
    )


def test_what_begins_later_keeps_its_day() -> None:
    proposed = variation("joins", effective=day(50), add=[part("avon", "legal")])

    done = as_decided(proposed, decided=DECIDED, sources=[], in_force_on=day(20), known_after=None)

    assert (done.effective, done.add[0].starts_on, done.note) == (day(50), day(50), None)


def test_a_change_that_was_to_hold_by_then_holds_from_the_day_of_the_last_decision() -> None:
    steps = [{"term": "share", "on": on, "set": {"share": "1/4"}} for on in (day(5), day(30))]
    proposed = variation("sells", effective=day(5), change=steps, note="The company is wound up.")

    done = as_decided(proposed, decided=DECIDED, sources=[], in_force_on=day(20), known_after=None)

    assert [step.on for step in done.change] == [day(20), day(30)]
    assert done.note
    assert done.note.startswith("The company is wound up. It was to take effect on 6 April 2016;")


def test_what_would_have_ended_by_then_no_longer_makes_sense() -> None:
    proposed = variation("joins", effective=day(5), add=[part("avon", "legal", until=date(2016, 4, 10))])

    with pytest.raises(NotAsItStood, match="no longer makes sense"):
        as_decided(proposed, decided=DECIDED, sources=[], in_force_on=day(20), known_after=None)
