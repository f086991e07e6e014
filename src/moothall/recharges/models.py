"""What cannot be worked out again: costs that were recorded, bills that went out, payments that were made.

Nothing here is ever changed. A later estimate is another row, and a wrong payment is corrected by its
reverse. What each council owes is worked out from these and from the agreement as it stood
(`agreement_number`).
"""

from typing import ClassVar

from django.db import models


class RecordedYear(models.Model):
    """A year's cost, estimate or outturn: everything that its recharges rest on."""

    class Stage(models.TextChoices):
        """Whether it is an estimate or the outturn."""

        ESTIMATE = "estimate", "Estimate"
        OUTTURN = "outturn", "Outturn"

    partnership = models.CharField(max_length=80)
    year = models.CharField(max_length=7)
    stage = models.CharField(max_length=8, choices=Stage.choices)
    number = models.PositiveIntegerField()  # from 1 in its year and stage
    body = models.TextField()  # recharges.core.year_of_cost.YearOfCost, as canonical JSON
    agreement_number = models.PositiveIntegerField()
    quarters_billed = models.PositiveIntegerField(default=0)
    reason = models.TextField(blank=True)
    recorded_at = models.CharField(max_length=27)
    recorded_by = models.TextField()
    digest = models.CharField(max_length=64)

    class Meta:
        """In the order of their numbers."""

        ordering: ClassVar[list[str]] = ["partnership", "year", "stage", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "year", "stage", "number"], name="a_year_is_recorded_in_turn"
            )
        ]

    def __str__(self) -> str:
        """Give the year, the stage and the number."""
        return f"{self.partnership} {self.year}, {self.stage} {self.number}"


class StoredBill(models.Model):
    """What one council was billed for one service in one quarter."""

    partnership = models.CharField(max_length=80)
    year = models.CharField(max_length=7)
    quarter = models.PositiveSmallIntegerField()
    service = models.CharField(max_length=80)
    authority = models.CharField(max_length=80)
    pence = models.BigIntegerField()
    estimate = models.PositiveIntegerField()  # the number of the estimate that it rests on
    issued_on = models.DateField()
    issued_by = models.TextField()

    class Meta:
        """By quarter, council and service."""

        ordering: ClassVar[list[str]] = ["partnership", "year", "quarter", "authority", "service"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "year", "quarter", "authority", "service"],
                name="a_quarter_is_billed_once",
            )
        ]

    def __str__(self) -> str:
        """Say who was billed for what."""
        return f"{self.authority}, {self.service}, {self.year} quarter {self.quarter}"


class StoredPayment(models.Model):
    """A payment towards a year's recharges; if negative, the reverse of a wrong one."""

    partnership = models.CharField(max_length=80)
    year = models.CharField(max_length=7)
    payer = models.CharField(max_length=80)
    payee = models.CharField(max_length=80, blank=True)  # empty: the partnership
    pence = models.BigIntegerField()
    paid_on = models.DateField()
    reference = models.CharField(max_length=200)
    recorded_at = models.CharField(max_length=27)
    recorded_by = models.TextField()

    class Meta:
        """In the order of their days."""

        ordering: ClassVar[list[str]] = ["partnership", "year", "paid_on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "year", "payer", "payee", "reference"],
                name="a_payment_is_recorded_once",
            )
        ]

    def __str__(self) -> str:
        """Give the reference and who paid."""
        return f"{self.reference} from {self.payer}"


class PublishedSpending(models.Model):
    """A council's spending over £500 in some months, as it was published."""

    partnership = models.CharField(max_length=80)
    authority = models.CharField(max_length=80)
    first_period = models.PositiveIntegerField()  # YYYYMM
    last_period = models.PositiveIntegerField()
    published_on = models.DateField()  # the public reads it from this day on
    items = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField()
    pence = models.BigIntegerField()
    body = models.TextField()  # recharges.core.spending.SpendingItem, as canonical JSON
    digest = models.CharField(max_length=64)
    recorded_at = models.CharField(max_length=27)
    recorded_by = models.TextField()

    class Meta:
        """By council and months."""

        ordering: ClassVar[list[str]] = ["partnership", "authority", "first_period", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["partnership", "authority"], name="a_council_has_published")
        ]

    def __str__(self) -> str:
        """Say which council and which months."""
        return f"{self.authority}, {self.first_period} to {self.last_period}"


class SpendingWithdrawal(models.Model):
    """Published spending was withdrawn: from this moment nobody can get it."""

    spending = models.OneToOneField(PublishedSpending, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.TextField()
    withdrawn_at = models.CharField(max_length=27)
    withdrawn_by = models.TextField()

    def __str__(self) -> str:
        """Say what was withdrawn."""
        return f"{self.spending} withdrawn"
