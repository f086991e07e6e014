"""A door translates: it asks a room's queries and operations, and knows no table."""

import ast
import re
from pathlib import Path

import pytest

import moothall

DOORS = Path(moothall.__file__).parent / "doors"
FILES = sorted(DOORS.rglob("*.py"))

# What only a table, a row or a set of rows has. Words that a file or a form has too (save, delete, exists)
# are not among them: without a set of rows to call them on, no door gets so far.
TABLES = re.compile(r"django\.db\.models|moothall\.(\w+\.)*models\b")
OF_TABLES = {
    "DoesNotExist", "_base_manager", "_default_manager", "aggregate", "annotate", "bulk_create",
    "bulk_update", "exclude", "filter", "full_clean", "get_or_create", "in_bulk", "objects", "only",
    "order_by", "prefetch_related", "refresh_from_db", "select_for_update", "select_related",
    "update_or_create", "values_list",
}  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DOORS)))
def test_a_door_asks_no_table(path: Path) -> None:
    tree = ast.parse(path.read_text())
    asked = {
        f"line {node.lineno}: .{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in OF_TABLES
    }
    imported = {
        f"line {node.lineno}: {node.module}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and TABLES.match(node.module or "")
    }

    assert asked | imported == set()
