"""A field is added to a decision as CONTRIBUTING says: one line, a column and a migration, and no more."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.recipes.decision_field import MIGRATIONS, MODEL, SOURCE, TABLE, follow

DOORS = str(Path(__file__).parents[1] / "doors" / "test_decision_table.py")
MIGRATING = """
from django.core.management import execute_from_command_line

execute_from_command_line(["", "makemigrations", "matters"])
"""
TRYING = """
import sys, pytest
from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.core.past_records import PastDecision
from moothall.papers.core.record_fields import fields_of

assert "risks" in [field.name for field in fields_of(DecisionRecord)]
assert "risks" in PastDecision.model_fields
sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", sys.argv[1]]))
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Copy Moothall, to follow the recipe in the copy."""
    shutil.copytree(SOURCE / "moothall", tmp_path / "moothall")
    (tmp_path / "data").mkdir()
    return tmp_path


def run(house: Path, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    settings = {
        "PYTHONPATH": str(house), "PYTHONDONTWRITEBYTECODE": "1", "MOOTHALL_DATA": str(house / "data"),
        "MOOTHALL_DEBUG": "true", "DJANGO_SETTINGS_MODULE": "moothall.config.settings",
    }  # fmt: skip
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("MOOTHALL_", "COVERAGE"))
    }
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(
        command, env=kept | settings, cwd=SOURCE.parent, capture_output=True, text=True, check=False
    )


def files_of(house: Path) -> dict[str, bytes]:
    root = house / "moothall"
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.storage
def test_a_field_of_a_decision_is_three_files_and_stands_at_every_door(house: Path) -> None:
    before = files_of(house)
    follow(house)
    migrated = run(house, MIGRATING)
    after = files_of(house)

    tried = run(house, TRYING, DOORS)

    assert migrated.returncode == 0, migrated.stderr
    changed = sorted(name for name in after if before.get(name) != after[name])
    assert len(changed) == 3
    assert {TABLE, MODEL} < set(changed)
    assert any(name.startswith(MIGRATIONS) for name in changed)
    assert tried.returncode == 0, tried.stdout


def test_the_recipe_names_every_file() -> None:
    recipe = (SOURCE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")

    for file in (TABLE, MODEL, MIGRATIONS):
        assert f"`{file}" in recipe
