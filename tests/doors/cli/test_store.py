"""Commands about the store."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import authenticate
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from tests.agreement.file.agreements import ONE_FILE
from tests.doors.cli.conftest import Typed

from moothall.agreement.models import StoredVariation
from moothall.audit import append_only
from moothall.audit.queries import events

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

ANOTHER = ONE_FILE.replace("id: test", "id: other").replace("Test Partnership", "Other Partnership")


def test_an_agreement_is_loaded_once_and_no_more_the_second_time(typed: Typed, file: Path) -> None:
    assert typed("load", file).out == "Recorded variations 1 to 2.\n"
    assert typed("load", file).out == "Variations 1 to 2 were there already and are the same.\n"
    file.write_text(
        ONE_FILE + "  - id: ends\n    title: It ends\n    decided: 2018-03-01\n    effective: 2018-04-01\n"
        "    end: [{term: brent-legal}]\n"
    )
    assert (
        typed("load", file).out
        == "Recorded variations 3.\nVariations 1 to 2 were there already and are the same.\n"
    )


def test_a_file_with_a_fault_is_not_loaded(typed: Typed, file: Path) -> None:
    file.write_text(ONE_FILE.replace("service: legal", "service: legl"))

    refused = typed("load", file)

    assert refused.code == 2
    assert refused.err.count("no service has the id “legl”") == 2
    assert not StoredVariation.objects.exists()


def test_another_agreement_of_the_same_name_stands_in_the_way(typed: Typed, file: Path) -> None:
    typed("load", file)
    file.write_text(ONE_FILE.replace("Two councils share", "Three councils share"))

    refused = typed("load", file)

    assert refused.code == 5
    assert "Three councils" not in typed("export").out


def test_the_store_answers_as_the_file_does(typed: Typed, file: Path) -> None:
    typed("load", file)

    for words in (
        ("as-at", "2017-04-01"),
        ("as-at", "2017-04-01", "--known-on", "2016-12-31"),
        ("diff", "2017-03-31", "2017-04-01"),
        ("history", "avon-legal"),
        ("findings",),
        ("check", "--findings"),
        ("export",),
    ):
        assert typed(*words) == typed(*words, "--file", file)
    assert typed("export").out == ONE_FILE


def test_one_of_several_partnerships_must_be_named(typed: Typed, file: Path) -> None:
    typed("load", file)
    file.write_text(ANOTHER)
    typed("load", file)

    refused = typed("as-at", "2017-04-01")

    assert refused.code == 3
    assert "The store has 2 partnerships. Choose one with --partnership: other, test" in refused.err
    assert typed("as-at", "2017-04-01", "-p", "other").out.startswith("Other Partnership on 1 April 2017")
    assert typed("export", "test").out == ONE_FILE
    assert typed("export", "nothing").code == 3


def test_an_untouched_register_is_verified(typed: Typed, file: Path) -> None:
    assert typed("verify").out == "The store is empty: there is nothing to verify.\n"
    typed("load", file)
    assert typed("verify") == typed("verify", "--partnership", "test")
    assert "All 2 variations are as they were recorded." in typed("verify").out


def test_a_register_that_was_tampered_with_names_the_number_and_ends_with_5(typed: Typed, file: Path) -> None:
    typed("load", file)
    append_only.lift(connection, StoredVariation)
    row = StoredVariation.objects.get(number=2)
    StoredVariation.objects.filter(pk=row.pk).update(body=row.body.replace("second", "third"))

    verified = typed("verify")

    assert verified.code == 5
    assert "Variation 2 " in verified.out
    assert verified.err == "The register is not as it was recorded.\n"


@pytest.mark.parametrize("words", [("as-at", "2017-04-01"), ("export",), ("check",), ("history", "avon")])
def test_an_empty_store_says_what_to_do_first(typed: Typed, words: tuple[str, ...]) -> None:
    refused = typed(*words)

    assert (refused.code, refused.err) == (
        3,
        "The store is empty. Load an agreement first: script/moothall load FILE\n",
    )


def test_a_store_without_tables_is_an_empty_one(typed: Typed) -> None:
    MigrationRecorder.Migration.objects.all().delete()

    assert typed("verify").err == "The store is empty. Load an agreement first: script/moothall load FILE\n"


def test_a_store_of_an_older_moothall_says_how_to_bring_it_up_to_date(typed: Typed) -> None:
    MigrationRecorder.Migration.objects.filter(app="accounts").delete()

    refused = typed("verify")

    assert refused.code == 5
    assert refused.err.endswith("Bring it up to date: script/moothall start-up\n")


def test_the_first_person_is_made_from_a_password_in_a_file(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("a long passphrase of her own\n")
    made = typed(
        "add-person", "--email", "ada@council.example", "--name", "Ada Example", "--administrator",
        "--password-file", tmp_path / "password",
    )  # fmt: skip

    assert made.out == "Ada Example can sign in with ada@council.example.\n"
    person = authenticate(email="ada@council.example", password="a long passphrase of her own")
    assert person is not None
    assert person.is_administrator
    [event] = events(action="person.added").events
    assert event.actor.endswith("at the command line")


@pytest.mark.parametrize(
    ("password", "words"),
    [("short", "too short"), (None, "The password could not be read from")],
)
def test_a_person_without_a_fit_password_is_refused(
    typed: Typed, tmp_path: Path, password: str | None, words: str
) -> None:
    if password:
        (tmp_path / "password").write_text(password)
    refused = typed(
        "add-person",
        "--email",
        "ada@council.example",
        "--name",
        "Ada",
        "--password-file",
        tmp_path / "password",
    )

    assert refused.code == 2
    assert words in refused.err


def test_a_password_is_asked_for_only_where_somebody_can_answer(typed: Typed) -> None:
    refused = typed("add-person", "--email", "ada@council.example", "--name", "Ada")

    assert refused.code == 2
    assert "Give it in a file, with --password-file." in refused.err


def test_starting_up_without_the_example_leaves_the_store_empty(typed: Typed) -> None:
    assert typed("start-up", "--no-example").out == (
        "Making the database ready\n"
        "Nobody can sign in yet. Make the first person: script/moothall add-person --administrator\n"
    )
    assert not StoredVariation.objects.exists()


def test_starting_up_loads_the_example_once_and_says_how_to_sign_in(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "MOOTHALL_DATA", tmp_path)
    first = typed("start-up")
    loaded = StoredVariation.objects.count()
    second = typed("start-up")

    assert loaded > 60
    assert StoredVariation.objects.count() == loaded
    assert "Loading the example: the 2020 Vision Partnership\n" in first.out
    assert second.out == first.out.replace("Loading the example: the 2020 Vision Partnership\n", "")
    assert "Sign in at /desk/ as any of these, with the passphrase " in first.out
    assert json.loads(typed("as-at", "2016-11-13", "--kind", "participation", "--json").out)["terms"]
