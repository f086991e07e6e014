from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledgers.core.builders import HEADINGS, layout, row

from moothall.ledgers.core.column_reader import ColumnReader
from moothall.ledgers.core.line import FIELDS, WHY, LedgerLine, RejectedLine
from moothall.ledgers.core.line_reader import LineReader


def test_a_line_is_accepted_with_its_figure_month_and_text():
    line = LineReader(layout()).line(5, row(supplier="  Acme Ltd "))

    assert line == LedgerLine(
        5, date(2015, 4, 30), 201504, 1000, 1000, 200, 1200, "Acme Ltd", reference="7", department="Works"
    )


def test_a_blank_line_is_no_line():
    assert LineReader(layout()).line(5, ["", " ", ""]) is None


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (row(net="12.345", vat="", gross=""), "amount"),
        (row(vat="two"), "amount"),
        (row(net="", vat="", gross=""), "amount_missing"),
        (row(day="30/02/2015"), "date"),
        (row(day=""), "date_missing"),
        (row(gross="12.01"), "parts"),
        ([*row(), "more"], "ragged"),
        (row()[:3], "ragged"),
        (row(supplier="Ac\u202eme"), "text"),
        (["", "Grand total", "10.00", "2.00", "12.00", "", ""], "total"),
        (["", "Total", "10.00"], "total"),
        (list(HEADINGS), "heading"),
        ([""] * 9 + ["#N/A"], "beside"),
    ],
)
def test_a_line_is_kept_back_with_its_reason(cells, why):
    line = LineReader(layout()).line(5, cells)

    assert isinstance(line, RejectedLine)
    assert (line.row, line.reason) == (5, why)
    assert line.sentence
    assert why in WHY


def test_a_line_of_a_company_called_total_is_accepted():
    assert isinstance(LineReader(layout()).line(5, row(supplier="Total")), LedgerLine)


def test_cells_after_a_gap_and_the_number_again_are_notes_beside_the_line():
    reader = LineReader(layout())

    assert reader.line(5, [*row(), "", "#N/A"]) == reader.line(5, row()) == reader.line(5, [*row(), "7"])


def test_a_line_cut_short_after_its_figure_is_accepted():
    line = LineReader(layout()).line(5, row(vat="", gross="")[:4])

    assert isinstance(line, LedgerLine)
    assert (line.amount_pence, line.department) == (1000, "")


def test_payments_written_below_nothing_are_turned_round():
    line = LineReader(layout(sign="reversed")).line(5, row(net="-10.00", vat="-2.00", gross="-12.00"))

    assert isinstance(line, LedgerLine)
    assert (line.amount_pence, line.gross_pence) == (1000, 1200)


def test_a_line_without_a_department_has_the_one_that_the_mapping_names():
    line = LineReader(layout(department_default="Corporate")).line(5, row(department=" "))

    assert isinstance(line, LedgerLine)
    assert line.department == "Corporate"


def test_text_that_a_spreadsheet_would_take_for_a_formula_is_kept_as_it_is():
    line = LineReader(layout()).line(5, row(supplier='=HYPERLINK("http://x","y")'))

    assert isinstance(line, LedgerLine)
    assert line.supplier == '=HYPERLINK("http://x","y")'


def cell(*usual: str) -> st.SearchStrategy[str]:
    return st.one_of(st.sampled_from(usual), st.sampled_from(["", "Total", "x\u202e", " ", "é\n"]))


ROW = st.tuples(
    cell("30/04/2015", "01/05/15", "2015-04-01", "31/02/2015"),
    cell("Acme", " Brent Ltd ", "Total"),
    cell("10.00", "(10.00)", "£1,000.00", "12.345", "-10"),
    cell("2.00", "0", "-2"),
    cell("12.00", "-12", "1000"),
    cell("Works"),
    cell("7"),
    cell("7", "note"),
    st.integers(0, 8),
).map(lambda cells: list(cells[:8])[: 8 if cells[8] == 0 else 7 if cells[8] > 2 else 9 - cells[8] * 3])


@given(
    st.lists(st.one_of(ROW, st.just(list(HEADINGS)), st.just([])), max_size=12),
    st.sampled_from([{}, {"sign": "reversed"}, {"department_default": "Corporate"}, {"figure": "gross"}]),
)
def test_lines_read_together_are_those_read_one_by_one(rows, changes):
    alone = list(LineReader(layout(**changes)).lines(enumerate(rows, 3)))
    together = ColumnReader(layout(**changes)).read(3, rows)

    accepted = [line for line in alone if isinstance(line, LedgerLine)]
    assert together.lines.schema.equals(FIELDS)
    assert [LedgerLine(**line) for line in together.lines.to_pylist()] == accepted
    assert list(together.kept_back) == [line for line in alone if isinstance(line, RejectedLine)]
    assert together.blank + len(alone) == len(rows)
