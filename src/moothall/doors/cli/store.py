"""The store behind the commands: made ready to be read or written, or a plain word on why it is not."""

import os

from moothall.refusals import Conflict, Invalid, Missing, Refusal

EMPTY = "The store is empty. Load an agreement first: moothall load FILE"


class Unreachable(Refusal):
    """The database cannot be reached."""


def with_django() -> None:
    """Set Django up, which is left until now because it takes a second; refused where a setting is wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.config.settings")
    import django
    from pydantic import ValidationError

    try:
        django.setup()
    except ValidationError as error:
        raise _wrong_settings(error) from None


def _wrong_settings(error: "Exception") -> Invalid:
    """Return every environment variable that cannot be used, in plain words."""
    from pydantic import ValidationError

    from moothall.agreement.core.faults import located
    from moothall.config.environment import Environment
    from moothall.refusals import Fault

    assert isinstance(error, ValidationError)
    wrong = located(error, Environment)
    names = [f"MOOTHALL_{each.path[0]}".upper() for each in wrong]
    return Invalid(
        faults=[Fault(each.message, name, fix=each.fix) for name, each in zip(names, wrong, strict=True)]
    )


def with_store() -> None:
    """Make the store ready to be read; refused where it is not there, or of another version."""
    with_django()
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.db.utils import OperationalError

    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        raise _unreachable(error) from None
    if not executor.loader.applied_migrations:
        raise Missing(EMPTY)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Conflict("The store was made by an older Moothall. Bring it up to date: moothall start-up")


def with_tables() -> None:
    """Make the store ready to be written: its tables are made, or brought up to date."""
    with_django()
    from django.core.management import call_command
    from django.db.utils import OperationalError

    try:
        call_command("migrate", interactive=False, verbosity=0)
    except OperationalError as error:
        raise _unreachable(error) from None


def _unreachable(error: Exception) -> Unreachable:
    why = str(error).splitlines()[0].rstrip(".")
    return Unreachable(f"The database cannot be reached: {why}. Check MOOTHALL_DATABASE and MOOTHALL_DATA.")
