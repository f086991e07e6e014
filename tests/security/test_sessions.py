"""Somebody is signed in until they sign out or are turned out, and is sent nowhere else on the way."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client as Browser
from tests.accounts.partnership import PASSWORD
from tests.acting import operator
from tests.security.people import World, browser_of, email_of

from moothall.accounts.models import Person
from moothall.accounts.operations import deactivate_person, set_password

SIGN_IN = "/accounts/login/"
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example",
    "/\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "http://testserver@evil.example/",
    "/\t/evil.example",
    "\thttps://evil.example",
    "https://testserver.evil.example/",
]


def signing_in(browser: Browser, name: str = "clerk", **more: str):
    return browser.post(SIGN_IN, {"login": email_of(name), "password": PASSWORD, **more})


def is_in(browser: Browser) -> bool:
    return browser.get("/desk/").status_code == 200


def test_signing_out_ends_the_session_for_whoever_kept_its_cookie(world: World) -> None:
    browser = Browser()
    signing_in(browser)
    kept = browser.cookies["sessionid"].value
    assert is_in(browser)

    browser.post("/accounts/logout/")

    thief = Browser()
    thief.cookies["sessionid"] = kept
    assert not is_in(thief)
    assert not Session.objects.filter(session_key=kept).exists()


def test_a_session_that_was_laid_ready_is_not_the_one_that_is_signed_in(world: World) -> None:
    browser = Browser()
    browser.get(SIGN_IN)
    laid = browser.session.session_key or "a" * 32
    browser.cookies["sessionid"] = laid

    signing_in(browser)

    assert browser.cookies["sessionid"].value != laid


def test_signing_out_needs_a_form_and_not_only_a_link(world: World) -> None:
    browser = browser_of("clerk")

    assert browser.get("/accounts/logout/").status_code == 200
    assert is_in(browser)


@pytest.mark.parametrize("turned_out", ["deactivated", "given another password"])
def test_whoever_is_turned_out_is_out_at_once(world: World, turned_out: str) -> None:
    browser = browser_of("clerk")
    person = Person.objects.get(email=email_of("clerk"))
    assert is_in(browser)

    if turned_out == "deactivated":
        deactivate_person(person=person, acting=operator("the test"))
    else:
        set_password(person=person, password="another-long-passphrase", acting=operator("the test"))

    assert not is_in(browser)


def test_an_appointment_that_ended_yesterday_gives_nothing_today(world: World) -> None:
    lapsed = browser_of("lapsed")

    assert "You act for no post today" in lapsed.get("/desk/").content.decode()
    assert lapsed.get(f"/desk/drafts/{world.draft}/").status_code == 403


@pytest.mark.parametrize("address", ELSEWHERE)
def test_nobody_is_sent_to_another_site(world: World, address: str) -> None:
    signed_in = signing_in(Browser(), next=address)
    there_already = browser_of("clerk").get(SIGN_IN, {"next": address})
    out = browser_of("leader").post("/accounts/logout/", {"next": address})

    for answer in (signed_in, there_already, out):
        assert answer.status_code == 302
        assert answer["Location"] in ("/desk/", "/")


def test_cookies_are_for_this_site_alone(world: World) -> None:
    browser = Browser()
    browser.get(SIGN_IN)
    signing_in(browser)

    for name in ("sessionid", "csrftoken"):
        cookie = browser.cookies[name]
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Lax", name
        assert not cookie["domain"], name
    assert not browser.cookies["sessionid"]["max-age"]  # it ends with the browser, or before:
    assert browser.session.get_expiry_age() <= settings.SESSION_COOKIE_AGE <= 8 * 60 * 60


@pytest.mark.parametrize("name", ["deactivated", "nobody"])
def test_no_more_is_said_of_an_account_that_is_closed_than_of_one_that_never_was(
    world: World, name: str
) -> None:
    wrong = Browser().post(SIGN_IN, {"login": email_of(name), "password": "not-the-password"})
    of_a_clerk = Browser().post(SIGN_IN, {"login": email_of("clerk"), "password": "not-the-password"})

    said = "The e-mail address or the password is wrong"
    assert said in wrong.content.decode()
    assert said in of_a_clerk.content.decode()
    assert signing_in(Browser(), "deactivated")["Location"] == "/accounts/inactive/"
