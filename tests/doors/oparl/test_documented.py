"""The page of the manual has every property that is ours, and every list."""

import re
from pathlib import Path

import pytest
from django.test import Client
from tests.doors.oparl.test_crawl import crawl, objects_in
from tests.matters.partnership import CLERK

from moothall.doors.oparl.addresses import LISTS
from moothall.meetings.models import AgendaItem
from moothall.meetings.operations import withdraw_item

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "oparl.md").read_text(encoding="utf-8")
NOT_HERE = {"moothall:gssCode"}  # the councils of the tests have none


@pytest.mark.django_db
@pytest.mark.storage
def test_every_property_of_our_own_is_documented_and_no_other(client: Client, world: str) -> None:
    withdraw_item(item=AgendaItem.objects.get(title="Next year"), because="Too soon", acting=CLERK)
    given = {
        name
        for answer in crawl(client).values()
        for each in objects_in(answer)
        for name in each
        if ":" in name
    }

    assert given | NOT_HERE == set(re.findall(r"^\| `(moothall:\w+)`", PAGE, re.MULTILINE))


@pytest.mark.parametrize("name", LISTS.values())
def test_every_list_is_documented(name: str) -> None:
    assert f"/{name}/" in PAGE
