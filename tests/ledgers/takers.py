"""A process that takes a ledger in, killed at each point in turn: each write, rename and commit.

python -m tests.ledgers.takers DATABASE FOLDER
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.db import connection, connections

FILE_STEPS = ("replace",)


class HalfDone(AssertionError):
    """Something was kept without what belongs to it."""


class Points:
    """Counts the points that are passed, each by its name, and kills the process at one of them."""

    def __init__(self, fatal: int) -> None:
        self.fatal, self.passed = fatal, 0

    def point(self, name: str) -> None:
        if self.passed == self.fatal:
            os.write(sys.stdout.fileno(), f"{name}\n".encode())
            os.kill(os.getpid(), signal.SIGKILL)
        self.passed += 1

    def around(self, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*given: Any, **named: Any) -> Any:
            self.point(f"before {name}")
            done = act(*given, **named)
            self.point(f"after {name}")
            return done

        return watched

    def statement(self, execute: Any, *said: Any) -> Any:
        if not str(said[0]).startswith("SELECT"):  # killed while it reads, nothing is different
            self.point("before a statement")
        return execute(*said)


def killed_at(number: int) -> bool:
    """Take a ledger in, in a process that is killed at its point ``number``; say whether it ended first."""
    from tests.ledgers.builders import taken  # here, so that it is read once and not by every child

    child = os.fork()
    if child == 0:
        connections.close_all()
        points = Points(number)
        for step in FILE_STEPS:
            setattr(os, step, points.around(step, getattr(os, step)))
        connection._commit = points.around("commit", connection._commit)  # type: ignore[method-assign]
        try:
            with connection.execute_wrapper(points.statement):
                taken()
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    if status not in (0, signal.SIGKILL):
        raise HalfDone(f"At point {number} it failed, and was not killed.")
    return status == 0


def whole() -> int:
    """See that as many files are recorded as there are files and events; return how many."""
    from tests.acting import operator

    from moothall.audit import queries as audit
    from moothall.ledgers.files.lines import lines_folder
    from moothall.ledgers.models import KeptBackLine, LedgerFile
    from moothall.ledgers.operations import tidy_up
    from moothall.ledgers.queries.files import verify_files

    tidy_up(acting=operator("the test"))
    recorded = LedgerFile.objects.count()
    kept = {
        "its lines": len(list(lines_folder().rglob("*.parquet*"))),
        "its event": sum(each.action == "ledgers.taken_in" for each in audit.events(page_size=500).events),
        "what was kept back": KeptBackLine.objects.count(),
    }
    wrong = [name for name, count in kept.items() if count != recorded]
    if wrong or verify_files("test") or not audit.verify().good:
        raise HalfDone(f"{recorded} recorded, and not as often: {', '.join(wrong)}")
    return recorded


def main(database: str, folder: str) -> int:
    """Be killed at each point in turn, on the database of the test that started this process."""
    settings.DATABASES["default"]["NAME"] = database
    settings.MOOTHALL_DATA = Path(folder)
    django.setup()
    connections.close_all()
    recorded = []
    for number in range(1_000):
        is_done = killed_at(number)
        connections.close_all()
        recorded.append(whole())
        connections.close_all()
        if is_done or recorded[-1]:
            break
    os.write(sys.stdout.fileno(), f"{json.dumps(recorded)}\n".encode())
    return 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.config.settings")
    sys.exit(main(*sys.argv[1:]))
