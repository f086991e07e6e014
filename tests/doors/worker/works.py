"""Tasks for tests, and a worker that does what waits and stops."""

from typing import Any

import pytest
from django_tasks import task
from django_tasks_db.management.commands import db_worker
from django_tasks_db.management.commands.db_worker import Worker

from moothall.refusals import Conflict

DONE: list[str] = []


@task()
def note(name: str) -> str:
    """Note a name."""
    DONE.append(name)
    return name


@task()
def note_day(day: str) -> None:
    """Note a day."""


@task()
def refuse(name: str) -> None:
    """Refuse a name."""
    raise Conflict(f"{name} has been noted already. Give another.")


@task()
def break_down() -> None:
    """Break down."""
    raise ZeroDivisionError


def work_off(worker: str = "test") -> None:
    """Do everything that waits."""
    settings: dict[str, Any] = {"backend_name": "default", "max_tasks": None, "worker_id": worker}
    with pytest.MonkeyPatch.context() as patch:  # the connection is the test's own, and stays open
        patch.setattr(db_worker, "close_old_connections", lambda: None)
        Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            startup_delay=False,
            **settings,
        ).run()
