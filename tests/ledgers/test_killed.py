"""A process that is killed while it takes a ledger in leaves all of it or nothing."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).parents[2]
TAKE_IN = """
import django; django.setup()
from tests.ledgers.builders import ledger, taken
from moothall.agreement.queries import register_of
lines = [f"05/{1 + n % 12:02}/2016,{n}.00,Acme {n % 50},{n},Legal" for n in range(1, 40_000)]
content = ledger(*lines)
print("ready", flush=True)
taken(content)
"""
SET_UP = """
import django; django.setup()
from django.core.management import call_command
from tests.agreement.stored import founded
call_command("migrate", verbosity=0)
founded()
"""
LOOK = """
import django; django.setup()
from moothall.ledgers.lines.folder import remove_leftovers
from moothall.ledgers.models import LedgerFile
from moothall.ledgers.queries import verify_files
remove_leftovers(LedgerFile.objects.values_list("path", flat=True))
assert verify_files("test") == []
"""


def started(script: str, data: Path) -> subprocess.Popen[str]:
    given = os.environ | {
        "MOOTHALL_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "moothall.config.settings",
        "PYTHONPATH": str(ROOT),
    }
    given.pop("MOOTHALL_DATABASE", None)
    return subprocess.Popen([sys.executable, "-c", script], env=given, stdout=subprocess.PIPE, text=True)


def finished(script: str, data: Path) -> None:
    assert started(script, data).wait(60) == 0


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    data = tmp_path_factory.mktemp("killed")
    finished(SET_UP, data)
    return data


def test_a_kill_at_any_moment_leaves_all_of_a_file_or_nothing(store):
    chance = random.Random(4)
    for _ in range(3):
        process = started(TAKE_IN, store)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.02, 0.5))
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    finished(LOOK, store)

    with sqlite3.connect(store / "moothall.sqlite3") as connection:
        rows = connection.execute("SELECT path, lines FROM ledgers_ledgerfile").fetchall()
    files = sorted((store / "ledgers").rglob("*.parquet*"))
    assert files == sorted(store / "ledgers" / path for path, _ in rows)
    assert all(pq.read_metadata(store / "ledgers" / path).num_rows == lines for path, lines in rows)
