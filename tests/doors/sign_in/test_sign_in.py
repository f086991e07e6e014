"""Signing in and out, and what the audit trail keeps of it."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client
from tests.accounts.partnership import PASSWORD, person
from tests.acting import operator

from moothall.accounts.models import Person
from moothall.accounts.operations import deactivate_person, set_password
from moothall.audit.queries import events

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.usefixtures("register")]

SIGN_IN = "/accounts/login/"


@pytest.fixture
def clerk() -> Person:
    return person("clerk", acts_for="clerk")


def sign_in(
    client: Client, password: str = PASSWORD, *, email: str = "clerk@moothall.example", to: str = ""
) -> object:
    return client.post(SIGN_IN, {"login": email, "password": password, **({"next": to} if to else {})})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def last_action() -> tuple[str, str]:
    event = events().events[0]
    return event.action, event.actor


def test_the_right_password_leads_to_the_desk(client: Client, clerk: Person) -> None:
    answer = sign_in(client)

    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert last_action() == ("person.signed_in", clerk.email)


def test_the_address_may_be_capitalised_otherwise(client: Client, clerk: Person) -> None:
    sign_in(client, email="CLERK@Moothall.example")

    assert is_signed_in(client)


def test_a_wrong_password_is_refused_without_saying_whether_the_address_is_known(
    client: Client, clerk: Person
) -> None:
    known = sign_in(client, "wrong")
    unknown = sign_in(client, "wrong", email="nobody@moothall.example")

    words = b"The e-mail address or the password is wrong"
    assert words in known.content
    assert words in unknown.content


def test_the_audit_trail_names_whose_password_was_wrong_but_not_an_address_of_nobody(
    client: Client, clerk: Person
) -> None:
    sign_in(client, "wrong")
    sign_in(client, "wrong", email="secret-typed-in-the-wrong-box@moothall.example")

    nobody, somebody = events().events[:2]
    assert (somebody.action, somebody.subject) == ("person.sign_in_failed", clerk.email)
    assert (nobody.action, nobody.subject) == ("person.sign_in_failed", "")


def test_after_five_wrong_passwords_the_right_one_is_refused_and_the_page_says_when_to_try_again(
    client: Client, clerk: Person
) -> None:
    for _ in range(5):
        sign_in(client, "wrong")

    answer = sign_in(client)

    assert not is_signed_in(client)
    assert "Wait 5 minutes, then try again" in answer.content.decode()
    assert last_action()[0] == "person.locked_out"


def test_four_wrong_passwords_do_not_lock(client: Client, clerk: Person) -> None:
    for _ in range(4):
        sign_in(client, "wrong")

    sign_in(client)

    assert is_signed_in(client)


def test_too_many_tries_from_one_place_are_answered_with_a_page_that_says_when_to_try_again(
    client: Client,
) -> None:
    for number in range(30):
        sign_in(client, "wrong", email=f"n{number}@moothall.example")

    answer = sign_in(client, email="one-more@moothall.example")

    assert answer.status_code == 429
    assert "Wait 5 minutes, then try again" in answer.content.decode()


def test_one_locked_address_does_not_lock_another(client: Client, clerk: Person) -> None:
    person("other")
    for _ in range(6):
        sign_in(client, "wrong")

    sign_in(client, email="other@moothall.example")

    assert is_signed_in(client)


def test_nobody_can_sign_themselves_up(client: Client) -> None:
    assert client.get("/accounts/signup/").status_code == 404
    assert client.post("/accounts/signup/", {"email": "me@moothall.example"}).status_code == 404


@pytest.mark.parametrize(
    "to", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_never_leads_to_another_site(client: Client, clerk: Person, to: str) -> None:
    answer = sign_in(client, to=to)

    assert answer["Location"] == "/desk/"


def test_signing_in_leads_back_to_the_page_that_was_asked_for(client: Client, clerk: Person) -> None:
    asked = client.get("/desk/audit/")
    assert asked["Location"] == "/accounts/login/?next=/desk/audit/"

    assert sign_in(client, to="/desk/audit/")["Location"] == "/desk/audit/"


def test_signing_out_takes_a_form_and_is_on_the_audit_trail(client: Client, clerk: Person) -> None:
    sign_in(client)
    client.get("/accounts/logout/")
    assert is_signed_in(client)

    client.post("/accounts/logout/")

    assert not is_signed_in(client)
    assert last_action() == ("person.signed_out", clerk.email)


def test_a_closed_account_cannot_sign_in_and_its_sessions_end_at_once(client: Client, clerk: Person) -> None:
    sign_in(client)
    deactivate_person(person=clerk, acting=operator("the test"))

    assert client.get("/desk/")["Location"].startswith(SIGN_IN)
    sign_in(client)
    assert client.get("/desk/").status_code == 302


def test_a_new_password_ends_the_sessions_of_the_old_one(client: Client, clerk: Person) -> None:
    sign_in(client)

    set_password(person=clerk, password="quite-another-phrase", acting=operator("the test"))

    assert client.get("/desk/").status_code == 302


def test_people_change_their_own_password_with_the_old_one(client: Client, clerk: Person) -> None:
    sign_in(client)
    new = {"password1": "quite-another-phrase", "password2": "quite-another-phrase"}

    refused = client.post("/accounts/password/change/", {"oldpassword": "wrong", **new})
    assert b"That is not your current password" in refused.content

    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, **new})
    clerk.refresh_from_db()
    assert clerk.check_password("quite-another-phrase")
    assert last_action() == ("person.password_changed", clerk.email)


def test_a_short_new_password_is_refused_in_plain_words(client: Client, clerk: Person) -> None:
    sign_in(client)

    answer = client.post(
        "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "short", "password2": "short"}
    )

    assert "at least 12 characters" in answer.content.decode()


def code_for(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))


def test_with_a_second_step_the_password_alone_does_not_sign_in(client: Client, clerk: Person) -> None:
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(clerk, secret)

    answer = sign_in(client)
    assert (answer["Location"], is_signed_in(client)) == ("/accounts/2fa/authenticate/", False)

    wrong = client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert b"That code is not right" in wrong.content
    assert last_action()[0] == "person.second_step_failed"

    client.post("/accounts/2fa/authenticate/", {"code": code_for(secret)})
    assert is_signed_in(client)
    assert last_action() == ("person.signed_in", clerk.email)


def test_a_second_step_is_turned_on_with_a_code_and_off_again_and_both_are_on_the_audit_trail(
    client: Client, clerk: Person, django_capture_on_commit_callbacks: Any
) -> None:
    sign_in(client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.get("/accounts/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    assert secret in page.content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/2fa/totp/activate/", {"code": code_for(secret)})
    on = [event.action for event in events().events[:3]]
    assert "person.second_step_on" in on
    assert client.get("/accounts/2fa/recovery-codes/").status_code == 200
    assert client.get("/accounts/2fa/").status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/2fa/totp/deactivate/")
    assert "person.second_step_off" in [event.action for event in events().events[:2]]
    assert not Authenticator.objects.filter(user=clerk).exists()


def test_a_form_without_its_token_is_refused(clerk: Person) -> None:
    careful = Client(enforce_csrf_checks=True)

    assert careful.post(SIGN_IN, {"login": clerk.email, "password": PASSWORD}).status_code == 403
