"""The command that makes the first person."""

from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from tests.doors.cli.conftest import Printed, Typed

from moothall.accounts.models import Person
from moothall.audit.queries import events

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

PASSWORD = "a long passphrase of her own"


def added(
    typed: Typed,
    folder: Path,
    *words: str,
    password: bytes = PASSWORD.encode(),
    email: str = "ada@council.example",
) -> Printed:
    (folder / "password").write_bytes(password)
    given = ("--email", email, "--name", "Ada Example", "--password-file", folder / "password")
    return typed("add-person", *given, *words)


def test_the_first_person_is_made_from_a_password_in_a_file(typed: Typed, tmp_path: Path) -> None:
    made = added(typed, tmp_path, "--administrator", password=f"{PASSWORD}\n".encode())

    assert made.out == "Ada Example can sign in with ada@council.example.\n"
    person = authenticate(email="ada@council.example", password=PASSWORD)
    assert person is not None
    assert person.is_administrator
    [event] = events(action="person.added").events
    assert event.actor.endswith("at the command line")
    assert PASSWORD not in str(event.facts)


def test_somebody_who_is_no_administrator_still_needs_a_post(typed: Typed, tmp_path: Path) -> None:
    made = added(typed, tmp_path)

    assert "An administrator can now appoint them to the posts that they act for" in made.out
    assert not Person.objects.get().is_administrator


def test_an_address_that_somebody_signs_in_with_is_taken(typed: Typed, tmp_path: Path) -> None:
    added(typed, tmp_path)

    refused = added(typed, tmp_path, email="ADA@council.example")

    assert refused.code == 5
    assert refused.err == (
        "Somebody else already signs in as ada@council.example. Give another e-mail address.\n"
    )
    assert Person.objects.count() == 1


@pytest.mark.parametrize("password", [b"short", b"password1234", b"ada@council.example"])
def test_a_weak_password_is_refused(typed: Typed, tmp_path: Path, password: bytes) -> None:
    refused = added(typed, tmp_path, password=password)

    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("password: ")
    assert not Person.objects.exists()


def test_everything_that_is_wrong_is_said_at_once(typed: Typed, tmp_path: Path) -> None:
    refused = added(typed, tmp_path, password=b"short", email="ada")

    assert refused.code == 2
    assert "email: Enter an e-mail address" in refused.err
    assert "password: This password is too short" in refused.err


def test_a_password_that_cannot_be_read_is_said_plainly(typed: Typed, tmp_path: Path) -> None:
    not_there = typed(
        "add-person", "--email", "a@b.example", "--name", "A", "--password-file", tmp_path / "no"
    )
    not_text = added(typed, tmp_path, password=b"\xff\xfe")

    assert not_there.err == f"{tmp_path}/no cannot be read: No such file or directory. Name another file.\n"
    assert not_text.err == (
        f"{tmp_path}/password is not text in UTF-8. Name a file that holds the password alone.\n"
    )
    assert (not_there.code, not_text.code) == (2, 2)


def test_a_password_is_asked_for_only_where_somebody_can_answer(typed: Typed) -> None:
    refused = typed("add-person", "--email", "ada@council.example", "--name", "Ada")

    assert refused.code == 2
    assert "Give it in a file, with --password-file." in refused.err
