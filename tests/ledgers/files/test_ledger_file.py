from pathlib import Path

import pytest

from moothall.ledgers.core.mapping_proposal import propose
from moothall.ledgers.files.batches import batches, preview
from moothall.ledgers.files.ledger_file import open_ledger, proposal_for
from moothall.refusals import Invalid

HEADINGS = b"Payment Date,Supplier Name,Net Amount\n"
TEXT = "Payment Date,Supplier Name,Net Amount\n2015-04-01,Café Ltd,1.00\n2015-04-02,Brent,2.50\n"


def read(content, *, size=100):
    ledger = open_ledger(content)
    mapping = propose(ledger.headings, ledger.sample).mapping
    assert mapping
    return list(batches(ledger, mapping, size))


def suppliers(content):
    return [name for batch in read(content) for name in batch.lines["supplier"].to_pylist()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_file_reads_the_same_in_every_encoding(encoding):
    assert suppliers(TEXT.encode(encoding)) == ["Café Ltd", "Brent"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_file_reads_the_same_whatever_stands_between_its_cells(delimiter):
    content = TEXT.replace(",", delimiter).encode()

    assert open_ledger(content).delimiter == delimiter
    assert suppliers(content) == ["Café Ltd", "Brent"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_file_reads_the_same_whatever_ends_its_lines(end):
    assert suppliers(TEXT.replace("\n", end).encode()) == ["Café Ltd", "Brent"]


def test_a_spreadsheets_word_on_its_delimiter_is_taken():
    assert suppliers(f"sep=;\n{TEXT.replace(',', ';')}".encode()) == ["Café Ltd", "Brent"]


def test_a_new_line_inside_a_cell_is_part_of_its_line():
    [batch] = read(TEXT.replace("Brent", '"Brent\r\nLtd"').encode())

    assert batch.lines["supplier"].to_pylist() == ["Café Ltd", "Brent\nLtd"]
    assert batch.lines["row"].to_pylist() == [2, 3]


def test_titles_above_the_headings_are_kept_and_lines_numbered_as_a_spreadsheet_does():
    ledger = open_ledger(f"Avon Council\n\nApril 2015\n{TEXT}".encode())

    assert ledger.titles == ("Avon Council", "", "April 2015")
    assert (ledger.heading_row, ledger.sample[0]) == (4, ("2015-04-01", "Café Ltd", "1.00"))


def test_the_last_bytes_of_a_file_decide_its_encoding_too():
    long = TEXT + "2015-04-02,Brent,2.50\n" * 100_000
    ledger = open_ledger((long + "2015-04-03,Café,1.00\n").encode("cp1252"))

    assert ledger.encoding == "cp1252"


def test_a_ledger_is_read_a_few_lines_at_a_time_with_its_progress():
    content = (TEXT + "2015-04-02,Brent,2.50\n" * 50_000).encode()

    found = read(content, size=10_000)

    done = [batch.bytes_read for batch in found]
    assert sum(batch.lines.num_rows for batch in found) == 50_002
    assert done == sorted(done)
    assert done[0] < done[-1] == found[0].of_bytes == len(content)


def test_a_file_in_which_nothing_can_be_read_is_refused_with_its_first_faults():
    with pytest.raises(Invalid) as refused:
        read(HEADINGS + b"Acme,2015-04-01,1.00\nBrent,2015-04-01,1.00\n")

    assert "The file:2: Date paid: Payment Date: “Acme” is not a date" in str(refused.value)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\r\n\r\n", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF document"),
        (b"\x89PNG\r\n\x1a\n....", "is a picture"),
        (b"\x1f\x8b\x08....", "is a compressed file"),
        (b"PK\x03\x04 not really", "is not a workbook"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "is a web page"),
        (b'<?xml version="1.0"?><Workbook/>', "is XML"),
        (b"one,two\nthree,four\n", "has no line of headings"),
        (HEADINGS, "nothing under them"),
        (b"Payment Date,Net Amount\n2015-04-01,1\x00.00\n", "zero byte"),
        (HEADINGS + b"\x81\x8d,A,1.00\n", "encoding that cannot be recognised"),
        (
            b'Payment Date,Supplier Name,Net Amount\n2015-04-01,"Acme,1.00\n2015-04-02,B,2.00\n',
            "never closed",
        ),
        (
            b"Payment Date,Supplier Name,Net Amount\n2015-04-01," + b"x" * 3_000_000 + b",1.00\n",
            "over a million",
        ),
        (HEADINGS + b"2015-04-01," + b"x" * 200_000 + b",1.00\n", "131,072"),
        (b"Date,Amount" + b",x" * 100_000 + b"\n2015-04-01,1.00\n", "100,002 columns"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_is_no_ledger_is_refused_in_words(content, says):
    with pytest.raises(Invalid) as refused:
        read(content)

    [fault] = refused.value.faults
    assert says in fault.message
    assert fault.file
    assert fault.fix


def test_an_encoding_that_does_not_fit_is_refused_where_it_breaks():
    ledger = open_ledger(TEXT.encode("cp1252"))
    mapping = propose(ledger.headings, ledger.sample).mapping
    assert mapping

    with pytest.raises(Invalid, match="cannot be read as UTF-8"):
        open_ledger(TEXT.encode("cp1252"), mapping=mapping.model_copy(update={"encoding": "utf-8"}))


def test_a_path_is_read_as_its_bytes_are(tmp_path: Path):
    (tmp_path / "avon.csv").write_bytes(TEXT.encode())

    assert open_ledger(tmp_path / "avon.csv").file == "avon.csv"
    assert open_ledger(tmp_path / "avon.csv").sha256 == open_ledger(TEXT.encode()).sha256
    assert suppliers(tmp_path / "avon.csv") == ["Café Ltd", "Brent"]


def test_the_first_lines_are_shown_as_a_mapping_would_read_them():
    ledger = open_ledger(f"Avon\n{TEXT}soon,C,1.00\n".encode())
    mapping = propose(ledger.headings, ledger.sample).mapping
    assert mapping

    shown = preview(ledger, mapping)

    assert [line.row for line in shown] == [3, 4, 5]
    assert [type(line).__name__ for line in shown] == ["LedgerLine", "LedgerLine", "RejectedLine"]


def dated(*days):
    return "".join(f"{day},Acme,1.00\n" for day in days).encode()


def test_a_date_far_down_settles_how_all_are_written():
    ledger = open_ledger(HEADINGS + dated("01/04/2015") * 600 + dated("13/04/2015"))

    assert propose(ledger.headings, ledger.sample).faults
    proposal = proposal_for(ledger)
    assert not proposal.faults
    assert proposal.mapping
    assert proposal.mapping.date_style == "day_first"


def test_a_date_far_down_with_its_month_first_makes_the_column_mixed_whatever_was_kept():
    ledger = open_ledger(HEADINGS + dated("13/04/2015") * 600 + dated("04/14/2015"))
    kept = propose(ledger.headings, ledger.sample).mapping

    assert "some dates have the day first" in proposal_for(ledger, kept=kept).faults[0].message


def test_dates_that_read_both_ways_are_read_as_the_councils_other_files_are():
    kept = proposal_for(open_ledger(HEADINGS + dated("13/04/2015"))).mapping

    assert not proposal_for(open_ledger(HEADINGS + dated("01/05/2015")), kept=kept).faults
