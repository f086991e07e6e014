"""Every answer tells the browser what it may not do, whatever became of the request."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client as Browser
from django.urls import include, path
from tests.accounts.partnership import NAME
from tests.security.guessing import addresses
from tests.security.people import World, browser_of

FORBIDDEN_TO_SCRIPTS = ("unsafe-inline", "unsafe-eval", "*", "http:")


def fails(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Zanzibar: a fault with a secret in it")


urlpatterns = [path("fails/", fails), path("", include("moothall.config.urls"))]


def errors(settings: Any) -> Iterator[tuple[int, Any]]:
    """Yield an answer for each way in which a request can go wrong."""
    settings.ROOT_URLCONF = __name__
    browser, careful = Browser(raise_request_exception=False), Browser(enforce_csrf_checks=True)
    yield 400, browser.get("/", headers={"Host": "evil.example"})
    yield 400, browser.post("/accounts/login/", {f"name-{number}": "x" for number in range(1_001)})
    yield 400, browser.get(f"/{NAME}/?on=never")
    yield 403, careful.post("/accounts/login/")
    yield 403, browser_of("leader").get("/desk/audit/")
    yield 404, browser.get("/nothing/here/")
    yield 404, browser.get("/api/v1/nothing")
    yield 500, browser.get("/fails/")


def test_every_answer_says_what_the_browser_may_not_do(world: World, settings: Any) -> None:
    known = addresses(world).values()
    seen = [browser.get(at) for browser in (Browser(), browser_of("administrator")) for at in known]
    seen += [answer for _, answer in errors(settings)]

    for answer in seen:
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "base-uri 'none'" in policy
        assert "form-action 'self'" in policy
        assert not [word for word in FORBIDDEN_TO_SCRIPTS if word in policy.split()]
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        # What OParl gives is public and asks for no session, so scripts of other sites may read it.
        assert ("Access-Control-Allow-Origin" in answer) == answer.request["PATH_INFO"].startswith("/oparl/")


def test_what_goes_wrong_has_a_page_of_its_own_that_tells_no_secrets(world: World, settings: Any) -> None:
    for status, answer in errors(settings):
        content = answer.content.decode()
        assert answer.status_code == status, content[:300]
        assert "Zanzibar" not in content
        assert "Traceback" not in content
        if answer["Content-Type"].startswith("text/html"):
            assert 'lang="en"' in content
            assert "<h1" in content


def test_what_somebody_reads_at_the_desk_is_kept_by_no_browser(world: World) -> None:
    for name, at in addresses(world).items():
        if name.startswith("desk:"):
            assert "no-store" in browser_of("administrator").get(at)["Cache-Control"], at


def test_a_public_page_that_names_whoever_is_signed_in_is_kept_apart(world: World) -> None:
    assert "Cookie" in browser_of("clerk").get(f"/{NAME}/")["Vary"]


AS_SERVED = """
import django; django.setup()
from django.conf import settings
from django.test import Client
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
from django.core.management import call_command
call_command("migrate", verbosity=0)
plain, secure = Client().get("/laws/"), Client().get("/laws/", secure=True)
sign_in = Client(); sign_in.get("/accounts/login/", secure=True)
print(plain.status_code, plain["Location"], secure.status_code, secure["Strict-Transport-Security"],
      sign_in.cookies["csrftoken"]["secure"], settings.SESSION_COOKIE_SECURE, settings.DEBUG)
settings.SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # other names of the domain are not ours
call_command("check", "--deploy", fail_level="WARNING")
"""


def test_over_https_nothing_goes_out_in_the_clear(tmp_path: Path) -> None:
    known = {"MOOTHALL_DATA": str(tmp_path), "MOOTHALL_HTTPS": "true", "MOOTHALL_HOSTS": "testserver"}
    known |= {"DJANGO_SETTINGS_MODULE": "moothall.config.settings", "PATH": os.environ["PATH"]}

    said = subprocess.run(
        [sys.executable, "-c", AS_SERVED], env=known, capture_output=True, text=True, check=False
    )

    assert said.returncode == 0, said.stderr
    assert said.stdout.split()[:7] == [
        "301", "https://testserver/laws/", "200", "max-age=31536000", "True", "True", "False",
    ]  # fmt: skip


@pytest.mark.parametrize("kept", ["secret-key", "moothall.sqlite3"])
def test_what_is_kept_can_be_read_by_this_account_alone(tmp_path: Path, kept: str) -> None:
    known = {"MOOTHALL_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "moothall.config.settings"}
    known["PATH"] = os.environ["PATH"]
    make = "import django; django.setup(); from django.core.management import call_command; "
    make += "call_command('migrate', verbosity=0)"
    subprocess.run([sys.executable, "-c", make], env=known, check=True)

    assert (tmp_path / kept).stat().st_mode & 0o077 == 0
