"""The certification scenario of AuthZEN's Authorization API 1.0, test by test, under its own numbers.

What the scenario leaves open (a decision that no rule of its fixture settles) is left open here too.
"""

from typing import Any

import pytest
from tests.doors.authzen.client import DecisionPoint, action, resource, subject

pytestmark = pytest.mark.django_db

ALICE, BOB, ADMINISTRATOR = subject("alice"), subject("bob"), subject("bob", role="admin")
READ, WRITE, DELETE = action("read"), action("write"), action("delete")
ONE, TWO = resource("record-1"), resource("record-2")
ACTIVE, ARCHIVED = resource("record-1", status="active"), resource("record-2", status="archived")
CONTEXT = {"time": "2025-06-27T18:03-07:00", "ip": "192.168.1.1"}
LATER = {"time": "2025-06-27T19:00-07:00", "source": "batch-override"}
EITHER = None  # a decision that the scenario leaves open

Asked = dict[str, Any]


def question(who: Asked, what: Asked, on: Asked, **more: Any) -> Asked:
    return {"subject": who, "action": what, "resource": on, **more}


BASIC = [
    ("C-2-2-1", question(ALICE, READ, ONE), True),
    ("C-2-2-2", question(BOB, WRITE, ONE), False),
    ("C-2-2-3", question(ALICE, READ, ONE, context=CONTEXT), True),
    ("C-2-2-4", question(ALICE, WRITE, ARCHIVED), False),
    ("C-2-2-5", question(ADMINISTRATOR, WRITE, ARCHIVED), True),
    ("C-2-2-6", question(ALICE, action("delete", soft=True), ONE), True),
    ("C-2-2-7", question(ALICE, action("delete", soft=False), ONE), False),
    (
        "C-2-2-8",
        question(
            subject("alice", department="Sales", role="manager"),
            action("read", method="GET"),
            resource("record-1", status="active", owner="bob"),
        ),
        True,
    ),
    ("C-2-2-9", question(ALICE, READ, ONE, foo="bar", futureField={"nested": True}), True),
    ("C-1-4 rule 2", question(ALICE, WRITE, ONE), True),
    ("C-1-4 rule 3", question(BOB, READ, ONE), True),
    (
        "C-1-4 rule 5, archived by request",
        question(ALICE, WRITE, resource("record-1", status="archived")),
        False,
    ),
    ("C-1-4 rule 6, role given", question(subject("alice", role="admin"), WRITE, ARCHIVED), True),
]
WITHOUT = [
    ("C-2-4-1 no subject", {"action": READ, "resource": ONE}),
    ("C-2-4-1 no action", {"subject": ALICE, "resource": ONE}),
    ("C-2-4-1 no resource", {"subject": ALICE, "action": READ}),
    ("C-2-4-2 no subject.type", question({"id": "alice"}, READ, ONE)),
    ("C-2-4-2 no subject.id", question({"type": "user"}, READ, ONE)),
    ("C-2-4-2 no action.name", question(ALICE, {}, ONE)),
    ("C-2-4-2 no resource.type", question(ALICE, READ, {"id": "record-1"})),
    ("C-2-4-2 no resource.id", question(ALICE, READ, {"type": "record"})),
    ("C-2-4-4", b'{"subject": {"type": "user"'),
    ("C-2-4-5", b""),
    ("C-2-4-6 subject", {"subject": "alice", "action": READ, "resource": ONE}),
    ("C-2-4-6 action.name", question(ALICE, {"name": 123}, ONE)),
]
BATCH: list[tuple[str, Asked, list[bool | None]]] = [
    (
        "C-3-2-1",
        {"subject": ALICE, "action": READ, "evaluations": [{"resource": ONE}, {"resource": TWO}]},
        [True, EITHER],
    ),
    (
        "C-3-2-2",
        {"subject": BOB, "resource": ONE, "evaluations": [{"action": READ}, {"action": WRITE}]},
        [True, False],
    ),
    (
        "C-3-2-3",
        {"subject": ALICE, "action": WRITE, "evaluations": [{"resource": ACTIVE}, {"resource": ARCHIVED}]},
        [True, False],
    ),
    (
        "C-3-2-4",
        {
            "action": WRITE,
            "resource": ARCHIVED,
            "evaluations": [{"subject": ALICE}, {"subject": ADMINISTRATOR}],
        },
        [False, True],
    ),
    (
        "C-3-2-5",
        {"evaluations": [question(ALICE, READ, ONE), question(BOB, WRITE, ONE)]},
        [True, False],
    ),
    (
        "C-3-2-6",
        {
            "subject": ALICE,
            "action": READ,
            "context": {"time": "2025-06-27T18:03-07:00"},
            "evaluations": [{"resource": ONE}, {"resource": TWO, "context": LATER}],
        },
        [True, EITHER],
    ),
    ("C-3-2-7", question(ALICE, WRITE, ACTIVE, evaluations=[{}, {"resource": ARCHIVED}]), [True, False]),
    (
        "C-3-4-1",
        {
            "subject": ALICE,
            "action": READ,
            "options": {"evaluations_semantic": "execute_all"},
            "evaluations": [{"resource": ONE}, {}],
        },
        [True, False],
    ),
]
USERS, RECORDS = subject(), resource()
SEARCHES: list[tuple[str, str, Asked, set[str]]] = [
    ("C-4-2-1", "subject", question(USERS, READ, ONE), {"alice", "bob"}),
    ("C-4-2-2", "subject", question(USERS, READ, ONE, context=CONTEXT), {"alice", "bob"}),
    ("C-4-2-3", "subject", question(ALICE, READ, ONE), {"alice", "bob"}),
    ("C-4-2-4", "subject", question(USERS, WRITE, ARCHIVED), {"bob"}),
    ("C-4-3-1", "resource", question(ALICE, READ, RECORDS), {"record-1"}),
    ("C-4-3-2", "resource", question(ALICE, READ, RECORDS, context=CONTEXT), {"record-1"}),
    ("C-4-3-3", "resource", question(ALICE, READ, ONE), {"record-1"}),
    ("C-4-3-4", "resource", question(ADMINISTRATOR, WRITE, RECORDS), {"record-2"}),
    ("C-4-4-1", "action", {"subject": ALICE, "resource": ONE}, {"read", "write"}),
    ("C-4-4-2", "action", {"subject": ALICE, "resource": ONE, "context": CONTEXT}, {"read", "write"}),
    ("C-4-4-3", "action", {"subject": ADMINISTRATOR, "resource": ARCHIVED}, {"write"}),
]
UNKNOWN = subject("nonexistent-user")
SHIP, SHIPS = subject("enterprise", "spaceship"), subject(kind="spaceship")
EMPTY = [
    ("C-4-6-1 subject", "subject", question(USERS, READ, resource("nonexistent-record"))),
    ("C-4-6-1 resource", "resource", question(UNKNOWN, READ, RECORDS)),
    ("C-4-6-1 action", "action", {"subject": UNKNOWN, "resource": ONE}),
    ("C-4-6-2 subject", "subject", question(SHIPS, READ, ONE)),
    ("C-4-6-2 resource", "resource", question(ALICE, READ, resource(kind="spaceship"))),
    ("C-4-6-2 resource, by", "resource", question(SHIP, READ, RECORDS)),
    ("C-4-6-2 action", "action", {"subject": SHIP, "resource": ONE}),
]
SEARCHES_WITHOUT = [
    ("C-4-7-1 subject", "subject", {"subject": USERS, "resource": ONE}),
    ("C-4-7-1 resource", "resource", {"action": READ, "resource": RECORDS}),
    ("C-4-7-1 action", "action", {"subject": ALICE}),
    ("C-4-7-2 subject", "subject", question(USERS, READ, RECORDS)),
    ("C-4-7-2 resource", "resource", question(USERS, READ, RECORDS)),
    ("C-4-7-2 action", "action", {"subject": USERS, "resource": ONE}),
]


