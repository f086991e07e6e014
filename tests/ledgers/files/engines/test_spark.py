"""Spark, asked the same questions of the same lines as plain Python."""

import random
from datetime import date, timedelta

import pytest
from tests.ledgers.builders import written
from tests.ledgers.files.engines.test_engines import BY_COUNCIL

from moothall.ledgers.files.engines.cube import cube
from moothall.ledgers.files.engines.python import PlainPython
from moothall.ledgers.files.engines.question import Cube, Where
from moothall.ledgers.files.engines.spark import Spark, session

pytestmark = pytest.mark.spark

WORDS = ("Legal", "legal ", "Parks", "", "Bolt’s Ltd", "O'Neil; --", "Ünïted", "a\tb")
QUESTIONS = (
    Cube(),
    Cube(("authority", "service", "financial_year"), Where(min_pence=0)),
    Cube(
        ("supplier", "period"),
        Where(frozenset({"brent"}), 201504, 201603, equal={"department": "O'Neil; --"}),
    ),
)


@pytest.fixture
def files(tmp_path, settings):
    settings.MOOTHALL_DATA = tmp_path
    chance = random.Random(1)
    return [
        written(
            tmp_path / council / "lines.parquet",
            council,
            *(
                (
                    date(2015, 3, 1) + timedelta(chance.randrange(760)),
                    chance.randrange(-(10**12), 10**12),
                    chance.choice(WORDS),
                    chance.choice(WORDS),
                )
                for _ in range(2_000)
            ),
        )
        for council in ("avon", "brent")
    ]


def test_spark_sums_as_plain_python_does(files):
    for question in QUESTIONS:
        assert cube(question, files, Spark(), BY_COUNCIL) == cube(
            question, files, PlainPython(), BY_COUNCIL
        ), question


def test_spark_has_no_sum_where_there_are_no_lines(files):
    assert cube(Cube(), [], Spark(), BY_COUNCIL) == []


def test_a_session_that_was_stopped_is_started_again(files):
    before = cube(Cube(), files, Spark(), BY_COUNCIL)
    session().stop()
    assert cube(Cube(), files, Spark(), BY_COUNCIL) == before
