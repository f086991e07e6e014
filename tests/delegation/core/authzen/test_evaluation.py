"""Questions that a council's systems could have asked of the worked example."""

import json
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from moothall.agreement.core.register import Register
from moothall.delegation.core.authzen import (
    AuthzenAction,
    AuthzenQuestion,
    DecisionPoint,
    Entity,
    Evaluation,
    evaluate,
    point_of,
    until_settled,
)
from moothall.delegation.core.scheme import Scheme

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def point(register: Register, scheme: Scheme) -> DecisionPoint:
    return point_of(register, scheme, zone=ZoneInfo("Europe/London"))


def asked(
    point: DecisionPoint, who: str, what: str, on: str, *, day: str = "2016-03-01", **properties: Any
) -> Evaluation:
    (kind, id), (sort, name) = who.split("/"), on.split("/")
    question = AuthzenQuestion(
        Entity(kind, id), AuthzenAction(what), Entity(sort, name, properties), {"time": day}
    )
    return evaluate(point=point, question=question, today=TODAY)


def test_a_yes_has_its_reason_its_chain_and_what_is_still_to_be_met(point: DecisionPoint) -> None:
    answer = asked(point, "body/joint-committee", "employment-terms", "council/cheltenham")

    assert answer.decision
    assert answer.context["reason"] == (
        "The 2020 Partnership Joint Committee may decide this: Set or change terms and conditions of "
        "employment for Cheltenham on 1 March 2016, once its condition is met."
    )
    [chain] = answer.context["chain"]
    [clause] = chain["clauses"]
    assert chain["held_by_statute"] == {
        "type": "body",
        "id": "cheltenham-council",
        "name": "Cheltenham Council",
    }
    assert (clause["from"]["id"], clause["to"]["id"]) == ("cheltenham-council", "joint-committee")
    assert clause["source"][0]["document"].startswith("Cheltenham Borough Council")
    [condition] = answer.context["conditions"]
    assert condition["needs"] == "unanimity_or_defer"
    assert condition["of"][0]["id"] == "joint-committee"


def test_a_no_says_which_test_failed_and_who_could(point: DecisionPoint) -> None:
    answer = asked(
        point,
        "body/joint-committee",
        "restructure-team",
        "service/revenues",
        day="2016-11-14",
        authorities=["cheltenham"],
    )

    assert not answer.decision
    [failing] = answer.context["failing"]
    assert (failing["council"], failing["service"], failing["tests"]) == ("cheltenham", "revenues", ["day"])
    assert "and this is on 14 November 2016" in answer.context["reason"]
    assert [each["id"] for each in answer.context["who_could"]] == ["cheltenham-council"]


def test_without_councils_a_service_is_asked_about_for_all_that_take_part(point: DecisionPoint) -> None:
    before = asked(point, "body/joint-committee", "restructure-team", "service/revenues", day="2016-05-01")
    named = asked(
        point,
        "body/joint-committee",
        "restructure-team",
        "service/revenues",
        day="2016-05-01",
        authorities=["cheltenham"],
    )

    assert named.decision
    assert not before.decision
    assert [each["council"] for each in before.context["failing"]] == [
        "cotswold",
        "forest-of-dean",
        "west-oxfordshire",
    ]


def test_a_wider_service_is_for_all_that_take_part_in_any_of_it(point: DecisionPoint) -> None:
    whole, part = point.resources["customers-and-revenues"], point.resources["revenues"]

    for day in (date(2016, 6, 1), date(2016, 12, 1)):
        assert part.councils_on(day) <= whole.councils_on(day)
    assert "cheltenham" in whole.councils_on(date(2016, 6, 1))


def test_a_council_beside_others_is_asked_about_with_them(point: DecisionPoint) -> None:
    alone = asked(point, "body/cheltenham-council", "employment-terms", "council/cheltenham")
    both = asked(
        point, "body/cheltenham-council", "employment-terms", "council/cheltenham", authorities=["cotswold"]
    )

    assert alone.decision
    assert alone.context["chain"] == [
        {"council": "cheltenham", "held_by_statute": both_root(), "clauses": []}
    ]
    assert not both.decision


