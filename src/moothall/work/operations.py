"""Queueing daily work, running failed tasks again, taking tasks back from stopped workers, and being seen."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.rights import operator_only, permitted
from moothall.refusals import Conflict
from moothall.work.models import DayAsked, WorkerSeen
from moothall.work.queries import NoSuchTask, alive_since
from moothall.work.rights import looks_after_work

DONE_KEPT_DAYS = 30
GONE_KEPT_DAYS = 1
MOST_TRIES = 3  # a task that has stopped its worker so often would stop the next one too


class NotFailed(Conflict):
    """Only a task that failed can be run again."""


@permitted("manage_work", by=looks_after_work)
def run_again(*, task: UUID | str, acting: Acting) -> None:
    """Run a failed task again; refused if it is waiting, under way or done."""
    row = _locked(task)
    if row.status != "FAILED":
        raise NotFailed("That task has not failed, so it cannot be run again.", task=str(task))
    reason = row.exception_class_path
    _let_wait(row)
    audit.record("work.run_again", acting=acting, subject=str(row.id), task=row.task_path, failed_with=reason)


@permitted("run_server", by=operator_only)
def give_back(*, task: UUID | str, acting: Acting) -> bool:
    """Put back a task whose worker was stopped in the middle of it; return whether there was such a task.

    A task that was stopped too often is marked as failed, with that as the reason.
    """
    row = _locked(task)
    if row.status != "RUNNING" or _is_alive(row.worker_ids[-1]):
        return False
    if is_given_up := len(row.worker_ids) >= MOST_TRIES:
        row.status, row.finished_at = "FAILED", timezone.now()
        row.exception_class_path = f"{WorkerStopped.__module__}.{WorkerStopped.__qualname__}"
        row.traceback = f"{row.exception_class_path}: Its worker was stopped {MOST_TRIES} times during it."
        row.save()
    else:
        _let_wait(row)
    audit.record(
        "work.given_back", acting=acting, subject=str(row.id), task=row.task_path, given_up=is_given_up
    )
    return True


class WorkerStopped(RuntimeError):
    """The process that did a task was stopped in the middle of it."""


def ask_for_day(*, day: date, task: "Task[..., Any]") -> bool:
    """Queue a day's work, once however many clocks there are; return whether this call queued it."""
    with transaction.atomic():
        if DayAsked.objects.select_for_update().filter(pk=day).exists():
            return False
        result = task.enqueue(day=day.isoformat())
        rows = [DayAsked(day=day, task_id=result.id)]
        DayAsked.objects.bulk_create(rows, ignore_conflicts=True)
        if DayAsked.objects.filter(pk=day, task_id=result.id).exists():
            return True
        transaction.set_rollback(True)  # another clock was first, so undo what this one queued
    return False


def say_alive(*, worker: str) -> None:
    """Record that a worker is running now."""
    now = timezone.now()
    WorkerSeen.objects.update_or_create(
        id=worker, defaults={"seen_at": now}, create_defaults={"seen_at": now, "started_at": now}
    )


def say_gone(*, worker: str) -> None:
    """Record that a worker has stopped of its own accord, and forget those that were killed long ago."""
    WorkerSeen.objects.filter(id=worker).delete()


def forget_old_work() -> None:
    """Forget tasks that were done a while ago and workers that were killed; failed tasks stay."""
    now = timezone.now()
    DBTaskResult.objects.successful().filter(finished_at__lt=now - timedelta(days=DONE_KEPT_DAYS)).delete()
    WorkerSeen.objects.filter(seen_at__lt=now - timedelta(days=GONE_KEPT_DAYS)).delete()


def _locked(task: UUID | str) -> "DBTaskResult[..., Any]":
    row = DBTaskResult.objects.select_for_update().filter(pk=task).first()
    if row is None:
        raise NoSuchTask("There is no such task, or it was done so long ago that it is no longer kept.")
    return row


def _let_wait(row: "DBTaskResult[..., Any]") -> None:
    row.status, row.started_at, row.finished_at = "READY", None, None
    row.exception_class_path = row.traceback = ""
    row.save()


def _is_alive(worker: str) -> bool:
    return WorkerSeen.objects.filter(id=worker, seen_at__gte=alive_since()).exists()
