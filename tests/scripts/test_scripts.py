"""What holds of every script, and of the command line from wherever it is called."""

import os
import subprocess
from pathlib import Path

import pytest
from tests.agreement.files.agreements import ONE_FILE
from tests.patience import PATIENCE
from tests.scripts.server import ROOT, environment

SCRIPTS = sorted((ROOT / "script").iterdir())


def typed(*words: str | Path, cwd: Path, **settings: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words,
        cwd=cwd,
        env=environment(**settings),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_can_be_run_and_says_first_what_it_does(script: Path) -> None:
    shell, says, *_ = script.read_text(encoding="utf-8").splitlines()

    assert os.access(script, os.X_OK)
    assert shell in ("#!/bin/sh", "#!/usr/bin/env python3")
    assert says.startswith(("# ", '"""'))
    assert says.endswith((".", ":"))
    if shell == "#!/bin/sh":
        assert typed("sh", "-n", script, cwd=ROOT).stderr == ""


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_no_script_is_left_out_of_the_documents(script: Path) -> None:
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / ".ci" / "run", *SCRIPTS]

    assert any(
        f"script/{script.name}" in each.read_text(encoding="utf-8") for each in documents if each != script
    )


def test_setting_up_again_does_nothing() -> None:
    typed(ROOT / "script" / "setup", "dev", cwd=ROOT)
    again = typed(ROOT / "script" / "setup", "base", cwd=ROOT)

    assert (again.returncode, again.stdout + again.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "word", "says"),
    [
        ("setup", "everything", 'script/setup knows base, production, spark and dev, and not "everything".'),
        ("find", "oracle", "script/find knows postgresql, chromium and java."),
        ("bench", "nothing", "There is no benchmark called nothing."),
    ],
)
def test_a_script_that_is_given_what_it_does_not_know_says_what_it_knows(
    name: str, word: str, says: str
) -> None:
    refused = typed(ROOT / "script" / name, word, cwd=ROOT)

    assert refused.returncode != 0
    assert refused.stderr == f"{says}\n"


def test_the_command_line_reads_files_and_keeps_data_where_it_is_called(tmp_path: Path) -> None:
    command = ROOT / "script" / "moothall"
    (tmp_path / "ours.yaml").write_text(ONE_FILE, encoding="utf-8")

    checked = typed(command, "check", "ours.yaml", cwd=tmp_path)
    loaded = typed(command, "load", "ours.yaml", cwd=tmp_path, MOOTHALL_DATA="kept")
    exported = typed(command, "export", cwd=tmp_path, MOOTHALL_DATA=tmp_path / "kept")
    refused = typed(command, "history", "nothing", "--file", "ours.yaml", cwd=tmp_path)

    assert checked.stdout.startswith("Test Partnership: 2 variations of 5 terms")
    assert checked.returncode == 0
    assert loaded.stdout == "Test Partnership: variations 1 to 2 are recorded.\n"
    assert (exported.stdout, exported.stderr) == (ONE_FILE, "")
    assert refused.returncode == 3
    assert sorted(each.name for each in tmp_path.iterdir()) == ["kept", "ours.yaml"]