def numbered(table: list[Any]) -> Any:
    """Return a table as pytest takes it: each row under its number."""
    return [pytest.param(*row[1:], id=row[0]) for row in table]


@pytest.mark.parametrize(("asked", "decision"), numbered(BASIC))
def test_a_question_is_answered(point: DecisionPoint, asked: Asked, decision: bool) -> None:
    answer = point.answer("evaluation", asked)

    assert answer["decision"] is decision  # C-2-3-1
    assert isinstance(answer.get("context", {}), dict)  # C-2-3-2


@pytest.mark.parametrize("asked", [pytest.param(row[1], id=row[0]) for row in WITHOUT])
def test_what_is_not_well_formed_is_refused(point: DecisionPoint, asked: Any) -> None:
    assert point.send("evaluation", asked).status_code == 400


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "application/x-www-form-urlencoded", ""])
def test_c_2_4_3_another_type_of_content_is_refused(point: DecisionPoint, kind: str) -> None:
    assert point.send("evaluation", question(ALICE, READ, ONE), content_type=kind).status_code == 400


@pytest.mark.parametrize("given", ["bfe9eb29-ab87-4ca3-be83-a1d5d8305716", "x", "a b c"])
def test_c_2_5_1_the_request_s_id_comes_back(point: DecisionPoint, given: str) -> None:
    answer = point.send("evaluation", question(ALICE, READ, ONE), **{"X-Request-ID": given})

    assert (answer.status_code, answer["X-Request-ID"]) == (200, given)


def test_c_2_5_2_a_request_without_an_id_is_answered(point: DecisionPoint) -> None:
    assert "X-Request-ID" not in point.send("evaluation", question(ALICE, READ, ONE))


