"""Issues: a matter with its whole history across bodies; a proposal is an issue with a draft variation."""

from typing import ClassVar

from django.db import models

from moothall.meetings.models.published_record import PublishedRecord


class Issue(PublishedRecord):
    """One matter, however many bodies it passes through."""

    class State(models.TextChoices):
        """Where the matter stands."""

        OPEN = "open", "Open"
        SENT_BACK = "sent_back", "Sent back for amendment"
        IN_FORCE = "in_force", "In force"
        ENDED = "ended", "Ended"

    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    services = models.JSONField(default=list, blank=True)  # ids of services
    authorities = models.JSONField(default=list, blank=True)  # ids of councils
    opened_on = models.DateField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    state_because = models.TextField(blank=True)
    state_on = models.DateField(null=True, blank=True)
    variation_number = models.PositiveIntegerField(null=True, blank=True)  # once it is in force
    opened_by = models.CharField(max_length=254)

    class Meta(PublishedRecord.Meta):
        """The latest first."""

        abstract = False
        ordering: ClassVar[list[str]] = ["-opened_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *PublishedRecord.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "slug"], name="an_issue_has_its_own_address"),
        ]

    def __str__(self) -> str:
        """Give the title."""
        return self.title


class Proposal(PublishedRecord):
    """One version of what an issue proposes: a draft variation, as it was put forward on a day.

    An amendment is a new version, and those who agreed to an earlier one must decide again.
    """

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="proposals")
    version = models.PositiveIntegerField()
    body = models.JSONField()  # agreement.core.variation.Variation, as model_dump(mode="json", by_alias=True)
    put_forward_on = models.DateField()
    put_forward_by = models.CharField(max_length=254)
    amended_because = models.TextField(blank=True)

    class Meta(PublishedRecord.Meta):
        """In the order in which they were put forward."""

        abstract = False
        ordering: ClassVar[list[str]] = ["issue_id", "version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *PublishedRecord.Meta.constraints,
            models.UniqueConstraint(fields=["issue", "version"], name="a_proposal_has_versions_in_turn"),
        ]

    def __str__(self) -> str:
        """Give the issue and the version."""
        return f"{self.issue} (version {self.version})"


class Leg(models.Model):
    """One stop on the route of a proposal: who is asked for what, for which council, by which powers.

    Written when the proposal is put forward, from ``delegation.core.route``; ``could`` lists everybody who
    may decide it, nearest first, and ``holder`` the one that was chosen.
    """

    class Asked(models.TextChoices):
        """What is asked of the holder."""

        DECISION = "decision", "Decision"
        AGREEMENT = "agreement", "Agreement"
        CONSULTATION = "consultation", "Consultation"

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="legs")
    position = models.PositiveIntegerField()
    asked = models.CharField(max_length=12, choices=Asked.choices)
    authority = models.CharField(max_length=80)
    holder = models.CharField(max_length=80)  # id of a council, body or post
    could = models.JSONField(default=list)
    functions = models.JSONField(default=list)
    services = models.JSONField(default=list)
    conditions = models.JSONField(default=list)
    answered_on = models.DateField(null=True, blank=True)  # a consultation's reply
    answer = models.TextField(blank=True)

    class Meta:
        """In the order of the route."""

        ordering: ClassVar[list[str]] = ["proposal_id", "position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["proposal", "position"], name="a_leg_has_its_own_place")
        ]

    def __str__(self) -> str:
        """Say who is asked for what."""
        return f"{self.asked} of {self.holder} for {self.authority}"
