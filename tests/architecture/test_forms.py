"""One kit reads every form of the desk."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from moothall.doors import desk

DESK = Path(desk.__file__).parent
SENT = {"POST", "FILES"}
# What was typed when a session had ended is kept as it came, before anybody is signed in.
OUTSIDE = {"visit.py": {"POST"}}


def modules() -> list[Path]:
    return [path for path in sorted(DESK.rglob("*.py")) if path.parent.name != "forms"]


def read_of(path: Path) -> Iterator[str]:
    """Yield each thing that a module takes of what was sent."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in SENT:
            yield node.attr


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(DESK)))
def test_no_page_reads_by_itself_what_was_sent(path):
    assert set(read_of(path)) <= OUTSIDE.get(path.name, set()), "read it by moothall.doors.desk.forms"


def told_again(path: Path) -> Iterator[ast.ExceptHandler]:
    """Yield each place where whatever was refused, of either kind, is caught."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Tuple):
            caught = {each.id for each in node.type.elts if isinstance(each, ast.Name)}
            if {"Invalid", "Conflict"} <= caught:
                yield node


def test_what_is_refused_is_said_on_the_page_that_asked_in_one_place():
    found = [path.relative_to(DESK) for path in sorted(DESK.rglob("*.py")) for _ in told_again(path)]

    assert found == [Path("forms/desk_form.py")]
