"""A process that is killed while it takes a ledger in leaves all of it or nothing, wherever it was killed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from tests.agreement.partnerships import founded
from tests.patience import PATIENCE

from moothall.ledgers.files.lines import lines_lock, remove_leftovers
from moothall.ledgers.models import LedgerFile

pytestmark = [pytest.mark.storage, pytest.mark.django_db(transaction=True)]

ROOT = Path(__file__).parents[2]


def test_killed_at_each_point_in_turn_it_keeps_all_of_a_file_or_nothing(tmp_path: Path) -> None:
    founded()
    database = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "tests.ledgers.takers", database, str(tmp_path)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    *points, recorded = done.stdout.splitlines()
    kept = json.loads(recorded)
    assert {"before replace", "after replace", "before commit", "before a statement"} <= set(points)
    assert points.index("after replace") < len(points) - 1 - points[::-1].index("before commit")
    assert set(kept[:-1]) == {0}
    assert kept[-1] == LedgerFile.objects.count() == 1


def test_what_is_being_written_is_not_taken_for_a_leftover(lines_folder: Path) -> None:
    lines_folder.mkdir(exist_ok=True)
    (lines_folder / "now.parquet.part").touch()

    with lines_lock():
        assert remove_leftovers([]) == []
    assert len(remove_leftovers([])) == 1
