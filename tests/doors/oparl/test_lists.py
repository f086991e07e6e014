"""Lists in pages, filters that every link keeps, what objects say, and errors in words."""

from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.doors.oparl.client import got
from tests.doors.oparl.conftest import JUNE, MARK
from tests.matters.partnership import CLERK, MEETING, NAME, at, planned
from tests.matters.queries.test_views import paper

from moothall.accounts.models import Person
from moothall.meetings.models import AgendaItem, Meeting, Paper
from moothall.meetings.operations import add_item, move_meeting, publish_agenda

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

HERE = f"/oparl/v1.1/{NAME}"
AVON = f"{HERE}/councils/avon"
MOST_QUERIES = 14


def test_pages_have_each_meeting_once_and_links_keep_the_filters(client: Client, register: Any) -> None:
    for day in range(1, 8):
        planned("joint-committee", JUNE.replace(day=day))
    since = "2020-01-01T00:00:00+00:00"

    page = got(client, f"{HERE}/meetings/", limit=3, created_since=since)
    found = [each["id"] for each in page["data"]]
    while "next" in page["links"]:
        page = got(client, page["links"]["next"])
        found += [each["id"] for each in page["data"]]

    assert len(found) == len(set(found)) == 7
    assert page["pagination"] == {"totalElements": 7, "elementsPerPage": 3, "currentPage": 3, "totalPages": 3}
    for link in page["links"].values():
        asked = parse_qs(urlsplit(link).query)
        assert (asked["created_since"], asked["limit"]) == ([since], ["3"])
    assert "page" not in parse_qs(urlsplit(page["links"]["first"]).query)


def test_a_list_is_never_longer_than_a_hundred(client: Client, register: Any) -> None:
    assert got(client, f"{HERE}/meetings/", limit=5_000)["pagination"]["elementsPerPage"] == 100


def test_beyond_the_last_page_there_is_nothing(client: Client, held: AgendaItem) -> None:
    page = got(client, f"{HERE}/meetings/", page=9)

    assert page["data"] == []
    assert urlsplit(page["links"]["prev"]).query == ""


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("modified_since=yesterday", "“yesterday” is not a moment with its offset"),
        ("modified_since=2026-11-23", "is not a moment with its offset"),
        ("created_until=2026-11-23T09:00:00", "is not a moment with its offset"),
        ("created_since=2026-11-23T09:00:00+01:00", "with each + in an address as %2B"),
        ("modified_until=0001-01-01T00:00:00%2B14:00", "lies outside the calendar"),
        ("limit=0", "limit: “0” is not a whole number from 1"),
        ("page=-1", "page: “-1” is not a whole number from 1"),
        ("page=%D9%A1", "is not a whole number"),
        ("omit_internal=perhaps", "is neither true nor false"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    client: Client, register: Any, query: str, says: str
) -> None:
    answer = client.get(f"{HERE}/meetings/?{query}")

    assert answer.status_code == 400
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer.json()["type"] == "https://schema.oparl.org/1.1/Error"
    assert says in answer.json()["message"]


