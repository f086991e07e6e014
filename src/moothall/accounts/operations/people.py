"""Changing people and their appointments: each is one transaction, and one event on the audit trail."""

from datetime import date

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email

from moothall.accounts.models import ActingAs, Appointment, Person
from moothall.accounts.rights.actor import administrator_only
from moothall.agreement.core.terms import Post
from moothall.agreement.queries import register_of
from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.rights import permitted
from moothall.periods import Period, written
from moothall.refusals import Conflict, Fault, Invalid

LONGEST_NAME, LONGEST_EMAIL = 200, 254


class EmailTaken(Conflict):
    """Somebody else already signs in with that e-mail address."""


class LastAdministrator(Conflict):
    """This is the last administrator; make another one first."""


class AlreadyAppointed(Conflict):
    """The person already acts for that post on some of those days."""


@permitted("manage_people", by=administrator_only)
def add_person(
    *, name: str, email: str, password: str, administrator: bool = False, acting: Acting
) -> Person:
    """Add somebody who can sign in with ``email`` and ``password``; they may do nothing until appointed."""
    person = Person(name=name.strip(), email=email.strip().lower(), is_administrator=administrator)
    _refuse_faulty([*_faults_of(person), *_faults_of_password(password, person)])
    _refuse_taken(person)
    person.set_password(password)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    audit.record(
        "person.added", acting=acting, subject=person.email, name=person.name, administrator=administrator
    )
    return person


@permitted("manage_people", by=administrator_only)
def change_person(*, person: Person, name: str, email: str, administrator: bool, acting: Acting) -> Person:
    """Change a person's name or e-mail address, or whether they are an administrator."""
    current = Person.objects.select_for_update().get(id=person.id)
    before = {"name": current.name, "email": current.email, "administrator": current.is_administrator}
    if current.is_administrator and not administrator:
        _refuse_last_administrator(current)
    current.name, current.email, current.is_administrator = name.strip(), email.strip().lower(), administrator
    _refuse_faulty(_faults_of(current))
    _refuse_taken(current)
    current.save()
    EmailAddress.objects.filter(user=current).update(email=current.email, verified=True, primary=True)
    after = {"name": current.name, "email": current.email, "administrator": current.is_administrator}
    audit.record("person.changed", acting=acting, subject=current.email, before=before, after=after)
    return current


@permitted("manage_people", by=administrator_only)
def deactivate_person(*, person: Person, acting: Acting) -> None:
    """Stop a person signing in; they are signed out at once, and their appointments stay on record."""
    if person.is_administrator:
        _refuse_last_administrator(person)
    Person.objects.filter(id=person.id).update(is_active=False)
    audit.record("person.deactivated", acting=acting, subject=person.email)


@permitted("manage_people", by=administrator_only)
def reactivate_person(*, person: Person, acting: Acting) -> None:
    """Let a person sign in again."""
    Person.objects.filter(id=person.id).update(is_active=True)
    audit.record("person.reactivated", acting=acting, subject=person.email)


@permitted("manage_people", by=administrator_only)
def set_password(*, person: Person, password: str, acting: Acting) -> None:
    """Change a person's password, which signs them out wherever they are signed in."""
    _refuse_faulty(_faults_of_password(password, person))
    person.set_password(password)
    person.save(update_fields=["password"])
    audit.record("person.password_set", acting=acting, subject=person.email)


@permitted("manage_people", by=administrator_only)
def remove_second_step(*, person: Person, acting: Acting) -> None:
    """Let a person who has lost their phone sign in with the password alone until they set up a new one."""
    Authenticator.objects.filter(user=person).delete()
    audit.record("person.second_step_removed", acting=acting, subject=person.email)


@permitted("manage_people", by=administrator_only)
def appoint(
    *,
    person: Person,
    partnership: str,
    post: str,
    starts_on: date,
    until: date | None = None,
    acting_as: str = ActingAs.HOLDER,
    acting: Acting,
) -> Appointment:
    """Let ``person`` act for ``post`` at the desk; ``until`` is the first day on which they may not."""
    _refuse_faulty(_faults_of_appointment(partnership, post, starts_on, until, acting_as))
    _refuse_overlap(person, partnership, post, starts_on, until)
    appointment = Appointment.objects.create(
        person=person,
        partnership=partnership,
        post=post,
        starts_on=starts_on,
        until=until,
        acting_as=acting_as,
    )
    audit.record(
        "appointment.made",
        partnership=partnership,
        acting=acting,
        subject=person.email,
        post=post,
        acting_as=str(acting_as),
        starts_on=starts_on.isoformat(),
        until=until.isoformat() if until else None,
    )
    return appointment


