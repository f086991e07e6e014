"""Files to take away hold what the pages show, and no cell that a spreadsheet would obey."""

import csv
import json
from datetime import date
from io import BytesIO, StringIO

from python_calamine import CalamineWorkbook
from tests.doors.stored_agreements import example

from moothall.agreement.core.variation import Agreement
from moothall.agreement.files import read_agreement


def cells(client, page: str) -> list[list[str]]:
    return list(csv.reader(StringIO(client.get(page).content.decode("utf-8-sig"))))


def test_the_csv_has_a_row_for_each_part_of_each_council(client):
    headings, *rows = cells(client, "/2020-vision/data/matrix.csv?on=2016-11-15")

    assert headings[0] == "Service"
    terms = {row[headings.index("Term")] for row in rows}
    state = example().register.state(date(2016, 11, 15))
    assert terms == {term.id for term in state.terms.values() if term.kind == "participation"}


def test_the_workbook_has_the_same_cells_as_the_csv(client):
    workbook = CalamineWorkbook.from_filelike(
        BytesIO(client.get("/2020-vision/data/matrix.xlsx?on=2016-11-15").content)
    )

    rows = [[str(cell) for cell in row] for row in workbook.get_sheet_by_index(0).to_python()]
    assert rows == cells(client, "/2020-vision/data/matrix.csv?on=2016-11-15")


def test_no_cell_begins_as_a_formula_does(client):
    _, *rows = cells(client, "/hostile/data/matrix.csv")

    assert any("'=1+1" in row for row in rows)
    assert any("'@SUM(A1)" in row for row in rows)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_the_yaml_reads_back_as_the_same_agreement(client, tmp_path):
    saved = tmp_path / "agreement.yaml"
    saved.write_bytes(client.get("/2020-vision/data/agreement.yaml").content)

    assert read_agreement(saved).agreement == example().agreement


def test_the_json_is_the_same_agreement(client):
    given = json.loads(client.get("/2020-vision/data/agreement.json").content)

    assert Agreement.model_validate(given) == example().agreement


def test_a_file_is_saved_under_a_name_that_says_what_it_is(client):
    answer = client.get("/2020-vision/data/matrix.csv?on=2016-11-15")

    assert answer["Content-Disposition"] == 'attachment; filename="2020-vision-matrix-2016-11-15.csv"'
