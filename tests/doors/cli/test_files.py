"""Commands about a file alone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.agreement.files.agreements import ONE_FILE
from tests.doors.cli.conftest import Typed

from moothall.agreement.files import schema

BROKEN = Path(__file__).parents[2] / "agreement" / "broken"


def test_a_sound_file_is_said_to_have_no_fault(typed: Typed, file: Path) -> None:
    checked = typed("check", file)

    assert checked.code == 0
    assert checked.out.startswith("Test Partnership: 2 variations of 5 terms, and no fault.\nThe laws ")


def test_every_fault_of_a_file_is_printed_and_the_exit_code_is_2(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(BROKEN)
    checked = typed("check", "several_faults.yaml")

    assert checked.code == 2
    assert checked.out == ""
    expected = (BROKEN / "several_faults.expected").read_text(encoding="utf-8")
    assert checked.err == f"{expected}\n8 faults. Nothing was changed.\n"


def test_faults_can_be_printed_for_another_program(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BROKEN)
    checked = typed("check", "wrong_date.yaml", "--json")

    assert checked.code == 2
    [fault] = json.loads(checked.out)["faults"]
    assert (fault["file"], fault["line"]) == ("wrong_date.yaml", 13)
    assert fault["field"] == "variations[0].add[4].from"


def test_findings_fail_a_check_only_where_that_is_asked_for(typed: Typed, file: Path) -> None:
    assert typed("check", file).code == 0
    assert typed("check", file, "--strict").code == 1
    found = typed("check", file, "--findings")
    assert found.code == 0
    assert "A-01 " in found.out
    assert [
        each for each in json.loads(typed("check", file, "--json").out)["findings"] if each["law"] == "A-01"
    ]


def test_findings_are_those_of_a_law_and_of_a_day(typed: Typed, file: Path) -> None:
    every = json.loads(typed("findings", "--file", file, "--json").out)
    of_one = json.loads(typed("findings", "--file", file, "--law", "a-01", "--json").out)
    before = json.loads(typed("findings", "--file", file, "--on", "2016-03-31", "--json").out)

    assert {each["law"] for each in of_one} == {"A-01"}
    assert len(of_one) < len(every)
    assert before == []


def test_what_holds_on_a_day_is_said_in_sentences(typed: Typed, file: Path) -> None:
    assert typed("as-at", "2017-03-31", "--file", file, "--kind", "participation").out == (
        "Test Partnership on 31 March 2017: 1 term\n\n"
        "Participations (1)\n"
        "  avon-legal: Avon takes part in legal (from 1 April 2016)\n"
    )
    assert (
        "brent-legal: Brent takes part in legal, provided by Avon"
        in typed("as-at", "2017-04-01", "-f", file).out
    )


def test_what_holds_can_be_asked_as_known_on_another_day(typed: Typed, file: Path) -> None:
    known = json.loads(typed("as-at", "2017-04-01", "-f", file, "--known-on", "2017-02-28", "--json").out)

    assert [term["id"] for term in known["terms"]] == ["avon", "brent", "legal", "avon-legal"]


def test_a_kind_of_term_that_is_none_is_refused(typed: Typed, file: Path) -> None:
    refused = typed("as-at", "2017-04-01", "-f", file, "--kind", "council")

    assert refused.code == 2
    assert "There is no kind of term called “council”. Choose from: authority, service" in refused.err


def test_two_days_are_compared_with_the_decision_between_them(typed: Typed, file: Path) -> None:
    assert typed("diff", "2017-03-31", "2017-04-01", "--file", file).out == (
        "Test Partnership, 31 March 2017 and 1 April 2017: 1 difference\n\n"
        "Variation 2, Brent joins: the second (decided 1 March 2017)\n"
        "  begins: Brent takes part in legal, provided by Avon (brent-legal)\n"
    )
    [difference] = json.loads(typed("diff", "2017-03-31", "2017-04-01", "--file", file, "--json").out)
    assert (difference["id"], difference["verb"], difference["after"]["authority"]) == (
        "brent-legal",
        "begins",
        "brent",
    )


def test_the_life_of_a_term_is_told_step_by_step(typed: Typed, file: Path) -> None:
    told = typed("history", "brent-legal", "--file", file)

    assert told.out == (
        "Brent in legal (part in a service, brent-legal)\n\n"
        "1 April 2017: begins. Variation 2, Brent joins: the second (decided 1 March 2017)\n\n"
        "What it says\n"
        "  from 1 April 2017: Brent takes part in legal, provided by Avon\n"
    )
    [step] = json.loads(typed("history", "brent-legal", "--file", file, "--json").out)["steps"]
    assert step == {"verb": "add", "on": "2017-04-01", "number": 2, "fields": []}


def test_a_term_that_is_not_there_is_missing(typed: Typed, file: Path) -> None:
    refused = typed("history", "cam-legal", "--file", file)

    assert (refused.code, refused.err) == (
        3,
        "The agreement has no term with the id “cam-legal”. Did you mean “avon-legal”?\n",
    )


def test_a_file_is_written_out_with_its_comments(typed: Typed, file: Path, tmp_path: Path) -> None:
    assert typed("export", "--file", file).out == ONE_FILE
    written = typed("export", "--file", file, "--output", tmp_path / "out.yaml")
    assert written.code == 0
    assert (tmp_path / "out.yaml").read_text(encoding="utf-8") == ONE_FILE
    assert sorted(each.name for each in tmp_path.iterdir()) == ["agreement.yaml", "out.yaml"]


def test_a_file_that_cannot_be_written_is_refused(typed: Typed, file: Path, tmp_path: Path) -> None:
    refused = typed("export", "--file", file, "-o", tmp_path / "nowhere" / "out.yaml")

    assert refused.code == 2
    assert "cannot be written: No such file or directory. Name another file." in refused.err


def test_the_schema_is_printed(typed: Typed) -> None:
    assert json.loads(typed("schema").out) == schema()


@pytest.mark.parametrize(
    "words",
    [
        ("as-at", "14/11/2016"),
        ("as-at", "2016-11-31"),
        ("diff", "2016-11-13", "tomorrow"),
        ("findings", "--on", "now"),
        ("as-at", "2016-11-14", "--known-on", "then"),
    ],
)
def test_what_is_not_a_day_is_refused(typed: Typed, file: Path, words: tuple[str, ...]) -> None:
    refused = typed(*words, "--file", file)

    assert refused.code == 2
    assert refused.err.endswith("is not a day. Write it as 2016-11-14.\n")


@pytest.mark.parametrize("words", [("check",), ("as-at", "2016-11-14", "--file")])
def test_a_file_that_is_not_there_is_missing(typed: Typed, words: tuple[str, ...]) -> None:
    refused = typed(*words, "nowhere.yaml")

    assert refused.code == 3
    assert refused.err == "There is no file nowhere.yaml. Give an agreement file, or the folder of one.\n"


def modules_after(*words: str | Path) -> set[str]:
    """Return what a command has imported when it ends, in a process of its own."""
    program = (
        "import sys; from moothall.doors.cli import main; sys.argv = ['moothall', *sys.argv[1:]]\n"
        "try: main()\n"
        "except SystemExit as ended: assert not ended.code\n"
        "print('\\n' + ' '.join({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, words)], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("as-at", "2017-04-01", "--file"),
        ("diff", "2017-03-31", "2017-04-01", "--file"),
        ("history", "avon", "--file"),
        ("findings", "--file"),
        ("export", "--file"),
    ],
    ids=lambda words: words[0],
)
def test_a_command_about_a_file_needs_no_database(file: Path, words: tuple[str, ...]) -> None:
    assert "django" not in modules_after(*words, file)


def test_help_is_printed_before_anything_is_loaded() -> None:
    assert not {"django", "pydantic", "ruamel", "holidays"} & modules_after("--help")