@permitted("manage_people", by=administrator_only)
def end_appointment(*, appointment: Appointment, on: date, acting: Acting) -> None:
    """End an appointment: ``on`` is the first day on which the person may no longer act for the post."""
    current = Appointment.objects.select_for_update().select_related("person").get(id=appointment.id)
    if current.until is not None and current.until <= on:
        message = f"The appointment ends on {written(current.until)} already."
        raise Invalid(faults=[Fault(message, "on", fix="Give an earlier day.")])
    if on <= current.starts_on:
        message = f"The appointment began on {written(current.starts_on)}, so it cannot end on {written(on)}."
        raise Invalid(faults=[Fault(message, "on", fix="Give a later day.")])
    current.until = on
    current.save(update_fields=["until"])
    audit.record(
        "appointment.ended",
        partnership=current.partnership,
        acting=acting,
        subject=current.person.email,
        post=current.post,
        until=on.isoformat(),
    )


def _refuse_faulty(faults: list[Fault]) -> None:
    if faults:
        raise Invalid(faults=faults)


def _faults_of(person: Person) -> list[Fault]:
    """Return what is wrong with a person's name and e-mail address."""
    faults = [] if person.name else [Fault("Enter the person's name", "name")]
    if len(person.name) > LONGEST_NAME or not person.name.isprintable():
        faults.append(Fault(f"Enter the name on one line, in at most {LONGEST_NAME} characters", "name"))
    try:
        validate_email(person.email)
        MaxLengthValidator(LONGEST_EMAIL)(person.email)
    except ValidationError:
        message = "Enter an e-mail address in the correct format, like name@example.gov.uk"
        faults.append(Fault(message, "email"))
    return faults


def _faults_of_password(password: str, person: Person) -> list[Fault]:
    """Return what is wrong with a password for ``person``."""
    try:
        validate_password(password, person)
    except ValidationError as error:
        return [Fault(message, "password") for message in error.messages]
    return []


def _faults_of_appointment(
    partnership: str, post: str, starts_on: date, until: date | None, acting_as: str
) -> list[Fault]:
    """Return what is wrong with an appointment: its post or its days."""
    faults = []
    named = register_of(partnership).histories.get(post)
    if named is None or not isinstance(named.original, Post):
        wrong = f"“{post}” is not a post of this agreement" if post else "Choose a post"
        fix = "Choose one of the posts of the agreement." if post else ""
        faults.append(Fault(wrong, "post", fix=fix))
    if until is not None and until <= starts_on:
        message = f"It must end after {written(starts_on)}, when it begins"
        faults.append(Fault(message, "until", fix="Give a later day, or leave it out."))
    if acting_as not in ActingAs.values:
        faults.append(Fault("Say whether they hold the post, deputise or act for the holder", "acting_as"))
    return faults


def _refuse_taken(person: Person) -> None:
    """Refuse an e-mail address that another person signs in with."""
    if Person.objects.filter(email=person.email).exclude(id=person.id).exists():
        raise EmailTaken(f"Somebody else already signs in as {person.email}. Give another e-mail address.")


def _refuse_last_administrator(person: Person) -> None:
    """Refuse to remove the last person who can say who signs in."""
    others = Person.objects.select_for_update().filter(is_administrator=True, is_active=True)
    if not others.exclude(id=person.id).exists():
        raise LastAdministrator(f"{person.name} is the last administrator. Make another one first.")


def _refuse_overlap(person: Person, partnership: str, post: str, starts_on: date, until: date | None) -> None:
    """Refuse to appoint a person twice to the same post on the same day."""
    wanted = Period(starts_on, until)
    for held in Appointment.objects.filter(person=person, partnership=partnership, post=post):
        if wanted.overlaps(Period(held.starts_on, held.until)):
            raise AlreadyAppointed(
                f"{person.name} already acts for this post {Period(held.starts_on, held.until).written()}. "
                "End that appointment first, or give other days."
            )
