"""Commands about the store."""

from pathlib import Path

import pytest
from django.db.migrations.recorder import MigrationRecorder
from tests.agreement.files.agreements import ONE_FILE
from tests.doors.cli.conftest import Typed

from moothall.agreement.models import StoredVariation
from moothall.audit.queries import events

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

THERE = "variations 1 to 2 are there already, and are the same.\n"
ANOTHER = ONE_FILE.replace("id: test", "id: other").replace("Test Partnership", "Other Partnership")


def test_an_agreement_is_loaded_once_and_no_more_the_second_time(typed: Typed, file: Path) -> None:
    assert typed("load", file).out == "Test Partnership: variations 1 to 2 are recorded.\n"
    assert typed("load", file).out == f"Test Partnership: {THERE}"
    file.write_text(
        ONE_FILE + "  - id: ends\n    title: It ends\n    decided: 2018-03-01\n    effective: 2018-04-01\n"
        "    end: [{term: brent-legal}]\n"
    )
    assert typed("load", file).out == (
        f"Test Partnership: variation 3 is recorded.\nTest Partnership: {THERE}"
    )


def test_a_file_with_a_fault_is_not_loaded(typed: Typed, file: Path) -> None:
    file.write_text(ONE_FILE.replace("service: legal", "service: legl"))

    refused = typed("load", file)

    assert refused.code == 2
    assert refused.err.count("no service has the id “legl”") == 2
    assert not StoredVariation.objects.exists()


def test_a_longer_file_with_a_fault_leaves_the_store_as_it_was(typed: Typed, file: Path) -> None:
    typed("load", file)
    before = typed("verify").out
    days = "decided: 2018-03-01, effective: 2018-04-01"
    file.write_text(f"{ONE_FILE}  - {{id: ends, title: It ends, {days}, end: [{{term: x}}]}}\n")

    refused = typed("load", file)

    assert refused.code == 2
    assert "agreement.yaml:37: variations[2].end[0].term: " in refused.err
    assert typed("verify").out == before
    assert events().total == 1


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


def test_a_store_without_tables_is_an_empty_one(typed: Typed) -> None:
    MigrationRecorder.Migration.objects.all().delete()

    assert typed("verify").err == "The store is empty. Load an agreement first: script/moothall load FILE\n"


def test_a_store_of_an_older_moothall_says_how_to_bring_it_up_to_date(typed: Typed) -> None:
    MigrationRecorder.Migration.objects.filter(app="accounts").delete()

    refused = typed("verify")

    assert refused.code == 5
    assert refused.err.endswith("Bring it up to date: script/moothall start-up\n")
