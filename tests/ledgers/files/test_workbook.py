from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from tests.ledgers.files.test_ledger_file import read

from moothall.ledgers.files.ledger_file import open_ledger
from moothall.refusals import Invalid
from moothall.sheets.workbook_size import LEDGER

HEADINGS = ["Payment Date", "Supplier Name", "Net Amount"]


def book(*sheets):
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as made:
        for lines in sheets:
            sheet = made.add_worksheet()
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
    return content.getvalue()


def test_a_workbook_is_read_as_its_cells_are_meant():
    [batch] = read(
        book([["Avon"], [], HEADINGS, [date(2015, 4, 30), 3062390, 569.65], [date(2015, 5, 1), "B", -4]])
    )

    assert batch.lines["paid_on"].to_pylist() == [date(2015, 4, 30), date(2015, 5, 1)]
    assert batch.lines["supplier"].to_pylist() == ["3062390", "B"]
    assert batch.lines["amount_pence"].to_pylist() == [56965, -400]
    assert batch.lines["row"].to_pylist() == [4, 5]
    assert batch.control.reconciles


def test_the_noise_of_binary_fractions_is_rounded_and_counted():
    [batch] = read(book([HEADINGS, [date(2015, 4, 30), "A", 19.990000001], [date(2015, 4, 30), "B", 1.005]]))

    assert batch.lines["amount_pence"].to_pylist() == [1999]
    assert batch.control.rounded == 1
    assert [line.reason for line in batch.kept_back] == ["amount"]


def test_a_formula_comes_as_the_value_that_was_worked_out():
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, ["2015-04-30", "A"])
        sheet.write_formula(1, 2, "=1+1", value=2)

    [batch] = read(content.getvalue())

    assert batch.lines["amount_pence"].to_pylist() == [200]


def test_the_first_sheet_with_headings_is_taken_unless_another_is_asked_for():
    content = book([["Notes"]], [HEADINGS, ["2015-04-30", "A", 1]], [HEADINGS, ["2015-04-30", "B", 1]])

    assert open_ledger(content).sheet == "Sheet2"
    assert open_ledger(content, sheet="Sheet3").sample[0][1] == "B"
    with pytest.raises(Invalid, match="no sheet Sheet9"):
        open_ledger(content, sheet="Sheet9")


def zipped(**parts):
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as made:
        for name, said in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), said)
    return content.getvalue()


ODS = "urn:oasis:names:tc:opendocument:xmlns"


def ods(*lines):
    body = "".join(lines)
    return zipped(
        mimetype="application/vnd.oasis.opendocument.spreadsheet",
        **{"META-INF__manifest_xml": f'<manifest:manifest xmlns:manifest="{ODS}:manifest:1.0"/>'},
        content_xml=f'<office:document-content xmlns:office="{ODS}:office:1.0" xmlns:table="{ODS}:table:1.0" '
        f'xmlns:text="{ODS}:text:1.0"><office:body><office:spreadsheet><table:table table:name="A">{body}'
        "</table:table></office:spreadsheet></office:body></office:document-content>",
    )


def ods_line(*cells):
    kind = 'office:value-type="string"'
    said = (f"<table:table-cell {kind}><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
    return f"<table:table-row>{''.join(said)}</table:table-row>"


def ods_empty(lines):
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    return f'<table:table-row table:number-rows-repeated="{lines}">{empty}</table:table-row>'


def test_an_ods_file_is_read_and_its_empty_end_is_left():
    [batch] = read(ods(ods_line(*HEADINGS), ods_line("2015-04-30", "A", "1.00"), ods_empty(1_048_574)))

    assert batch.lines["amount_pence"].to_pylist() == [100]


def test_an_ods_file_with_something_far_down_is_refused():
    far = ods(ods_line(*HEADINGS), ods_line("2015-04-30", "A", "1.00"), ods_empty(1_000_000), ods_line("x"))

    with pytest.raises(Invalid, match="far from everything else"):
        open_ledger(far)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (zipped(xl__worksheets__sheet1_xml='<c r="XFD1048576"><v>1</v></c>'), "far from everything else"),
        (zipped(xl__worksheets__sheet1_xml='<c r="ALL1048576"><v>1</v></c>'), "more than can be held"),
        (
            zipped(
                content_xml='<table:table-row table:number-rows-repeated="1000000">'
                '<table:table-cell office:value-type="float" table:number-columns-repeated="900">'
            ),
            "over and over",
        ),
        (zipped(readme="hello"), "is not a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2_000, "is not a workbook"),
        (book([HEADINGS, ["2015-04-30", "A", 1]])[:-400], "is not a workbook"),
    ],
    ids=["far away", "wide and long", "repeated", "zip", "xls", "cut off"],
)
def test_a_workbook_that_would_fill_the_memory_or_is_none_is_refused(content, says):
    with pytest.raises(Invalid) as refused:
        open_ledger(content)

    assert says in refused.value.faults[0].message


def test_a_workbook_over_many_megabytes_unpacked_is_refused_unopened(monkeypatch):
    small = replace(LEDGER, unpacked=3_000_000)
    monkeypatch.setattr("moothall.ledgers.files.workbook.LEDGER", small)

    with pytest.raises(Invalid, match="over 3 MB"):
        open_ledger(zipped(xl__worksheets__sheet1_xml=b" " * 3_000_001))
