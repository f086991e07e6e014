"""A small file that comes to more than a machine holds is refused before anybody opens it."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import pytest

from moothall.sheets.workbook_size import Limits, TooLarge, check_size

LIMITS = Limits(unpacked=3_000_000, columns=50, lines=1_000, cells=20_000, gap=10)
FAR = "has something far from everything else"


def book(**parts: str) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return written.getvalue()


def xlsx(*places: str, **parts: str) -> bytes:
    cells = "".join(f'<c r="{place}"/>' for place in places)
    return book(**{"xl__worksheets__sheet1.xml": f"<sheetData>{cells}</sheetData>"}, **parts)


def ods(*rows: str) -> bytes:
    return book(**{"content.xml": "".join(rows)})


def row(*cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def cell(times: int = 1, holds: str = 'office:value-type="string"') -> str:
    return f'<table:table-cell table:number-columns-repeated="{times}" {holds}/>'


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xd0\xcf\x11\xe0 an old workbook",
        xlsx(),
        xlsx("A1", "AX1000"[:2] + "400"),
        book(**{"xl__worksheets___rels__sheet1.xml.rels": '<c r="ZZ99999"/>', "docProps": "x"}),
        ods(row(cell()), row(cell(5), times=100)),
        ods("<table:table-row>", "<table:table-cell/>", cell(), row(cell(holds=""), times=1_000_000)),
        ods(row(cell()), row(cell(holds=""), times=10), row(cell())),
    ],
)
def test_a_table_that_a_person_keeps_is_let_through(content: bytes) -> None:
    check_size(content, LIMITS)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (xlsx("A1", "AY1"), FAR),
        (xlsx("XFDX1"), FAR),
        (xlsx("A1001"), FAR),
        (xlsx("AX1000"), "has 1,000 lines of 50 cells, more than can be held at once"),
        (ods(row(cell()), row(cell(holds=""), times=11), row(cell())), FAR),
        (ods(row(cell(51))), "repeats its cells over and over"),
        (ods(row(cell(), times=1_001)), "repeats its cells over and over"),
        (ods(row(cell(25), times=1_000)), "repeats its cells over and over"),
        (xlsx("A1", other="x" * 3_000_000), "comes to over 3 MB when it is opened"),
    ],
)
def test_a_table_that_nobody_keeps_is_refused_and_why(content: bytes, why: str) -> None:
    with pytest.raises(TooLarge, match=why):
        check_size(content, LIMITS)


def test_a_place_that_lies_across_a_cut_is_still_seen() -> None:
    padding = " " * (1_000_000 - len("<sheetData>") - 7)

    with pytest.raises(TooLarge, match=FAR):
        check_size(book(**{"xl__worksheets__sheet1.xml": f'<sheetData>{padding}<c r="A5000"/>'}), LIMITS)


def test_a_part_that_declares_too_short_a_length_is_read_no_further() -> None:
    content = xlsx("A1", *("B1",) * 200_000, "ZZ1")
    length = len("<sheetData></sheetData>") + 200_001 * len('<c r="A1"/>') + len('<c r="ZZ1"/>')
    assert content.count(length.to_bytes(4, "little")) == 2
    shorter = content.replace(length.to_bytes(4, "little"), (1_000_000).to_bytes(4, "little"))

    with pytest.raises(BadZipFile):
        check_size(shorter, LIMITS)
