"""Votes: each on one motion, with the rule it was taken by, the count and the outcome."""

from typing import ClassVar

from django.db import models

from moothall.meetings.models.meetings import AgendaItem, Meeting
from moothall.meetings.models.published_record import PublishedRecord


class Vote(PublishedRecord):
    """One vote on one motion: the rule it was taken by, the count, the outcome and why."""

    class Method(models.TextChoices):
        """How it was taken."""

        SHOW_OF_HANDS = "show_of_hands", "Show of hands"
        RECORDED = "recorded", "Recorded by name"
        BY_COUNCIL = "by_council", "By council"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="votes")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="votes")
    motion = models.TextField()
    moved_by = models.CharField(max_length=300, blank=True)
    seconded_by = models.CharField(max_length=300, blank=True)
    method = models.CharField(max_length=13, choices=Method.choices)
    rule = models.JSONField(default=dict)  # as it stood on the day
    ballots = models.JSONField(default=list)  # [{"person", "authority", "choice"}], by name or by council
    votes_for = models.PositiveIntegerField(null=True, blank=True)
    votes_against = models.PositiveIntegerField(null=True, blank=True)
    abstentions = models.PositiveIntegerField(null=True, blank=True)
    absent = models.PositiveIntegerField(null=True, blank=True)
    councils = models.JSONField(default=list)  # in a vote by council: meetings.core.ballots.CouncilVote
    casting_vote = models.CharField(max_length=8, blank=True)  # for, against or declined
    result = models.CharField(max_length=12)  # of meetings.core.votes
    working = models.JSONField(default=list)  # sentences
    struck_at = models.DateTimeField(null=True, blank=True)  # recorded by mistake, so it counts for nothing
    struck_because = models.TextField(blank=True)

    class Meta(PublishedRecord.Meta):
        """In the order in which they were taken."""

        abstract = False
        ordering: ClassVar[list[str]] = ["meeting_id", "item__position", "id"]

    def __str__(self) -> str:
        """Give the beginning of the motion."""
        return self.motion[:80]
