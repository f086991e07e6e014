"""An administrator's pages: people, and the posts that they act for."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.accounts.partnership import NAME, PASSWORD, TODAY, person
from tests.doors.desk.drafts import day, summary_of, words_of

from moothall.accounts.models import Appointment, Person
from moothall.accounts.queries import person_by_email
from moothall.accounts.rights.grants import Grant, may

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


@pytest.fixture
def administrator(desk_of: Callable[..., Client]) -> Client:
    return desk_of(administrator=True)


def added(administrator: Client) -> Person:
    given = {"name": "New Person", "email": "new@moothall.example", "password": PASSWORD}
    assert administrator.post("/desk/people/add/", given).status_code == 302
    found = person_by_email(email="new@moothall.example")
    assert found is not None
    return found


def test_a_person_is_added_appointed_and_can_then_record(administrator: Client) -> None:
    new = added(administrator)
    page = administrator.get(f"/desk/people/{new.id}/appoint/{NAME}/").content.decode()
    assert "Democratic Services Manager (Avon)" in page

    administrator.post(f"/desk/people/{new.id}/appoint/{NAME}/", {"post": "clerk", "acting_as": "deputy"})

    assert isinstance(may(person=new, permission="record_variation", partnership=NAME, day=TODAY), Grant)
    assert Appointment.objects.get(person=new).starts_on == TODAY
    assert "Deputy" in words_of(administrator.get(f"/desk/people/{new.id}/"))
    assert "Democratic Services Manager (Avon)" in words_of(administrator.get("/desk/people/"))


def test_an_appointment_is_ended_from_a_day(administrator: Client) -> None:
    clerk = person("clerk", acts_for="clerk")
    held = clerk.appointments.get()
    address = f"/desk/appointments/{held.id}/end/"

    refused = administrator.post(address, day("on", "2016-02-31"))
    assert summary_of(refused) == [("on", "Enter a real day, such as 14 11 2016")]
    administrator.post(address)

    held.refresh_from_db()
    assert held.until == TODAY
    assert "Ended" in words_of(administrator.get(f"/desk/people/{clerk.id}/"))


def test_every_mistake_about_a_new_person_is_named_beside_its_field(administrator: Client) -> None:
    answer = administrator.post("/desk/people/add/", {"name": "", "email": "x", "password": "short"})

    assert answer.status_code == 400
    assert {at for at, _ in summary_of(answer)} == {"name", "email", "password"}
    assert "short" not in answer.content.decode().partition("<main")[2].replace("too short", "")


def test_a_second_person_of_one_address_is_refused(administrator: Client) -> None:
    added(administrator)

    answer = administrator.post(
        "/desk/people/add/", {"name": "Other", "email": "NEW@moothall.example", "password": PASSWORD}
    )

    assert summary_of(answer)[0][0] == "email"


def test_a_person_is_changed_closed_opened_and_given_a_new_password(administrator: Client) -> None:
    new = added(administrator)
    address = f"/desk/people/{new.id}/"

    administrator.post(f"{address}change/", {"name": "Newer", "email": new.email})
    administrator.post(f"{address}account/", {"do": "close"})
    assert "Closed" in words_of(administrator.get(address))
    administrator.post(f"{address}account/", {"do": "open"})
    administrator.post(f"{address}password/", {"password": "quite-another-phrase"})

    new.refresh_from_db()
    assert (new.name, new.is_active) == ("Newer", True)
    assert new.check_password("quite-another-phrase")


def test_the_last_administrator_cannot_close_their_own_account(administrator: Client) -> None:
    [keeper] = Person.objects.filter(is_administrator=True)

    answer = administrator.post(f"/desk/people/{keeper.id}/account/", {"do": "close"})

    assert answer.status_code == 409
    assert "is the last administrator" in words_of(answer)


@pytest.mark.parametrize("page", ["people/99/", "people/99/change/", "appointments/99/end/"])
def test_nobody_of_that_number_is_said_plainly(administrator: Client, page: str) -> None:
    assert administrator.get(f"/desk/{page}").status_code == 404


def test_an_empty_installation_says_what_to_do_first(db: None) -> None:
    client = Client()
    keeper = person("keeper", administrator=True)
    client.force_login(keeper, "allauth.account.auth_backends.AuthenticationBackend")

    assert "Nothing is due from you today" in words_of(client.get("/desk/"))
    assert "Load one with moothall load" in words_of(client.get(f"/desk/people/{keeper.id}/"))
    assert client.get("/desk/audit/").status_code == 200
    assert client.get("/desk/agreements/test/draft/").status_code == 404


def test_every_account_page_answers(administrator: Client) -> None:
    for page in (
        "/desk/",
        "/desk/account/",
        "/accounts/2fa/",
        "/accounts/password/change/",
        "/accounts/logout/",
    ):
        assert administrator.get(page).status_code == 200
