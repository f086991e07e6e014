"""What waits, what is under way, what failed and why, and whether a worker has been seen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from django.core.exceptions import SuspiciousOperation
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from moothall.refusals import Missing
from moothall.work.models import DayAsked, WorkerSeen

ALIVE_FOR = 60  # a worker not seen for this many seconds is taken to have been stopped
State = Literal["waiting", "under way", "done", "failed"]
STATES: dict[str, State] = {
    "READY": "waiting",
    "RUNNING": "under way",
    "SUCCESSFUL": "done",
    "FAILED": "failed",
}


class NoSuchTask(Missing):
    """There is no task of that number."""


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One task: what it is, how it stands, and why it failed if it did."""

    id: UUID
    title: str
    state: State
    asked_at: datetime
    began_at: datetime | None
    ended_at: datetime | None
    tries: int
    reason: str
    given: dict[str, Any]
    """The arguments that it was given."""
    result: Any

    @property
    def seconds(self) -> int | None:
        """How long it took, in whole seconds."""
        if self.began_at is None or self.ended_at is None:
            return None
        return round((self.ended_at - self.began_at).total_seconds())


@dataclass(frozen=True, slots=True)
class WorkState:
    """Everything that the page about work shows, except the tasks that are done, which are many."""

    failed: tuple[WorkItem, ...]
    waiting: tuple[WorkItem, ...]
    under_way: tuple[WorkItem, ...]
    seen_at: datetime | None
    is_alive: bool


def work_state() -> WorkState:
    """Return what failed, the latest first, what waits and is under way, and when a worker was last seen."""
    seen = last_seen()
    rows = DBTaskResult.objects.order_by("enqueued_at")
    return WorkState(
        failed=tuple(_item(row) for row in rows.failed().order_by("-finished_at")),
        waiting=tuple(_item(row) for row in rows.filter(status="READY")),
        under_way=tuple(_item(row) for row in rows.running()),
        seen_at=seen,
        is_alive=is_alive(),
    )


def work_done() -> list[WorkItem]:
    """Return the finished tasks that have not been forgotten, the latest first."""
    return [_item(row) for row in DBTaskResult.objects.successful().order_by("-finished_at")]


def work_item(id: UUID | str) -> WorkItem:
    """Return one task; refused if there is none, or it has been forgotten."""
    row = DBTaskResult.objects.filter(pk=id).first()
    if row is None:
        raise NoSuchTask("There is no such task, or it was done so long ago that it is no longer kept.")
    return _item(row)


def last_seen() -> datetime | None:
    """Return when a worker was last seen; None where none has been."""
    return WorkerSeen.objects.values_list("seen_at", flat=True).first()


def is_alive() -> bool:
    """Whether a worker has been seen lately."""
    return WorkerSeen.objects.filter(seen_at__gte=alive_since()).exists()


def alive_since() -> datetime:
    """Return the moment since which any running worker must have been seen."""
    return timezone.now() - timedelta(seconds=ALIVE_FOR)


def left_behind() -> list[UUID]:
    """Return the tasks that are under way with a worker that has been stopped."""
    alive = set(WorkerSeen.objects.filter(seen_at__gte=alive_since()).values_list("id", flat=True))
    return [row.id for row in DBTaskResult.objects.running() if row.worker_ids[-1] not in alive]


def was_asked(day: Any) -> bool:
    """Whether a day's daily work was queued."""
    return DayAsked.objects.filter(pk=day).exists()


def _item(row: "DBTaskResult[..., Any]") -> WorkItem:
    return WorkItem(
        id=row.id,
        title=_title(row),
        state=STATES[row.status],
        asked_at=row.enqueued_at,
        began_at=row.started_at,
        ended_at=row.finished_at,
        tries=len(row.worker_ids),
        reason=_reason(row) if row.status == "FAILED" else "",
        given=row.args_kwargs["kwargs"],
        result=row.return_value,
    )


def _title(row: "DBTaskResult[..., Any]") -> str:
    """Return the first sentence of the task's docstring, or its name where the task no longer exists."""
    try:
        work: Callable[..., Any] = row.task.func
    except (ImportError, SuspiciousOperation):
        return str(row.task_path).rpartition(".")[2].replace("_", " ")
    return (work.__doc__ or work.__name__).split("\n")[0].rstrip(".")


def _reason(row: "DBTaskResult[..., Any]") -> str:
    """Return what the exception said, without its traceback."""
    name = row.exception_class_path
    lines = row.traceback.splitlines()
    starts = [place for place, line in enumerate(lines) if line.startswith((f"{name}:", name))]
    short = name.rpartition(".")[2]
    starts = starts or [place for place, line in enumerate(lines) if line.startswith(f"{short}:")]
    said = "\n".join(lines[starts[-1] :]) if starts else ""
    _, _, message = said.partition(": ")
    return message.strip() or f"It stopped with {short}. The log says where."
