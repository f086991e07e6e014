"""Which workers have been seen and when, and the days whose daily work was queued.

The tasks themselves are kept by django-tasks-db, in the same database.
"""

from typing import ClassVar

from django.db import models


class WorkerSeen(models.Model):
    """A process that does tasks. It reports every few seconds, and its row goes when it is stopped."""

    id = models.CharField(primary_key=True, max_length=64)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        """The one seen last comes first."""

        ordering: ClassVar[list[str]] = ["-seen_at"]

    def __str__(self) -> str:
        """Say which it is and when it was seen."""
        return f"{self.id}, seen at {self.seen_at:%Y-%m-%d %H:%M}"


class DayAsked(models.Model):
    """A day whose daily work was queued: once, however many clocks there are."""

    day = models.DateField(primary_key=True)
    task_id = models.UUIDField()

    def __str__(self) -> str:
        """Say the day."""
        return self.day.isoformat()
