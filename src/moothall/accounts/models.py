"""People who can sign in and the posts that they may act for at the desk; and programs that may ask."""

from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q


class People(BaseUserManager["Person"]):
    """Finds people by their e-mail address, however it is capitalised."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Return the person with that e-mail address."""
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Somebody who can sign in.

    What they may do follows from their posts, except for an administrator's own work.
    """

    email = models.EmailField("e-mail address", max_length=254, unique=True)
    name = models.CharField(max_length=200)
    is_administrator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    added_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[People] = People()

    class Meta:
        """In the order of their names."""

        ordering: ClassVar[list[str]] = ["name", "email"]

    def __str__(self) -> str:
        """Write the name with the address, which tells apart two people with the same name."""
        return f"{self.name} ({self.email})"

    def get_full_name(self) -> str:
        """Return the name, as Django asks for it."""
        return self.name


class ActingAs(models.TextChoices):
    """Whether a person holds a post or acts for its holder."""

    HOLDER = "holder", "Holder of the post"
    DEPUTY = "deputy", "Deputy"
    STAFF = "staff", "On the holder's behalf"


class Appointment(models.Model):
    """A person may act at the desk for a post; ``until`` is the first day on which they may not."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    partnership = models.CharField(max_length=80)
    post = models.CharField(max_length=80)
    acting_as = models.CharField(max_length=10, choices=ActingAs.choices, default=ActingAs.HOLDER)
    starts_on = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        """In the order in which they began."""

        ordering: ClassVar[list[str]] = ["starts_on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("starts_on")),
                name="an_appointment_ends_after_it_starts",
            )
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["partnership", "post"])]

    def __str__(self) -> str:
        """Say who may act for which post, from when."""
        return f"{self.person} for {self.post} of {self.partnership} from {self.starts_on}"

    def holds_on(self, day: date) -> bool:
        """Whether the person may act for the post on ``day``."""
        return self.starts_on <= day and (self.until is None or day < self.until)


class Client(models.Model):
    """A program that may ask who may decide what, of one partnership.

    Only the digest of its token is stored.
    """

    name = models.CharField(max_length=100)
    partnership = models.CharField(max_length=80)
    token_digest = models.CharField(max_length=64, unique=True)
    created_by = models.CharField(max_length=254)
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order in which they were added."""

        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                condition=Q(revoked_at__isnull=True),
                name="one_client_of_a_name_at_a_time",
            )
        ]

    def __str__(self) -> str:
        """Say which program asks about which partnership."""
        return f"{self.name} ({self.partnership})"
