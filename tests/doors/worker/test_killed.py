"""A worker that is killed in the middle of a day's work loses nothing and does nothing twice."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from tests.matters.partnership import NAME, founded, proposed, published

from moothall.agreement.queries import register_of
from moothall.doors.worker.process import keep_time

pytestmark = [pytest.mark.storage, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).parents[3]
DAY = date(2016, 11, 29)


def test_killed_at_each_point_in_turn_the_next_worker_ends_what_was_begun(
    tmp_path: Path, settings: Any
) -> None:
    settings.MOOTHALL_TODAY = DAY
    founded()
    issue, _ = proposed()
    published("brent-cabinet", issue)
    published("avon-cabinet", issue)
    keep_time("the test")
    database = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "tests.doors.worker.killed", database, str(tmp_path)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr.count("Traceback"), done.stdout[-200:].count("\n") > 0) == (
        0,
        0,
        True,
    )
    assert json.loads(done.stdout.splitlines()[-1]) > 30
    assert "avon-legal" in register_of(NAME).state(DAY)
