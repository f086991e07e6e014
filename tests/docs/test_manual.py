import os
from pathlib import Path

import pytest
from tests.docs.manual import PAGES

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_written_from_the_code_says_what_the_code_says(name: str) -> None:
    page = REFERENCE / name
    if os.environ.get("MOOTHALL_WRITE_DOCUMENTS"):
        page.write_text(PAGES[name](), encoding="utf-8")

    assert page.read_text(encoding="utf-8") == PAGES[name]()
