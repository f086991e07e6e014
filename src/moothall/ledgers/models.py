"""What is recorded of ledgers: files taken in, reversals, rejected lines, mappings, rules for headings.

Nothing here is ever changed. The lines themselves are in a file each, whose digest is recorded here. A wrong
file is reversed by another row; a mapping or a set of rules is succeeded by its next version.
"""

from typing import ClassVar

from django.db import models


class LedgerFile(models.Model):
    """A council's file that was taken in: what it was, how it was read, and its counts and sums."""

    class Basis(models.TextChoices):
        """Whether its figures are real."""

        SOURCED = "sourced", "Sourced"
        ILLUSTRATIVE = "illustrative", "Illustrative"

    partnership = models.CharField(max_length=80)
    authority = models.CharField(max_length=80)
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    content = models.CharField(max_length=64)  # the digest of its lines, in any order
    uploaded_at = models.CharField(max_length=27)
    uploaded_by = models.TextField()
    as_post = models.TextField(blank=True)
    months = models.JSONField()  # {"201604": [lines, pence]}
    mapping = models.JSONField()
    counts = models.JSONField()  # ControlTotals, as JSON
    lines = models.PositiveIntegerField()
    kept_back = models.PositiveIntegerField()
    pence = models.BigIntegerField()
    although_repeated = models.TextField(blank=True)
    path = models.CharField(max_length=300, unique=True)  # within the folder of lines
    path_sha256 = models.CharField(max_length=64)
    basis = models.CharField(max_length=12, choices=Basis.choices)
    source = models.JSONField(default=dict)

    class Meta:
        """In the order in which they were taken in."""

        ordering: ClassVar[list[str]] = ["uploaded_at", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["partnership", "authority", "sha256"], name="a_council_has_a_file")
        ]

    def __str__(self) -> str:
        """Give the name and the council."""
        return f"{self.name} of {self.authority}"


class Reversal(models.Model):
    """A file no longer counts from this moment; its lines stay as they were."""

    file = models.OneToOneField(LedgerFile, on_delete=models.PROTECT, related_name="reversal")
    reason = models.TextField()
    reversed_at = models.CharField(max_length=27)
    reversed_by = models.TextField()

    def __str__(self) -> str:
        """Say what was reversed."""
        return f"{self.file} reversed"


class KeptBackLine(models.Model):
    """A line of a file that was not accepted, and why."""

    file = models.ForeignKey(LedgerFile, on_delete=models.PROTECT, related_name="lines_kept_back")
    row = models.PositiveIntegerField()
    reason = models.CharField(max_length=20)
    sentence = models.TextField()
    field = models.CharField(max_length=20, blank=True)
    text = models.TextField(blank=True)
    pence = models.BigIntegerField(null=True)

    class Meta:
        """In the order of the file."""

        ordering: ClassVar[list[str]] = ["file", "row", "id"]

    def __str__(self) -> str:
        """Say which line."""
        return f"line {self.row}: {self.reason}"


class StoredMapping(models.Model):
    """How a council's files of one shape are read: one version."""

    partnership = models.CharField(max_length=80)
    authority = models.CharField(max_length=80)
    shape = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    body = models.JSONField()
    kept_at = models.CharField(max_length=27)
    kept_by = models.TextField()

    class Meta:
        """The latest last."""

        ordering: ClassVar[list[str]] = ["partnership", "authority", "shape", "version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "authority", "shape", "version"],
                name="a_mapping_has_each_version_once",
            )
        ]

    def __str__(self) -> str:
        """Say whose it is and which version."""
        return f"{self.authority} {self.shape[:8]}, version {self.version}"


class HeadingRuleSet(models.Model):
    """The rules of a council, or of all if that is empty, in their order, until the next version."""

    partnership = models.CharField(max_length=80)
    authority = models.CharField(max_length=80, blank=True)
    version = models.PositiveIntegerField()
    rules = models.JSONField()
    set_at = models.CharField(max_length=27)
    set_by = models.TextField()

    class Meta:
        """The latest last."""

        ordering: ClassVar[list[str]] = ["partnership", "authority", "version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "authority", "version"], name="rules_have_each_version_once"
            )
        ]

    def __str__(self) -> str:
        """Say whose they are and which version."""
        return f"{self.authority or 'all'}, version {self.version}"
