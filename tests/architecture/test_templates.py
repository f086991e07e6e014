"""Templates can be read, and read in a diff: djlint holds their form, and this their width."""

from pathlib import Path

import pytest

import moothall

LONGEST = 200
TEMPLATES = sorted(Path(moothall.__file__).parent.rglob("templates/**/*.html"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: "/".join(path.parts[-3:]))
def test_no_line_of_a_template_is_too_long_to_read(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, start=1) if len(line) > LONGEST] == []
