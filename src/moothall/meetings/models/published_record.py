"""What all records of meetings have in common: an address of their own, their times, and their origin."""

import uuid
from typing import ClassVar, Self, TypeVar

from django.db import models


class Basis(models.TextChoices):
    """Whether a source says so, or it was made up to show how it works."""

    SOURCED = "sourced", "Sourced"
    ILLUSTRATIVE = "illustrative", "Illustrative"


R = TypeVar("R", bound=models.Model)


class LiveRecords(models.Manager[R]):
    """Leaves out removed rows; to get those too, use ``with_removed``."""

    def get_queryset(self) -> models.QuerySet[R]:
        """Return the rows that were not removed."""
        return super().get_queryset().filter(deleted_at=None)


class PublishedRecord(models.Model):
    """A record that others may follow: it keeps its address and says when it was made, changed or removed.

    Nothing that was once published leaves its table: ``deleted_at`` is set, and followers are told.
    ``objects`` and every list of related rows leave out removed rows; a row that names a removed one still
    finds it, because Django follows a key with a manager of its own. ``came_from`` and ``came_as`` name the
    system and the record that it was imported from; each is imported once.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.CharField(max_length=80)
    created_at = models.DateTimeField(auto_now_add=True)
    modified_at = models.DateTimeField(auto_now=True, db_index=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    basis = models.CharField(max_length=12, choices=Basis.choices, default=Basis.SOURCED)
    sources = models.JSONField(default=list, blank=True)  # as agreement.core.values.Source
    came_from = models.CharField(max_length=200, blank=True)
    came_as = models.CharField(max_length=200, blank=True)

    objects: ClassVar[LiveRecords[Self]] = LiveRecords()
    with_removed: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        """Has no table of its own."""

        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "came_from", "came_as"],
                condition=~models.Q(came_as=""),
                name="%(class)s_is_brought_in_once",
            )
        ]
