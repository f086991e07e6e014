"""Whatever stands in an address, the answer is a page or a reason, and never a fault of ours."""

from typing import Any

import pytest
from django.test import Client as Browser
from hypothesis import HealthCheck, Phase, settings
from tests.accounts.partnership import NAME
from tests.judges.prober import Prober
from tests.security.guessing import addresses
from tests.security.people import World, browser_of

from moothall.doors.api.endpoints import api

storage = pytest.mark.storage  # a database may choke on what another one takes

NAMES = ("on", "known", "q", "page", "what", "who", "council", "service", "amount", "wards", "where", "one",
         "other", "kind", "number", "days", "view", "offset", "limit", "actor", "action", "since", "until",
         "partnership", "term", "next")  # fmt: skip
VALUES = [
    pytest.param("\0", marks=storage),
    pytest.param("9" * 60, marks=storage),
    "²",
    "\u202etxt.exe",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "' OR 1=1 --",
    "a" * 4_000,
    "31/02/2016",
    "1e400",
]


def asked(value: str) -> dict[str, list[str]]:
    """Ask everything at once, each name twice."""
    return {name: [value, "1"] for name in NAMES} | {"q": ["1", value], "page": ["1", value]}


@pytest.mark.parametrize("value", VALUES, ids=lambda value: ascii(value)[1:20])
def test_nonsense_in_an_address_is_answered_in_words(world: World, value: str) -> None:
    browser, administrator = Browser(), browser_of("administrator")
    for name, at in addresses(world).items():
        if name.startswith("authzen:"):
            continue
        alone = ("on", "q", "page")[(len(name) + len(value)) % 3]  # a day that is no day hides the rest
        for query in (asked(value), *([{alone: value}] if f"/{NAME}/" in at else [])):
            answer = (administrator if name.startswith("desk:") else browser).get(at, query)
            assert answer.status_code in (200, 302, 400, 403, 404), (at, query)
            if not answer["Content-Type"].startswith("application/json"):
                assert b"<script>alert" not in answer.content, at
            if answer.status_code >= 400 and answer["Content-Type"].startswith("text/html"):
                assert b"<h1" in answer.content, at


@storage
@pytest.mark.parametrize(
    "path",
    ["/%00/", "/%ff%fe/", "/test/councils/%00/", "/test/variations/" + "9" * 400 + "/", "/" + "a/" * 900,
     "/desk/drafts/" + "9" * 30 + "/", "/desk/people/" + "9" * 30 + "/", "/desk/audit/" + "9" * 30 + "/",
     "/test/terms/" + "a" * 3_000 + "/", "/api/v1/partnerships/%00/state", "/static/%00", "/static/../../x",
     "/static/..%2f..%2fsettings.py", "//evil.example//", "/test//matrix/", "/TEST/"],
)  # fmt: skip
def test_an_address_that_nobody_would_write_is_not_there(world: World, path: str) -> None:
    answer = browser_of("administrator").get(path)

    assert answer.status_code in (301, 400, 403, 404)
    assert "evil.example" not in answer.get("Location", "")


PROBER = Prober({**api.get_openapi_schema(), "servers": [{"url": "http://localhost/"}]})


@storage
@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("operation", PROBER.operations)
def test_the_api_keeps_to_its_own_description(operation: str) -> None:
    PROBER.probe(operation, is_answered_as_described)


@settings(
    max_examples=15,
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def is_answered_as_described(case: Any) -> None:
    case.call_and_validate()
