from itertools import pairwise

import pytest
from django.db import connection, models
from tests.acting import operator
from tests.agreement.partnerships import founded, joining
from tests.audit.tampering import flipped, tampered

from moothall.agreement.models import StoredPartnership, StoredVariation
from moothall.agreement.operations import record
from moothall.agreement.queries import number_with, register_of, verify, verify_all
from moothall.agreement.queries.register_cache import REGISTERS
from moothall.agreement.queries.rows import RegisterDamaged, digest_of
from moothall.agreement.rules import NoSuchPartnership
from moothall.audit import queries as audit
from moothall.audit.models import AuditEvent

pytestmark = [pytest.mark.storage, pytest.mark.django_db]

BAD = "WHERE partnership_id = 'test' AND number = "
HEADING_COLUMNS = [field.column for field in StoredPartnership._meta.concrete_fields if field.name != "id"]
VARIATION_COLUMNS = [
    "variation", "body", "text", "recorded_at", "recorded_by", "previous", "digest",
]  # fmt: skip


def test_an_agreement_that_nobody_touched_is_good() -> None:
    founded()
    number = record(partnership="test", variation=joining("clyde"), after=3, acting=operator("B. Clerk"))

    verification = verify("test")

    assert (verification.good, verification.first_bad, verification.head) == (True, None, number)
    assert verification.digest == StoredVariation.objects.get(partnership="test", number=4).digest
    assert verification.message == "All 4 variations are as they were recorded."


def test_each_link_carries_the_digest_of_the_one_before_and_the_first_that_of_the_heading() -> None:
    founded()
    links = [StoredPartnership.objects.get().digest] + [
        digest for row in StoredVariation.objects.all() for digest in (row.previous, row.digest)
    ]

    assert links[0::2][:3] == links[1::2]


