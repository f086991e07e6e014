from typing import Any

import pytest
from tests.agreement.core.builders import council, day, part, service, variation
from tests.delegation.core.agreements import agreed, body, passed, post

from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import KINDS
from moothall.agreement.core.variation import Variation
from moothall.delegation.core.exercises import RULES, VERBS, Exercise, Verb, exercises_of
from moothall.delegation.core.functions import BY_ID, is_heading

COMPANY = body("works", "company", "avon", "brent")
SHARED = (part("avon", "ict"), part("brent", "ict"))

SAMPLES: dict[str, dict[str, Any]] = {  # one term of each kind, and a change to it
    "authority": council("cam"),
    "service": service("payroll"),
    "body": body("board", "programme_board", "avon", "brent"),
    "post": post("treasurer", office="section_151_officer"),
    "participation": part("avon", "legal"),
    "delegation": passed("avon-cabinet", "chief", "award-contract"),
    "cost_share": {"kind": "cost_share", "id": "cost", "service": "ict", "method": "equal"},
    "driver": {"kind": "driver", "id": "devices", "name": "Devices", "unit": "devices"},
    "policy": {"kind": "policy", "id": "phones", "name": "Phones", "subject": "ict"},
    "standard": {"kind": "standard", "id": "calls", "name": "Calls", "service": "ict", "promise": "Answered"},
    "benefit": {"kind": "benefit", "id": "gain", "name": "Gain"},
    "target": {"kind": "target", "id": "goal", "name": "Goal", "amount_pence": 1},
    "holding": {"kind": "holding", "id": "share", "authority": "avon", "company": "works", "share": "1/2"},
}


def sample(kind: str, verb: Verb) -> tuple[Register, Variation]:
    """Return an agreement, and a variation with one step of that sort upon one term of that kind."""
    term = SAMPLES[kind]
    ground = variation("ground", add=[COMPANY, *SHARED])
    if verb == "add":
        return agreed(ground), variation("asked", effective=day(9), add=[term])
    begun = variation("begun", effective=day(1), add=[term])
    step: dict[str, Any] = {"term": term["id"]}
    if verb == "reinstate":
        gone = variation("gone", effective=day(5), end=[step])
        return agreed(ground, begun, gone), variation("asked", effective=day(9), reinstate=[step])
    if verb == "change":
        step |= {"set": {"note": "Another"}}
    return agreed(ground, begun), variation("asked", effective=day(9), **{verb: [step]})


def exercised(register: Register, asked: Variation) -> set[tuple[str, str]]:
    return {(each.authority, each.function) for each in exercises_of(register, asked)}


def test_there_is_a_rule_for_every_kind_of_term() -> None:
    assert set(RULES) == set(KINDS)
    assert set(SAMPLES) == set(KINDS)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_step_upon_every_kind_of_term_exercises_a_function_of_the_list(kind: str, verb: Verb) -> None:
    register, asked = sample(kind, verb)

    found = list(exercises_of(register, asked))

    assert found
    for each in found:
        assert not is_heading(BY_ID[each.function])
        assert each.authority in ("avon", "brent", "cam")
        assert each.steps == ((verb, 0),)


@pytest.mark.parametrize(
    ("verb", "function"),
    [
        ("add", "enter-joint-arrangements"),
        ("change", "vary-joint-arrangements"),
        ("reinstate", "enter-joint-arrangements"),
        ("end", "leave-joint-arrangements"),
    ],
)
def test_a_part_in_a_service_is_taken_up_varied_and_given_up_by_its_council(
    verb: Verb, function: str
) -> None:
    [found] = exercises_of(*sample("participation", verb))

    assert found == Exercise("avon", function, frozenset({"legal"}), steps=((verb, 0),))


def bought(verb: Verb, **changed: Any) -> set[tuple[str, str]]:
    term = part("avon", "legal", through="works", instrument="To 2020")
    register = agreed(variation("ground", add=[COMPANY, term]))
    step = {"term": "avon-legal"} | ({"set": changed} if changed else {})
    return exercised(register, variation("asked", effective=day(9), **{verb: [step]}))


def test_a_company_s_agreement_is_extended_where_only_its_wording_is_new() -> None:
    assert bought("change", instrument="To 2024") == {("avon", "extend-services-agreement")}


def test_a_company_s_agreement_is_varied_where_more_is_new() -> None:
    assert bought("change", provided_by="works") == {("avon", "vary-services-agreement")}


def test_a_company_s_agreement_is_ended() -> None:
    assert bought("end") == {("avon", "end-services-agreement")}


def test_a_service_that_leaves_a_company_for_a_committee_ends_one_and_enters_the_other() -> None:
    assert bought("change", through="joint-committee") == {
        ("avon", "end-services-agreement"),
        ("avon", "enter-joint-arrangements"),
    }


def test_a_service_that_moves_to_a_company_leaves_what_it_was_in() -> None:
    register = agreed(variation("ground", add=[COMPANY, part("avon", "legal")]))
    asked = variation("asked", effective=day(9), change=[{"term": "avon-legal", "set": {"through": "works"}}])

    assert exercised(register, asked) == {
        ("avon", "leave-joint-arrangements"),
        ("avon", "enter-services-agreement"),
    }


