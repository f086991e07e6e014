"""A draft is looked through from the command line as it is at the desk, and nothing is recorded."""

import io
import json
from pathlib import Path

import pytest
from tests.doors.cli.conftest import Typed

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "2020-vision"
DRAFT = ROOT / "examples" / "drafts" / "cheltenham-leaves-legal.yaml"


def test_a_draft_says_what_it_changes_cures_and_asks_of_whom(typed: Typed) -> None:
    printed = typed("draft", "check", DRAFT, "--file", EXAMPLE)

    assert printed.code == 0
    assert "From 1 April 2027\n  ends: Cheltenham in legal" in printed.out
    assert "What it would cure\n  A-23" in printed.out
    assert "Cheltenham: Cheltenham Cabinet decides: leave joint arrangements" in printed.out


def test_a_program_reads_the_same(typed: Typed) -> None:
    told = json.loads(typed("draft", "check", DRAFT, "--file", EXAMPLE, "--json").out)

    assert told["faults"] == []
    assert [day["from"] for day in told["changes"]] == ["2027-04-01"]
    assert [each["law"] for each in told["cured"]] == ["A-23"]
    assert [each["who"] for each in told["must_agree"]] == ["Cheltenham Cabinet"]


def test_a_field_that_changes_is_shown_before_and_after(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "draft.yaml").write_text(
        "title: T\ndecided: 2026-06-01\neffective: 2027-04-01\n"
        "change: [{term: cheltenham-legal, set: {through: publica}}]\n"
    )

    printed = typed("draft", "check", tmp_path / "draft.yaml", "--file", EXAMPLE)

    assert "changes: Cheltenham in legal: Through: " in " ".join(printed.out.split())


def test_what_is_wrong_has_its_line_and_exit_code_2(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "title: T\ndecided: 2026-06-01\neffective: 2026-07-01\nend:\n  - term: nobody-s-term\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(text))

    printed = typed("draft", "check", "-", "--file", EXAMPLE)

    assert (printed.code, printed.out) == (2, "")
    assert printed.err.startswith("standard input:5: end[0].term: ")


@pytest.mark.parametrize("text", ["", "- a\n- list\n", "title: T\n", "title: [\n"])
def test_what_is_no_variation_is_refused_in_words(typed: Typed, tmp_path: Path, text: str) -> None:
    (tmp_path / "draft.yaml").write_text(text)

    printed = typed("draft", "check", tmp_path / "draft.yaml", "--file", EXAMPLE)

    assert printed.code == 2
    assert "draft.yaml:" in printed.err


def test_faults_are_json_for_a_program(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "draft.yaml").write_text("title: T\ndecided: 2026-06-01\nend: [{term: x}]\n")

    printed = typed("draft", "check", tmp_path / "draft.yaml", "--file", EXAMPLE, "--json")

    assert printed.code == 2
    assert [each["place"] for each in json.loads(printed.out)["faults"]] == ["effective"]
