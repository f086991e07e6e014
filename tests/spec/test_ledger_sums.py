"""Sums of ledger lines, worked out by hand; every engine says the same."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.ledgers.builders import written

from moothall.ledgers.core.headings import HeadingRule
from moothall.ledgers.files.engines.cube import cube
from moothall.ledgers.files.engines.duckdb import DuckDB
from moothall.ledgers.files.engines.python import PlainPython
from moothall.ledgers.files.engines.question import Cube, Engine, Where
from moothall.ledgers.files.engines.spark import Spark

LINES = {
    "avon": [
        (date(2016, 3, 31), 100_00, "Acme", "Legal"),  # the last day of 2015/16
        (date(2016, 4, 1), 10_01, "Acme", "Legal"),  # the first of 2016/17
        (date(2016, 4, 30), -3_00, "Acme", "Legal"),  # a credit
        (date(2016, 4, 30), 0, "Bolt", "Parks"),
        (date(2017, 3, 31), 7, "", "?"),
    ],
    "brent": [
        (date(2016, 4, 15), 50_00, "Acme", "Solicitors"),
        (date(2016, 4, 15), 9_007_199_254_740_993, "Bolt", "Parks"),  # more than a double can count
    ],
}
LEGAL = HeadingRule(field="department", text="legal", service="legal")
SOLICITORS = HeadingRule(field="department", match="starts", text="solic", service="legal")
PARKS = HeadingRule(field="department", text="Parks", service="parks", division="environmental")
RULES = {"avon": [LEGAL, PARKS], "brent": [SOLICITORS, PARKS]}
HUGE = 9_007_199_254_740_993

# What is asked, and each answer: what the keys say, the pence, the lines.
SUMS: list[tuple[Cube, list[tuple[Any, ...]]]] = [
    (Cube(), [(HUGE + 157_08, 7)]),
    (Cube(where=Where(frozenset())), []),
    (Cube(("authority",)), [("avon", 107_08, 5), ("brent", HUGE + 50_00, 2)]),
    (
        Cube(("financial_year",), Where(frozenset({"avon"}))),
        [("2015/16", 100_00, 1), ("2016/17", 7_08, 4)],
    ),
    (
        Cube(("service",), Where(first_period=201604, last_period=201703)),
        [(None, 7, 1), ("legal", 57_01, 3), ("parks", HUGE, 2)],
    ),
    (
        Cube(("service", "authority"), Where(last_period=201604, equal={"supplier": "Acme"})),
        [("legal", "avon", 107_01, 3), ("legal", "brent", 50_00, 1)],
    ),
    (Cube(("division",), Where(equal={"division": "environmental"})), [("environmental", HUGE, 2)]),
    (Cube(("department",), Where(equal={"service": None})), [("?", 7, 1)]),
    (Cube(("supplier",), Where(frozenset({"avon"}), min_pence=1)), [("", 7, 1), ("Acme", 110_01, 2)]),
    (Cube(("period",), Where(frozenset({"avon"}), 201604, 201604)), [(201604, 7_01, 3)]),
]


@pytest.fixture
def files(tmp_path: Path, settings: Any) -> list[Path]:
    settings.MOOTHALL_DATA = tmp_path
    return [written(tmp_path / f"{council}.parquet", council, *lines) for council, lines in LINES.items()]


@pytest.mark.parametrize(
    "engine",
    [PlainPython(), DuckDB(), pytest.param(Spark(), marks=pytest.mark.spark)],
    ids=lambda each: each.name,
)
def test_every_engine_says_what_is_worked_out_by_hand(engine: Engine, files: list[Path]) -> None:
    for question, answers in SUMS:
        found = [(*each.keys, each.pence, each.lines) for each in cube(question, files, engine, RULES)]
        assert found == answers, question