def test_a_delegation_to_a_joint_committee_is_a_joint_arrangement_by_each_side() -> None:
    asked = variation("asked", add=[passed("avon", "joint-committee", "employment-terms", "ict-policy")])

    assert exercised(agreed(), asked) == {
        ("avon", "enter-joint-council-arrangements"),
        ("avon", "enter-joint-arrangements"),
    }


def test_a_delegation_to_an_officer_is_passed_on_by_the_side_that_has_it() -> None:
    asked = variation("asked", add=[passed("avon", "chief", "employment-terms")])

    assert exercised(agreed(), asked) == {("avon", "delegate-council-functions")}


def test_what_a_committee_passes_on_is_for_the_committee() -> None:
    asked = variation("asked", add=[passed("joint-committee", "chief", "ict-policy")])

    found = list(exercises_of(agreed(), asked))

    assert {(each.by, each.passing) for each in found} == {("joint-committee", frozenset({"ict-policy"}))}


def test_cost_is_divided_by_every_council_that_takes_part() -> None:
    assert exercised(*sample("cost_share", "add")) == {("avon", "share-costs"), ("brent", "share-costs")}


def test_a_part_in_a_wider_service_is_a_part_in_what_belongs_to_it() -> None:
    register = agreed(variation("ground", add=[part("brent", "legal")]))
    asked = variation("asked", effective=day(9), add=[SAMPLES["cost_share"]])

    assert exercised(register, asked) == {("brent", "share-costs")}


def test_a_policy_is_adopted_by_those_whose_adoption_is_new() -> None:
    first, second = ({"authority": each, "version": "1"} for each in ("avon", "brent"))
    register = agreed(variation("ground", add=[SAMPLES["policy"] | {"adoptions": [first]}]))
    asked = variation(
        "asked", effective=day(9), change=[{"term": "phones", "set": {"adoptions": [first, second]}}]
    )

    assert exercised(register, asked) == {("brent", "ict-policy")}


@pytest.mark.parametrize(
    ("subject", "function"),
    [
        ("employment", "staffing-policy"),
        ("finance", "operational-finance-policy"),
        ("procurement", "contract-rules"),
        ("information", "data-protection-policy"),
        ("other", "local-policies"),
    ],
)
def test_a_policy_is_adopted_by_whoever_holds_its_subject(subject: str, function: str) -> None:
    asked = variation("asked", add=[SAMPLES["policy"] | {"subject": subject}])

    assert exercised(agreed(), asked) == {("avon", function), ("brent", function)}


@pytest.mark.parametrize(
    ("office", "functions"),
    [
        ("head_of_paid_service", {"designate-head-of-paid-service", "appoint-head-of-paid-service"}),
        ("monitoring_officer", {"designate-monitoring-officer"}),
        ("lead_director", {"appoint-chief-officers"}),
        ("service_manager", {"appoint-staff"}),
        ("councillor", {"appoint-executive-members"}),
    ],
)
def test_an_officer_is_appointed_by_the_function_for_the_office(office: str, functions: set[str]) -> None:
    asked = variation("asked", add=[post("another", office=office)])

    assert exercised(agreed(), asked) == {("avon", each) for each in functions}


def test_a_council_joins_by_its_own_decision_and_with_the_partners_agreement() -> None:
    assert exercised(*sample("authority", "add")) == {
        ("cam", "enter-joint-arrangements"),
        ("avon", "vary-joint-arrangements"),
        ("brent", "vary-joint-arrangements"),
    }


def test_a_term_added_and_changed_at_once_is_seen_as_it_was_added() -> None:
    asked = variation(
        "asked",
        add=[part("avon", "legal")],
        change=[{"term": "avon-legal", "on": str(day(3)), "set": {"instrument": "A deed"}}],
    )

    assert exercised(agreed(), asked) == {
        ("avon", "enter-joint-arrangements"),
        ("avon", "vary-joint-arrangements"),
    }


def test_a_step_upon_a_term_that_is_not_there_exercises_nothing() -> None:
    assert exercised(agreed(), variation("asked", effective=day(9), end=[{"term": "nothing"}])) == set()


@pytest.mark.parametrize(
    ("fields", "exercises"),
    [
        ({"body": "works"}, {("avon", "oversee-company"), ("brent", "oversee-company")}),
        ({"body": "panel"}, {("avon", "oversee-shared-services")}),
        ({}, {("avon", "designate-section-151-officer"), ("brent", "designate-section-151-officer")}),
    ],
)
def test_a_post_that_is_no_council_s_own_is_for_those_whose_body_it_is_of(
    fields: dict[str, Any], exercises: set[tuple[str, str]]
) -> None:
    term = SAMPLES["post"] | {"authority": None} | fields
    register = agreed(variation("ground", add=[COMPANY]))

    assert exercised(register, variation("asked", effective=day(9), add=[term])) == exercises


@pytest.mark.parametrize(
    ("fields", "councils"),
    [
        ({"authority": "avon"}, {"avon"}),
        ({"authority": None, "body": "panel"}, {"avon"}),
        ({"authority": None}, {"avon", "brent"}),
    ],
)
def test_what_a_post_passes_on_is_for_the_councils_whose_post_it_is(
    fields: dict[str, Any], councils: set[str]
) -> None:
    register = agreed(variation("ground", add=[SAMPLES["post"] | fields]))
    asked = variation("asked", effective=day(9), add=[passed("treasurer", "chief", "ict-policy")])

    assert {council for council, _ in exercised(register, asked)} == councils
