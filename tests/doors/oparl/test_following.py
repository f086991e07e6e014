"""Meetings that are entered from elsewhere are followed like any other."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.committees.partnership import CLERK, NAME

from moothall.committees.core.past import Past
from moothall.committees.models import AgendaItem, Meeting
from moothall.committees.operations import enter_past

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

LIST = f"/oparl/v1.1/{NAME}/councils/avon"


def entered(*items: str, came: tuple[str, ...] = ("Ash",)) -> None:
    meeting = {
        "id": "first",
        "body": "avon-cabinet",
        "on": date(2016, 5, 3),
        "attended": [{"person": each, "authority": "avon"} for each in came],
        "items": [{"id": each, "title": each.title()} for each in items],
    }
    past = Past.model_validate({"moothall": 1, "partnership": NAME, "meetings": [meeting]})
    enter_past(past=past, came_from="a file", by=CLERK)


def changed(client: Client, name: str, since: datetime) -> list[dict[str, Any]]:
    answer = client.get(f"{LIST}/{name}/", {"modified_since": since.isoformat()}).json()
    data: list[dict[str, Any]] = answer["data"]
    return data


@pytest.fixture
def began(register: Any) -> datetime:
    """Enter a meeting with two items, a day before."""
    entered("waste", "parks")
    for model in (Meeting, AgendaItem):
        model._default_manager.update(modified_at=datetime.now(UTC) - timedelta(days=1))
    return datetime.now(UTC)


def test_what_says_the_same_again_has_not_changed(client: Client, began: datetime) -> None:
    entered("waste", "parks")

    assert changed(client, "meetings", began) == []


def test_an_item_that_is_gone_is_told_of_as_removed(client: Client, began: datetime) -> None:
    entered("waste")

    told = changed(client, "agenda-items", began)
    assert sorted(bool(each.get("deleted")) for each in told) == [False, True]
    [meeting] = changed(client, "meetings", began)
    assert [each["name"] for each in meeting["agendaItem"]] == ["Waste"]


def test_who_came_is_told_of_when_it_says_otherwise(client: Client, began: datetime) -> None:
    entered("waste", "parks", came=("Ash", "Beech"))

    [meeting] = changed(client, "meetings", began)
    assert len(meeting["participant"]) == 2
