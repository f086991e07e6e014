"""What is found comes in pages, whose tokens are good for the search that they were given out for."""

import json
from typing import Any

import pytest
from tests.accounts.partnership import NAME, founded
from tests.doors.authzen.client import DecisionPoint, action, point_for, resource, subject

pytestmark = pytest.mark.django_db

ASKED: dict[str, Any] = {"subject": subject("avon", "authority"), "resource": resource("avon", "council")}


@pytest.fixture
def here(db: None) -> DecisionPoint:
    founded()
    return point_for(NAME)


def page(here: DecisionPoint, asked: dict[str, Any] = ASKED, **wanted: Any) -> Any:
    return here.answer("search/action", {**asked, "page": wanted})


def test_walking_through_the_pages_finds_everything_once(here: DecisionPoint) -> None:
    whole = [each["name"] for each in page(here, limit=1_000)["results"]]
    found, token = [], ""
    while True:
        one = page(here, limit=7, token=token)
        assert one["page"]["total"] == len(whole)
        assert one["page"]["count"] == len(one["results"]) <= 7
        found += [each["name"] for each in one["results"]]
        token = one["page"]["next_token"]
        if not token:
            break

    assert found == whole == sorted(whole)


def test_without_a_limit_there_are_a_hundred_and_never_more_than_a_thousand(here: DecisionPoint) -> None:
    assert page(here)["page"]["count"] == 100 < page(here)["page"]["total"]
    assert page(here, limit=10**30)["page"]["next_token"] == ""


def test_no_results_may_be_asked_for_to_learn_how_many_there_are(here: DecisionPoint) -> None:
    found = page(here, limit=0)

    assert (found["results"], found["page"]["count"]) == ([], 0)
    assert found["page"]["total"] > 100
    assert found["page"]["next_token"]


@pytest.mark.parametrize(
    "changed",
    [
        {"subject": subject("brent", "authority")},
        {"resource": resource("brent", "council")},
        {"resource": resource("avon", "council", amount=1)},
        {"context": {"time": "2016-05-01"}},
        {"page": {"limit": 6}},
    ],
)
def test_a_token_of_another_search_is_refused(here: DecisionPoint, changed: dict[str, Any]) -> None:
    token = page(here, limit=5)["page"]["next_token"]
    asked = {**ASKED, "page": {"limit": 5}} | changed
    asked["page"]["token"] = token

    assert here.send("search/action", asked).status_code == 400


def test_fields_that_are_not_looked_at_may_change(here: DecisionPoint) -> None:
    token = page(here, limit=5)["page"]["next_token"]

    again = {**ASKED, "more": 1, "page": {"token": token, "properties": {"sort": "name"}}}
    assert here.answer("search/action", again)["page"]["count"] == 5


def test_a_token_of_another_partnership_or_another_kind_of_search_is_refused(here: DecisionPoint) -> None:
    point = point_for("fixture")
    asked = {"subject": subject("alice"), "action": action("read"), "resource": resource("record-1")}
    token = point.answer("search/subject", {**asked, "page": {"limit": 1}})["page"]["next_token"]

    assert point.answer("search/subject", {**asked, "page": {"token": token}})["results"]
    for where, what in ((point, "resource"), (point, "action"), (here, "subject")):
        assert where.send(f"search/{what}", {**asked, "page": {"token": token}}).status_code == 400


@pytest.mark.parametrize("token", ["x", "a:b:c", "\u0000", "é", "W10:1abc:def", "x" * 100_000])
def test_a_token_that_was_made_up_is_refused(here: DecisionPoint, token: str) -> None:
    answer = here.send("search/action", {**ASKED, "page": {"token": token}})

    assert answer.status_code == 400
    assert "was not given out here" in answer.json()["error"]["message"]


@pytest.mark.parametrize(
    ("limit", "status"),
    [("2.0", 200), ("1e3", 200), ("1e999999999", 200), ("-1e999999999", 400), ("-0.0", 200)],
)
def test_a_limit_is_a_whole_number_however_it_is_written(
    here: DecisionPoint, limit: str, status: int
) -> None:
    body = json.dumps({**ASKED, "page": {"limit": "LIMIT"}}).replace('"LIMIT"', limit)

    assert here.send("search/action", body.encode()).status_code == status


@pytest.mark.parametrize("wanted", [{"limit": -1}, {"limit": 1.5}, {"limit": "5"}, {"token": 5}, [], "next"])
def test_a_page_that_is_not_well_formed_is_refused(here: DecisionPoint, wanted: Any) -> None:
    assert here.send("search/action", {**ASKED, "page": wanted}).status_code == 400
