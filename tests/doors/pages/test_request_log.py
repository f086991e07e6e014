import logging
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client as Browser
from django.urls import include, path
from tests.accounts.partnership import founded, person

from moothall.refusals import Conflict

pytestmark = pytest.mark.django_db


def conflicts(request: HttpRequest) -> HttpResponse:
    raise Conflict("Zanzibar has been decided already.")


def fails(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken")


def logs(request: HttpRequest) -> HttpResponse:
    logging.getLogger("moothall.matters").warning("something of note")
    return HttpResponse("")


urlpatterns = [
    path("conflicts/", conflicts),
    path("fails/", fails),
    path("logs/", logs),
    path("", include("moothall.config.urls")),
]


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture, settings: Any) -> pytest.LogCaptureFixture:
    from moothall.doors.pages.request_log import RequestIdFilter

    settings.ROOT_URLCONF = __name__
    settings.MOOTHALL_SLOW_MS = 10**9
    caplog.set_level(logging.DEBUG, "moothall")
    caplog.handler.addFilter(RequestIdFilter())
    return caplog


def line(lines: pytest.LogCaptureFixture) -> Any:
    [found] = [each for each in lines.records if each.name == "moothall.requests"]
    return found


def test_a_request_is_one_line_without_its_query(lines: pytest.LogCaptureFixture) -> None:
    answer = Browser().get("/?q=somebody@avon.example&token=s3cret")

    record = line(lines)
    assert (record.levelname, record.method, record.path, record.status) == ("INFO", "GET", "/", 200)
    assert record.getMessage().startswith("GET / 200 in ")
    assert "avon.example" not in str(vars(record))
    assert "s3cret" not in str(vars(record))
    assert answer["X-Request-ID"] == record.request_id


def test_who_asked_is_a_number_and_no_address_of_mail(lines: pytest.LogCaptureFixture) -> None:
    founded()
    clerk = person("Clerk")
    browser = Browser()
    browser.force_login(clerk)
    lines.clear()

    browser.get("/desk/")

    assert line(lines).person == clerk.pk
    assert f"by person {clerk.pk}" in line(lines).getMessage()
    assert clerk.email not in lines.text


def test_a_page_that_asks_nobody_s_name_opens_no_session_for_the_log(lines: pytest.LogCaptureFixture) -> None:
    answer = Browser().get("/logs/")

    assert line(lines).person is None
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("given", ["abc", "7f3c-11.a:b_c", "x" * 64])
def test_an_id_that_came_with_the_request_is_used_and_given_back(
    lines: pytest.LogCaptureFixture, given: str
) -> None:
    answer = Browser().get("/logs/", headers={"X-Request-ID": given})

    assert answer["X-Request-ID"] == given
    assert {each.request_id for each in lines.records if each.name.startswith("moothall")} == {given}


@pytest.mark.parametrize("given", ["x" * 65, "a b", "<script>", "é", "-"])
def test_an_id_that_is_not_fit_is_not_used(lines: pytest.LogCaptureFixture, given: str) -> None:
    answer = Browser().get("/logs/", headers={"X-Request-ID": given})

    assert "X-Request-ID" not in answer
    assert given not in line(lines).request_id


def test_each_request_has_another_id(lines: pytest.LogCaptureFixture) -> None:
    assert len({Browser().get("/logs/")["X-Request-ID"] for _ in range(5)}) == 5


@pytest.mark.parametrize(
    ("at", "status", "level", "refused"),
    [
        ("/conflicts/", 409, "INFO", "Conflict"),
        ("/nothing/here/", 404, "INFO", "Missing"),
        ("/fails/", 500, "ERROR", ""),
    ],
)
def test_a_refusal_is_logged_as_one_and_without_what_it_says(
    lines: pytest.LogCaptureFixture, at: str, status: int, level: str, refused: str
) -> None:
    Browser(raise_request_exception=False).get(at)

    record = line(lines)
    assert (record.status, record.levelname, record.refused) == (status, level, refused)
    assert "Zanzibar" not in record.getMessage()


def test_a_path_cannot_break_the_line_and_a_key_in_it_is_left_out(lines: pytest.LogCaptureFixture) -> None:
    Browser().get("/x%0aERROR%20forged/")
    assert "\n" not in line(lines).getMessage()
    lines.clear()

    Browser().get("/desk/ledgers/test/bring-in/abcdefghijklmnopqrstuvwxyz/check/")
    assert "abcdefgh" not in line(lines).getMessage()


def test_a_slow_page_is_a_warning(lines: pytest.LogCaptureFixture, settings: Any) -> None:
    settings.MOOTHALL_SLOW_MS = 0

    Browser().get("/logs/")

    assert (line(lines).levelname, line(lines).slow) == ("WARNING", True)


def test_styles_are_asked_for_too_often_to_have_a_line_of_their_own(lines: pytest.LogCaptureFixture) -> None:
    Browser().get("/static/nothing.css")

    assert line(lines).levelname == "DEBUG"
