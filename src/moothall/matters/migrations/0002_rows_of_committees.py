"""The rows of the room that was named committees, brought over into the tables of meetings and of matters.

All of them or none, and then its tables are dropped. Ids stay; an item and a notice, which held the row of
their issue, have its slug from now on.
"""

from typing import Any

from django.core.management.color import no_style
from django.db import migrations

# Each after those that it names, so that the tables can be dropped from the end.
MODELS = (
    "matters.Issue", "meetings.Series", "meetings.Meeting", "meetings.AgendaItem", "meetings.Attendance",
    "meetings.Declaration", "meetings.Action", "meetings.Notice", "meetings.Paper", "meetings.PaperVersion",
    "meetings.Vote", "matters.Proposal", "matters.Leg", "matters.Decision", "matters.Decision_legs",
    "matters.CallIn",
)  # fmt: skip
SLUG = "COALESCE((SELECT slug FROM committees_issue WHERE committees_issue.id = issue_id), '')"
GIVEN_OTHERWISE = {
    "AgendaItem": {"matter": SLUG},
    "Notice": {"matter": SLUG, "about": "matter"},
}
UNKNOWN_BEFORE = {"struck_because": "''", "struck_at": "NULL"}


def bring_over(apps: Any, schema_editor: Any) -> None:
    """Copy every row, check that all it names is there, and drop the tables that it came from."""
    connection = schema_editor.connection
    if "committees_meeting" not in connection.introspection.table_names():
        return
    models = [apps.get_model(name) for name in MODELS]
    for model in models:
        _copy(schema_editor, model)
    connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
    for model in reversed(models):
        schema_editor.execute(f"DROP TABLE {_table_before(model)}")
    schema_editor.execute("DELETE FROM django_migrations WHERE app = 'committees'")


def _table_before(model: Any) -> str:
    return f"committees_{model._meta.db_table.partition('_')[2]}"


def _copy(schema_editor: Any, model: Any) -> None:
    """Copy the rows of one table, each column from what it was named or followed from before."""
    connection, before = schema_editor.connection, _table_before(model)
    with connection.cursor() as cursor:
        there = {each.name for each in connection.introspection.get_table_description(cursor, before)}
    otherwise = GIVEN_OTHERWISE.get(model.__name__, {})
    columns = [field.column for field in model._meta.local_concrete_fields]
    values = [
        otherwise.get(column, f'"{column}"' if column in there else UNKNOWN_BEFORE.get(column, "NULL"))
        for column in columns
    ]
    named = ", ".join(f'"{column}"' for column in columns)
    schema_editor.execute(
        f'INSERT INTO "{model._meta.db_table}" ({named}) SELECT {", ".join(values)} FROM {before} ORDER BY id'
    )


class Migration(migrations.Migration):
    dependencies = [("matters", "0001_initial")]
    operations = [migrations.RunPython(bring_over, migrations.RunPython.noop)]
