"""What happens to savings over time: baselines frozen, benefits moved on, costs and prices read.

Nothing here is ever changed. A later entry for the same thing is another row, and the last one counts. The
benefits themselves are terms of the agreement, which only a variation changes.
"""

from typing import ClassVar

from django.db import models


class Recorded(models.Model):
    """What every row has: whose it is, who recorded it and when, and whether it is illustrative."""

    class Basis(models.TextChoices):
        """Whether it was read somewhere or made up to show how it works."""

        SOURCED = "sourced", "Sourced"
        ILLUSTRATIVE = "illustrative", "Illustrative"

    partnership = models.CharField(max_length=80)
    basis = models.CharField(max_length=12, choices=Basis.choices, default=Basis.SOURCED)
    recorded_at = models.CharField(max_length=27)
    recorded_by = models.TextField()
    as_post = models.TextField(blank=True)

    class Meta:
        """Not a table of its own; the last row is the one that counts."""

        abstract = True
        ordering: ClassVar[list[str]] = ["partnership", "id"]


class OfAPlace(Recorded):
    """A sum for one service, one council and one year."""

    service = models.CharField(max_length=80)
    authority = models.CharField(max_length=80)
    year = models.CharField(max_length=7)
    pence = models.BigIntegerField()
    source = models.TextField()  # agreement.core.values.Source, as canonical JSON

    class Meta(Recorded.Meta):
        """Not a table of its own."""

        abstract = True

    def __str__(self) -> str:
        """Give the place."""
        return f"{self.service}, {self.authority}, {self.year}"


class RecordedBaseline(OfAPlace):
    """What a service cost before it was shared, as it was frozen on a day."""

    frozen_on = models.DateField()
    reason = models.TextField(blank=True)


class RecordedActual(OfAPlace):
    """What a service actually cost, if no recorded year of cost says so."""


class RecordedEarlier(OfAPlace):
    """What an arrangement older than the programme already saves."""

    arrangement = models.CharField(max_length=300)


class RecordedMove(Recorded):
    """A benefit's move from one stage to another, with the evidence."""

    benefit = models.CharField(max_length=80)
    number = models.PositiveIntegerField()  # from 1 for each benefit
    was = models.CharField(max_length=12)
    to = models.CharField(max_length=12)
    on = models.DateField()
    evidence = models.TextField()  # EvidenceEntry, as canonical JSON
    reason = models.TextField(blank=True)

    class Meta(Recorded.Meta):
        """One move at a time."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "benefit", "number"], name="a_benefit_moves_one_step_at_a_time"
            )
        ]

    def __str__(self) -> str:
        """Give the benefit and the stage."""
        return f"{self.benefit} to {self.to}"


class RecordedDetails(Recorded):
    """What is known about a benefit besides its term."""

    benefit = models.CharField(max_length=80)
    body = models.TextField()  # Details, as canonical JSON

    def __str__(self) -> str:
        """Give the benefit."""
        return self.benefit


class RecordedPrices(Recorded):
    """A series of prices that somebody published."""

    name = models.CharField(max_length=300)
    published_on = models.DateField()
    body = models.TextField()  # the index by year, as canonical JSON
    source = models.TextField()

    def __str__(self) -> str:
        """Give its name."""
        return self.name


class RecordedScenario(Recorded):
    """How sure benefits are at each stage, how many runs and from which seed."""

    body = models.TextField()  # Scenario, as canonical JSON

    def __str__(self) -> str:
        """Say whose it is."""
        return self.partnership


APPEND_ONLY = (
    RecordedBaseline,
    RecordedActual,
    RecordedEarlier,
    RecordedMove,
    RecordedDetails,
    RecordedPrices,
    RecordedScenario,
)