def test_every_column_of_a_variation_is_covered() -> None:
    columns = {field.column for field in StoredVariation._meta.concrete_fields}

    assert columns == {*VARIATION_COLUMNS, "partnership_id", "number"}


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("column", VARIATION_COLUMNS)
def test_one_byte_of_a_variation_changed_names_its_number(column: str, number: int) -> None:
    founded()
    founded(name="other")
    stored = getattr(StoredVariation.objects.get(partnership="test", number=number), column)

    for place in (0, len(stored) // 3, -1):
        statement = f"UPDATE {{table}} SET {column} = %s {BAD} {number}"
        with tampered(StoredVariation, statement, flipped(stored, place)):
            verification = verify("test")
            assert (verification.good, verification.first_bad) == (False, number)
            assert verification.message.startswith(f"Variation {number} ")
            assert verify("other").good

    assert verify("test").good


@pytest.mark.parametrize("column", HEADING_COLUMNS)
def test_one_byte_of_the_heading_changed_names_number_nought(column: str) -> None:
    founded()
    stored = getattr(StoredPartnership.objects.get(), column)

    with tampered(StoredPartnership, f"UPDATE {{table}} SET {column} = %s", flipped(stored, 2)):
        verification = verify("test")

    assert (verification.good, verification.first_bad) == (False, 0)
    assert verification.message.startswith("The heading ")


@pytest.mark.parametrize(
    ("statement", "first_bad"),
    [
        (f"DELETE FROM {{table}} {BAD} 1", 1),
        (f"DELETE FROM {{table}} {BAD} 2", 2),
        (f"DELETE FROM {{table}} {BAD} 3", 3),
        ("DELETE FROM {table} WHERE partnership_id = 'test'", 1),
        (f"UPDATE {{table}} SET number = 9 {BAD} 1", 1),
        (f"UPDATE {{table}} SET number = 0 {BAD} 3", 1),
        (f"UPDATE {{table}} SET number = 4 {BAD} 3", 3),
        (f"UPDATE {{table}} SET partnership_id = 'tesu' {BAD} 2", 2),
        ("UPDATE {table} SET number = 12 - number WHERE partnership_id = 'test'", 1),
    ],
)
def test_a_variation_that_was_removed_moved_or_renumbered_is_named(statement: str, first_bad: int) -> None:
    founded()
    founded(*(joining(name) for name in ("clyde",)), name="tesu")

    with tampered(StoredVariation, statement):
        verification = verify("test")

    assert (verification.good, verification.first_bad) == (False, first_bad)


def test_two_variations_that_changed_places_are_named_by_the_first() -> None:
    founded()
    value = "(SELECT {0} FROM {{table}} AS other WHERE other.number = 5 - {{table}}.number)"
    swap = ", ".join(f"{name} = {value.format(name)}" for name in ("body", "text", "recorded_by", "digest"))

    with tampered(StoredVariation, f"UPDATE {{table}} SET {swap} WHERE number IN (2, 3)"):
        assert verify("test").first_bad == 2


def test_a_variation_put_in_between_is_named() -> None:
    founded()
    columns = ", ".join(VARIATION_COLUMNS).replace("variation,", "'another',", 1)
    wanted = ", ".join(VARIATION_COLUMNS)

    with tampered(
        StoredVariation,
        f"INSERT INTO {{table}} (partnership_id, number, {wanted}) "
        f"SELECT partnership_id, 4, {columns} FROM {{table}} {BAD} 3",
    ):
        assert verify("test").first_bad == 4


def test_a_chain_made_anew_from_a_forged_variation_is_given_away_by_the_audit_trail() -> None:
    founded()
    record(partnership="test", variation=joining("clyde"), after=3, acting=operator("B. Clerk"))
    record(partnership="test", variation=joining("devon"), after=4, acting=operator("B. Clerk"))

    with tampered(StoredVariation, f"UPDATE {{table}} SET recorded_by = 'Nobody' {BAD} 4"):
        rows = list(StoredVariation.objects.filter(partnership="test", number__gte=3))
        for before, row in pairwise(rows):
            row.previous = before.digest
            row.digest = digest_of(row)
            row.save(force_update=True)
        verification = verify("test")

    assert verification.first_bad == 4
    assert "audit trail" in verification.message


def test_a_partnership_whose_heading_is_gone_is_known_by_what_is_left() -> None:
    founded()

    with tampered(StoredPartnership, "UPDATE {table} SET id = 'tesu'"):
        assert verify("test").first_bad == 0
        assert verify("tesu").first_bad == 0


def test_a_partnership_that_never_was_is_missing() -> None:
    with pytest.raises(NoSuchPartnership):
        verify("nowhere")


def test_an_audit_trail_that_is_spoilt_does_not_hide_what_is_wrong_with_the_agreement() -> None:
    founded()

    for spoilt in ("{", "[]", '{"number":"9"}'):
        with tampered(AuditEvent, "UPDATE {table} SET facts = %s", spoilt):
            assert verify("test").good
            assert audit.verify().first_bad == 1
            with tampered(StoredVariation, f"DELETE FROM {{table}} {BAD} 2"):
                assert verify("test").first_bad == 2


@pytest.mark.parametrize("body", ["{", "{}", ""])
def test_a_register_that_cannot_be_read_says_which_number_and_asks_for_verify(body: str) -> None:
    founded()
    REGISTERS.clear()

    with (
        tampered(StoredVariation, f"UPDATE {{table}} SET body = %s {BAD} 2", body),
        pytest.raises(RegisterDamaged, match="Variation 2 of test cannot be read"),
    ):
        register_of("test")


def test_a_register_that_no_longer_folds_says_which_number() -> None:
    founded()
    REGISTERS.clear()

    with (
        tampered(
            StoredVariation, f"UPDATE {{table}} SET body = replace(body, 'avon-legal', 'avon-lego') {BAD} 3"
        ),
        pytest.raises(RegisterDamaged, match="Variation 3 of test contradicts"),
    ):
        register_of("test")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL lets in no byte that is not UTF-8")
@pytest.mark.parametrize(
    ("model", "column", "number"),
    [(StoredVariation, "body", 2), (StoredVariation, "digest", 2), (StoredPartnership, "name", 0)],
)
def test_a_byte_that_is_no_letter_at_all_is_found_too(
    model: type[models.Model], column: str, number: int
) -> None:
    founded()
    found = model._default_manager.filter(**({"number": number} if number else {})).get()
    spoilt = flipped(getattr(found, column), 5, bit=0x80).encode("utf-8", "surrogateescape")
    where = f"{BAD} {number}" if number else ""

    with tampered(model, f"UPDATE {{table}} SET {column} = CAST(%s AS TEXT) {where}", spoilt):
        assert verify("test").first_bad == number


def test_a_partnership_of_which_nothing_is_left_is_verified_with_the_others() -> None:
    founded()
    founded(name="other")
    with (
        tampered(StoredVariation, "DELETE FROM {table} WHERE partnership_id = 'other'"),
        tampered(StoredPartnership, "DELETE FROM {table} WHERE id = 'other'"),
    ):
        found = verify_all()

    assert {name: each.first_bad for name, each in found.items()} == {"other": 0, "test": None}
    assert found["other"].message == "The heading is missing."


def test_a_digest_tells_which_variation_it_is_of() -> None:
    founded()
    founded(name="other")

    assert number_with(verify("other").digest) == ("other", 3)
    assert number_with("0" * 64) is None
