"""The worker: one process that does tasks in its main thread and keeps the clock in another."""

import logging
import os
import signal
import socket
import threading
from contextlib import suppress
from typing import Any

from django.db import close_old_connections, connections
from django.utils.crypto import get_random_string
from django_tasks import TaskResult, TaskResultStatus
from django_tasks.signals import task_finished, task_started
from django_tasks_db.management.commands.db_worker import Worker

from moothall.audit.core.actor import Acting
from moothall.doors.pages.days import today
from moothall.doors.worker.tasks import CLOCK, daily_work
from moothall.work import operations
from moothall.work.queries import left_behind, was_asked

log = logging.getLogger("moothall.worker")

LOOK_EVERY = 1.0  # seconds between looks for a task
BEAT_EVERY = 5.0  # seconds between two notes that the worker is there


def work(*, beside: int = 0, once: bool = False) -> None:
    """Do tasks until told to stop, or until the process ``beside`` has ended; or ``once``, what waits now."""
    name = f"{socket.gethostname()[:24]}-{os.getpid()}-{get_random_string(12)}"
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=LOOK_EVERY,
        batch=once,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
    )
    worker.configure_signals()
    task_started.connect(_log_start)
    task_finished.connect(_log_end)
    keep_time(name)
    stopped = threading.Event()
    clock = threading.Thread(target=_keep_clock, args=(name, beside, stopped), name="clock", daemon=True)
    clock.start()
    log.info("Worker %s is ready", name, extra={"worker": name})
    try:
        worker.run()
    finally:
        stopped.set()
        clock.join(BEAT_EVERY)
        with suppress(Exception):  # the database may be what is gone
            operations.say_gone(worker=name)
        log.info("Worker %s has stopped", name, extra={"worker": name})


def keep_time(worker: str) -> None:
    """Say that the worker is there, give back what stopped workers left, and ask for the day's work."""
    operations.say_alive(worker=worker)
    for task in left_behind():
        if operations.give_back(task=task, acting=Acting.operator(CLOCK, today())):
            log.warning("A worker was stopped in the middle of task %s", task, extra={"task_id": str(task)})
    day = today()
    if not was_asked(day) and operations.ask_for_day(day=day, task=daily_work):
        log.info("The work of %s is asked for", day)


def _keep_clock(worker: str, beside: int, stopped: threading.Event) -> None:
    """Keep the time until the worker stops; stop it once the process that it runs beside has ended."""
    since = 0.0
    while not stopped.wait(LOOK_EVERY):
        if beside and not _is_there(beside):
            os.kill(os.getpid(), signal.SIGTERM)
            break
        since += LOOK_EVERY
        if since < BEAT_EVERY:
            continue
        since = 0.0
        try:
            close_old_connections()
            keep_time(worker)
        except Exception:  # a database that is away for a while comes back
            log.exception("The clock could not be kept")
    connections.close_all()


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _log_start(task_result: TaskResult[Any], **_: object) -> None:
    log.info("%s began", task_result.task.name, extra=_facts(task_result))


def _log_end(task_result: TaskResult[Any], **_: object) -> None:
    began, ended = task_result.started_at, task_result.finished_at
    ms = round((ended - began).total_seconds() * 1_000) if began and ended else 0
    facts = {**_facts(task_result), "ms": ms}
    if task_result.status == TaskResultStatus.FAILED:
        error = task_result.errors[0]
        log.error(
            "%s failed after %d ms: %s\n%s",
            task_result.task.name, ms, error.exception_class_path, error.traceback, extra=facts,
        )  # fmt: skip
    else:
        log.info("%s was done in %d ms", task_result.task.name, ms, extra=facts)


def _facts(task_result: TaskResult[Any]) -> dict[str, str]:
    return {"task": task_result.task.name, "task_id": str(task_result.id)}