def both_root() -> dict[str, str]:
    return {"type": "body", "id": "cheltenham-council", "name": "Cheltenham Council"}


@pytest.mark.parametrize(
    ("who", "what", "on", "named"),
    [
        ("body/nobody", "employment-terms", "council/cheltenham", "subject of type “body” called “nobody”"),
        ("post/joint-committee", "employment-terms", "council/cheltenham", "“joint-committee”"),
        ("body/joint-committee", "fly", "council/cheltenham", "action called “fly”"),
        ("body/joint-committee", "employment-terms", "council/atlantis", "resource of type “council”"),
        ("body/joint-committee", "employment-terms", "service/cheltenham", "resource of type “service”"),
    ],
)
def test_what_is_not_known_is_a_no_that_says_so(
    point: DecisionPoint, who: str, what: str, on: str, named: str
) -> None:
    answer = asked(point, who, what, on)

    assert not answer.decision
    assert answer.context["error"]["status"] == 404
    assert named in answer.context["error"]["message"] == answer.context["reason"]


@pytest.mark.parametrize(
    ("properties", "status"),
    [
        ({"authorities": ["atlantis"]}, 404),
        ({"authorities": []}, 400),
        ({"amount": "lots"}, 400),
        ({"amount": -1}, 400),
    ],
)
def test_what_cannot_be_read_is_a_no_that_says_so(
    point: DecisionPoint, properties: dict[str, Any], status: int
) -> None:
    answer = asked(point, "body/cheltenham-council", "employment-terms", "council/cheltenham", **properties)

    assert not answer.decision
    assert answer.context["error"]["status"] == status


def test_a_service_in_which_nobody_takes_part_is_a_no_that_asks_for_councils(point: DecisionPoint) -> None:
    answer = asked(point, "body/cheltenham-council", "employment-terms", "service/revenues", day="1999-01-01")

    assert not answer.decision
    assert answer.context["reason"].startswith("No council takes part in Revenues on that day.")


def test_a_limit_is_kept_to_the_penny(point: DecisionPoint) -> None:
    clause = next(each for each in point.scheme.clauses if each.id.startswith("cotswold-contracts-to-25000"))
    limit = clause.limit_pence
    assert limit is not None

    def may(pence: int) -> bool:
        question = AuthzenQuestion(
            Entity(point.subjects[clause.delegate].type, clause.delegate),
            AuthzenAction(min(clause.functions)),
            Entity(
                "council",
                min(clause.authorities),
                {"amount_pence": pence, **dict.fromkeys(clause.requires, True)},
            ),
            {"time": str(clause.period.starts_on)},
        )
        return evaluate(point=point, question=question, today=TODAY).decision

    assert (may(limit), may(limit + 1)) == (True, False)


def test_every_answer_can_be_written_as_json(point: DecisionPoint) -> None:
    for holder, known in point.subjects.items():
        for action in ("award-contract", "employment-terms", "annual-budget", "staffing"):
            answer = asked(
                point, f"{known.type}/{holder}", action, "service/ict", day="2016-06-01", amount=10
            )
            assert json.loads(json.dumps(answer.context)) == answer.context
            assert answer.context["reason"]


def test_several_are_answered_until_it_is_settled() -> None:
    def settled(semantic: Any, *decisions: bool) -> list[bool]:
        answers = until_settled(asked=decisions, semantic=semantic, answer=Evaluation)
        return [each.decision for each in answers]

    assert settled("execute_all", True, False, True) == [True, False, True]
    assert settled("deny_on_first_deny", True, False, True) == [True, False]
    assert settled("permit_on_first_permit", False, True, False) == [False, True]
    assert settled("permit_on_first_permit", False, False) == [False, False]
