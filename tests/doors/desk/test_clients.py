"""An administrator's pages: programs that may ask."""

import re
from collections.abc import Callable

import pytest
from django.test import Client as Browser
from tests.accounts.partnership import NAME
from tests.doors.authzen.client import DecisionPoint, action, resource, subject
from tests.doors.desk.drafts import summary_of, words_of

from moothall.accounts.models import Client
from moothall.audit.queries import events

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

ASKED = {
    "subject": subject("avon", "authority"),
    "action": action("employment-terms"),
    "resource": resource("avon", "council"),
}


@pytest.fixture
def administrator(desk_of: Callable[..., Browser]) -> Browser:
    return desk_of(administrator=True)


def added(administrator: Browser, name: str = "Ledger") -> DecisionPoint:
    """Add a client at the desk and return it with the token that the page shows."""
    page = administrator.post("/desk/clients/add/", {"name": name, "partnership": NAME})
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    [token] = re.findall(r'<code id="token">([^<]+)</code>', page.content.decode())
    return DecisionPoint(NAME, token)


def test_a_client_is_added_and_may_ask_until_its_token_is_taken_away(administrator: Browser) -> None:
    ledger = added(administrator)
    assert ledger.may(ASKED)

    [kept] = Client.objects.all()
    assert "Take the token of Ledger away?" in words_of(administrator.get(f"/desk/clients/{kept.id}/revoke/"))
    assert ledger.may(ASKED)
    administrator.post(f"/desk/clients/{kept.id}/revoke/")

    assert ledger.send("evaluation", ASKED).status_code == 401
    assert [event.action for event in events().events[:2]] == ["client.revoked", "client.added"]


def test_the_token_is_shown_once_and_nowhere_else(administrator: Browser) -> None:
    ledger = added(administrator)
    ledger.may(ASKED)

    page = administrator.get("/desk/clients/")

    assert ledger.token not in page.content.decode()
    assert "Ledger" in words_of(page)
    assert "22 November 2016" in words_of(page)  # the day of its last use
    assert ledger.token not in str([event.facts for event in events().events])


def test_every_mistake_is_named_beside_its_field(administrator: Browser) -> None:
    answer = administrator.post("/desk/clients/add/", {"name": " ", "partnership": "nobody"})

    assert answer.status_code == 400
    assert {at for at, _ in summary_of(answer)} == {"name", "partnership"}


def test_a_second_client_of_one_name_is_refused(administrator: Browser) -> None:
    added(administrator)

    answer = administrator.post("/desk/clients/add/", {"name": "Ledger", "partnership": NAME})

    assert answer.status_code == 400
    assert summary_of(answer)[0][0] == "name"


def test_a_token_that_is_gone_cannot_be_taken_away_again(administrator: Browser) -> None:
    added(administrator)
    [kept] = Client.objects.all()
    administrator.post(f"/desk/clients/{kept.id}/revoke/")

    assert administrator.post(f"/desk/clients/{kept.id}/revoke/").status_code == 409


@pytest.mark.parametrize("page", ["clients/", "clients/add/", "clients/1/revoke/"])
def test_only_an_administrator_sees_clients(desk_of: Callable[..., Browser], page: str) -> None:
    answer = desk_of("monitoring-officer").get(f"/desk/{page}")

    assert answer.status_code == 403
    assert "which programs may ask" in words_of(answer)


def test_no_client_of_that_number_is_said_plainly(administrator: Browser) -> None:
    assert administrator.get("/desk/clients/99/revoke/").status_code == 404


def test_the_pages_are_in_the_navigation_and_begin_empty(administrator: Browser) -> None:
    assert "There are none yet." in words_of(administrator.get("/desk/clients/"))
    assert "What may it ask about?" in words_of(administrator.get("/desk/clients/add/"))
    assert 'href="/desk/clients/"' in administrator.get("/desk/").content.decode()
