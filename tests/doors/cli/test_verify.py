"""The command that shows whether anybody altered what was recorded."""

import json
import re
from pathlib import Path

import pytest
from tests.agreement.files.agreements import ONE_FILE
from tests.audit.tampering import tampered
from tests.doors.cli.conftest import Typed

from moothall.agreement.models import StoredPartnership, StoredVariation
from moothall.agreement.queries import verify
from moothall.agreement.queries.register_cache import REGISTERS
from moothall.audit.models import AuditEvent

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

FORGED = "UPDATE {table} SET body = replace(body, 'second', 'third') WHERE number = 2"


@pytest.fixture(autouse=True)
def _loaded(typed: Typed, file: Path) -> None:
    typed("load", file)


def test_each_register_and_the_audit_trail_is_printed_with_what_to_keep(typed: Typed) -> None:
    head, digest, *_ = StoredVariation.objects.values_list("number", "digest").last() or (0, "")
    event = AuditEvent.objects.get()

    assert typed("verify").out == (
        "test: All 2 variations are as they were recorded.\n"
        f"  {head} {digest}\n"
        "audit trail: The only event is as it was recorded.\n"
        f"  1 {event.digest}\n"
        "\n"
        "Keep these somewhere else. With --kept they show later whether anything up to them was altered.\n"
    )


def test_one_partnership_is_verified_alone_with_the_audit_trail(typed: Typed, file: Path) -> None:
    file.write_text(ONE_FILE.replace("id: test", "id: other"))
    typed("load", file)

    assert re.findall(r"^(\S.*):", typed("verify").out, re.MULTILINE)[:3] == ["other", "test", "audit trail"]
    assert "other:" not in typed("verify", "--partnership", "test").out
    assert typed("verify", "-p", "nothing").code == 3


def test_a_variation_that_was_altered_is_named_and_ends_with_5(typed: Typed) -> None:
    with tampered(StoredVariation, FORGED):
        verified = typed("verify")

    assert verified.code == 5
    assert verified.out.startswith(
        "test: Variation 2 does not say what it said when it was recorded: its digest does not fit.\naudit "
    )
    assert "Keep these" not in verified.out
    assert verified.err.startswith("What is stored is not what was recorded. Stop using it, keep a copy")


def test_an_event_that_was_altered_is_named_and_ends_with_5(typed: Typed) -> None:
    with tampered(AuditEvent, "UPDATE {table} SET actor = 'Nobody'"):
        verified = typed("verify")

    assert verified.code == 5
    assert "test: All 2 variations are as they were recorded.\n" in verified.out
    assert "audit trail: Event 1 does not say what it said" in verified.out


def test_a_partnership_that_was_removed_altogether_is_missed(typed: Typed) -> None:
    with (
        tampered(StoredVariation, "DELETE FROM {table}"),
        tampered(StoredPartnership, "DELETE FROM {table}"),
    ):
        verified = typed("verify")

    assert verified.code == 5
    assert verified.out.startswith("test: The heading is missing.\n")


def test_what_came_of_it_can_be_read_by_a_program(typed: Typed) -> None:
    good = json.loads(typed("verify", "--json").out)
    with tampered(StoredVariation, FORGED):
        bad = typed("verify", "--json")

    assert good["chains"]["test"]["digest"] == verify("test").digest
    assert json.loads(bad.out)["chains"]["test"]["first_bad"] == 2
    assert bad.code == 5


def test_a_digest_that_was_kept_is_found_again(typed: Typed) -> None:
    first = StoredVariation.objects.get(number=1).digest
    event = AuditEvent.objects.get().digest

    verified = typed("verify", "--kept", f" {first.upper()} ", "--kept", event)

    assert verified.code == 0
    assert verified.out.endswith(
        f"\nkept: variation 1 of test\n  {first.upper()}\nkept: event 1\n  {event}\n"
    )


def test_a_digest_that_was_kept_and_is_of_nothing_ends_with_5(typed: Typed) -> None:
    verified = typed("verify", "--kept", "0" * 64)

    assert verified.code == 5
    assert "kept: nowhere\n" in verified.out
    assert verified.err.startswith("Nothing recorded has a digest that was kept.")


@pytest.mark.parametrize("words", [("as-at", "2017-04-01"), ("export",), ("check",), ("findings",)])
def test_a_register_that_can_no_longer_be_read_says_to_verify_it(
    typed: Typed, words: tuple[str, ...]
) -> None:
    REGISTERS.clear()
    with tampered(StoredVariation, "UPDATE {table} SET body = '{{' WHERE number = 2"):
        refused = typed(*words)

    assert (refused.code, refused.out) == (5, "")
    assert refused.err == "Variation 2 of test cannot be read. Run script/moothall verify.\n"
