"""A table to take away holds what it was given, and no cell that a spreadsheet would run."""

import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as some
from python_calamine import CalamineWorkbook

from moothall.sheets.tables import in_pounds, safe, table, table_lines
from moothall.sheets.workbook import write_workbook


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(text):
    assert safe(text) == f"'{text}"
    [_, row] = csv.reader(StringIO(table(["A"], [[text]]), newline=""))
    assert row[0].startswith("'")


@given(
    some.lists(
        some.lists(some.text(some.characters(codec="utf-8", exclude_characters="\0")), min_size=2, max_size=2)
    )
)
def test_every_text_comes_back_but_for_the_apostrophe(rows):
    read = list(csv.reader(StringIO(table(["A", "B"], rows), newline="")))

    assert read == [["A", "B"], *([safe(cell) for cell in row] for row in rows)]


def test_pence_are_pounds_with_a_point_and_nothing_is_an_empty_cell():
    assert table(["A", "B"], [[-123456, None]]) == "A,B\r\n-1234.56,\r\n"
    assert in_pounds(-5) == "-0.05"


def test_a_long_table_comes_line_by_line():
    lines = table_lines(["A"], ([str(number)] for number in range(3)))

    assert list(lines) == ["A\r\n", "0\r\n", "1\r\n", "2\r\n"]


def test_a_workbook_has_text_as_text_and_amounts_as_numbers():
    content = write_workbook("Lines", ["A", "B"], [["=1+1", 1_50], ["http://x", None]])
    cells = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()

    assert cells == [["A", "B"], ["'=1+1", 1.5], ["http://x", ""]]
