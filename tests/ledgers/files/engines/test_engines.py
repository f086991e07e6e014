"""Whatever is asked of whatever lines, the engines agree to the penny."""

import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledgers.builders import written

from moothall.ledgers.core.headings import HeadingRule
from moothall.ledgers.files.engines.cube import cube
from moothall.ledgers.files.engines.duckdb import DuckDB
from moothall.ledgers.files.engines.python import PlainPython
from moothall.ledgers.files.engines.question import Cube, Sum, Where
from moothall.refusals import Invalid

RULES = [
    HeadingRule(field="department", match="starts", text="Leg", service="legal"),
    HeadingRule(field="supplier", match="contains", text="bolt", service="parks", division="environmental"),
    HeadingRule(field="department", match="equals", text="parks", service="never", division="cultural"),
]
BY_COUNCIL = {"avon": RULES, "brent": RULES[:1]}

texts = st.sampled_from(["Legal", "legal ", "Parks", "", "Bolt’s Ltd", "O'Neil; --", "Ünïted", "a\tb"])
days = st.dates(date(2015, 3, 1), date(2017, 4, 30))
lines = st.lists(st.tuples(days, st.integers(-(10**13), 10**13), texts, texts), max_size=12)
keys = st.lists(
    st.sampled_from(
        [
            "authority",
            "service",
            "division",
            "subjective_group",
            "department",
            "supplier",
            "period",
            "financial_year",
        ]
    ),
    unique=True,
    max_size=4,
).map(tuple)
months = st.none() | st.sampled_from([201503, 201504, 201603, 201604])
wheres = st.builds(
    Where,
    authorities=st.none() | st.frozensets(st.sampled_from(["avon", "brent", "wye"])),
    first_period=months,
    last_period=months,
    min_pence=st.none() | st.integers(-500, 500),
    equal=st.dictionaries(st.sampled_from(["supplier", "department"]), texts, max_size=1)
    | st.dictionaries(st.just("service"), st.sampled_from(["legal", "parks", None]), max_size=1),
)
questions = st.builds(Cube, keys, wheres)


@pytest.fixture(scope="module")
def folder():
    path = Path(tempfile.mkdtemp())
    yield path
    shutil.rmtree(path)


@pytest.fixture(autouse=True)
def _written_there(folder, settings):
    settings.MOOTHALL_DATA = folder


def at(*parts: str) -> Path:
    from django.conf import settings as django_settings

    return Path(django_settings.MOOTHALL_DATA).joinpath(*parts)


def asked(engine, question, files):
    return cube(question, files, engine, BY_COUNCIL)


@settings(max_examples=60)
@given(avon=lines, brent=lines, question=questions)
def test_duckdb_sums_as_plain_python_does(avon, brent, question):
    files = [written(at("a", "a.parquet"), "avon", *avon), written(at("b", "b.parquet"), "brent", *brent)]

    assert asked(DuckDB(), question, files) == asked(PlainPython(), question, files)


@settings(max_examples=30)
@given(avon=lines, question=questions, data=st.data())
def test_neither_the_order_of_lines_nor_a_file_split_in_two_changes_a_sum(avon, question, data):
    place = data.draw(st.integers(0, len(avon)))
    shuffled = data.draw(st.permutations(avon))
    whole = written(at("a", "whole.parquet"), "avon", *avon)
    one = written(at("a", "one.parquet"), "avon", *shuffled[:place])
    two = written(at("a", "two.parquet"), "avon", *shuffled[place:])

    assert asked(DuckDB(), question, [one, two]) == asked(DuckDB(), question, [whole])


def test_the_first_rule_that_fits_gives_each_heading():
    day = date(2016, 4, 1)
    file = written(
        at("a", "a.parquet"),
        "avon",
        (day, 1, "Bolt Ltd", "Legal"),
        (day, 20, "Bolt Ltd", "Parks"),
        (day, 300, "", ""),
    )

    assert asked(DuckDB(), Cube(("service", "division")), [file]) == [
        Sum((None, None), 300, 1),
        Sum(("legal", "environmental"), 1, 1),
        Sum(("parks", "environmental"), 20, 1),
    ]


@pytest.mark.parametrize("engine", [PlainPython(), DuckDB()], ids=lambda engine: engine.name)
def test_march_and_april_lie_in_two_financial_years(engine):
    file = written(
        at("a", "a.parquet"), "avon", (date(2016, 3, 31), 5, "", ""), (date(2016, 4, 1), 70, "", "")
    )

    assert asked(engine, Cube(("financial_year",)), [file]) == [
        Sum(("2015/16",), 5, 1),
        Sum(("2016/17",), 70, 1),
    ]


@pytest.mark.parametrize("engine", [PlainPython(), DuckDB()], ids=lambda engine: engine.name)
def test_where_no_line_counts_there_is_no_sum(engine):
    assert asked(engine, Cube(), []) == []
    assert asked(engine, Cube(), [written(at("a", "a.parquet"), "avon")]) == []


@pytest.mark.parametrize("by", [("pence",), ("supplier; drop table x",), ("period", "period")])
def test_a_sum_by_what_lines_do_not_have_is_refused(by):
    with pytest.raises(Invalid):
        Cube(by)
