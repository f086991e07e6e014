"""Who may ask: clients by their tokens, each for one partnership."""

from datetime import date
from typing import Any

import pytest
from tests.accounts.partnership import NAME, founded
from tests.acting import operator
from tests.doors.authzen.client import ENDPOINTS, DecisionPoint, action, point_for, resource, subject

from moothall.accounts.models import Client
from moothall.accounts.operations.clients import NameTaken, add_client, revoke_client
from moothall.accounts.queries.clients import client_by_token
from moothall.refusals import Conflict, Invalid

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

ASKED = {"subject": subject("alice"), "action": action("read"), "resource": resource("record-1")}


@pytest.mark.parametrize("endpoint", ENDPOINTS)
@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer", "Bearer ", "Bearer moothall_wrong", "Basic YTpi", "moothall_wrong", "Bearer \xff\x00 a b"],
)
def test_without_a_token_of_ours_nothing_is_answered(
    point: DecisionPoint, endpoint: str, authorization: str
) -> None:
    point.token = ""
    headers = {"Authorization": authorization} if authorization else {}

    answer = point.send(endpoint, ASKED, **headers)

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith('Bearer realm="moothall"')
    assert answer.json()["error"]["status"] == 401


def test_a_stranger_is_not_told_what_partnerships_there_are(point: DecisionPoint) -> None:
    stranger = DecisionPoint("nobody")

    assert (
        stranger.send("evaluation", ASKED).content
        == DecisionPoint("fixture").send("evaluation", ASKED).content
    )


def test_a_token_is_good_for_its_own_partnership_alone(point: DecisionPoint) -> None:
    founded()
    other = point_for(NAME)
    other.tenant = "fixture"

    answer = other.send("evaluation", ASKED)

    assert answer.status_code == 403
    assert f"The token is for “{NAME}”" in answer.json()["error"]["message"]


def test_a_token_that_is_taken_away_is_refused_from_then_on(point: DecisionPoint) -> None:
    assert point.may(ASKED)

    revoke_client(client=Client.objects.get(), acting=operator("A. Clerk"))

    answer = point.send("evaluation", ASKED)
    assert answer.status_code == 401
    assert 'error="invalid_token"' in answer["WWW-Authenticate"]
    with pytest.raises(Conflict):
        revoke_client(client=Client.objects.get(), acting=operator("A. Clerk"))


def test_the_fixture_is_served_only_where_the_settings_say_so(point: DecisionPoint, settings: Any) -> None:
    settings.MOOTHALL_AUTHZEN_FIXTURE = False

    assert point.send("evaluation", ASKED).status_code == 404
    assert point.client.get("/.well-known/authzen-configuration/authzen/fixture").status_code == 404
    with pytest.raises(Invalid):
        add_client(name="Another", partnership="fixture", acting=operator("A. Clerk"))


def test_only_a_digest_of_the_token_is_kept(db: None) -> None:
    token = point_for("fixture").token

    [kept] = Client.objects.values()
    assert token not in str(kept)
    assert len(token) >= 50
    assert point_for_another() != token


def point_for_another() -> str:
    return add_client(name="Another", partnership="fixture", acting=operator("A. Clerk")).token


def test_the_day_of_its_last_use_is_noted(point: DecisionPoint) -> None:
    assert Client.objects.get().last_used_on is None

    client_by_token(point.token, on=date(2026, 11, 1))
    assert Client.objects.get().last_used_on == date(2026, 11, 1)
    point.may(ASKED)
    assert Client.objects.get().last_used_on == date(2026, 11, 22)


def test_a_question_from_a_known_client_is_two_queries_at_most(
    db: None, django_assert_max_num_queries: Any
) -> None:
    founded()
    here = point_for(NAME)
    asked = {**ASKED, "subject": subject("clerk", "post"), "resource": resource("legal", "service")}
    here.may(asked)

    with django_assert_max_num_queries(2):
        here.may(asked)


def test_two_clients_of_a_partnership_have_different_names(point: DecisionPoint) -> None:
    with pytest.raises(NameTaken, match="There is a client called Finance system already"):
        point_for("fixture")

    revoke_client(client=Client.objects.get(), acting=operator("A. Clerk"))
    assert point_for("fixture").may(ASKED)


@pytest.mark.parametrize("name", ["", "   ", "x" * 101, "a\x00b", "a\x1bb"])
def test_a_client_has_a_name_that_can_be_read(db: None, name: str) -> None:
    with pytest.raises(Invalid):
        add_client(name=name, partnership="fixture", acting=operator("A. Clerk"))


def test_a_client_is_for_a_partnership_that_is_here(db: None) -> None:
    with pytest.raises(Invalid, match="There is no partnership “nobody” here"):
        add_client(name="Ledger", partnership="nobody", acting=operator("A. Clerk"))
