"""What a council keeps back is in no byte that others get, by link or by guess; its own people find it."""

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from tests.accounts.partnership import TODAY
from tests.doors.stored_agreements import for_a_while
from tests.matters.partnership import NAME
from tests.security.conftest import QUICK
from tests.security.crawling import crawled
from tests.security.kept_back import (
    EXEMPT,
    GONE,
    ITS_OWN,
    STRANGERS,
    UNPUBLISHED,
    Secrets,
    browser,
    made,
    mark,
    marks_in,
    readable,
)

from moothall.doors.oparl.addresses import LISTS

START = (f"/{NAME}/", f"/{NAME}/data/", "/desk/", "/oparl/v1.1/")
TRAIL = "/desk/audit/"  # which tells those who may read it what everybody did, and of public papers by name
OURS = re.compile(
    r"/(desk/(meetings|matters|audit)|oparl|"
    r"[\w-]+/(meetings|papers|decisions|issues|matters|feeds|calendar|forward-plan|search))\b"
)
ALL_OF_OPARL = ("public", "member")  # it asks nobody who they are; the others only walk through it
VARIABLE = re.compile(r"<(?:\w+:)?(\w+)>")

Kept = tuple[Secrets, dict[str, dict[str, bytes]], dict[str, bytes]]


@pytest.fixture(scope="module")
def kept(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Kept]:
    from django.test import override_settings

    folder: Path = tmp_path_factory.mktemp("kept")
    told = {**QUICK, "MOOTHALL_DATA": folder, "MOOTHALL_TODAY": TODAY}
    with django_db_blocker.unblock(), override_settings(**told), for_a_while():
        yield made(), {}, {}


Given = Callable[[str], dict[str, bytes]]


@pytest.fixture
def secrets(kept: Kept, db: None) -> Secrets:
    return kept[0]


@pytest.fixture
def given(kept: Kept, secrets: Secrets) -> Given:
    """Return a function that gives all that somebody gets, by link or by guess, under its address."""
    _, answers, unpacked = kept

    def once(answer: Any) -> bytes:
        if not answer.streaming and not answer.content.startswith((b"%PDF", b"PK")):
            return readable(answer)
        name = sha256(answer.content + repr(sorted(answer.items())).encode()).hexdigest()
        if name not in unpacked:
            unpacked[name] = readable(answer)
        return unpacked[name]

    def get(name: str) -> dict[str, bytes]:
        if name not in answers:
            opened = browser(name)
            walked = crawled(opened, *START, beyond=lambda at: at in START or bool(OURS.match(at)))
            answers[name] = {at: once(answer) for at, answer in walked}
            for at in guesses(secrets):
                if at not in answers[name] and (name in ALL_OF_OPARL or not at.startswith("/oparl/")):
                    answers[name][at] = once(opened.get(at))
        return answers[name]

    return get


def guesses(secrets: Secrets) -> Iterator[str]:
    """Yield every address that reads something of meetings, filled in with every key and name there is."""
    for route in dict.fromkeys(_routes(get_resolver().url_patterns, "/")):
        if not OURS.match(route.replace("<slug:partnership>", NAME)):
            continue
        names = VARIABLE.findall(route)
        for values in product(*(_values(name, route, secrets) for name in names)):
            filled = iter(values)
            yield VARIABLE.sub(lambda _, filled=filled: str(next(filled)), route)  # type: ignore[misc]


def _values(name: str, route: str, secrets: Secrets) -> tuple[object, ...]:
    if name == "key" and "/files/" in route:
        return tuple(f"{prefix}{key}" for prefix in ("", "agenda-", "minutes-") for key in secrets.keys)
    if name == "key" and "/meetings/" in route:
        return tuple(str(each.key) for each in (secrets.held, secrets.coming))
    known: dict[str, tuple[object, ...]] = {
        "partnership": (NAME,),
        "key": secrets.keys,
        "slug": secrets.slugs,
        "id": ("brent-cabinet", "brent", "legal"),
        "body": ("brent-cabinet",),
        "council": ("brent",),
        "number": (1, 2),
        "leg": (1,),
        "how": ("end", "release"),
        "name": tuple(LISTS.values()),
        "topic": ("all", "meetings", "issues", "decisions"),
    }
    return known.get(name, ("x",))


def _routes(patterns: list[Any], at: str) -> Iterator[str]:
    for each in patterns:
        written = at + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _routes(each.url_patterns, written)
        elif isinstance(each, URLPattern) and "(" not in written and "^" not in written:
            yield written


def told_of(answers: dict[str, bytes], *kinds: str) -> dict[str, set[str]]:
    """Return what is marked so in each answer, beyond what its own address says."""
    found = {at: marks_in(said, *kinds) - marks_in(at.encode(), *kinds) for at, said in answers.items()}
    return {at: marks for at, marks in found.items() if marks}


@pytest.mark.parametrize("name", STRANGERS)
def test_no_byte_of_what_is_exempt_reaches_a_stranger(given: Given, name: str) -> None:
    told = told_of(given(name), EXEMPT, GONE)

    assert [at for at, marks in told.items() if not (GONE in str(marks) and at.startswith(TRAIL))] == []
    assert len(given(name)) > 100


@pytest.mark.parametrize("name", [*STRANGERS, "member"])
def test_what_is_not_published_reaches_nobody_who_does_not_run_the_body(given: Given, name: str) -> None:
    told = told_of(given(name), UNPUBLISHED)

    assert [at for at in told if not at.startswith(TRAIL)] == []


@pytest.mark.parametrize("name", ITS_OWN)
def test_its_own_members_and_officers_find_every_exempt_paper(given: Given, name: str) -> None:
    told = set().union(*told_of(given(name), EXEMPT).values())

    for paper in ("report", "appendix", "second", "alone"):
        assert mark(EXEMPT, paper) in told, paper
    assert {mark(EXEMPT, each) for each in ("minute", "resolved", "recommendation", "motion")} <= told


def test_whoever_runs_the_body_finds_what_is_not_published(given: Given) -> None:
    told = set().union(*told_of(given("clerk"), EXEMPT, UNPUBLISHED).values())

    drafts = ("item", "purpose", "recommendation", "draft", "late", "resolved", "reasons", "notice")
    assert {mark(UNPUBLISHED, each) for each in drafts} | {mark(EXEMPT, "draftexempt")} <= told


def test_a_member_finds_no_draft_of_an_exempt_paper(given: Given) -> None:
    told = set().union(*told_of(given("member"), EXEMPT).values())

    assert not {each for each in told if "draft" in each}
