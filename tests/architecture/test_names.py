"""A module is a noun of the field, a class name stands for one idea, and the map says what is there."""

import importlib.util
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
MAP = ROOT / "docs" / "explanation" / "the-house.md"

# Words that name nothing by themselves: a module is not called by one of them alone.
NO_NOUNS = frozenset(
    (
        "about", "above", "after", "again", "along", "alone", "around", "asked", "at", "before",
        "below", "beside", "between", "by", "decided", "done", "found", "from", "given", "held", "here",
        "in", "into", "kept", "like", "made", "near", "of", "on", "one", "out", "over", "seen", "shown",
        "so", "taken", "that", "then", "there", "through", "to", "told", "under", "until", "up", "what",
        "when", "where", "which", "who", "why", "with", "within", "written",
    )
)  # fmt: skip
# Modules that may be called so all the same, each with the reason.
NOUNS_ALL_THE_SAME = {
    "moothall.doors.site.about": "what every site calls the page that says what it is",
}
# Suffixes and words that say that nobody found the noun.
NOT_A_NAME = (
    "utils",
    "common",
    "helpers",
    "services",
    "signals",
    "misc",
    "manager",
    "handler",
    "mixin",
    "base",
)


def _script() -> ModuleType:
    loader = SourceFileLoader("house_script", str(ROOT / "script" / "house"))
    spec = importlib.util.spec_from_loader("house_script", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


SCRIPT = _script()


@pytest.fixture(scope="module")
def house() -> Any:
    return SCRIPT.Checkout(ROOT)


def test_no_module_is_named_by_a_participle(house: Any) -> None:
    assert house.participles() == []


def test_no_module_is_named_by_an_adverb_or_a_preposition(house: Any) -> None:
    names = {house.dotted(path) for path in house.files}
    found = {name for name in names if name.rsplit(".", 1)[-1] in NO_NOUNS}

    assert found == set(NOUNS_ALL_THE_SAME)


def test_no_module_is_named_by_a_word_for_anything(house: Any) -> None:
    names = {house.dotted(path) for path in house.files}

    found = {name for name in names if name.rsplit(".", 1)[-1] in NOT_A_NAME}

    assert found == {"moothall.doors.site.agreement.services"}  # the pages of what is shared


def test_no_class_name_stands_for_two_ideas(house: Any) -> None:
    assert {name: where for name, where in house.classes().items() if len(where) > 1} == {}


def test_the_map_of_the_house_says_what_is_there(house: Any) -> None:
    drawn = SCRIPT.the_map(house)

    assert MAP.read_text(encoding="utf-8") == drawn, (
        "Draw it anew: script/house --map > docs/explanation/the-house.md"
    )
