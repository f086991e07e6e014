"""Requests of every odd kind: each is answered, or refused with words, and none is a fault of ours."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.doors.authzen.client import ENDPOINTS, DecisionPoint, action, resource, subject

from moothall.doors.authzen import views
from moothall.doors.authzen.requests import MOST_BYTES

pytestmark = pytest.mark.django_db

ASKED: dict[str, Any] = {
    "subject": subject("alice"),
    "action": action("write"),
    "resource": resource("record-1"),
}
SEARCHED = {**ASKED, "subject": subject()}


def message(answer: Any) -> str:
    assert answer["Content-Type"] == "application/json"
    error = answer.json()["error"]
    assert error["status"] == answer.status_code
    return str(error["message"])


def of(text: str) -> bytes:
    """Return a question whose resource says ``text`` of its size."""
    return (
        json.dumps({**ASKED, "resource": resource("record-1", size="SIZE")}).replace('"SIZE"', text).encode()
    )


@pytest.mark.parametrize("endpoint", ["evaluation", "search/action"])
@pytest.mark.parametrize(
    "body",
    [
        b"", b" \n", b"{", b"[]", b"null", b"true", b"3", b'"text"', b"{}x", b"\xff\xfe", b"\xef\xbb\xbf{}",
        b"{'subject': 1}", b"[" * 100_000, b'{"a":' * 100_000, b'{"subject": NaN}', b'{"x": Infinity}',
        b'{"x": "\\ud800"}', b'{"x": ' + b"9" * 5_000 + b"}", b'{"x": 1e99999999999999999999}',
    ],
    ids=lambda body: body[:20].decode("latin-1"),
)  # fmt: skip
def test_what_is_not_one_readable_json_object_is_refused(
    point: DecisionPoint, endpoint: str, body: bytes
) -> None:
    answer = point.send(endpoint, body)

    assert answer.status_code == 400
    assert len(message(answer)) < 400


@pytest.mark.parametrize(
    "text",
    ["1e-400", "0.1", "-0", "12345678901234567890", "[[[[[]]]]]", '"\\ud83d\\ude00 \\u0000 \\u202e"', "null"],
)
def test_any_value_may_stand_in_a_property(point: DecisionPoint, text: str) -> None:
    assert point.may(of(text))


def test_what_is_nested_beyond_all_sense_is_refused_and_a_little_is_not(point: DecisionPoint) -> None:
    assert point.may(of("[" * 100 + "]" * 100))
    assert point.send("evaluation", of("[" * 1_000 + "]" * 1_000)).status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        b'{"subject": {"type": "user", "id": "bob"}, "subject": {"type": "user", "id": "alice"}}',
        of('{"a": 1, "\\u0061": 2}'),
    ],
)
def test_a_name_that_is_given_twice_is_refused(point: DecisionPoint, body: bytes) -> None:
    answer = point.send("evaluation", body)

    assert answer.status_code == 400
    assert "a name is given twice" in message(answer)


@pytest.mark.parametrize("size", [MOST_BYTES + 1, 3_000_000])
def test_a_body_that_is_too_long_is_refused_before_it_is_read(point: DecisionPoint, size: int) -> None:
    answer = point.send("evaluation", b" " * size)

    assert answer.status_code == 413
    assert "longer than 1,000,000 bytes" in message(answer)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "subject is missing. action is missing. resource is missing."),
        ({**ASKED, "subject": "alice"}, "subject must be an object."),
        ({**ASKED, "subject": None}, "subject must be an object."),
        ({**ASKED, "action": {"name": 123}}, "action.name must be text."),
        ({**ASKED, "resource": {"type": "record"}}, "resource.id is missing."),
        (
            {**ASKED, "resource": {**ASKED["resource"], "properties": []}},
            "resource.properties must be an object.",
        ),
        ({**ASKED, "context": "now"}, "context must be an object."),
    ],
)
def test_a_refusal_names_each_field_that_is_wrong(point: DecisionPoint, asked: Any, said: str) -> None:
    assert message(point.send("evaluation", asked)) == said


def test_null_is_as_if_left_out(point: DecisionPoint) -> None:
    nulls = {"context": None, "subject": {**ASKED["subject"], "properties": None}}
    archived = {"resource": {**resource("record-2"), "properties": {"status": None}}}

    assert point.may({**ASKED, **nulls})
    assert not point.may({**ASKED, **archived})
    assert point.answer("evaluations", {**ASKED, "evaluations": [{"resource": None}]}) == {
        "evaluations": [point.answer("evaluation", ASKED)]
    }


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete", "head", "options"])
@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_only_post_is_answered(point: DecisionPoint, endpoint: str, method: str) -> None:
    answer = getattr(point.client, method)(f"{point.base}/access/v1/{endpoint}")

    assert (answer.status_code, answer["Allow"]) == (405, "POST")


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("application/json; charset=utf-8", 200),
        ("application/json; charset=UTF-8", 200),
        ("APPLICATION/JSON", 200),
        ("application/json; charset=latin-1", 400),
        ("application/jsonx", 400),
    ],
)
def test_the_body_is_json_in_utf_8(point: DecisionPoint, kind: str, status: int) -> None:
    assert point.send("evaluation", json.dumps(ASKED).encode(), content_type=kind).status_code == status


@pytest.mark.parametrize(
    ("endpoint", "body", "status"),
    [("evaluation", b"", 400), ("evaluation", b" " * 1_000_001, 413), ("search/action", {}, 400)],
)
def test_a_refusal_has_the_request_s_id_too(
    point: DecisionPoint, endpoint: str, body: Any, status: int
) -> None:
    answer = point.send(endpoint, body, **{"X-Request-ID": "abc-1"})
    point.token = ""
    stranger = point.send(endpoint, body, **{"X-Request-ID": "abc-2"})

    assert (answer.status_code, answer["X-Request-ID"]) == (status, "abc-1")
    assert (stranger.status_code, stranger["X-Request-ID"]) == (401, "abc-2")


@pytest.mark.parametrize("given", ["x" * 201, "caf\xe9", "tab\there", " ", "\x7f"])
def test_an_id_that_could_not_be_given_back_as_it_is_is_refused(point: DecisionPoint, given: str) -> None:
    answer = point.send("evaluation", ASKED, **{"X-Request-ID": given})

    assert answer.status_code == 400
    assert "X-Request-ID" not in answer


def test_an_answer_is_not_to_be_kept_and_sets_no_cookie(point: DecisionPoint) -> None:
    answer = point.send("evaluation", ASKED)

    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_a_fault_of_ours_is_logged_and_says_nothing_of_itself(
    point: DecisionPoint, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(**_: Any) -> None:
        raise ZeroDivisionError("the secret of the house")

    monkeypatch.setattr(views, "evaluate", broken)

    answer = point.send("evaluation", ASKED, **{"X-Request-ID": "abc"})

    assert (answer.status_code, answer["X-Request-ID"]) == (500, "abc")
    assert "secret" not in message(answer)
    assert "the secret of the house" in caplog.text


@pytest.mark.parametrize(
    ("semantic", "decisions"),
    [
        (None, [True, False, True, False]),
        ("execute_all", [True, False, True, False]),
        ("deny_on_first_deny", [True, False]),
        ("permit_on_first_permit", [True]),
    ],
)
def test_the_semantic_says_when_to_stop(
    point: DecisionPoint, semantic: str | None, decisions: list[bool]
) -> None:
    each = [resource("record-1"), resource("record-2"), resource("record-1"), resource("record-2")]
    asked = {**ASKED, "options": {"evaluations_semantic": semantic, "another_option": 1}}

    answer = point.answer("evaluations", {**asked, "evaluations": [{"resource": one} for one in each]})

    assert [found["decision"] for found in answer["evaluations"]] == decisions


@pytest.mark.parametrize(
    ("semantic", "decisions"),
    [
        ("execute_all", [False, False, False, True]),
        ("deny_on_first_deny", [False]),
        ("permit_on_first_permit", [False, False, False, True]),
    ],
)
def test_a_failure_among_several_is_a_no(point: DecisionPoint, semantic: str, decisions: list[bool]) -> None:
    several = [
        {"resource": "record-1"},
        {"action": {"name": 3}},
        {"resource": resource("nothing")},
        {"resource": resource("record-1")},
    ]
    asked = {
        "subject": subject("alice"),
        "action": action("read"),
        "options": {"evaluations_semantic": semantic},
        "evaluations": several,
    }

    found = point.answer("evaluations", asked)["evaluations"]

    assert [each["decision"] for each in found] == decisions
    assert [each["context"].get("error", {}).get("status") for each in found] == [400, 400, 404, None][
        : len(found)
    ]
    assert found[0]["context"]["error"]["message"] == "resource must be an object."


@pytest.mark.parametrize(
    "more",
    [
        {"evaluations": {}},
        {"evaluations": [3]},
        {"evaluations": [{}] * 1_001},
        {"evaluations": [{}], "options": []},
        {"evaluations": [{}], "options": {"evaluations_semantic": "first"}},
        {"evaluations": [{}], "options": {"evaluations_semantic": 1}},
        {"evaluations": [ASKED], "subject": "alice"},
    ],
)
def test_what_is_wrong_with_the_whole_of_several_is_refused(point: DecisionPoint, more: Any) -> None:
    assert point.send("evaluations", {**ASKED, **more}).status_code == 400


def test_a_thousand_questions_are_answered_and_one_more_is_refused_plainly(point: DecisionPoint) -> None:
    found = point.answer("evaluations", {**ASKED, "evaluations": [{}] * 1_000})
    refused = point.send("evaluations", {**ASKED, "evaluations": [{}] * 1_001})

    assert [each["decision"] for each in found["evaluations"]] == [True] * 1_000
    assert message(refused) == "evaluations must hold at most 1,000; ask in several requests."


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(["subject", "action", "resource", "context", "page", "evaluations", "options", "x"])
PARTS = st.dictionaries(st.sampled_from(["type", "id", "name", "properties", "token", "limit", "time"]), JSON)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(endpoint=st.sampled_from(ENDPOINTS), body=st.dictionaries(NAMES, JSON | PARTS))
def test_whatever_is_asked_is_answered_or_refused(point: DecisionPoint, endpoint: str, body: Any) -> None:
    for asked in (body, {**ASKED, **body}):
        answer = point.send(endpoint, asked)
        assert answer.status_code in (200, 400)
        assert isinstance(answer.json(), dict)
