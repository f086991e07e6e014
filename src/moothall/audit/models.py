"""The audit trail as it is stored, and how moments in time are stored.

Text in UTC, which sorts in order of time.
"""

from datetime import UTC, date, datetime, time
from typing import ClassVar

from django.db import models
from django.utils import timezone

from moothall.periods import written


class AuditEvent(models.Model):
    """One thing that somebody did; rows are added and never changed.

    The moment is text, so that what is hashed is what is stored, to the byte, on every database.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.CharField(max_length=27)
    actor = models.TextField()
    action = models.CharField(max_length=80)
    partnership = models.CharField(max_length=80, blank=True)
    subject = models.TextField(blank=True)
    facts = models.TextField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        """In the order in which they happened."""

        ordering: ClassVar[list[str]] = ["number"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["partnership", "number"]),
            models.Index(fields=["action", "number"]),
        ]

    def __str__(self) -> str:
        """Say who did what, when."""
        return f"{self.number}: {self.action} by {self.actor} at {self.at}"


_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def now() -> str:
    """Return this moment, as it is stored."""
    return stored(timezone.now())


def stored(moment: datetime) -> str:
    """Return a moment as it is stored."""
    return moment.astimezone(UTC).strftime(_FORM)


def moment(text: str) -> datetime:
    """Return the moment that a stored text says."""
    return datetime.strptime(text, _FORM).replace(tzinfo=UTC)


def beginning_of(day: date) -> str:
    """Return the moment, as it is stored, at which ``day`` begins here."""
    return stored(datetime.combine(day, time.min, timezone.get_default_timezone()))


def spoken(moment: datetime) -> str:
    """Return a moment as people here say it: ``14 November 2016 at 10:03``."""
    here = timezone.localtime(moment)
    return f"{written(here.date())} at {here:%H:%M}"
