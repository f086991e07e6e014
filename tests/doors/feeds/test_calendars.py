"""Calendars are strict, keep each meeting under one name, and say when it was changed or called off."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar
from tests.doors.oparl.conftest import JUNE, MARK
from tests.matters.partnership import CLERK, NAME, planned

from moothall.meetings.models import Meeting
from moothall.meetings.operations import cancel_meeting, move_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

LONDON = ZoneInfo("Europe/London")


def calendar(client: Client, scope: str = "") -> tuple[Any, dict[str, Any]]:
    """Return a calendar and its meetings by their keys, read strictly."""
    answer = client.get(f"/{NAME}/feeds/{scope}meetings.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert MARK.encode() not in answer.content
    lines = answer.content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    read = Calendar.from_ical(answer.content)
    assert read.errors == []
    events = {str(each["uid"]): each for each in read.walk("VEVENT")}
    for each in events.values():
        assert each.errors == []
        assert {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "STATUS", "LAST-MODIFIED"} <= each.keys()
    return read, events


def test_a_meeting_with_an_hour_is_in_the_countrys_own_time_zone(client: Client, register: Any) -> None:
    meeting = planned("avon-cabinet", JUNE, starts_at=time(18, 30), place="Hall; east, by the stairs")

    read, events = calendar(client)

    event = events[str(meeting.key)]
    assert event.decoded("dtstart") == datetime(2030, 6, 3, 18, 30, tzinfo=LONDON)
    assert event["dtstart"].params["TZID"] == "Europe/London"
    assert [str(each["TZID"]) for each in read.walk("VTIMEZONE")] == ["Europe/London"]
    assert str(event["location"]) == "Hall; east, by the stairs"
    assert str(event["status"]) == "TENTATIVE"


def test_a_meeting_without_an_hour_takes_the_day(client: Client, register: Any) -> None:
    meeting = planned("avon-cabinet", JUNE)

    _, events = calendar(client)

    assert events[str(meeting.key)].decoded("dtstart") == date(2030, 6, 3)
    assert events[str(meeting.key)]["dtstart"].params["VALUE"] == "DATE"


def test_a_meeting_that_is_moved_or_called_off_keeps_its_name(client: Client, register: Any) -> None:
    meeting = planned("avon-cabinet", JUNE)
    Meeting.objects.update(created_at=datetime(2026, 1, 1, tzinfo=LONDON))
    before = calendar(client)[1][str(meeting.key)]

    move_meeting(meeting=meeting, starts_on=JUNE.replace(day=10), because="A clash", acting=CLERK)
    cancel_meeting(meeting=meeting, because="Snow", acting=CLERK)

    after = calendar(client)[1][str(meeting.key)]
    assert after.decoded("dtstart") == date(2030, 6, 10)
    assert str(after["status"]) == "CANCELLED"
    assert str(after["description"]) == "Snow"
    assert int(after["sequence"]) >= int(before["sequence"]) > 0
    assert after.decoded("last-modified") >= before.decoded("last-modified")


def test_each_body_and_each_council_has_its_own(client: Client, world: str) -> None:
    def bodies(scope: str) -> set[str]:
        return {str(each["summary"]) for each in calendar(client, scope)[1].values()}

    assert bodies("bodies/avon-cabinet/") == {"Avon Cabinet"}
    assert bodies("councils/avon/") == {"Avon Cabinet", "Joint Committee"}
    assert bodies("") == {"Avon Cabinet", "Brent Cabinet", "Joint Committee"}
    assert client.get(f"/{NAME}/feeds/bodies/nobody/meetings.ics").status_code == 404


def test_an_empty_calendar_is_a_calendar(client: Client, register: Any) -> None:
    assert calendar(client)[1] == {}
