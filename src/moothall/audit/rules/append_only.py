"""Tables that only ever grow: the database itself refuses to change or remove a row.

The triggers are installed by a migration and again after every migration, because Django rebuilds a table on
SQLite to alter it and its triggers are lost with the old one. Django's checks report any that are missing.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import RunPython
from django.db.models.signals import post_migrate
from django.db.utils import DatabaseError

_FUNCTION = """
CREATE OR REPLACE FUNCTION moothall_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$"""
_APPEND_ONLY: list[type[models.Model]] = []


def make_append_only(*append_only: type[models.Model]) -> None:
    """Make the tables of these models refuse changes after every migration, and check that they do."""
    _APPEND_ONLY.extend(append_only)
    for model in append_only:
        post_migrate.connect(_after_migration, sender=model._meta.app_config)


def _after_migration(sender: AppConfig, using: str, **_: Any) -> None:
    for model in append_only_models(using):
        if model._meta.app_config == sender:
            install(connections[using], model)


def append_only_models(using: str) -> Iterator[type[models.Model]]:
    """Yield the append-only models whose tables exist."""
    tables = set(connections[using].introspection.table_names())
    return (model for model in _APPEND_ONLY if model._meta.db_table in tables)


def from_now_on(app_label: str, *names: str) -> RunPython:
    """Return the migration step that makes the tables of these models append-only."""

    def forbid(apps: Any, schema_editor: Any) -> None:
        for name in names:
            install(schema_editor.connection, apps.get_model(app_label, name))

    def allow(apps: Any, schema_editor: Any) -> None:
        for name in names:
            lift(schema_editor.connection, apps.get_model(app_label, name))

    return RunPython(forbid, allow)


def install(connection: BaseDatabaseWrapper, model: type[models.Model]) -> None:
    """Make the table of ``model`` append-only, whether or not it is so already."""
    lift(connection, model)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
        for statement in _triggers(connection, model).values():
            cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper, model: type[models.Model]) -> None:
    """Let the table of ``model`` be changed, to drop it or to test what tampering brings to light."""
    table = model._meta.db_table
    on_table = f' ON "{table}"' if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in _triggers(connection, model):
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"{on_table}')


def _triggers(connection: BaseDatabaseWrapper, model: type[models.Model]) -> dict[str, str]:
    """Return the statement that makes each trigger, by the trigger's name."""
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        return {
            f"{table}_append_only": f'CREATE TRIGGER "{table}_append_only" '
            f'BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION moothall_append_only()"
        }
    moments = {
        f"{table}_no_update": "UPDATE",
        f"{table}_no_delete": "DELETE",
        f"{table}_no_replace": "INSERT",  # INSERT OR REPLACE deletes without firing a delete trigger
    }
    return {
        name: f'CREATE TRIGGER "{name}" BEFORE {moment} ON "{table}" '
        f"{_when_it_replaces(model) if moment == 'INSERT' else ''} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for name, moment in moments.items()
    }


def _when_it_replaces(model: type[models.Model]) -> str:
    """Return the condition that a row being inserted already exists under any of the table's keys."""
    column = {field.name: field.column for field in model._meta.concrete_fields}
    keys = [
        [field.name for field in model._meta.pk_fields],
        *(constraint.fields for constraint in model._meta.total_unique_constraints),
    ]
    columns = [[column[name] for name in key] for key in keys]
    same = " OR ".join(" AND ".join(f'"{name}" = NEW."{name}"' for name in key) for key in columns)
    return f'WHEN EXISTS (SELECT 1 FROM "{model._meta.db_table}" WHERE {same})'


def is_installed(connection: BaseDatabaseWrapper, model: type[models.Model]) -> bool:
    """Whether the table of ``model`` has all its triggers, enabled."""
    wanted = set(_triggers(connection, model))
    query = (
        "SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(%s) AND tgenabled IN ('O', 'A')"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [model._meta.db_table])
        return wanted <= {name for (name,) in cursor.fetchall()}


@checks.register
def check(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **_: Any
) -> list[checks.CheckMessage]:
    """Report each table that could be changed because its triggers are gone.

    A migration names the database that it checks. It puts the triggers back, so it is warned and not stopped.
    """
    kind = checks.Error if databases is None else checks.Warning
    try:
        return [
            kind(
                f"Rows of {model._meta.db_table} could be changed or removed: its triggers are gone.",
                hint="Run migrate, which puts them back, and then verify every partnership.",
                id="audit.E001",
            )
            for model in append_only_models("default")
            if not is_installed(connections["default"], model)
        ]
    except DatabaseError:
        return []  # there is no database yet, or it does not answer; whatever needs it will say so
