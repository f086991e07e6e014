"""The engine that the setting names."""

from django.conf import settings

from moothall.ledgers.files.engines.duckdb import DuckDB
from moothall.ledgers.files.engines.question import Engine
from moothall.ledgers.files.engines.spark import Spark


def chosen_engine() -> Engine:
    """Return Spark if ``MOOTHALL_ENGINE`` says so, and otherwise DuckDB."""
    return Spark() if getattr(settings, "MOOTHALL_ENGINE", "duckdb") == "spark" else DuckDB()
