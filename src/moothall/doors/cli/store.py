"""The store behind the commands: made ready to be read or written, or a plain word on why it is not.

And who is typing.
"""

import getpass
import os
from typing import TYPE_CHECKING

from moothall.refusals import Conflict, Missing, Refusal

if TYPE_CHECKING:
    from moothall.audit.core.actor import Acting

EMPTY = "The store is empty. Load an agreement first: script/moothall load FILE"


class Unreachable(Refusal):
    """The database cannot be used."""


def with_django() -> None:
    """Set Django up, which is left until now because it takes a second; refused where a setting is wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.config.settings")
    import django

    django.setup()


def with_store() -> None:
    """Make the store ready to be read; refused where it is not there, or of another version."""
    with_django()
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.db.utils import DatabaseError

    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        raise _unreachable(error) from None
    if not executor.loader.applied_migrations:
        raise Missing(EMPTY)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Conflict(
            "The store was made by an older Moothall. Bring it up to date: script/moothall start-up"
        )


def with_tables() -> None:
    """Make the store ready to be written: its tables are made, or brought up to date."""
    with_django()
    from django.core.management import call_command
    from django.db.utils import DatabaseError

    try:
        call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as error:
        raise _unreachable(error) from None


def _unreachable(error: Exception) -> Unreachable:
    why = str(error).splitlines()[0].rstrip(".")
    return Unreachable(f"The database cannot be used: {why}. Check MOOTHALL_DATABASE and MOOTHALL_DATA.")


def operator(by: str = "") -> "Acting":
    """Return who acts at the command line: whoever runs the server, who may do everything."""
    from moothall.audit.core.actor import Acting
    from moothall.doors.pages.days import today

    return Acting.operator(by or whoever_types(), today())


def whoever_types() -> str:
    """Return who is at the command line, for the audit trail."""
    try:
        return f"{getpass.getuser()} at the command line"
    except (KeyError, OSError):
        return "the command line"
