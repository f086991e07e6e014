"""What holds of every command that asks: it answers alike from file and store, and refuses in a sentence.

Each refusal ends with the code of its family, prints nothing on standard output, and has no traceback.
"""

import json
from pathlib import Path

import pytest
from tests.doors.cli.conftest import Typed

from moothall.doors.cli import COMMANDS

DAY = "2016-06-01"
A_QUESTION = ("write-off-debts", "-c", "avon", "--on", DAY)
QUESTIONS: list[tuple[str, ...]] = [
    ("check",),
    ("as-at", DAY),
    ("diff", "2016-03-31", DAY),
    ("history", "avon"),
    ("findings",),
    ("export",),
    ("who-may", *A_QUESTION),
    ("may", "cabinet", *A_QUESTION),
    ("scheme", "avon", "--on", DAY),
    ("gaps", "--on", DAY),
]
THAT_KNOW_A_DAY = [words for words in QUESTIONS if words[0] not in ("check", "export")]
NAMES = [words[0] for words in QUESTIONS]


@pytest.mark.storage
@pytest.mark.django_db
@pytest.mark.parametrize("words", QUESTIONS, ids=NAMES)
def test_the_store_answers_as_the_file_does(typed: Typed, scheme: Path, words: tuple[str, ...]) -> None:
    typed("load", scheme)

    from_store, from_file = typed(*words), typed(*words, "--file", scheme)

    assert from_store == from_file
    assert from_store.out
    if words in THAT_KNOW_A_DAY:
        assert typed(*words, "--known-on", DAY) == from_store


@pytest.mark.parametrize(
    "words", [each for each in QUESTIONS if each[0] != "export"], ids=lambda words: words[0]
)
def test_every_answer_can_be_read_by_a_program(typed: Typed, scheme: Path, words: tuple[str, ...]) -> None:
    answered = typed(*words, "--json", "--file", scheme)

    assert (answered.code, answered.err) == (0, "")
    assert json.loads(answered.out)


@pytest.mark.storage
@pytest.mark.django_db
@pytest.mark.parametrize("words", QUESTIONS, ids=NAMES)
def test_an_empty_store_says_what_to_do_first(typed: Typed, words: tuple[str, ...]) -> None:
    refused = typed(*words)

    assert (refused.code, refused.out) == (3, "")
    assert refused.err == "The store is empty. Load an agreement first: script/moothall load FILE\n"


@pytest.mark.parametrize("words", QUESTIONS, ids=NAMES)
def test_a_file_that_is_not_there_is_missing(typed: Typed, words: tuple[str, ...]) -> None:
    refused = typed(*words, "--file", "nowhere.yaml")

    assert (refused.code, refused.out) == (3, "")
    assert refused.err == "There is no file nowhere.yaml. Give an agreement file, or the folder of one.\n"


@pytest.mark.parametrize("words", QUESTIONS, ids=NAMES)
def test_a_broken_file_has_its_faults_said_whatever_was_asked(
    typed: Typed, file: Path, words: tuple[str, ...]
) -> None:
    file.write_text(file.read_text().replace("service: legal", "service: legl"))

    refused = typed(*words, "--file", file)

    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith(f"{file}:22: variations[0].add[3].service: ")
    assert refused.err.endswith("\n2 faults. Nothing was changed.\n")


@pytest.mark.parametrize(
    "words", [each for each in QUESTIONS if each[0] != "export"], ids=lambda words: words[0]
)
def test_a_file_is_of_one_partnership(typed: Typed, scheme: Path, words: tuple[str, ...]) -> None:
    refused = typed(*words, "--partnership", "other", "--file", scheme)

    assert (refused.code, refused.out) == (3, "")
    assert refused.err == f"{scheme} is the agreement of test, and not of other.\n"


@pytest.mark.parametrize("words", THAT_KNOW_A_DAY, ids=lambda words: words[0])
def test_a_day_is_written_one_way(typed: Typed, scheme: Path, words: tuple[str, ...]) -> None:
    refused = typed(*words, "--known-on", "1 June 2016", "--file", scheme)

    assert (refused.code, refused.out) == (2, "")
    assert refused.err == "“1 June 2016” is not a day. Write it as 2016-11-14.\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("findings", "--law", "A-99"), 2, "There is no law called “A-99”. Choose one from A-01 to "),
        (("as-at", DAY, "--kind", "council"), 2, "There is no kind of term called “council”. Choose from: "),
        (("history", "avn"), 3, "The agreement has no term with the id “avn”. Did you mean “avon”?"),
        (("history", "zzz"), 3, "The agreement has no term with the id “zzz”.\n"),
    ],
)
def test_what_there_is_not_is_said_with_what_there_is(
    typed: Typed, scheme: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    refused = typed(*words, "--file", scheme)

    assert (refused.code, refused.out) == (code, "")
    assert refused.err.startswith(said)


def test_a_kind_may_be_typed_with_a_hyphen(typed: Typed, scheme: Path) -> None:
    assert typed("as-at", DAY, "--kind", "cost-share", "-f", scheme).code == 0


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_an_option_that_there_is_not_shows_how_to_get_help(typed: Typed, command: object) -> None:
    name = getattr(command, "__name__", "").replace("_", "-")

    refused = typed(name, "--nonsense")

    assert (refused.code, refused.out) == (2, "")
    assert f"Try 'moothall {name} -h' for help." in refused.err


def test_a_command_that_there_is_not_shows_how_to_get_help(typed: Typed) -> None:
    refused = typed("nonsense")

    assert (refused.code, refused.out) == (2, "")
    assert "No such command 'nonsense'." in refused.err


def test_each_command_has_a_summary_that_fits_a_line(typed: Typed) -> None:
    helped = typed("--help")

    assert helped.code == 0
    for command in COMMANDS:
        name = command.__name__.replace("_", "-")
        [line] = [line for line in helped.out.splitlines() if line.startswith(f"  {name} ")]
        assert line.endswith(".")
        assert not line.endswith("...")
