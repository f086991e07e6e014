"""Agreements as they are stored: headings and variations, which are never changed, and drafts, which may be.

Moments are text, so that what is hashed is what is stored, to the byte, on every database.
"""

from typing import ClassVar

from django.db import models

from moothall.agreement.core.variation import AgreementHeading


class StoredPartnership(models.Model):
    """The heading of one agreement: link 0 of its chain."""

    id = models.CharField(max_length=80, primary_key=True)
    name = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    heading_text = models.TextField(blank=True)
    founded_at = models.CharField(max_length=27)
    founded_by = models.TextField()
    digest = models.CharField(max_length=64)

    class Meta:
        """In the order of their names."""

        ordering: ClassVar[list[str]] = ["name", "id"]

    def __str__(self) -> str:
        """Give the name."""
        return self.name

    @property
    def heading(self) -> AgreementHeading:
        """The heading as a fact."""
        return AgreementHeading(id=self.id, name=self.name, summary=self.summary or None)


class StoredVariation(models.Model):
    """One variation: its body as JSON, and the text of the file it was read from, if any.

    Its number is its place in its own partnership, from 1 without a gap.
    """

    pk = models.CompositePrimaryKey("partnership_id", "number")
    partnership = models.ForeignKey(
        StoredPartnership, on_delete=models.PROTECT, related_name="variations", db_index=False
    )
    number = models.PositiveIntegerField()
    variation = models.CharField(max_length=80)
    body = models.TextField()
    text = models.TextField(blank=True)
    recorded_at = models.CharField(max_length=27)
    recorded_by = models.TextField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        """In the order of their numbers."""

        ordering: ClassVar[list[str]] = ["partnership_id", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["partnership", "variation"], name="a_variation_is_recorded_once")
        ]

    def __str__(self) -> str:
        """Give the partnership and the number."""
        return f"{self.partnership_id} {self.number}: {self.variation}"


class Draft(models.Model):
    """A variation that somebody is still writing; it has no effect."""

    partnership = models.ForeignKey(StoredPartnership, on_delete=models.CASCADE, related_name="drafts")
    owner = models.TextField()
    title = models.TextField(blank=True)
    body = models.TextField()
    after = models.PositiveIntegerField()
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-updated_at", "-id"]

    def __str__(self) -> str:
        """Give the title and whose it is."""
        return f"{self.title or 'Without a title'} ({self.owner})"
