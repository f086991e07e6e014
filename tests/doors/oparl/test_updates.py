"""Whoever follows the lists by what was modified since ends with what somebody has who reads all anew."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.doors.oparl.conftest import JUNE
from tests.matters.partnership import ASH, BEECH, CLERK, NAME, agreed, at, planned, present
from tests.matters.queries.test_views import paper

from moothall.matters.core.past_records import Past
from moothall.matters.models import Decision
from moothall.matters.operations import decide, enter_past, publish_decision
from moothall.meetings.core.ballots import Hands
from moothall.meetings.models import AgendaItem, Meeting, Paper, Vote
from moothall.meetings.operations import (
    add_item,
    cancel_meeting,
    close_meeting,
    move_meeting,
    open_meeting,
    publish_agenda,
    publish_minutes,
    record_attendance,
    record_item_minute,
    take_vote,
    withdraw_item,
)
from moothall.meetings.operations.papers import change_exemption, withdraw_paper

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
    enter_past(past=past, came_from="a file", acting=CLERK)


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


LISTS = ("meetings", "agenda-items", "papers", "consultations", "files", "locations")


class Follower:
    """Somebody who read every list once, and then asks for changes alone."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.kept: dict[str, Any] = {}
        self.asked_at = datetime(2000, 1, 1, tzinfo=UTC)

    def asks(self) -> dict[str, Any]:
        """Take in what has changed since the last time; return what is kept then."""
        since, self.asked_at = self.asked_at, datetime.now(UTC)
        for name in LISTS:
            for each in self.pages(name, modified_since=since.isoformat()):
                self.kept.pop(each["id"], None)
                if not each.get("deleted"):
                    self.kept[each["id"]] = each
        return self.kept

    def reads_all(self) -> dict[str, Any]:
        """Return everything, read anew."""
        return {each["id"]: each for name in LISTS for each in self.pages(name)}

    def pages(self, name: str, **query: str) -> Iterator[Any]:
        page = self.client.get(f"{LIST}/{name}/", {"limit": "2", **query}).json()
        yield from page["data"]
        while "next" in page["links"]:
            page = self.client.get(page["links"]["next"]).json()
            yield from page["data"]


def life_of_a_meeting() -> Iterator[Callable[[], object]]:
    """Yield each step in the life of one meeting, up to its removal."""
    day, early = JUNE, JUNE.replace(month=5)
    meeting = planned("avon-cabinet", day, place="Hall")
    item = add_item(meeting=meeting, title="One", acting=CLERK)

    def now() -> Meeting:
        return Meeting.objects.get(pk=meeting.pk)

    def vote() -> Vote:
        hands = Hands(for_=2)
        return take_vote(item=item, motion="So be it", method="show_of_hands", hands=hands, acting=CLERK)

    def remove() -> None:
        gone = now()
        gone.deleted_at = datetime.now(UTC)
        gone.save()

    first = {"meeting": meeting, "acting": CLERK}
    yield lambda: paper(item, "Report")
    yield lambda: Paper.objects.update(published_at=None)
    yield lambda: publish_agenda(at=at(early), **first)
    yield lambda: paper(item, "Appendix")
    yield lambda: move_meeting(starts_on=day.replace(day=10), place="Library", because="A clash", **first)
    yield lambda: withdraw_item(
        item=add_item(title="Two", late_because="News", **first), because="Solved", acting=CLERK
    )
    yield lambda: open_meeting(at=at(day.replace(day=10)), **first)
    yield lambda: record_attendance(rows=present(ASH, BEECH, presiding="Ash"), **first)
    yield vote
    yield lambda: decide(item=item, record=agreed(), vote=Vote.objects.get(), acting=CLERK)
    yield lambda: publish_decision(
        decision=Decision.objects.get(), at=at(day.replace(day=10), 15), acting=CLERK
    )
    yield lambda: record_item_minute(item=item, minute="Said.", acting=CLERK)
    yield lambda: close_meeting(at=at(day.replace(day=10), 12), **first)
    yield lambda: publish_minutes(at=at(day.replace(day=12)), **first)
    yield lambda: change_exemption(
        paper=Paper.objects.get(title="Appendix"), exempt_paragraphs=[3], public_interest="Prices.",
        because="A mistake", acting=CLERK,
    )  # fmt: skip
    yield lambda: withdraw_paper(paper=Paper.objects.get(title="Appendix"), because="Wrong", acting=CLERK)
    yield lambda: cancel_meeting(
        meeting=planned("avon-cabinet", day.replace(day=20)), because="Snow", acting=CLERK
    )
    yield remove


def test_whoever_follows_has_at_every_step_what_is_there(client: Client, register: Any) -> None:
    follower = Follower(client)

    for place, step in enumerate(life_of_a_meeting()):
        step()
        assert follower.asks() == follower.reads_all(), place
