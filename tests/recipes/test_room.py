"""A room is added as CONTRIBUTING says, and contracts hold it to its floor and its layers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.recipes.house_copy import SOURCE

CONTRACTS = "pyproject.toml"
SETTINGS = "config/settings.py"
MAP = "docs/explanation/the-house.md"

ROOM = {
    "__init__.py": '"""What teams promised, and the evidence that they keep it."""\n',
    "core/__init__.py": '"""The pure part of standards."""\n',
    "core/promise.py": '"""Promises."""\n\nfrom moothall.periods import Period\n\nWHOLE = Period\n',
    "queries.py": '"""Reading."""\n\nfrom moothall.standards.core.promise import WHOLE\n\nALL = WHOLE\n',
}
FLOORS = ('"doors", "savings",', '"doors", "standards", "savings",')
LAYERS = ('"moothall.savings",\n]', '"moothall.savings",\n    "moothall.standards",\n]')


def contracts_kept(house: Path, pyproject: str) -> str:
    """Return what import-linter says of the copy."""
    (house / "pyproject.toml").write_text(pyproject, encoding="utf-8")
    said = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"],
        cwd=house,
        env=os.environ | {"PYTHONPATH": str(house)},
        capture_output=True,
        text=True,
        check=False,
    )
    return said.stdout


def test_a_room_stands_once_its_floor_and_its_layers_are_named(house: Path) -> None:
    pyproject = (SOURCE.parent / "pyproject.toml").read_text(encoding="utf-8")
    for file, text in ROOM.items():
        path = house / "moothall" / "standards" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    assert "0 broken" not in contracts_kept(house, pyproject)  # a room without a floor is found

    for before, after in (FLOORS, LAYERS):
        assert pyproject.count(before) == 1
        pyproject = pyproject.replace(before, after)
    assert "0 broken" in contracts_kept(house, pyproject)

    core = house / "moothall" / "standards" / "core" / "promise.py"
    core.write_text(core.read_text(encoding="utf-8") + "\nimport django\n", encoding="utf-8")
    assert "A core knows no framework" in contracts_kept(house, pyproject).split("Broken contracts")[-1]


@pytest.mark.parametrize("file", [CONTRACTS, SETTINGS, MAP])
def test_the_recipe_names_every_file(file: str) -> None:
    assert f"`{file}`" in (SOURCE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
