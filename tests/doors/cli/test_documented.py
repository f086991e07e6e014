"""The page of the command line has every command, with its words, its options and an example."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from moothall.doors.cli import app

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
COMMON, *SECTIONS = re.split(r"^## ", PAGE, flags=re.MULTILINE)
PARTS = {section.partition("\n")[0]: section for section in SECTIONS}
COMMANDS: dict[str, Any] = vars(typer.main.get_command(app))["commands"]


def test_every_command_is_documented_and_no_other() -> None:
    assert list(PARTS) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_documented_in_its_own_words_with_an_example(name: str) -> None:
    words = " ".join(PARTS[name].split())

    assert " ".join(COMMANDS[name].help.split()) in words
    assert f"$ script/moothall {name}" in words


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_documented(name: str) -> None:
    for parameter in COMMANDS[name].params:
        for option in (*parameter.opts, *parameter.secondary_opts):
            if parameter.param_type_name == "option":
                assert f"`{option}`" in PARTS[name] + COMMON, option


def test_every_exit_code_of_a_refusal_is_documented() -> None:
    from moothall.doors.cli.exit_codes import EXIT_CODES

    for code in (0, 1, *EXIT_CODES.values()):
        assert f"| {code} | " in COMMON
