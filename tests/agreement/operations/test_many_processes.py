import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from tests.agreement.core.builders import day
from tests.agreement.partnerships import loaded
from tests.patience import PATIENCE

from moothall.agreement.queries import register_of, stored_variations, verify
from moothall.audit import queries as audit

pytestmark = [pytest.mark.storage, pytest.mark.django_db(transaction=True)]

CLERKS = 50
ROOT = Path(__file__).parents[3]


def clerks(*act: str) -> subprocess.CompletedProcess[str]:
    """Start clerks on the database of this test, and wait until they are done."""
    command = [
        sys.executable,
        "-m",
        "tests.agreement.operations.clerks",
        str(connection.settings_dict["NAME"]),
        *act,
    ]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)


def test_fifty_processes_that_record_at_once_get_fifty_numbers_without_a_gap() -> None:
    loaded()

    done = clerks("record", str(CLERKS))

    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(map(int, done.stdout.split())) == list(range(4, 4 + CLERKS))
    assert [row.number for row in stored_variations("test")] == list(range(1, 4 + CLERKS))
    assert len({row.recorded_by for row in stored_variations("test", after=3)}) == CLERKS
    assert all(f"c{number}" in register_of("test").state(day(30)) for number in range(CLERKS))
    assert (verify("test").good, verify("test").head) == (True, 3 + CLERKS)
    assert (audit.verify().good, audit.verify().head) == (True, 1 + CLERKS)


def test_of_five_processes_that_load_one_agreement_at_once_one_records_it() -> None:
    done = clerks("load", "5")

    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(map(int, done.stdout.split())) == [0, 0, 0, 0, 3]
    assert (verify("test").good, verify("test").head, audit.verify().head) == (True, 3, 1)


def test_a_variation_is_kept_although_its_process_was_killed_the_moment_after() -> None:
    loaded()

    done = clerks("cut-off")

    assert (done.returncode, done.stdout) == (-signal.SIGKILL, "4\n")
    assert [row.id for row in stored_variations("test", after=3)] == ["last-joins"]
    assert "last" in register_of("test").state(day(30))
    assert (verify("test").good, audit.verify().good) == (True, True)
