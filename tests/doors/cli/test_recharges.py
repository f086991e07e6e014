"""A year of cost is loaded whole or not at all, shown to the penny, and written as a journal."""

import json
from pathlib import Path

import pytest
from tests.acting import operator
from tests.doors.stored_agreements import EXAMPLE, load_example
from typer.testing import CliRunner

from moothall.doors.cli import app
from moothall.doors.cli.recharge_commands import load_example_years, load_year
from moothall.recharges import queries
from moothall.recharges.files import read_year
from moothall.recharges.files.workbook import written_workbook
from moothall.refusals import Invalid

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

COSTS = EXAMPLE / "costs-2016-17.yaml"
HERE = ["--year", "2016/17", "--partnership", "2020-vision"]


@pytest.fixture
def example():
    load_example()
    load_example_years(EXAMPLE, "2020-vision", acting=operator("A. Accountant"))


def typed(*words: str) -> str:
    done = CliRunner().invoke(app, ["recharges", *words], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_the_example_has_its_year_once(example):
    load_example_years(EXAMPLE, "2020-vision", acting=operator("A. Accountant"))

    assert [(row.year, row.stage, row.cost.basis) for row in queries.years_of("2020-vision")] == [
        ("2016/17", "estimate", "illustrative"),
        ("2016/17", "outturn", "illustrative"),
    ]
    assert queries.quarters_billed("2020-vision", "2016/17") == 4
    assert len(queries.payments("2020-vision", "2016/17")) == 2


def test_every_figure_of_the_example_is_round_and_marked():
    read = read_year(COSTS.read_bytes(), file=str(COSTS))

    assert read.basis == "illustrative"
    assert COSTS.read_text(encoding="utf-8").startswith("# ILLUSTRATIVE.")
    sums = [each.pence for each in (*read.pools, *read.outturn, *read.payments)]
    assert all(pence % 1_000_000 == 0 for pence in sums)


def test_what_each_council_pays_is_shown_and_adds_up(example):
    shares = json.loads(typed("show", *HERE, "--json"))["shares"]

    assert sum(each["pence"] for each in shares) == 530_000_000
    assert "In all: £5,200,000.00 of £5,200,000.00" in typed("show", *HERE, "--stage", "estimate")
    assert "Cotswold" not in typed("show", *HERE, "--council", "cheltenham")


@pytest.mark.parametrize(
    ("form", "said"), [("hledger", "commodity"), ("beancount", "option"), ("csv", "Date,Number")]
)
def test_a_journal_is_printed_in_each_form(example, form, said):
    assert typed("journal", *HERE, "--format", form).startswith(said)
    assert typed("journal", *HERE, "--format", form, "--council", "cotswold").startswith(said)


def test_half_a_file_is_never_loaded(example, tmp_path: Path):
    text = (
        COSTS.read_text(encoding="utf-8")
        .replace("2016/17", "2017/18")
        .replace("payer: cotswold", "payer: nobody")
    )
    (tmp_path / "costs.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(Invalid, match="nobody"):
        load_year(tmp_path / "costs.yaml", "2020-vision", acting=operator("A. Accountant"))
    assert queries.recorded("2020-vision", "2017/18", "estimate") == []


def test_a_year_written_as_a_workbook_is_read_as_the_same():
    cost = read_year(COSTS.read_bytes()).expected

    assert read_year(written_workbook(cost), file="costs.xlsx").expected == cost


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds no year of cost"),
        (b"\xff\xfe\x00", "neither a workbook nor text"),
        (b"PK\x03\x04 not really", "is not a workbook"),
        (b"year: 2016/17\npools: [", "bracket"),
        (b"year: 2016/17\npools:\n  - {service: ict, pence: 1.5}\n", "pence"),
        (b"year: 2016/17\npools: []\n", "pools"),
        (b"x" * 2_000_001, "over 2 MB"),
    ],
)
def test_a_file_that_is_no_year_is_refused_with_its_place(content, said):
    with pytest.raises(Invalid) as refused:
        read_year(content, file="year")

    assert said in " ".join(f"{each.field} {each.message}" for each in refused.value.faults)
