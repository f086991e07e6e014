"""Changing what may not be changed, as somebody with the database in their hands might."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, models, transaction

from moothall.audit.rules import append_only


@contextmanager
def tampered(model: type[models.Model], statement: str, *values: Any) -> Iterator[None]:
    """Let one statement alter the table of ``model`` behind its triggers; put everything back afterwards."""
    with transaction.atomic():
        connection.check_constraints()  # until then PostgreSQL drops no trigger
        append_only.lift(connection, model)
        with connection.cursor() as cursor:
            cursor.execute(statement.format(table=f'"{model._meta.db_table}"'), values)
            assert cursor.rowcount > 0
        yield
        transaction.set_rollback(True)


def flipped(stored: Any, place: int, bit: int = 1) -> str:
    """Return a stored text with one bit of the byte at ``place`` flipped."""
    text = bytearray(str(stored).encode())
    text[place % len(text)] ^= bit
    return text.decode("utf-8", "surrogateescape")
