import importlib
import re
from functools import reduce
from pathlib import Path

import pytest

from moothall.agreement.core.terms import KINDS

GLOSSARY = Path(__file__).parents[2] / "GLOSSARY.md"
ROW = re.compile(r"^\| (?P<word>[^|]+) \| (?P<meaning>[^|]+) \| `(?P<where>[\w.]+)` \|$", re.MULTILINE)
ROWS = [match.groupdict() for match in ROW.finditer(GLOSSARY.read_text(encoding="utf-8"))]


def found(where: str) -> object:
    parts = where.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            module = importlib.import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        return reduce(getattr, parts[cut:], module)
    raise LookupError(where)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["word"])
def test_each_word_names_something_that_is_there(row: dict[str, str]) -> None:
    assert found(row["where"]) is not None


def test_every_kind_of_term_has_its_word() -> None:
    places = {row["where"] for row in ROWS}

    assert {f"moothall.agreement.core.terms.{kind.__name__}" for kind in KINDS.values()} <= places


def test_no_word_is_given_twice() -> None:
    words = [row["word"].split(" (")[0] for row in ROWS]

    assert len(words) == len(set(words))
    assert len(ROWS) > 50