def test_c_2_6_the_same_question_has_the_same_answer(point: DecisionPoint) -> None:
    answers = [point.answer("evaluation", question(BOB, WRITE, ONE)) for _ in range(5)]

    assert answers == [answers[0]] * 5


@pytest.mark.parametrize(("asked", "decisions"), numbered(BATCH))
def test_several_questions_are_answered_in_their_order(
    point: DecisionPoint, asked: Asked, decisions: list[bool | None]
) -> None:
    answer = point.answer("evaluations", asked)

    found = [each["decision"] for each in answer["evaluations"]]
    assert "decision" not in answer  # C-3-3-4
    assert all(isinstance(each, bool) for each in found)  # C-3-3-3
    assert len(found) == len(asked["evaluations"])  # C-3-3-1
    assert [None if due is EITHER else each for each, due in zip(found, decisions, strict=True)] == decisions


@pytest.mark.parametrize(
    "more", [pytest.param({}, id="C-3-4-2"), pytest.param({"evaluations": []}, id="C-3-4-3")]
)
def test_several_questions_without_any_are_one(point: DecisionPoint, more: Asked) -> None:
    assert point.answer("evaluations", question(ALICE, READ, ONE, **more))["decision"] is True


@pytest.mark.parametrize("asked", [pytest.param(row[1], id=row[0]) for row in WITHOUT])
def test_several_questions_that_are_not_well_formed_as_a_whole_are_refused(
    point: DecisionPoint, asked: Any
) -> None:
    assert point.send("evaluations", asked).status_code == 400


@pytest.mark.parametrize(("what", "asked", "due"), numbered(SEARCHES))
def test_a_search_finds_what_it_must(point: DecisionPoint, what: str, asked: Asked, due: set[str]) -> None:
    results = point.answer(f"search/{what}", asked)["results"]

    assert due <= {each.get("id") or each["name"] for each in results}
    if what != "action":
        assert {each["type"] for each in results} == {asked[what]["type"]}
        assert all(set(each) == {"type", "id"} for each in results)


def test_an_id_of_what_is_sought_and_a_context_change_nothing(point: DecisionPoint) -> None:
    found = {number: point.answer(f"search/{what}", asked) for number, what, asked, _ in SEARCHES}

    assert found["C-4-2-1"] == found["C-4-2-2"] == found["C-4-2-3"]
    assert found["C-4-3-1"] == found["C-4-3-2"] == found["C-4-3-3"]
    assert found["C-4-4-1"] == found["C-4-4-2"]


def test_c_4_5_results_come_in_pages(point: DecisionPoint) -> None:
    asked = question(USERS, READ, ONE)
    first = point.answer("search/subject", {**asked, "page": {"limit": 1}})
    second = point.answer("search/subject", {**asked, "page": {"token": first["page"]["next_token"]}})

    assert [len(first["results"]), len(second["results"])] == [1, 1]
    assert first["page"]["next_token"] != "" == second["page"]["next_token"]
    assert [page["page"]["count"] for page in (first, second)] == [1, 1]
    assert next(iter(first)) == "page"
    assert [each["id"] for each in first["results"] + second["results"]] == ["alice", "bob"]


@pytest.mark.parametrize(("what", "asked"), numbered(EMPTY))
def test_a_search_for_what_is_not_there_finds_nothing(point: DecisionPoint, what: str, asked: Asked) -> None:
    assert point.answer(f"search/{what}", asked)["results"] == []


@pytest.mark.parametrize(("what", "asked"), numbered(SEARCHES_WITHOUT))
def test_a_search_that_is_not_well_formed_is_refused(point: DecisionPoint, what: str, asked: Asked) -> None:
    assert point.send(f"search/{what}", asked).status_code == 400


def test_c_6_discovery_says_where_each_endpoint_is(point: DecisionPoint) -> None:
    base = f"https://testserver{point.base}"
    answer = point.client.get(f"/.well-known/authzen-configuration{point.base}", secure=True)
    found = answer.json()

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert found.pop("policy_decision_point") == base
    assert found == {
        "access_evaluation_endpoint": f"{base}/access/v1/evaluation",
        "access_evaluations_endpoint": f"{base}/access/v1/evaluations",
        "search_subject_endpoint": f"{base}/access/v1/search/subject",
        "search_resource_endpoint": f"{base}/access/v1/search/resource",
        "search_action_endpoint": f"{base}/access/v1/search/action",
    }
    for name in ("evaluation", "evaluations"):
        body = question(ALICE, READ, ONE)
        headers = {"Authorization": f"Bearer {point.token}"}
        address = found[f"access_{name}_endpoint"].removeprefix("https://testserver")
        asked = point.client.post(address, body, "application/json", headers=headers, secure=True)
        assert asked.json()["decision"] is True
