"""Decisions by whoever took them, and call-in."""

from typing import ClassVar

from django.db import models

from moothall.matters.models.issues import Issue, Leg, Proposal
from moothall.meetings.models.meetings import AgendaItem
from moothall.meetings.models.published_record import PublishedRecord
from moothall.meetings.models.votes import Vote


class Decision(PublishedRecord):
    """What a body, a member or an officer decided: the fields of the records that councils publish."""

    class Outcome(models.TextChoices):
        """What was decided."""

        AGREED = "agreed", "Agreed"
        AMENDED = "amended", "Agreed as amended"
        REFUSED = "refused", "Refused"
        DEFERRED = "deferred", "Deferred"
        REFERRED = "referred", "Referred on"
        NOTED = "noted", "Noted"
        WITHDRAWN = "withdrawn", "Withdrawn"

    class TakenAs(models.TextChoices):
        """In what standing."""

        BODY = "body", "By a body"
        MEMBER = "member", "By an individual member"
        OFFICER = "officer", "By an officer"

    slug = models.SlugField(max_length=100)
    title = models.CharField(max_length=500)
    holder = models.CharField(max_length=80)  # id of the council, body or post that decided
    taken_as = models.CharField(max_length=8, choices=TakenAs.choices, default=TakenAs.BODY)
    taken_by = models.CharField(max_length=300, blank=True)  # the person's name, where one person decided
    authorities = models.JSONField(default=list)  # whose power it was
    taken_on = models.DateField()
    issue = models.ForeignKey(
        Issue, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    proposal = models.ForeignKey(
        Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    legs = models.ManyToManyField(Leg, blank=True, related_name="decisions")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    vote = models.ForeignKey(Vote, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=9, choices=Outcome.choices)
    resolved = models.TextField()  # the words of the resolution; Markdown
    reasons = models.TextField(blank=True)
    alternatives = models.TextField(blank=True)
    consultees = models.TextField(blank=True)
    wards = models.JSONField(default=list, blank=True)
    declarations = models.TextField(blank=True)
    dispensation = models.TextField(blank=True)
    is_key = models.BooleanField(default=False)
    key_because = models.TextField(blank=True)
    exempt_paragraphs = models.JSONField(default=list, blank=True)  # of the record, where it is kept back
    public_interest = models.TextField(blank=True)
    is_subject_to_call_in = models.BooleanField(default=False)
    not_called_in_because = models.TextField(blank=True)  # urgent, or not executive
    published_at = models.DateTimeField(null=True, blank=True)
    call_in_closes_on = models.DateField(null=True, blank=True)  # the last day on which it may be called in
    in_force_on = models.DateField(null=True, blank=True)  # once that is certain
    url = models.URLField(max_length=2_000, blank=True)

    class Meta(PublishedRecord.Meta):
        """The latest first."""

        abstract = False
        ordering: ClassVar[list[str]] = ["-taken_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *PublishedRecord.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "slug"], name="a_decision_has_its_own_address"),
        ]

    def __str__(self) -> str:
        """Give the title."""
        return self.title


class CallIn(PublishedRecord):
    """Scrutiny's request that a decision be looked at again before it takes effect, and the outcome."""

    class Outcome(models.TextChoices):
        """What scrutiny, and then whoever decided, did."""

        RUNNING = "", "Not yet decided"
        RELEASED = "released", "Released"
        REFERRED_BACK = "referred_back", "Referred back"
        REAFFIRMED = "reaffirmed", "Referred back and decided again as before"
        CHANGED = "changed", "Referred back and changed"
        LAPSED = "lapsed", "Lapsed"

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="call_in")
    body = models.CharField(max_length=80)  # the scrutiny body
    called_in_on = models.DateField()
    called_in_by = models.JSONField(default=list)  # names
    reasons = models.TextField()
    events = models.JSONField(default=list)  # matters.core.call_in.CallInEvent, in order
    outcome = models.CharField(max_length=13, choices=Outcome.choices, blank=True, default="")
    decided_on = models.DateField(null=True, blank=True)
    comments = models.TextField(blank=True)
    replaced_by = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )

    class Meta(PublishedRecord.Meta):
        """The latest first."""

        abstract = False
        ordering: ClassVar[list[str]] = ["-called_in_on", "-id"]

    def __str__(self) -> str:
        """Say which decision was called in."""
        return f"Call-in of {self.decision}"
