"""What ``script/run`` does before it serves."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate
from tests.acting import operator
from tests.doors.cli.conftest import Typed

from moothall.accounts.models import Person
from moothall.accounts.operations import add_person
from moothall.agreement.models import StoredVariation
from moothall.meetings.models import Meeting

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

NOBODY = (
    "Making the database ready\n"
    "Nobody can sign in yet. Make the first person: script/moothall add-person --administrator\n"
)


@pytest.fixture(autouse=True)
def _a_folder_of_its_own(settings: Any, tmp_path: Path) -> None:
    settings.MOOTHALL_DATA = tmp_path


def test_starting_up_without_the_example_leaves_the_store_empty(typed: Typed) -> None:
    assert typed("start-up", "--no-example").out == NOBODY
    assert not StoredVariation.objects.exists()


def test_an_installation_can_leave_the_example_out_for_good(typed: Typed, settings: Any) -> None:
    settings.MOOTHALL_EXAMPLE = False

    assert typed("start-up").out == NOBODY
    assert not StoredVariation.objects.exists()


def test_the_example_does_not_join_another_partnership(typed: Typed, file: Path) -> None:
    typed("load", file)

    assert typed("start-up").out == NOBODY
    assert StoredVariation.objects.count() == 2


def test_starting_up_loads_the_example_once_and_says_how_to_sign_in(typed: Typed) -> None:
    first = typed("start-up")
    loaded = StoredVariation.objects.count()
    met = Meeting.objects.count()
    second = typed("start-up")

    assert loaded > 60
    assert Meeting.objects.count() == met > 10
    assert StoredVariation.objects.count() == loaded
    assert "Loading the example: the 2020 Vision Partnership\n" in first.out
    assert second.out == first.out.replace("Loading the example: the 2020 Vision Partnership\n", "")
    assert json.loads(typed("as-at", "2016-11-13", "--kind", "participation", "--json").out)["terms"]

    [passphrase] = re.findall(r"Sign in at /desk/ as any of these, with the passphrase (\S+)\n", first.out)
    addresses = re.findall(r"^  (\S+@moothall\.example) ", first.out, re.MULTILINE)
    assert sorted(addresses) == sorted(Person.objects.values_list("email", flat=True))
    assert authenticate(email=addresses[0], password=passphrase) is not None


def test_once_real_people_sign_in_the_made_up_ones_are_no_longer_told_of(typed: Typed) -> None:
    typed("start-up")
    add_person(
        name="Ada",
        email="ada@council.example",
        password="a long passphrase of her own",
        acting=operator("the test"),
    )

    assert typed("start-up").out == "Making the database ready\n"
