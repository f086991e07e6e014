"""A worker that is killed at each point in turn of a day's work: before and after each write and commit.

python -m tests.doors.worker.killed DATABASE FOLDER
"""

import json
import os
import signal
import sys
from pathlib import Path

import django
from django.conf import settings
from django.db import connection, connections
from tests.acting import operator
from tests.ledgers.takers import HalfDone, Points


def killed_at(number: int) -> bool:
    """Do what waits, in a worker that is killed at its point ``number``; say whether it ended first."""
    from tests.doors.worker.works import work_off

    child = os.fork()
    if child == 0:
        connections.close_all()
        points = Points(number)
        connection._commit = points.around("commit", connection._commit)  # type: ignore[method-assign]
        try:
            with connection.execute_wrapper(points.statement):
                work_off(f"killed at {number}")
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    if status not in (0, signal.SIGKILL):
        raise HalfDone(f"At point {number} it failed, and was not killed.")
    return status == 0


def brought_about() -> int:
    """Return how many events there are of what the day brings about."""
    from moothall.audit import queries as audit

    return sum(not each.action.startswith("work.") for each in audit.events(page_size=500).events)


def whole() -> None:
    """See that the day is noted, the agreement varied and each event written once, and the task done."""
    from moothall.agreement.queries import verify
    from moothall.audit import queries as audit
    from moothall.work import queries

    done = len(queries.work_done())
    events = [each.action for each in audit.events(page_size=500).events]
    counts = {action: events.count(action) for action in ("day.passed", "issue.in_force", "agreement.varied")}
    left = queries.work_state()
    if done != 1 or set(counts.values()) != {1} or left.failed or left.waiting or left.under_way:
        raise HalfDone(f"{counts}, {left}")
    if not (audit.verify().good and verify("test").good):
        raise HalfDone("A chain is broken.")


def main(database: str, folder: str) -> int:
    """Be killed at each point in turn, each time going on from where the last worker was killed."""
    settings.DATABASES["default"]["NAME"] = database
    settings.MOOTHALL_DATA = Path(folder)
    django.setup()
    connections.close_all()
    from django_tasks_db.models import DBTaskResult

    from moothall.work import operations, queries

    points, number, head = 0, 0, brought_about()
    for _ in range(1_000):
        is_done = killed_at(number)
        connections.close_all()
        for task in queries.left_behind():
            operations.give_back(task=task, acting=operator("the test"))
        DBTaskResult.objects.update(worker_ids=[])  # it is to be killed far more often than is allowed
        points += 1
        if is_done:
            break
        # Once something was brought about the next worker has less to do: begin at its first point again.
        number, head = (0, brought_about()) if brought_about() != head else (number + 1, head)
        connections.close_all()
    whole()
    os.write(sys.stdout.fileno(), f"{json.dumps(points)}\n".encode())
    return 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.config.settings")
    sys.exit(main(*sys.argv[1:]))
