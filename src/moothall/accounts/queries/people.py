"""People, and the posts that they may act for."""

from collections.abc import Sequence
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet

from moothall.accounts.models import ActingAs, Appointment, Person
from moothall.refusals import Missing


class NoSuchPerson(Missing):
    """Nobody of that description can sign in here."""


class NoSuchAppointment(Missing):
    """There is no such appointment."""


STANDINGS = tuple((value, str(label)) for value, label in ActingAs.choices)


def people() -> list[Person]:
    """Return everybody who can or could sign in, in the order of their names, with their appointments."""
    return list(_people())


def _people() -> QuerySet[Person]:
    return Person.objects.prefetch_related("appointments")


def person_of(*, number: int) -> Person:
    """Return one person, with their appointments; refused where there is none."""
    found = _people().filter(id=number).first()
    if found is None:
        raise NoSuchPerson("There is nobody at this address. They may never have been added.", person=number)
    return found


def person_by_email(*, email: str) -> Person | None:
    """Return the person with that e-mail address, however it is capitalised."""
    return Person.objects.filter(email=email.strip().lower()).first()


def has_second_step(*, person: Person) -> bool:
    """Whether ``person`` is asked for a code from an app when they sign in."""
    return bool(Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists())


def appointment_of(*, number: int) -> Appointment:
    """Return one appointment; refused where there is none."""
    found = Appointment.objects.select_related("person").filter(id=number).first()
    if found is None:
        raise NoSuchAppointment("There is no such appointment.", appointment=number)
    return found


def every_appointment_of(*, person: Person) -> Sequence[Appointment]:
    """Return all the appointments of ``person``, including those that have ended or not yet begun."""
    return list(person.appointments.all())


def appointments_of(*, person: Person, day: date) -> Sequence[Appointment]:
    """Return the appointments of ``person`` in force on ``day``; an inactive person has none."""
    if not person.is_active:
        return []
    still = Q(until__isnull=True) | Q(until__gt=day)
    return list(Appointment.objects.filter(still, person=person, starts_on__lte=day))
