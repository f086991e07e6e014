"""The people of the example: plainly made up, one for each kind of post, with one passphrase kept safe."""

import stat
from pathlib import Path

import pytest
from django.contrib.auth.password_validation import validate_password
from tests.accounts.partnership import NAME, TODAY, founded

from moothall.accounts.models import Person
from moothall.accounts.queries import person_by_email
from moothall.accounts.rights.grants import Grant, may
from moothall.agreement.core.register import Register
from moothall.doors.cli.example_people import FILE, Cast, cast, new_passphrase

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]


@pytest.fixture
def register(db: None) -> Register:
    return founded()


def made(data: Path) -> Cast:
    return cast(partnership=NAME, data=data, day=TODAY)


def test_there_is_one_person_for_each_kind_of_post_and_an_administrator(tmp_path: Path) -> None:
    emails = [each.email for each in made(tmp_path).people]

    assert "clerk@moothall.example" in emails
    assert emails[-1] == "administrator@moothall.example"
    assert len(emails) == len(set(emails)) == Person.objects.count()
    assert all(each.name.startswith("Example ") for each in Person.objects.all())


def test_each_can_sign_in_with_the_passphrase_which_only_this_account_can_read(tmp_path: Path) -> None:
    passphrase = made(tmp_path).passphrase

    assert all(person.check_password(passphrase) for person in Person.objects.all())
    assert (tmp_path / FILE).read_text().strip() == passphrase
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_no_passphrase_is_ever_too_like_the_name_or_address_of_anybody(tmp_path: Path) -> None:
    made(tmp_path)
    people = list(Person.objects.all())

    for _ in range(300):
        passphrase = new_passphrase()
        for each in people:
            validate_password(passphrase, each)


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    first, people = made(tmp_path), Person.objects.count()

    assert made(tmp_path) == first
    assert Person.objects.count() == people


def test_a_lost_passphrase_is_made_anew_for_all(tmp_path: Path) -> None:
    first = made(tmp_path)
    (tmp_path / FILE).unlink()

    second = made(tmp_path)

    assert second.passphrase != first.passphrase
    assert all(person.check_password(second.passphrase) for person in Person.objects.all())


def test_the_clerk_may_record_and_nobody_acts_in_the_name_of_a_real_holder(tmp_path: Path) -> None:
    made(tmp_path)
    clerk, officer = (
        person_by_email(email=f"{name}@moothall.example") for name in ("clerk", "monitoring-officer")
    )
    assert clerk is not None
    assert officer is not None

    assert isinstance(may(person=clerk, permission="record_variation", partnership=NAME, day=TODAY), Grant)
    assert officer.appointments.get().acting_as == "staff"


def test_what_to_print_names_everybody_and_the_passphrase(tmp_path: Path) -> None:
    both = made(tmp_path)
    lines = list(both.lines())

    assert both.passphrase in lines[0]
    assert len(lines) == 1 + len(both.people)
