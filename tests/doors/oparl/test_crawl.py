"""Every address that can be reached from the system answers as OParl 1.1 says, and gives no secret."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.doors.oparl.conftest import MARK
from tests.judges import oparl as judge

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

HOST = "http://testserver"
START = f"{HOST}/oparl/v1.1/"


def addresses_in(value: Any) -> Iterator[str]:
    """Yield every OParl address in an answer."""
    if isinstance(value, dict):
        for each in value.values():
            yield from addresses_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from addresses_in(each)
    elif isinstance(value, str) and value.startswith(START):
        yield value


def objects_in(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of OParl in an answer, and those within it."""
    if isinstance(value, dict):
        if str(value.get("type", "")).startswith(judge.NAMESPACE):
            yield value
        for each in value.values():
            yield from objects_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from objects_in(each)


def crawl(client: Client, since: str = "") -> dict[str, Any]:
    """Return every answer that can be reached, by its address; files are read and left out."""
    waiting, answers = [START, f"{START}test/meetings/{since}"], dict[str, Any]()
    done: set[str] = set()
    while waiting:
        address = waiting.pop()
        if address in done:
            continue
        done.add(address)
        answer = client.get(address.removeprefix(HOST))
        assert answer.status_code == 200 or address.endswith("/content/"), (address, answer.content)
        assert MARK.encode() not in answer.content, address
        if not address.endswith("/content/"):
            assert answer["Access-Control-Allow-Origin"] == "*"
            assert answer["Content-Type"] == "application/json; charset=utf-8"
            answers[address] = answer.json()
            waiting += addresses_in(answers[address])
    return answers


def validated(answers: dict[str, Any], check: Callable[[dict[str, Any]], Iterator[str]]) -> int:
    objects = [each for answer in answers.values() for each in objects_in(answer)]
    assert [fault for each in objects for fault in check(each)] == []
    return len(objects)


def test_every_object_that_can_be_reached_is_as_oparl_says(client: Client, world: str) -> None:
    answers = crawl(client)
    kinds = {each["type"].removeprefix(judge.NAMESPACE) for a in answers.values() for each in objects_in(a)}

    assert validated(answers, judge.faults) > 100
    assert kinds == judge.FACTS.keys() - {"LegislativeTerm"}


def test_every_object_stands_at_the_address_that_it_names(client: Client, world: str) -> None:
    answers = crawl(client)

    for address, answer in answers.items():
        if "pagination" not in answer:
            assert answer["id"] == address
        else:
            assert answer["links"]["self"] == address
    named = {each["id"] for answer in answers.values() for each in objects_in(answer)}
    assert named <= answers.keys()


@pytest.mark.skipif("MOOTHALL_OPARL_SCHEMA" not in os.environ, reason="needs the specification's schema")
def test_the_specifications_own_schema_has_nothing_against_any_object(client: Client, world: str) -> None:
    folder = Path(os.environ["MOOTHALL_OPARL_SCHEMA"])

    assert validated(crawl(client), lambda each: judge.by_specification(each, folder)) > 100
