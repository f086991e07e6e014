"""The two walks through the code name functions that are there."""

import re
from pathlib import Path

import pytest
from tests.architecture.test_glossary import found

PAGES = Path(__file__).parents[2] / "docs" / "explanation"
WALKS = ("from-a-vote-to-the-agreement.md", "from-a-ledger-line-to-a-bill.md")


@pytest.mark.parametrize("page", WALKS)
def test_every_function_on_the_way_is_there(page: str) -> None:
    names = re.findall(r"`(moothall\.[\w.]+)`", (PAGES / page).read_text(encoding="utf-8"))

    assert len(names) > 10
    assert [name for name in names if found(name) is None] == []
