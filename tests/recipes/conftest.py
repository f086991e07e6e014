"""A copy of Moothall in which a recipe can be followed."""

import shutil
from pathlib import Path

import pytest
from tests.recipes.house_copy import SOURCE


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy Moothall, to follow the recipe in the copy."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copytree(SOURCE / "moothall", copy / "moothall")
    return copy
