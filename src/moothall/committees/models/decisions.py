"""Votes, decisions by whoever took them, call-in, and notice of what is to be decided."""

from typing import ClassVar

from django.db import models

from moothall.committees.models.issues import Issue, Leg, Proposal
from moothall.committees.models.kept import Kept
from moothall.committees.models.meetings import AgendaItem, Meeting


class Vote(Kept):
    """One vote on one motion: the rule it was taken by, what was counted, what came of it and why."""

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
    councils = models.JSONField(default=list)  # in a vote by council: committees.core.ballots.CouncilVote
    casting_vote = models.CharField(max_length=8, blank=True)  # for, against or declined
    result = models.CharField(max_length=12)  # of committees.core.votes
    working = models.JSONField(default=list)  # sentences
    struck_at = models.DateTimeField(null=True, blank=True)  # taken down by mistake: it counts for nothing
    struck_because = models.TextField(blank=True)

    class Meta(Kept.Meta):
        """In the order in which they were taken."""

        abstract = False
        ordering: ClassVar[list[str]] = ["meeting_id", "item__position", "id"]

    def __str__(self) -> str:
        """Give the motion's beginning."""
        return self.motion[:80]


class Decision(Kept):
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

    class Meta(Kept.Meta):
        """The latest first."""

        abstract = False
        ordering: ClassVar[list[str]] = ["-taken_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Kept.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "slug"], name="a_decision_has_its_own_address"),
        ]

    def __str__(self) -> str:
        """Give the title."""
        return self.title


class CallIn(Kept):
    """Scrutiny's request that a decision be looked at again before it takes effect, and what came of it."""

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
    events = models.JSONField(default=list)  # committees.core.call_in.Event, in order
    outcome = models.CharField(max_length=13, choices=Outcome.choices, blank=True, default="")
    decided_on = models.DateField(null=True, blank=True)
    comments = models.TextField(blank=True)
    replaced_by = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )

    class Meta(Kept.Meta):
        """The latest first."""

        abstract = False
        ordering: ClassVar[list[str]] = ["-called_in_on", "-id"]

    def __str__(self) -> str:
        """Say which decision was called in."""
        return f"Call-in of {self.decision}"


class Notice(Kept):
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
    matter = models.TextField(blank=True)
    issue = models.ForeignKey(Issue, null=True, blank=True, on_delete=models.PROTECT, related_name="notices")
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

    class Meta(Kept.Meta):
        """Those due soonest first."""

        abstract = False
        ordering: ClassVar[list[str]] = ["due_from", "id"]

    def __str__(self) -> str:
        """Give the title."""
        return self.title
