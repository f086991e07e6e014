"""Commands about a whole scheme: scheme, import-scheme, gaps."""

import json
import shutil
from pathlib import Path

import pytest
from tests.agreement.core.builders import founding
from tests.doors.cli.conftest import DELEGATED, Printed, Typed

from moothall.agreement.core.variation import AgreementHeading
from moothall.agreement.files import write_agreement

DAY = ("--on", "2016-06-01")


def test_a_scheme_is_printed_function_by_function(typed: Typed, scheme: Path) -> None:
    first, empty, function, *clause = typed("scheme", "avon", *DAY, "--file", scheme).out.splitlines()

    assert (first, empty) == ("The scheme of delegation of Avon on 1 June 2016: 1 clause", "")
    assert function == "Write off a debt"
    assert " ".join(" ".join(clause).split()) == (
        "Cabinet to Chief executive: Write off debts, up to £5,000, only where: within the approved budget "
        "– After consulting the leader."
    )
    [clause] = json.loads(typed("scheme", "avon", *DAY, "--json", "-f", scheme).out)
    assert (clause["from"], clause["to"], clause["services"]) == ("cabinet", "chief", ["legal"])


def test_a_scheme_has_the_clauses_of_its_day_and_council_alone(typed: Typed, scheme: Path) -> None:
    before = typed("scheme", "avon", "--on", "2016-03-31", "-f", scheme)
    other = typed("scheme", "brent", *DAY, "-f", scheme)

    assert before.out == "The scheme of delegation of Avon on 31 March 2016: 0 clauses\n"
    assert other.out == "The scheme of delegation of Brent on 1 June 2016: 0 clauses\n"


@pytest.mark.parametrize(
    ("council", "code", "said"),
    [
        ("chief", 2, "“chief” is Chief executive, a post, and not a council.\n"),
        ("avo", 3, "The agreement has no term with the id “avo”. Did you mean “avon”?\n"),
    ],
)
def test_a_scheme_is_a_council_s(typed: Typed, scheme: Path, council: str, code: int, said: str) -> None:
    refused = typed("scheme", council, "-f", scheme)

    assert (refused.code, refused.err) == (code, said)


def imported(typed: Typed, scheme: Path, sheet: Path, *words: str) -> Printed:
    given = ("--council", "avon", "--decided", "2016-07-01", "--effective", "2016-08-01")
    named = ("--title", "The scheme of 2016", "--document", "Constitution", "--file", scheme)
    return typed("import-scheme", sheet, *given, *named, *words)


def test_a_scheme_taken_out_and_read_back_is_the_same(typed: Typed, scheme: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "scheme.xlsx"

    assert typed("scheme", "avon", *DAY, "--xlsx", sheet, "-f", scheme).out == f"Written to {sheet}.\n"
    assert imported(typed, scheme, sheet).out == (
        "The scheme says all this already: there is nothing to record.\n"
    )


def test_a_scheme_from_a_spreadsheet_is_a_variation_that_a_folder_can_hold(
    typed: Typed, scheme: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "scheme.xlsx"
    typed("scheme", "avon", *DAY, "--xlsx", sheet, "-f", scheme)
    bare = write_agreement(AgreementHeading(id="test", name="Test Partnership"), [founding(*DELEGATED[:2])])
    folder = tmp_path / "folder"
    (folder / "variations").mkdir(parents=True)
    (folder / "agreement.yaml").write_text(f"{bare}variations_in: variations\n")

    read = imported(typed, folder, sheet)
    (folder / "variations" / "002.yaml").write_text(read.out)

    assert read.code == 0
    assert "id: scheme-of-delegation\n" in read.out
    then = ("--on", "2016-08-01")
    of_one, of_other = (typed("scheme", "avon", *then, "-f", each).out for each in (folder, scheme))
    assert of_one == of_other


def test_a_spreadsheet_that_cannot_be_read_is_refused(typed: Typed, scheme: Path, tmp_path: Path) -> None:
    not_there = imported(typed, scheme, tmp_path / "nothing.xlsx")
    not_a_sheet = imported(typed, scheme, scheme)
    folder = imported(typed, scheme, tmp_path)

    assert (not_there.code, not_a_sheet.code, folder.code) == (3, 2, 3)
    assert not_there.err == f"{tmp_path}/nothing.xlsx cannot be read: No such file or directory.\n"
    assert not_a_sheet.err == f"{scheme}: is not a spreadsheet that can be read. Save it again as XLSX.\n"
    assert folder.err == f"{tmp_path} cannot be read: Is a directory.\n"


def test_a_scheme_that_cannot_be_written_is_refused(typed: Typed, scheme: Path, tmp_path: Path) -> None:
    refused = typed("scheme", "avon", *DAY, "--xlsx", tmp_path / "no" / "scheme.xlsx", "-f", scheme)

    assert refused.code == 2
    assert refused.err.endswith(
        "scheme.xlsx cannot be written: No such file or directory. Name another file.\n"
    )


def test_what_is_wrong_with_a_scheme_is_printed_with_a_decision_that_shows_it(
    typed: Typed, scheme: Path
) -> None:
    found = typed("gaps", *DAY, "--file", scheme)

    first, _, kind, example, *_ = found.out.splitlines()
    assert first == "The scheme of delegation on 1 June 2016: 1 clause, 1 finding"
    assert kind.startswith("Gap: only those may decide this who hold it by statute")
    assert example.startswith("  such as: ")
    assert example.endswith(" for Avon on 1 June 2016")
    assert "all of finance but " in " ".join(found.out.split())


def test_vacancies_and_what_is_in_doubt_are_findings_too(typed: Typed, tmp_path: Path) -> None:
    body, post, passed_on = DELEGATED
    doubtful = {**passed_on, "id": "riddles", "functions": ["set-riddles"]}
    scheme = tmp_path / "scheme.yaml"
    written = write_agreement(
        AgreementHeading(id="test", name="Test"),
        [founding(body, {**post, "vacant": True}, passed_on, doubtful)],
    )
    scheme.write_text(written)

    found = typed("gaps", *DAY, "-f", scheme)
    plain = json.loads(typed("gaps", *DAY, "--json", "-f", scheme).out)

    assert "1 clause, 3 findings\n" in found.out
    assert (
        "\nVacant\n  Chief executive is vacant from 1 April 2016, with one power resting there.\n"
        in found.out
    )
    assert "\nNot taken as written\n  riddles: “set-riddles” is not in the list of functions" in found.out
    assert [each["kind"] for each in plain["findings"]] == ["gap"]
    assert plain["vacancies"] == [
        {"post": "chief", "from": "2016-04-01", "until": None, "clauses": ["write-offs"]}
    ]
    assert plain["doubts"][0]["term"] == "riddles"


def test_a_day_before_any_clause_has_no_findings(typed: Typed, scheme: Path) -> None:
    assert typed("gaps", "--on", "2016-03-31", "-f", scheme).out == (
        "The scheme of delegation on 31 March 2016: 0 clauses, 0 findings\n"
    )


def test_no_half_written_file_is_left(typed: Typed, scheme: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "scheme.xlsx").mkdir()

    refused = typed("scheme", "avon", *DAY, "--xlsx", folder / "scheme.xlsx", "-f", scheme)

    assert refused.code == 2
    shutil.rmtree(folder / "scheme.xlsx")
    assert list(folder.iterdir()) == []
