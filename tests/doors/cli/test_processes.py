"""The command line as a process of its own: pipes, and stores beside each other."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.acting import operator
from tests.agreement.partnerships import founded, joining
from tests.doors.cli.conftest import Typed
from tests.patience import PATIENCE

from moothall.agreement.operations import record

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "2020-vision"
MOOTHALL = f'{sys.executable} -c "from moothall.doors.cli import main; main()"'


def shell(command: str, **settings: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the shell with a store of its own, always the embedded one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MOOTHALL_")}
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail\n{command}"],
        env=kept | {name: str(value) for name, value in settings.items()},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def test_a_pipe_that_is_closed_early_ends_it_quietly() -> None:
    cut = shell(f"{MOOTHALL} as-at 2016-11-14 --file {EXAMPLE} | head -1")

    assert cut.stdout.startswith("2020 Vision Partnership on 14 November 2016: ")
    assert cut.stderr == ""


def test_help_answers_before_anything_slow_is_loaded() -> None:
    helped = shell(f'{sys.executable} -X importtime -c "from moothall.doors.cli import main; main()" --help')
    loaded = {line.rpartition("|")[2].strip() for line in helped.stderr.splitlines()}

    assert helped.stdout.startswith("Usage: ")
    assert "moothall.doors.cli" in loaded
    assert loaded.isdisjoint({"django", "duckdb", "numpy", "pyarrow", "typst", "docx", "holidays"})


def test_what_is_not_text_a_terminal_knows_does_not_stop_it(file: Path) -> None:
    plain = shell(
        f"{MOOTHALL} history nothing --file {file}", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING=""
    )

    assert plain.returncode == 3
    assert "Traceback" not in plain.stderr


def written_out_by_another(text: str, folder: Path) -> str:
    """Load a text into a store of its own, twice over, and return what that store writes out."""
    (folder / "agreement.yaml").write_text(text, encoding="utf-8")
    load = f"{MOOTHALL} load {folder}/agreement.yaml >/dev/null"
    done = shell(f"{load} && {load} && {MOOTHALL} export", MOOTHALL_DATA=folder / "data")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.storage
@pytest.mark.django_db
def test_the_example_goes_from_store_to_store_byte_for_byte(typed: Typed, tmp_path: Path) -> None:
    typed("load", EXAMPLE)
    written = typed("export").out

    assert written == typed("export", "--file", EXAMPLE).out
    assert written_out_by_another(written, tmp_path) == written


@pytest.mark.storage
@pytest.mark.django_db
def test_what_was_recorded_without_a_file_goes_from_store_to_store_too(typed: Typed, tmp_path: Path) -> None:
    founded()
    record(partnership="test", variation=joining("clyde"), after=3, acting=operator("B. Clerk"))
    written = typed("export").out

    assert "id: clyde-joins" in written
    assert written_out_by_another(written, tmp_path) == written
