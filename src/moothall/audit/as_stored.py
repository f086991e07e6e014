"""Reading text that somebody may have spoilt: every byte counts, whether or not it is a letter."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def as_stored(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Read bytes that are no UTF-8 as stand-ins and not as an error; PostgreSQL does not let them in."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    usual = connection.connection.text_factory
    connection.connection.text_factory = _with_stand_ins
    try:
        yield
    finally:
        connection.connection.text_factory = usual


def _with_stand_ins(text: bytes) -> str:
    return text.decode("utf-8", "surrogateescape")
