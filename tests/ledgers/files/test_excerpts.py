"""Real lines of four councils, checked against a reading of their own with nothing of ours."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from tests.ledgers.files.test_ledger_file import read

from moothall.ledgers.core.mapping_proposal import propose
from moothall.ledgers.files.ledger_file import open_ledger

FILES = Path(__file__).parent
FIGURES = {"Net", "Net Amount", "Net amount", "Amount", "Invoice Line Value (net of VAT)"}


@pytest.mark.parametrize("path", sorted(FILES.glob("*.csv")), ids=lambda path: path.stem)
def test_an_excerpt_comes_to_what_its_own_figures_add_up_to(path):
    with path.open(encoding="cp1252", newline="") as file:
        headings, *rows = csv.reader(file)
    [place] = [place for place, heading in enumerate(headings) if heading in FIGURES]
    pence = sum(Decimal(row[place] or 0) for row in rows) * 100

    control = read(path)[-1].control

    assert control.reconciles
    assert control.rows == len(rows) + 1
    assert control.accepted_pence + control.kept_back_pence == pence


@pytest.mark.parametrize(
    ("file", "kept_back"),
    [
        ("salford-2015-05", {"parts": 1}),
        ("salford-2015-06", {"beside": 3}),
        ("salford-2015-12", {}),
        ("harrogate-2015-12", {}),
    ],
)
def test_an_excerpt_keeps_back_what_does_not_hold_together(file, kept_back):
    assert read(FILES / f"{file}.csv")[-1].control.kept_back == kept_back


def test_a_date_in_the_wrong_year_is_seen_in_the_months():
    assert read(FILES / "salford-2015-12.csv")[-1].control.months.keys() == {201512, 201612}


def test_a_month_without_a_day_is_its_last_day():
    [batch] = read(FILES / "darlington-2015-04.csv")

    assert {str(day) for day in batch.lines["paid_on"].to_pylist()} == {"2015-04-30"}


def test_every_column_that_is_needed_is_proposed_with_high_confidence():
    for path in FILES.glob("*.csv"):
        ledger = open_ledger(path)
        sure = {choice.field: choice.sure for choice in propose(ledger.headings, ledger.sample).choices}
        assert sure["paid_on"] == "high"
        assert sure["supplier"] == "high"
        assert "high" in (sure.get("net"), sure.get("amount"))
