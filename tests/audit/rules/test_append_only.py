from collections.abc import Callable

import pytest
from django.core import checks
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from tests.agreement.partnerships import founded

from moothall.agreement.models import StoredPartnership, StoredVariation
from moothall.audit.models import AuditEvent
from moothall.audit.rules import append_only

pytestmark = [pytest.mark.storage, pytest.mark.django_db]

TABLES = [AuditEvent, StoredPartnership, StoredVariation]


def by_the_orm(change: str, model: type[models.Model]) -> None:
    rows = model._default_manager.all()
    if change == "update":
        rows.update(digest="0" * 64)
    elif change == "delete":
        rows._raw_delete(using="default")
    else:
        row = rows.first()
        assert row is not None
        row.save(force_update=True)


def by_sql(change: str, model: type[models.Model]) -> None:
    statements = {
        "update": "UPDATE {} SET digest = digest",
        "delete": "DELETE FROM {}",
        "replace": "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
        "truncate": "TRUNCATE {} CASCADE",
    }
    with connection.cursor() as cursor:
        cursor.execute(statements[change].format(model._meta.db_table))


@pytest.mark.parametrize("model", TABLES)
@pytest.mark.parametrize(
    ("way", "change"),
    [
        (by_the_orm, "update"),
        (by_the_orm, "delete"),
        (by_the_orm, "save"),
        (by_sql, "update"),
        (by_sql, "delete"),
        (by_sql, "replace" if connection.vendor == "sqlite" else "truncate"),
    ],
)
def test_the_database_refuses_to_change_or_remove_a_row(
    way: Callable[[str, type[models.Model]], None], change: str, model: type[models.Model]
) -> None:
    founded()
    before = list(model._default_manager.values())

    connection.check_constraints()
    with pytest.raises(IntegrityError, match=f"{model._meta.db_table} is append-only"), transaction.atomic():
        way(change, model)

    assert list(model._default_manager.values()) == before != []


def test_a_migration_puts_back_triggers_that_are_gone() -> None:
    for model in TABLES:
        append_only.lift(connection, model)
        assert not append_only.is_installed(connection, model)

    call_command("migrate", verbosity=0)

    assert all(append_only.is_installed(connection, model) for model in TABLES)


def test_a_check_names_each_table_whose_triggers_are_gone() -> None:
    assert append_only.check(None) == []

    append_only.lift(connection, StoredVariation)
    [found] = append_only.check(None)

    assert isinstance(found, checks.Error)
    assert "agreement_storedvariation" in found.msg


def test_a_migration_is_warned_by_the_check_and_not_stopped() -> None:
    append_only.lift(connection, AuditEvent)

    [found] = append_only.check(None, databases=["default"])

    assert isinstance(found, checks.Warning)
    assert "migrate" in found.hint


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite rebuilds a table to alter it")
@pytest.mark.django_db(transaction=True)
def test_triggers_that_a_rebuilt_table_lost_come_back_with_the_migration() -> None:
    field = AuditEvent._meta.get_field("action")
    wider = models.CharField(max_length=90)
    wider.set_attributes_from_name("action")
    with connection.schema_editor() as editor:
        editor.alter_field(AuditEvent, field, wider)
    assert not append_only.is_installed(connection, AuditEvent)

    call_command("migrate", verbosity=0)

    assert append_only.is_installed(connection, AuditEvent)
    with connection.schema_editor() as editor:
        editor.alter_field(AuditEvent, wider, field)
