from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from tests.agreement.core.builders import day, founding, registered, variation

from moothall.agreement.core.register import Register
from moothall.agreement.core.variation import Variation
from moothall.delegation.core.scheme_sheet import COLUMNS, SchemeRow, changes_of, rows_of
from moothall.delegation.files import read_sheet, write_sheet
from moothall.refusals import Invalid

TERMS: list[dict[str, Any]] = [
    {"kind": "body", "id": "cabinet", "name": "Cabinet", "body_kind": "executive", "authorities": ["avon"]},
    {"kind": "post", "id": "avon-chief", "name": "Chief executive", "authority": "avon"},
    {"kind": "post", "id": "brent-chief", "name": "Chief executive", "authority": "brent"},
    {
        "kind": "delegation",
        "id": "contracts",
        "delegated_by": "cabinet",
        "delegate": "brent-chief",
        "functions": ["award-contract", "vary-contract"],
        "services": ["legal"],
        "authorities": ["avon"],
        "limit_pence": 5_000_050,
        "requires": ["within the approved budget"],
        "conditions": [
            {"id": "a", "text": "if the sum is over £20,000", "needs": "consultation", "of": ["avon-chief"]},
            {"id": "b", "text": "reported yearly"},
        ],
        "may_sub_delegate": False,
        "clause": "Part 3, 4.2",
    },
]
SCHEME = founding(*TERMS)


def sheet(*rows: dict[str, Any], headings: tuple[str, ...] = COLUMNS) -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Scheme of delegation, kept by the clerk"])
        page.write_row(2, 0, headings)
        for number, row in enumerate(rows, start=3):
            for place, column in enumerate(headings):
                page.write(number, place, row.get(column, ""))
    return content.getvalue()


def changes(register: Register, content: bytes) -> dict[str, Any]:
    return changes_of(read_sheet(content), register, council="avon", effective=day(10))


def faults(register: Register, *rows: dict[str, Any]) -> list[str]:
    with pytest.raises(Invalid) as refusal:
        changes(register, sheet(*rows))
    return [str(fault) for fault in refusal.value.faults]


def test_a_scheme_that_is_written_and_read_back_changes_nothing() -> None:
    register = registered(SCHEME)

    content = write_sheet(rows_of(register, council="avon", day=day(10)), title="Avon")

    assert len(read_sheet(content)) == 1
    assert changes(register, content) == {}


def test_a_row_that_says_something_else_changes_only_that() -> None:
    register = registered(SCHEME)
    [row] = rows_of(register, council="avon", day=day(10))

    steps = changes(register, sheet(row | {"Limit (£)": 75000}))

    assert steps == {"change": [{"term": "contracts", "set": {"limit_pence": 7_500_000}}]}


def test_a_new_row_adds_a_delegation_once() -> None:
    register = registered(SCHEME)
    functions = "Write off a debt; Give a grant to another body"
    content = sheet({"Function": functions, "Delegate": "Chief executive", "Limit (£)": "£1,000"})

    steps = changes(register, content)
    after, contradictions = register.varied(
        Variation.model_validate(variation("sheet", effective=day(10), **steps).written())
    )

    assert contradictions == []
    assert steps["add"][0]["delegate"] == "avon-chief"
    assert steps["add"][0]["functions"] == ["write-off-debts", "give-grants"]
    assert steps["add"][0]["limit_pence"] == 100_000
    assert changes(after, content) == {}


def test_a_condition_says_what_it_needs_and_of_whom() -> None:
    steps = changes(
        registered(SCHEME),
        sheet(
            {
                "Function": "award-contract",
                "Delegate": "avon-chief",
                "Condition": "With the agreement of Cabinet: if over £1m\nReported yearly",
            }
        ),
    )

    assert steps["add"][0]["conditions"] == [
        {"id": "condition-1", "text": "if over £1m", "needs": "agreement", "of": ["cabinet"]},
        {"id": "condition-2", "text": "Reported yearly"},
    ]


def test_every_fault_is_named_with_its_line_and_column() -> None:
    found = faults(
        registered(SCHEME),
        {"Function": "Write of a debt", "Delegate": "Chief executiv"},
        {
            "Function": "Write off a debt",
            "Delegate": "cabinet",
            "Limit (£)": "lots",
            "May be passed on": "perhaps",
        },
        {"Delegate": "cabinet"},
        {"Function": "Write off a debt", "Delegate": "cabinet", "Reference": "avon"},
    )

    assert [message.split(":")[0] for message in found] == ["4", "4", "5", "5", "6", "7"]
    assert "“write off a debt”" in found[1]
    assert all(len(message) < 200 for message in found)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"not a spreadsheet", "is not a spreadsheet"),
        (b"", "is not a spreadsheet"),
        (sheet({"Function": "x"}, headings=("Function", "Who")), "no line with the headings"),
    ],
)
def test_a_file_that_is_no_scheme_is_refused_in_plain_words(content: bytes, words: str) -> None:
    with pytest.raises(Invalid, match=words):
        read_sheet(content)


@pytest.mark.parametrize("place", [(1_048_575, 16_383), (1_048_575, 0), (0, 16_383)])
def test_a_sheet_with_something_in_a_far_corner_is_refused_before_room_is_made_for_it(
    place: tuple[int, int],
) -> None:
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Function", "Delegate"])
        page.write_string(*place, "x")

    with pytest.raises(Invalid, match="far from everything else"):
        read_sheet(content.getvalue())


def test_a_small_file_that_comes_to_much_is_refused_before_it_is_opened() -> None:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", b" " * 70_000_000)
    assert len(content.getvalue()) < 100_000

    with pytest.raises(Invalid, match="over 60 MB"):
        read_sheet(content.getvalue())


def test_text_that_looks_like_a_formula_stays_text() -> None:
    content = write_sheet([{"Function": "=1+1", "Delegate": "@cmd"}], title="Avon")

    [row] = read_sheet(content)

    assert (row.cells["Function"], row.cells["Delegate"]) == ("=1+1", "@cmd")


def test_lines_are_numbered_as_the_spreadsheet_numbers_them() -> None:
    assert [row.number for row in read_sheet(sheet({"Function": "a", "Delegate": "b"}))] == [4]
    assert isinstance(read_sheet(sheet({"Function": "a", "Delegate": "b"}))[0], SchemeRow)
