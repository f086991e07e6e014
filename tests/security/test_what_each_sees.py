"""Everybody walks through the whole house: each page opens to whom it should, and changes nothing."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.accounts.partnership import PASSWORD
from tests.security.crawling import crawled
from tests.security.people import EVERYBODY, SECRET, World, browser_of, everything_kept, permissions_of

ADDRESS = re.compile(rb"[\w.+-]+@[\w-]+\.[\w.-]+")
START = ("/", "/desk/", "/api/v1/openapi.json", "/nothing/here/")
Walked = Callable[[str], dict[str, Any]]
Walks = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def walks() -> Walks:
    return {}


@pytest.fixture
def walked(world: World, walks: Walks) -> Walked:
    """Return a function that gives every page to which somebody is led, walked through once."""

    def walk(name: str) -> dict[str, Any]:
        if name not in walks:
            beyond = bool if name == "public" else lambda at: at.startswith("/desk/") or at == "/"
            browser, before = browser_of(name), everything_kept()
            walks[name] = dict(crawled(browser, *START, beyond=beyond))
            assert everything_kept() == before
        return walks[name]

    return walk


@pytest.mark.parametrize("name", EVERYBODY)
def test_nobody_is_led_to_a_page_that_is_not_there_or_not_for_them(walked: Walked, name: str) -> None:
    refused = {at: answer.status_code for at, answer in walked(name).items() if answer.status_code >= 400}

    assert refused == {"/nothing/here/": 404}
    assert len(walked(name)) > 5


def led_to(answers: dict[str, Any], *places: str) -> bool:
    return any(at.startswith(places) and answer.status_code == 200 for at, answer in answers.items())


@pytest.mark.parametrize("name", EVERYBODY)
def test_everybody_is_led_to_what_goes_with_their_posts_and_to_nothing_else(
    walked: Walked, name: str
) -> None:
    answers, may = walked(name), permissions_of(name)

    assert led_to(answers, "/desk/audit/") == ("read_audit" in may)
    assert led_to(answers, "/desk/people/", "/desk/appointments/") == ("manage_people" in may)
    assert led_to(answers, "/desk/ledgers/") == ("read_ledgers" in may)
    assert led_to(answers, "/desk/clients/") == ("manage_clients" in may)
    assert led_to(answers, "/desk/work/") == ("manage_work" in may)
    assert led_to(answers, "/desk/meetings/") == ("manage_meetings" in may)
    assert led_to(answers, "/desk/drafts/", "/desk/agreements/") == ("draft_variation" in may)
    told = any(SECRET.encode() in answer.content for answer in answers.values())
    assert told == bool(may & {"draft_variation", "read_audit", "manage_clients"})


def test_the_public_reads_what_was_spent_and_not_who_was_paid(walked: Walked) -> None:
    found = {at: answer for at, answer in walked("public").items() if "/costs/spending/" in at}

    assert {at.partition("?")[0].rpartition(".")[2] for at in found} >= {"csv", "xlsx"}
    assert any(b"600.00" in answer.content for answer in found.values())


@pytest.mark.parametrize("name", ["public", "deactivated"])
def test_the_public_reads_nothing_of_people_or_of_the_desk(walked: Walked, world: World, name: str) -> None:
    for at, answer in walked(name).items():
        assert not ADDRESS.search(answer.content), at
        for secret in (SECRET, PASSWORD, world.token, "Clerk Person", "Administrator Person"):
            assert secret.encode() not in answer.content, at
        if at.startswith("/desk/"):
            assert answer["Location"].startswith("/accounts/login/?next=/desk/"), at
