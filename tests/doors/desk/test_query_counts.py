"""A page of the desk asks the database a few things, however many people and variations there are."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.accounts.partnership import NAME, person
from tests.doors.desk.drafts import drafted

pytestmark = pytest.mark.django_db


def asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_first_page_asks_fifteen_things_at_most(clerk: Client) -> None:
    drafted(clerk, "leave-service", {}, "brent-legal")

    assert asked(clerk, "/desk/") <= 15


def test_a_form_asks_ten_things_at_most(clerk: Client) -> None:
    draft = drafted(clerk, "leave-service", {}, "brent-legal")

    for page in ("add/set-up-body/", "check/", "decision/", ""):
        assert asked(clerk, f"/desk/drafts/{draft}/{page}") <= 10


def test_the_list_of_people_asks_no_more_for_twenty_than_for_two(desk_of: Callable[..., Client]) -> None:
    administrator = desk_of(administrator=True)
    person("first", acts_for="clerk")
    few = asked(administrator, "/desk/people/")
    for number in range(20):
        person(f"n{number}", acts_for="leader")

    assert asked(administrator, "/desk/people/") == few
    assert asked(administrator, f"/desk/agreements/{NAME}/recorded/1/") <= 8
