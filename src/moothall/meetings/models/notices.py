"""Notice of a decision to come or of a meeting in private: what the forward plan is made of."""

from typing import ClassVar

from django.db import models

from moothall.meetings.models.meetings import AgendaItem, Meeting
from moothall.meetings.models.published_record import PublishedRecord


class Notice(PublishedRecord):
    """Notice of a decision to come or of a meeting in private: what the forward plan is made of."""

    class Kind(models.TextChoices):
        """Which notice the law asks for."""

        KEY_DECISION = "key_decision", "Key decision"
        PRIVATE_MEETING = "private_meeting", "Meeting in private"
        PRIVATE_MEETING_AGAIN = "private_meeting_again", "Meeting in private, second notice"
        GENERAL_EXCEPTION = "general_exception", "General exception"
        SPECIAL_URGENCY = "special_urgency", "Special urgency"
        PRIVATE_URGENCY = "private_urgency", "Meeting in private, urgent"

    kind = models.CharField(max_length=21, choices=Kind.choices)
    holder = models.CharField(max_length=80)  # who is to decide
    title = models.CharField(max_length=500)
    about = models.TextField(blank=True)
    matter = models.CharField(max_length=80, blank=True)  # the slug of the matter that it is about
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )
    due_from = models.DateField()
    due_until = models.DateField(null=True, blank=True)  # the first day after the period, where it is one
    documents = models.JSONField(default=list, blank=True)
    reasons = models.TextField(blank=True)
    representations = models.TextField(blank=True)
    response = models.TextField(blank=True)
    agreed_by = models.CharField(max_length=300, blank=True)  # the chair of scrutiny, and so on
    agreed_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta(PublishedRecord.Meta):
        """Those due soonest first."""

        abstract = False
        ordering: ClassVar[list[str]] = ["due_from", "id"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["partnership", "matter"])]

    def __str__(self) -> str:
        """Give the title."""
        return self.title
