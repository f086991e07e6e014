"""What has changed since a moment is told to whoever follows, and what was removed to nobody else."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.doors.oparl.client import got, soon
from tests.doors.oparl.conftest import JUNE
from tests.matters.partnership import CLERK, MEETING, NAME, agreed, at, planned
from tests.matters.queries.test_views import paper

from moothall.matters.operations import decide, publish_decision
from moothall.meetings.models import AgendaItem, Meeting, Paper
from moothall.meetings.operations import add_item, publish_agenda, record_attendance
from moothall.meetings.operations.papers import change_exemption, withdraw_paper
from moothall.meetings.rules.attendance_book import AttendanceEntry

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

HERE = f"/oparl/v1.1/{NAME}"
AVON = f"{HERE}/councils/avon"


def backdated() -> None:
    """Make everything that is there so far as old as a day."""
    for model in (Meeting, AgendaItem, Paper):
        model._default_manager.update(modified_at=soon() - timedelta(days=1))
    from moothall.matters.models import Decision

    Decision.objects.update(modified_at=soon() - timedelta(days=1))


def test_what_has_changed_since_a_moment_is_told_and_no_more(client: Client, held: AgendaItem) -> None:
    backdated()
    began = soon()
    planned("joint-committee", JUNE)

    [new] = got(client, f"{HERE}/meetings/", modified_since=began.isoformat())["data"]
    [old] = got(client, f"{HERE}/meetings/", modified_until=(began - timedelta(hours=1)).isoformat())["data"]

    assert new["moothall:day"] == JUNE.isoformat()
    assert old["id"].split("/")[-2] == str(held.meeting.key)


def test_the_moment_that_an_object_says_takes_it_in_at_both_ends(client: Client, held: AgendaItem) -> None:
    said = got(client, f"{HERE}/meetings/{held.meeting.key}/")["modified"]

    assert got(client, f"{HERE}/meetings/", modified_since=said, modified_until=said)["data"]


def changes(held: AgendaItem) -> dict[str, Callable[[], object]]:
    meeting = held.meeting
    record = agreed().__class__("Another", "noted", "It was noted.")
    return {
        "an item": lambda: add_item(meeting=meeting, title="More", late_because="Urgent", acting=CLERK),
        "attendance": lambda: record_attendance(
            meeting=meeting, rows=[AttendanceEntry("Ash", "avon", is_presiding=True)], acting=CLERK
        ),
        "a paper": lambda: paper(held, "Another"),
        "an exemption": lambda: change_exemption(
            paper=Paper.objects.get(title="Report"), exempt_paragraphs=[3], public_interest="Prices.",
            because="A mistake", acting=CLERK,
        ),
        "a decision": lambda: publish_decision(
            decision=decide(item=held, record=record, acting=CLERK), at=at(MEETING, 16), acting=CLERK
        ),
    }  # fmt: skip


@pytest.mark.parametrize("what", ["a paper", "an exemption", "a decision"])
def test_a_meeting_has_changed_when_its_papers_or_decisions_have(
    client: Client, held: AgendaItem, what: str
) -> None:
    backdated()
    began = soon()
    changes(held)[what]()

    for name in ("meetings", "agenda-items", "papers", "consultations"):
        told = got(client, f"{HERE}/{name}/", modified_since=began.isoformat())["data"]
        assert told, name


def test_a_meeting_says_that_it_changed_when_its_agenda_or_attendance_does(
    client: Client, coming: AgendaItem
) -> None:
    for what in ("an item", "attendance"):
        backdated()
        began = soon()
        changes(coming)[what]()

        [told] = got(client, f"{AVON}/meetings/", modified_since=began.isoformat())["data"]
        assert told["moothall:day"] == JUNE.isoformat()


def test_an_item_written_long_before_its_agenda_was_published_is_told_of_then(
    client: Client, register: Any
) -> None:
    meeting = planned("avon-cabinet", JUNE)
    add_item(meeting=meeting, title="Early", acting=CLERK)
    backdated()
    began = soon()
    assert not got(client, f"{AVON}/agenda-items/")["data"]

    publish_agenda(meeting=meeting, at=at(JUNE.replace(month=5)), acting=CLERK)

    [item] = got(client, f"{AVON}/agenda-items/", modified_since=began.isoformat())["data"]
    assert item["name"] == "Early"


def test_a_withdrawn_paper_is_told_of_as_removed_to_those_who_follow_and_to_no_others(
    client: Client, held: AgendaItem
) -> None:
    report = Paper.objects.get(title="Report")
    began = soon()
    withdraw_paper(paper=report, because="Wrong", acting=CLERK)

    for name in ("papers", "consultations", "files"):
        now = got(client, f"{HERE}/{name}/")["data"]
        told = got(client, f"{HERE}/{name}/", modified_since=began.isoformat())["data"]
        alone = got(client, f"{HERE}/{name}/{report.key}/")
        assert all("deleted" not in each for each in now)
        assert alone in told
        assert set(alone) == {"id", "type", "created", "modified", "deleted"}
        assert alone["deleted"] is True
    assert client.get(f"{HERE}/files/{report.key}/content/").status_code == 404


def test_a_meeting_that_was_removed_takes_all_that_was_in_it_along(client: Client, held: AgendaItem) -> None:
    began = soon()
    meeting = held.meeting
    meeting.deleted_at = soon()
    meeting.save()

    for name in ("meetings", "agenda-items", "papers", "consultations", "files", "locations"):
        assert got(client, f"{HERE}/{name}/")["data"] == []
        told = got(client, f"{HERE}/{name}/", modified_since=began.isoformat())["data"]
        assert told, name
        assert all(each["deleted"] for each in told)


def test_a_paper_that_is_kept_back_later_has_no_name_and_no_file_any_more(
    client: Client, held: AgendaItem
) -> None:
    report = Paper.objects.get(title="Report")
    began = soon()
    changes(held)["an exemption"]()

    told = got(client, f"{HERE}/files/", modified_since=began.isoformat())["data"]
    now = got(client, f"{HERE}/papers/{report.key}/")
    assert str(report.key) in " ".join(each["id"] for each in told if each.get("deleted"))
    assert "name" not in now
    assert "mainFile" not in now
    assert now["moothall:exemptParagraphs"] == [3]
