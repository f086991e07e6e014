"""Papers: what is laid before a meeting, in versions, each public or exempt by itself."""

from typing import ClassVar

from django.db import models

from moothall.meetings.models.meetings import AgendaItem, Meeting
from moothall.meetings.models.published_record import PublishedRecord


class Paper(PublishedRecord):
    """One report or attachment. A public report may have an exempt appendix: each says so for itself."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="papers")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="papers"
    )
    position = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=300)
    exempt_paragraphs = models.JSONField(default=list, blank=True)  # numbers 1 to 7; empty, it is public
    public_interest = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta(PublishedRecord.Meta):
        """In the order of the agenda."""

        abstract = False
        ordering: ClassVar[list[str]] = ["meeting_id", "item__position", "position", "id"]

    def __str__(self) -> str:
        """Give the title."""
        return self.title

    @property
    def is_exempt(self) -> bool:
        """Whether the public may not read it."""
        return bool(self.exempt_paragraphs)


class PaperVersion(models.Model):
    """One text of a paper: a file stored under its own digest, and the words found in it."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=300)  # of the file, as it was uploaded
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    text = models.TextField(blank=True)
    has_text = models.BooleanField(default=True)  # a scanned page has none
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.CharField(max_length=254)
    changed_because = models.TextField(blank=True)

    class Meta:
        """In the order in which they were added."""

        ordering: ClassVar[list[str]] = ["paper_id", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["paper", "number"], name="a_paper_has_versions_in_turn")
        ]

    def __str__(self) -> str:
        """Give the paper and the version."""
        return f"{self.paper} (version {self.number})"
