"""The pages of meetings, matters and decisions: what each says, with nothing and with much."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.accounts.partnership import variation
from tests.doors.stored_agreements import text_of
from tests.matters.partnership import (
    CLERK,
    MEETING,
    NAME,
    at,
    decided,
    founded,
    issue,
    new_service,
    planned,
    proposed,
    published,
    under_way,
)

from moothall.agreement.operations import record
from moothall.matters.models import Decision
from moothall.matters.operations import call_in
from moothall.meetings.core.ballots import Hands
from moothall.meetings.models import AgendaItem, Meeting
from moothall.meetings.operations import cancel_meeting, take_vote

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


@pytest.fixture(autouse=True)
def _founded(settings: Any, tmp_path: Any) -> None:
    settings.MOOTHALL_TODAY, settings.MOOTHALL_DATA = date(2016, 12, 1), tmp_path
    founded()


def address(page: str, **named: Any) -> str:
    return reverse(f"site:{page}", kwargs={"partnership": NAME, **named})


def read(page: str, *, query: str = "", **named: Any) -> str:
    answer = Client().get(address(page, **named) + query)
    assert answer.status_code == 200
    return text_of(answer)


def queries(page: str, **named: Any) -> int:
    Client().get(address(page, **named))
    with CaptureQueriesContext(connection) as counted:
        Client().get(address(page, **named))
    return len(counted)


@pytest.mark.parametrize("page", ["meetings", "issues", "taken", "forward_plan"])
def test_a_list_with_nothing_in_it_says_what_would_be_there(page):
    assert any(
        word in read(page).lower()
        for word in ("no meeting", "no matter", "no decision", "nothing is planned")
    )


def test_meetings_to_come_stand_before_those_that_were():
    planned("avon-cabinet", date(2017, 1, 9))
    planned("joint-committee", date(2016, 11, 1))
    said = read("meetings")
    assert said.index("9 January 2017") < said.index("1 November 2016")


def test_meetings_are_narrowed_to_a_council():
    planned("avon-cabinet", date(2017, 1, 9))
    assert "9 January 2017" in read("meetings", query="?council=avon")
    assert "9 January 2017" not in read("meetings", query="?council=brent")


def test_a_meeting_that_is_cancelled_says_so_in_words():
    meeting = planned("joint-committee", date(2017, 1, 9))
    cancel_meeting(meeting=meeting, because="There is snow.", acting=CLERK)
    said = read("meeting", key=meeting.key)
    assert "Cancelled" in said
    assert "There is snow." in said


def test_a_meeting_says_by_when_its_agenda_had_to_be_published_and_how_that_is_counted():
    meeting = planned("joint-committee", date(2016, 2, 12).replace(year=2017))
    said = read("meeting", key=meeting.key)
    assert "The agenda has to be published by 3 February 2017." in said
    assert "not counted (Saturday)" in said


def test_the_result_of_an_item_is_on_the_page_as_soon_as_the_vote_is_taken():
    item = under_way("joint-committee")
    assert "No result yet" in read("meeting", key=item.meeting.key)
    take_vote(
        item=item,
        motion="That it be so",
        method="show_of_hands",
        hands=Hands(for_=3, against=1),
        acting=CLERK,
    )
    said = read("meeting", key=item.meeting.key)
    assert "Carried : 3 for, 1 against, 0 abstained" in said


def test_a_matter_tells_its_story_and_the_earliest_day():
    about, _ = proposed(new_service())
    published("joint-committee", about)
    said = read("issue", slug=about.slug)
    assert "was put forward" in said
    assert "Joint Committee: agreed" in said


def test_a_decision_that_is_called_in_says_so_and_a_filter_finds_it():
    about, _ = proposed()
    decision = published("avon-cabinet", about)
    call_in(decision=decision, body="avon-scrutiny", on=MEETING + timedelta(1), by_members=["Elm", "Fir"],
            reasons="Too fast.", acting=CLERK)  # fmt: skip
    assert "Too fast." in read("decision", slug=decision.slug)
    assert decision.title in read("taken", query="?called_in=yes")
    assert "No decisions" in read("taken", query="?called_in=no")


def test_a_decision_that_is_not_published_is_not_on_any_page():
    about, _ = proposed()
    decision = decided("avon-cabinet", about)
    assert Client().get(address("decision", slug=decision.slug)).status_code == 404
    assert "No decision is published yet" in read("taken")


@pytest.mark.parametrize(
    "query",
    [
        "?page=99999999",
        "?page=-1",
        "?year=abc",
        "?year=0",
        "?council=%22",
        "?text=%00",
        "?key=x",
        "?holder=%27",
    ],
)
def test_whatever_is_asked_of_the_register_is_answered(query):
    published("joint-committee", proposed(new_service())[0])
    read("taken", query=query)
    read("meetings", query=query)
    read("issues", query=query)
    read("forward_plan", query=query)


def test_a_meeting_is_read_in_at_most_twelve_queries():
    item = under_way("joint-committee")
    assert queries("meeting", key=item.meeting.key) <= 12


def test_a_meeting_asks_as_much_for_a_hundred_items_as_for_two():
    item = under_way("avon-cabinet")
    made = [AgendaItem(partnership=NAME, meeting=item.meeting, position=place, title="More", is_key=True)
            for place in range(2, 102)]  # fmt: skip
    AgendaItem.objects.bulk_create(made[:1])
    few = queries("meeting", key=item.meeting.key)
    AgendaItem.objects.bulk_create(made[1:])
    assert queries("meeting", key=item.meeting.key) == few <= 12


def test_a_matter_and_a_decision_are_read_in_at_most_twelve_queries():
    about, _ = proposed()
    decision = published("avon-cabinet", about)
    assert queries("issue", slug=about.slug) <= 12
    assert queries("decision", slug=decision.slug) <= 12


def test_an_item_says_whether_notice_of_its_key_decision_was_given():
    item = under_way("avon-cabinet")
    AgendaItem.objects.filter(pk=item.pk).update(is_key=True)
    assert "none was given" in read("meeting", key=item.meeting.key)


def test_a_meeting_after_its_body_ended_is_called_by_the_name_that_the_body_had():
    meeting = planned("joint-committee", date(2017, 1, 9))
    last = date(2016, 12, 20)
    ended = variation(
        "end",
        effective=last,
        end=[{"term": each} for each in ("avon-oversight", "brent-oversight", "joint-committee")],
    )
    record(partnership=NAME, variation=ended, after=1, acting=CLERK)
    for said in (read("meeting", key=meeting.key), read("meetings")):
        assert "Joint Committee, 9 January 2017" in said


def many(number: int) -> None:
    days = [date(2016, 5, 1) + timedelta(place) for place in range(number)]
    Meeting.objects.bulk_create(
        Meeting(partnership=NAME, body="joint-committee", starts_on=day) for day in days
    )
    Decision.objects.bulk_create(
        Decision(partnership=NAME, slug=f"d-{place}-{number}", title="Resolved", holder="joint-committee",
                 authorities=["avon"], taken_on=day, outcome="agreed", resolved="So", published_at=at(day))
        for place, day in enumerate(days)
    )  # fmt: skip


@pytest.mark.parametrize("page", ["meetings", "taken", "issues", "forward_plan"])
def test_a_list_asks_as_much_for_two_hundred_rows_as_for_ten(page):
    issue()
    many(10)
    few = queries(page)
    many(190)
    assert queries(page) == few <= 8
