"""Ledgers with a column of debits and another of credits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from moothall.ledgers.core.column_reader import ColumnReader
from moothall.ledgers.core.layout import lay_out
from moothall.ledgers.core.line import LedgerLine, RejectedLine
from moothall.ledgers.core.line_reader import LineReader
from moothall.ledgers.core.mapping import Column, Mapping
from moothall.ledgers.core.mapping_proposal import propose
from moothall.ledgers.core.reconciliation import ControlCount
from moothall.refusals import Invalid

HEADINGS = ("Date", "Supplier", "Debit", "Credit")
FIELDS = ("paid_on", "supplier", "debit", "credit")
COLUMNS = tuple(Column(field=field, headings=(each,)) for field, each in zip(FIELDS, HEADINGS, strict=True))


def layout(figure="debit_credit", **changes):
    return lay_out(Mapping(columns=COLUMNS, date_style="day_first", figure=figure, **changes), HEADINGS)


def read(debit, credit, figure="debit_credit", **changes):
    return LineReader(layout(figure, **changes)).line(5, ["30/04/2015", "Acme Ltd", debit, credit])


@pytest.mark.parametrize(
    ("debit", "credit", "figure", "pence"),
    [
        ("120.50", "", "debit_credit", 120_50),
        ("", "20.50", "debit_credit", -20_50),
        ("0.00", "20.50", "debit_credit", -20_50),
        ("120.50", "0.00", "debit_credit", 120_50),
        ("0.00", "0.00", "debit_credit", 0),
        ("", "-20.50", "debit_credit", 20_50),
        ("", "-20.50", "debit_and_credit", -20_50),
        ("", "20.50 CR", "debit_and_credit", -20_50),
        ("120.50", "", "debit_and_credit", 120_50),
    ],
)
def test_the_figure_is_what_is_left_of_debit_and_credit(debit, credit, figure, pence):
    assert read(debit, credit, figure).amount_pence == pence


def test_a_ledger_seen_from_the_bank_is_turned_round():
    assert read("", "20.50", sign="reversed").amount_pence == 20_50


@pytest.mark.parametrize(
    ("debit", "credit", "why", "said"),
    [
        ("", "", "amount_missing", "Debit and Credit are empty"),
        ("10.00", "2.00", "sides", "£10.00 as a debit and £2.00 as a credit"),
        ("10.00", "two", "amount", "Credit: “two”"),
        ("ten", "", "amount", "Debit: “ten”"),
    ],
)
def test_a_line_without_one_side_is_kept_back_with_its_reason(debit, credit, why, said):
    kept = read(debit, credit)

    assert isinstance(kept, RejectedLine)
    assert (kept.reason, kept.field) == (why, "amount_pence")
    assert said in kept.sentence


def test_a_total_of_both_sides_meets_the_lines_above_it():
    rows = [
        ["30/04/2015", "Acme Ltd", "100.00", ""],
        ["30/04/2015", "Acme Ltd", "", "30.00"],
        ["Total", "", "100.00", "30.00"],
    ]
    together = ColumnReader(layout()).read(2, rows)
    tally = ControlCount(above=1)
    tally.add(together.lines, together.kept_back, rows=3, blank=0)

    [stated] = tally.control().stated
    assert (stated.stated_pence, stated.agrees) == (70_00, True)


SIDE = st.sampled_from(["", "0", "0.00", "10.00", "(2.50)", "£1,000.00", "5.00 CR", "x", "1.234"])


@given(
    st.lists(st.tuples(st.sampled_from(["30/04/2015", "", "31/02/2015"]), SIDE, SIDE), max_size=10),
    st.sampled_from(["debit_credit", "debit_and_credit"]),
    st.sampled_from(["as_written", "reversed"]),
)
def test_both_sides_read_together_are_those_read_one_by_one(cells, figure, sign):
    rows = [[day, "Acme", debit, credit] for day, debit, credit in cells]
    asked = layout(figure, sign=sign)
    alone = list(LineReader(asked).lines(enumerate(rows, 2)))
    together = ColumnReader(asked).read(2, rows)

    assert [LedgerLine(**line) for line in together.lines.to_pylist()] == [
        x for x in alone if isinstance(x, LedgerLine)
    ]
    assert list(together.kept_back) == [x for x in alone if isinstance(x, RejectedLine)]


def sample(*sides):
    return [["30/04/2015", "Acme", debit, credit, "9.99"] for debit, credit in sides]


def test_debits_and_credits_are_proposed_and_a_running_balance_beside_them_is_not():
    proposal = propose((*HEADINGS, "Balance carried"), sample(("10.00", ""), ("", "2.00")))

    assert proposal.mapping.figure == "debit_credit"
    assert "amount" not in proposal.mapping.headings_of
    assert "Balance carried" in proposal.unmapped


def test_credits_below_nothing_are_added():
    assert propose(HEADINGS, sample(("10.00", ""), ("", "-2.00"))).mapping.figure == "debit_and_credit"


def test_a_sure_amount_comes_before_debit_and_credit():
    proposal = propose((*HEADINGS, "Amount"), sample(("10.00", ""), ("", "2.00")))

    assert proposal.mapping.figure == "amount"


def test_what_was_kept_of_the_sides_comes_before_the_sample():
    kept = Mapping(columns=COLUMNS, date_style="day_first", figure="debit_and_credit")

    assert propose(HEADINGS, sample(("", "2.00")), kept=kept).mapping.figure == "debit_and_credit"


def test_a_mapping_by_sides_needs_both():
    with pytest.raises(ValidationError, match="no column is said to be the credit"):
        Mapping(columns=COLUMNS[:3], figure="debit_credit")


def test_a_file_without_its_credits_is_refused():
    mapping = Mapping(columns=COLUMNS, figure="debit_credit")

    with pytest.raises(Invalid, match="Credit"):
        lay_out(mapping, HEADINGS[:3])
