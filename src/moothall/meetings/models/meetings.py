"""Meetings: when and where a body meets, what it takes, who comes, what they declare and are to do."""

from typing import ClassVar

from django.db import models

from moothall.meetings.models.published_record import PublishedRecord


class Series(PublishedRecord):
    """A run of meetings of one body: its rule, and the places it takes in turn."""

    body = models.CharField(max_length=80)
    title = models.CharField(max_length=300)
    rule = models.JSONField()  # meetings.core.rotation's rule
    places = models.JSONField(default=list)  # [{"place": ..., "authority": ...}] in turn
    starts_at = models.TimeField()

    class Meta(PublishedRecord.Meta):
        """In the order of their titles."""

        abstract = False
        verbose_name_plural = "series"
        ordering: ClassVar[list[str]] = ["title", "id"]

    def __str__(self) -> str:
        """Give the title."""
        return self.title


class Meeting(PublishedRecord):
    """One meeting of one body."""

    class State(models.TextChoices):
        """How far it has got."""

        PLANNED = "planned", "Planned"
        NOTICE = "notice", "Notice given"
        AGENDA = "agenda", "Agenda published"
        SITTING = "sitting", "Under way"
        HELD = "held", "Held"
        ADJOURNED = "adjourned", "Adjourned"
        CANCELLED = "cancelled", "Cancelled"

    body = models.CharField(max_length=80)
    series = models.ForeignKey(
        Series, null=True, blank=True, on_delete=models.SET_NULL, related_name="meetings"
    )
    title = models.CharField(max_length=300, blank=True)  # left out, the body's name
    starts_on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=300, blank=True)
    place_authority = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    state_because = models.TextField(blank=True)
    notice_published_at = models.DateTimeField(null=True, blank=True)
    agenda_published_at = models.DateTimeField(null=True, blank=True)
    minutes = models.TextField(blank=True)  # Markdown: what belongs to no one item
    minutes_published_at = models.DateTimeField(null=True, blank=True)
    minutes_approved_on = models.DateField(null=True, blank=True)
    url = models.URLField(max_length=2_000, blank=True)

    class Meta(PublishedRecord.Meta):
        """The latest first."""

        abstract = False
        ordering: ClassVar[list[str]] = ["-starts_on", "-starts_at", "-id"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["partnership", "body", "starts_on"])]

    def __str__(self) -> str:
        """Give the body and the day."""
        return f"{self.title or self.body} on {self.starts_on}"


class AgendaItem(PublishedRecord):
    """One thing on an agenda, and what the minutes say of it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=500)
    purpose = models.TextField(blank=True)
    recommendation = models.TextField(blank=True)
    matter = models.CharField(max_length=80, blank=True)  # the slug of the matter that it is about
    is_key = models.BooleanField(default=False)
    is_private = models.BooleanField(default=False)  # the public will be excluded while it is taken
    exempt_paragraphs = models.JSONField(default=list, blank=True)  # numbers 1 to 7 of Schedule 12A, Part 1
    public_interest = models.TextField(blank=True)  # why keeping it back outweighs publishing it
    is_urgent_business = models.BooleanField(default=False)  # under which late items are numbered
    is_late = models.BooleanField(default=False)
    late_because = models.TextField(blank=True)  # the chair's special reasons
    withdrawn_because = models.TextField(blank=True)  # once published, it stays on the agenda
    minute = models.TextField(blank=True)
    exempt_minute = models.TextField(blank=True)  # reaches only those who may read the item's exempt papers
    url = models.URLField(max_length=2_000, blank=True)

    class Meta(PublishedRecord.Meta):
        """In the order of the agenda."""

        abstract = False
        ordering: ClassVar[list[str]] = ["meeting_id", "position", "id"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["partnership", "matter"])]

    def __str__(self) -> str:
        """Give the place and the title."""
        return f"{self.position}. {self.title}"


class Attendance(models.Model):
    """Somebody's part in a meeting: whether present, for whom, and between which items."""

    class Status(models.TextChoices):
        """Whether they were there."""

        PRESENT = "present", "Present"
        SUBSTITUTE = "substitute", "Present as a substitute"
        APOLOGIES = "apologies", "Sent apologies"
        ABSENT = "absent", "Absent"
        IN_ATTENDANCE = "in_attendance", "In attendance"  # officers and visitors, who have no vote

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    person = models.CharField(max_length=300)
    authority = models.CharField(max_length=80, blank=True)
    office = models.CharField(max_length=80, blank=True)
    status = models.CharField(max_length=13, choices=Status.choices)
    substitute_for = models.CharField(max_length=300, blank=True)
    is_presiding = models.BooleanField(default=False)
    from_item = models.PositiveIntegerField(null=True, blank=True)
    until_item = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        """In the order in which they were taken down."""

        ordering: ClassVar[list[str]] = ["meeting_id", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "person"], name="a_person_attends_a_meeting_once")
        ]

    def __str__(self) -> str:
        """Say who, and whether there."""
        return f"{self.person}: {self.get_status_display()}"


class Declaration(models.Model):
    """An interest that a member declared, in one item or in the meeting."""

    class Interest(models.TextChoices):
        """The kinds that councils' codes tell apart."""

        DISCLOSABLE_PECUNIARY = "disclosable_pecuniary", "Disclosable pecuniary interest"
        OTHER_REGISTRABLE = "other_registrable", "Other registrable interest"
        NON_REGISTRABLE = "non_registrable", "Non-registrable interest"
        NONE_PREJUDICIAL = "none_prejudicial", "Interest that is not prejudicial"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="declarations")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.CASCADE)
    person = models.CharField(max_length=300)
    interest = models.CharField(max_length=22, choices=Interest.choices)
    nature = models.TextField(blank=True)
    withdrew = models.BooleanField(default=False)
    dispensation = models.TextField(blank=True)

    class Meta:
        """In the order in which they were taken down."""

        ordering: ClassVar[list[str]] = ["meeting_id", "id"]

    def __str__(self) -> str:
        """Say who declared what."""
        return f"{self.person}: {self.get_interest_display()}"


class Action(PublishedRecord):
    """Something that a meeting asked somebody to do by a day."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="actions")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.PROTECT)
    text = models.TextField()
    owner = models.CharField(max_length=80)  # id of a post, or a name
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    class Meta(PublishedRecord.Meta):
        """Those due soonest first."""

        abstract = False
        ordering: ClassVar[list[str]] = ["due_on", "id"]

    def __str__(self) -> str:
        """Give the text."""
        return self.text
