"""The API answers what the pages do, and refuses in words."""

from collections.abc import Iterator

import pytest
from django.test import Client
from tests.doors.stored_agreements import example, for_a_while, load_example

from moothall.agreement.core.variation import Variation

HERE = "/api/v1/partnerships/2020-vision"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def client(django_db_setup, django_db_blocker) -> Iterator[Client]:
    with django_db_blocker.unblock(), for_a_while():
        load_example()
        yield Client()


def test_the_partnerships_are_listed(client):
    [row] = client.get("/api/v1/partnerships").json()

    assert row["id"] == "2020-vision"
    assert client.get(HERE).json() == row


def test_the_state_is_every_term_that_holds_on_the_day(client):
    answer = client.get(f"{HERE}/state?on=2016-11-15").json()

    terms = {term["id"] for term in answer["terms"]}
    assert "cheltenham-revenues" not in terms
    assert "cotswold-revenues" in terms
    assert all(term["kind"] for term in answer["terms"])


def test_the_state_can_be_asked_as_it_was_known(client):
    answer = client.get(f"{HERE}/state?on=2016-11-15&known=2016-06-01").json()

    assert "cheltenham-revenues" in {term["id"] for term in answer["terms"]}


def test_every_variation_reads_back_as_itself(client):
    register = example().register
    read = client.get(f"{HERE}/variations?limit=200").json()

    assert read["total"] == register.head
    assert [Variation.model_validate(item["variation"]) for item in read["items"]] == [
        entry.variation for entry in register.entries
    ]


def test_a_list_of_variations_can_be_walked(client):
    whole = client.get(f"{HERE}/variations?limit=200").json()["items"]
    pieces = [
        client.get(f"{HERE}/variations?limit=10&offset={start}").json()["items"]
        for start in range(0, 100, 10)
    ]

    assert [item for piece in pieces for item in piece] == whole


def test_one_variation_is_got_by_its_number(client):
    assert client.get(f"{HERE}/variations/3").json()["number"] == 3


def test_a_term_tells_its_life(client):
    life = client.get(f"{HERE}/terms/cheltenham-revenues/history").json()

    assert life["held"] == [{"from": "2016-02-11", "until": "2016-11-14"}]
    assert [step["verb"] for step in life["steps"]] == ["add", "change", "change", "end"]
    assert life["versions"][-1]["until"] == "2016-11-14"


def test_findings_carry_a_witness_that_lies_within_their_days(client):
    found = client.get(f"{HERE}/findings?on=2016-11-15").json()["items"]

    assert found
    for each in found:
        assert each["from"] <= each["witness_day"]
        assert each["until"] is None or each["witness_day"] < each["until"]


def test_the_schema_and_the_description_are_served(client):
    assert client.get("/api/v1/schema/agreement.json").json()["properties"]["variations"]
    described = client.get("/api/v1/openapi.json").json()
    assert set(described["paths"]) == {
        "/api/v1/partnerships",
        "/api/v1/partnerships/{partnership}",
        "/api/v1/partnerships/{partnership}/state",
        "/api/v1/partnerships/{partnership}/variations",
        "/api/v1/partnerships/{partnership}/variations/{number}",
        "/api/v1/partnerships/{partnership}/terms/{term}/history",
        "/api/v1/partnerships/{partnership}/findings",
        "/api/v1/schema/agreement.json",
    }
    for path in described["paths"].values():
        assert {"200", "400", "404"} <= path["get"]["responses"].keys()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{HERE}/state?on=yesterday", 400),
        (f"{HERE}/state?on=1479081600", 400),
        (f"{HERE}/state?on=2016-11-15&known=never", 400),
        (f"{HERE}/variations?offset=99999999999999999999", 400),
        (f"{HERE}/variations?offset=-1", 400),
        (f"{HERE}/variations?limit=0", 400),
        (f"{HERE}/variations?limit=201", 400),
        (f"{HERE}/variations/0", 400),
        (f"{HERE}/variations/99999999999999999999", 400),
        (f"{HERE}/variations/999", 404),
        (f"{HERE}/terms/nothing/history", 404),
        ("/api/v1/partnerships/nobody", 404),
        (f"/api/v1/partnerships/{'x' * 81}", 400),
        ("/api/v1/partnerships/nobody/findings", 404),
        ("/api/v1/nothing", 404),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(client, path, status):
    answer = client.get(path)

    assert answer.status_code == status
    assert isinstance(answer.json()["detail"], str)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_changed_here(client, method):
    assert getattr(client, method)(HERE).status_code == 405
