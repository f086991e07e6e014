"""Sums by DuckDB, in this process, with nothing fetched from anywhere."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from moothall.ledgers.files.engines.question import EngineQuestion, Sum
from moothall.ledgers.files.engines.sql import named, select

MEMORY = "2GB"
_SETTINGS: dict[str, Any] = {
    "memory_limit": MEMORY,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "preserve_insertion_order": False,
}


class DuckDB:
    """The engine of every page."""

    name = "duckdb"

    def sums(self, question: EngineQuestion, files: Sequence[Path]) -> list[Sum]:
        """Return the sums."""
        if not files:
            return []
        text, values = select(question, source="read_parquet($files)", mark="$")
        rows = rows_of(text, {**values, "files": list(map(str, files))})
        return [Sum(named(question, row[:-2]), row[-2], row[-1]) for row in rows]


def rows_of(text: str, values: dict[str, Any], **tables: Any) -> list[tuple[Any, ...]]:
    """Return the rows that a query gives; ``tables`` are Arrow tables that it may name."""
    with duckdb.connect(config=_SETTINGS) as connection:
        for name, table in tables.items():
            connection.register(name, table)
        return connection.execute(text, values).fetchall()
