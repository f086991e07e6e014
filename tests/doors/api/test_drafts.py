"""A program of somebody who drafts is told of their draft what the desk tells them."""

from typing import Any

import pytest
from django.test import Client
from tests.accounts import partnership
from tests.accounts.partnership import person
from tests.doors.desk.drafts import drafted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day_of_the_partnership(settings: Any) -> None:
    settings.MOOTHALL_TODAY = partnership.TODAY
    partnership.founded()


def signed_in(post: str) -> Client:
    client = Client()
    client.force_login(person(post, acts_for=post), "allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def draft() -> int:
    clerk = signed_in("clerk")
    return drafted(clerk, "acquire-holding", {"authority": "brent", "company": "wastco", "share": "1/2"})


def test_who_drafts_is_told_what_it_changes_and_who_must_agree(draft: int) -> None:
    answer = signed_in("monitoring-officer").get(f"/api/v1/drafts/{draft}/check")

    told = answer.json()
    assert answer.status_code == 200, told
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert (told["draft"], told["partnership"], told["faults"]) == (draft, partnership.NAME, [])
    assert [term["verb"] for day in told["changes"] for term in day["terms"]] == ["begins"]
    assert {each["council"] for each in told["must_agree"]} or told["nobody_to_ask"]


def test_nobody_else_is(draft: int) -> None:
    answer = Client().get(f"/api/v1/drafts/{draft}/check")

    assert answer.status_code == 403
    assert answer.json()["detail"] == "A draft is read by those who draft: sign in at the desk first."


def test_a_post_that_does_not_draft_is_refused(draft: int) -> None:
    assert signed_in("scrutiny-chair").get(f"/api/v1/drafts/{draft}/check").status_code == 403


def test_a_refusal_that_names_posts_is_kept_nowhere_and_is_said_in_the_log(
    draft: int, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO", logger="moothall.requests"):
        answer = signed_in("scrutiny-chair").get(f"/api/v1/drafts/{draft}/check")

    assert "no-store" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]
    assert "refused: Forbidden" in caplog.text


def test_a_draft_that_is_not_there_is_not_there() -> None:
    assert signed_in("clerk").get("/api/v1/drafts/999/check").status_code == 404