@pytest.mark.parametrize(
    "path",
    [
        "/oparl/", "/oparl/v1.0/", "/oparl/v1.1/nowhere/", f"{HERE}/nothing/", f"{HERE}/councils/avalon/",
        f"{HERE}/meetings/nothing/", f"{HERE}/meetings/00000000-0000-0000-0000-000000000000/",
        f"{HERE}/organizations/nobody/", f"{HERE}/organizations/nobody/meetings/", f"{HERE}/persons/x/",
        f"{HERE}/files/agenda-x/", f"{HERE}/files/agenda-x/content/", f"{HERE}/files/x/content/",
        f"{HERE}/legislative-terms/1/", f"{HERE}/councils/avon/councils/", f"{HERE}/partnership/1/",
    ],
)  # fmt: skip
def test_where_there_is_nothing_the_answer_is_an_error(client: Client, register: Any, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 404
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert set(answer.json()) == {"type", "message", "debug"}


def test_a_council_lists_its_own_and_the_partnership_those_of_several(client: Client, world: str) -> None:
    def bodies(path: str) -> set[str]:
        data = got(client, f"{path}/meetings/")["data"]
        return {each["organization"][0].split("/")[-2] for each in data}

    assert bodies(HERE) == {"joint-committee"}
    assert bodies(AVON) == {"avon-cabinet"}
    assert bodies(f"{HERE}/organizations/brent-cabinet") == {"brent-cabinet"}


def test_a_file_that_was_never_public_is_in_no_list_and_its_paper_has_no_name(
    client: Client, world: str
) -> None:
    kept_back = Paper.objects.get(title=f"{MARK} annex")

    assert str(kept_back.key) not in str(got(client, f"{HERE}/files/"))
    assert "name" not in got(client, f"{HERE}/papers/{kept_back.key}/")


def test_an_unpublished_agenda_has_no_items_and_no_file(client: Client, coming: AgendaItem) -> None:
    unready = Meeting.objects.get(agenda_published_at=None, state="planned")
    item = unready.items.get()

    told = got(client, f"{HERE}/meetings/{unready.key}/")

    assert "agendaItem" not in told
    assert "invitation" not in told
    assert client.get(f"{HERE}/agenda-items/{item.key}/").status_code == 404
    assert client.get(f"{HERE}/files/agenda-{unready.key}/").status_code == 404
    assert client.get(f"{HERE}/files/agenda-{unready.key}/content/").status_code == 404


def test_a_place_goes_with_its_meeting(client: Client, coming: AgendaItem) -> None:
    meeting = coming.meeting
    assert [each["description"] for each in got(client, f"{AVON}/locations/")["data"]] == ["Town Hall, Avon"]

    move_meeting(meeting=meeting, starts_on=JUNE, place="Library", because="Repairs", acting=CLERK)

    assert got(client, f"{HERE}/locations/{meeting.key}/")["description"] == "Library"


def test_lists_within_are_left_out_on_request(client: Client, held: AgendaItem) -> None:
    [whole] = got(client, f"{HERE}/meetings/")["data"]
    [short] = got(client, f"{HERE}/meetings/", omit_internal="true")["data"]

    assert whole.keys() - short.keys() == {"agendaItem"}
    assert all(
        "membership" not in each for each in got(client, f"{AVON}/persons/", omit_internal="true")["data"]
    )


def test_a_vote_and_a_decision_are_given_under_their_own_prefix(client: Client, held: AgendaItem) -> None:
    told = got(client, f"{HERE}/agenda-items/{held.key}/")

    [vote], [decision] = told["moothall:vote"], told["moothall:decision"]
    assert (vote["for"], vote["motion"], vote["result"]) == (3, "That it be so", "carried")
    assert (told["result"], told["resolutionText"]) == ("Agreed", "It was resolved.")
    assert decision["inForceOn"] == MEETING.isoformat()
    assert decision["vote"] == vote["key"]
    assert told["name"] == "Sharing <b>&"


def test_a_meeting_names_its_members_who_came(client: Client, held: AgendaItem) -> None:
    people = [
        got(client, each)["name"]
        for each in got(client, f"{HERE}/meetings/{held.meeting.key}/")["participant"]
    ]

    assert people == ["Ash", "Beech", "Cedar", "Dale"]


def test_nobody_is_a_person_here_but_members_of_bodies(client: Client, world: str) -> None:
    names = {each["name"] for path in (HERE, AVON, f"{HERE}/councils/brent")
             for each in got(client, f"{path}/persons/")["data"]}  # fmt: skip

    assert names == {"Ash", "Beech", "Cedar", "Dale", "Elm"}


def test_whoever_is_signed_in_is_told_the_same(client: Client, world: str) -> None:
    address = f"{HERE}/agenda-items/"
    before = client.get(address).content
    client.force_login(Person.objects.create(email="dale@brent.example", name="Dale"))

    answer = client.get(address)

    assert answer.content == before
    assert "Vary" not in answer or "Cookie" not in answer["Vary"]


@pytest.mark.parametrize("name", ["meetings", "agenda-items", "papers", "files", "locations"])
def test_a_list_takes_few_queries_however_long_it_is(client: Client, held: AgendaItem, name: str) -> None:
    def counted() -> int:
        got(client, f"{HERE}/{name}/")
        with CaptureQueriesContext(connection) as queries:
            got(client, f"{HERE}/{name}/")
        return len(queries)

    few = None
    for day in range(1, 6):
        meeting = planned("joint-committee", JUNE.replace(day=day), place="Here")
        item = add_item(meeting=meeting, title="Item", acting=CLERK)
        paper(item, "Report")
        publish_agenda(meeting=meeting, at=at(JUNE.replace(month=5)), acting=CLERK)
        few = few or counted()

    assert counted() == few <= MOST_QUERIES + 6 * (name == "files")


def test_a_moment_is_written_in_an_address_with_its_plus_sign(client: Client, held: AgendaItem) -> None:
    since = quote("2020-01-01T00:00:00+01:00")

    assert client.get(f"{HERE}/meetings/?modified_since={since}").status_code == 200
