"""What is done to people and appointments, and what is refused."""

from datetime import date
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as django_settings
from tests.accounts.partnership import FOUNDED, NAME, PASSWORD, TODAY, person
from tests.acting import operator

from moothall.accounts import operations
from moothall.accounts.models import Appointment, Person
from moothall.accounts.queries import has_second_step, person_by_email
from moothall.refusals import Conflict, Invalid

ENVIRONMENT_HASHERS = list(django_settings.PASSWORD_HASHERS)

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.usefixtures("register")]


def fields_at_fault(invalid: pytest.ExceptionInfo[Invalid]) -> list[str]:
    return [fault.field for fault in invalid.value.faults]


def test_a_password_is_kept_with_argon2_and_not_as_it_was_given(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ENVIRONMENT_HASHERS
    added = person("clerk")

    assert added.password.startswith("argon2")
    assert added.check_password(PASSWORD)


def test_everything_that_is_wrong_with_a_new_person_is_said_at_once() -> None:
    with pytest.raises(Invalid) as invalid:
        operations.add_person(name=" ", email="nonsense", password="short", acting=operator("the test"))

    assert fields_at_fault(invalid)[:2] == ["name", "email"]
    assert "password" in fields_at_fault(invalid)
    assert Person.objects.count() == 0


def test_two_people_cannot_sign_in_with_one_address_however_it_is_capitalised() -> None:
    person("clerk")

    with pytest.raises(operations.EmailTaken):
        operations.add_person(
            name="Other", email="CLERK@moothall.example", password=PASSWORD, acting=operator("the test")
        )


def test_the_last_administrator_stays_one() -> None:
    keeper = person("keeper", administrator=True)

    with pytest.raises(operations.LastAdministrator):
        operations.change_person(
            person=keeper,
            name=keeper.name,
            email=keeper.email,
            administrator=False,
            acting=operator("the test"),
        )
    with pytest.raises(operations.LastAdministrator):
        operations.deactivate_person(person=keeper, acting=operator("the test"))

    person("other", administrator=True)
    operations.deactivate_person(person=keeper, acting=operator("the test"))
    assert person_by_email(email=keeper.email).is_active is False  # type: ignore[union-attr]


def test_a_person_can_be_given_another_name_and_address() -> None:
    clerk = person("clerk")

    operations.change_person(
        person=clerk,
        name="New Name",
        email="New@moothall.example",
        administrator=False,
        acting=operator("the test"),
    )

    assert person_by_email(email="new@moothall.example") == clerk


def test_a_post_that_the_agreement_does_not_have_cannot_be_acted_for() -> None:
    with pytest.raises(Invalid) as invalid:
        operations.appoint(
            person=person("clerk"),
            partnership=NAME,
            post="legal",
            starts_on=TODAY,
            acting=operator("the test"),
        )

    assert fields_at_fault(invalid) == ["post"]


def test_an_appointment_ends_after_it_begins() -> None:
    clerk = person("clerk", acts_for="clerk")
    held = Appointment.objects.get(person=clerk)

    with pytest.raises(Invalid):
        operations.end_appointment(appointment=held, on=FOUNDED, acting=operator("the test"))

    operations.end_appointment(appointment=held, on=TODAY, acting=operator("the test"))
    with pytest.raises(Invalid, match="ends on 22 November 2016 already"):
        operations.end_appointment(appointment=held, on=date(2016, 12, 1), acting=operator("the test"))


def test_one_person_is_not_appointed_twice_to_a_post_for_the_same_days() -> None:
    clerk = person("clerk", acts_for="clerk", until=TODAY)
    again = {"person": clerk, "partnership": NAME, "post": "clerk", "acting": operator("the test")}

    with pytest.raises(Conflict, match="already acts for this post"):
        operations.appoint(starts_on=date(2016, 11, 21), **again)  # type: ignore[arg-type]

    operations.appoint(starts_on=TODAY, **again)  # type: ignore[arg-type]


def test_a_lost_second_step_can_be_taken_away() -> None:
    clerk = person("clerk")
    Authenticator.objects.create(user=clerk, type=Authenticator.Type.TOTP, data={"secret": "x"})

    operations.remove_second_step(person=clerk, acting=operator("the test"))

    assert not has_second_step(person=clerk)


@pytest.mark.parametrize("until", [FOUNDED, date(2016, 3, 31)])
def test_the_database_itself_refuses_an_appointment_that_ends_before_it_begins(until: date) -> None:
    from django.db import IntegrityError

    with pytest.raises(IntegrityError, match="an_appointment_ends_after_it_starts"):
        Appointment.objects.create(
            person=person("clerk"), partnership=NAME, post="clerk", starts_on=FOUNDED, until=until
        )
