"""Ledgers at the command line: looked at, taken in, listed, summed and verified."""

import json
from pathlib import Path

import pytest
from tests.agreement.partnerships import founded
from tests.doors.cli.conftest import Typed
from tests.ledgers.builders import APRIL, ledger, taken

from moothall.ledgers.files.lines import lines_folder
from moothall.ledgers.models import LedgerFile

EXCERPTS = Path(__file__).parents[2] / "ledgers" / "files"
SALFORD = EXCERPTS / "salford-2015-05.csv"

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


@pytest.fixture(autouse=True)
def _store(settings, tmp_path) -> None:
    settings.MOOTHALL_DATA = tmp_path / "data"
    founded()


@pytest.fixture
def april(tmp_path: Path) -> Path:
    written = tmp_path / "april.csv"
    written.write_bytes(APRIL)
    return written


def test_a_file_is_looked_at_with_reasons_and_totals_and_nothing_is_kept(typed: Typed) -> None:
    told = typed("ledger", "look", SALFORD)

    assert told.code == 0
    assert "Gross amount: Gross (high: “Gross” is a heading for it)" in told.out
    assert "every line and penny is above" in told.out
    assert not LedgerFile.objects.exists()


def test_a_mapping_that_was_printed_can_be_given_back(typed: Typed, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.json"
    mapping.write_text(typed("ledger", "look", SALFORD, "--json").out)

    told = typed("ledger", "take-in", SALFORD, "-a", "avon", "--mapping", mapping)

    assert (told.code, "taken in" in told.out) == (0, True)
    assert LedgerFile.objects.get().mapping == json.loads(mapping.read_text())


def test_dates_that_could_be_read_two_ways_are_asked_for(typed: Typed, april: Path) -> None:
    told = typed("ledger", "take-in", april, "-a", "avon")
    assert (told.code, "two ways" in told.err) == (2, True)

    told = typed("ledger", "take-in", april, "-a", "avon", "--dates", "day_first")
    assert (
        told.out
        == f"{LedgerFile.objects.get().pk}. april.csv: 2 lines, £100.50 taken in. 1 line kept back.\n"
    )


def test_what_is_tried_is_not_kept(typed: Typed) -> None:
    told = typed("ledger", "take-in", SALFORD, EXCERPTS / "salford-2015-12.csv", "-a", "avon", "--dry-run")

    assert told.out.count("would be taken in") == 2
    assert not LedgerFile.objects.exists()


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("look", "nowhere.csv"), 2, "cannot be read"),
        (("look", "README.md"), 2, "no line of headings"),
        (("look", SALFORD, "--mapping", "README.md"), 2, "cannot be read as a mapping"),
        (("look", SALFORD, "--dates", "backwards"), 2, "date_style"),
        (("take-in", SALFORD, "-a", "nowhere"), 2, "no council “nowhere”"),
        (("sum", "--by", "colour"), 2, "Lines have no “colour”"),
        (("files", "-p", "nowhere"), 3, "nowhere"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_code(typed: Typed, words: tuple, code: int, says: str) -> None:
    told = typed("ledger", *words)

    assert (told.code, says in told.err) == (code, True), told


def test_the_same_file_again_is_a_conflict_and_a_month_again_needs_a_reason(
    typed: Typed, april: Path, tmp_path: Path
) -> None:
    taken()
    assert typed("ledger", "take-in", april, "-a", "avon", "--dates", "day_first").code == 5
    rest = tmp_path / "rest.csv"
    rest.write_bytes(ledger("17/04/2016,1.00,Cole Ltd,9,Legal"))
    assert typed("ledger", "take-in", rest, "-a", "avon").code == 5

    assert typed("ledger", "take-in", rest, "-a", "avon", "--although-repeated", "In two parts").code == 0


def test_files_are_listed_and_lines_summed(typed: Typed) -> None:
    number = taken()

    listed = typed("ledger", "files").out
    assert listed == f"{number}. avon, april.csv: 2 lines, £100.50, 1 line kept back.\n"
    assert json.loads(typed("ledger", "files", "--json").out)[0]["pence"] == 100_50
    summed = typed("ledger", "sum", "--by", "department,period").out
    assert (
        summed == "Legal, 201604: 1 line, £100.00\nParks, 201604: 1 line, £0.50\nIn all: 2 lines, £100.50\n"
    )
    assert json.loads(typed("ledger", "sum", "--json").out) == [{"lines": 2, "pence": 100_50}]


def test_a_changed_file_of_lines_is_found(typed: Typed) -> None:
    taken()
    assert typed("ledger", "verify").out == "Every file of lines is as it was taken in.\n"
    [file] = lines_folder().rglob("*.parquet")
    file.write_bytes(file.read_bytes() + b"x")

    told = typed("ledger", "verify")
    assert (told.code, "have been changed since" in told.err) == (5, True)


def test_what_a_stopped_process_left_is_gone_after_the_start(typed: Typed) -> None:
    taken()
    (lines_folder() / "test" / "avon" / "orphan.parquet").touch()

    assert typed("start-up", "--no-example").code == 0
    assert len(list(lines_folder().rglob("*.parquet"))) == 1
