"""The audit trail as it is stored."""

from typing import ClassVar

from django.db import models


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
