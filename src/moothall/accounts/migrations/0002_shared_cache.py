"""The table of the shared cache, in which failed sign-ins are counted by all workers together."""

from typing import Any

from django.core.management import call_command
from django.db import migrations


def make_table(apps: Any, schema_editor: Any) -> None:
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_people_and_appointments")]
    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
