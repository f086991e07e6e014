"""Feeds are strict Atom, hold what was changed last, and nothing that is kept back."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree
from tests.doors.oparl.conftest import JUNE, MARK
from tests.matters.partnership import CLERK, NAME, issue, planned

from moothall.matters.models import Decision
from moothall.meetings.models import AgendaItem, Meeting
from moothall.meetings.operations import move_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

FEEDS = f"/{NAME}/feeds"
ATOM = "{http://www.w3.org/2005/Atom}"
SCOPES = ["", "councils/avon/", "councils/brent/", "bodies/joint-committee/", "services/legal/"]
MOST_QUERIES = 8


def feed(client: Client, path: str) -> Any:
    """Return a feed, parsed twice: by a reader of feeds, and as XML with all that Atom asks for."""
    answer = client.get(f"{FEEDS}/{path}")
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    import feedparser  # slow to import

    read = feedparser.parse(answer.content, response_headers={"content-type": answer["Content-Type"]})
    assert read.bozo == 0, read.get("bozo_exception")
    assert read.version == "atom10"
    root = etree.fromstring(answer.content)
    for each in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            [found] = each.findall(f"{ATOM}{name}")
            assert found.text
        assert each.find(f"{ATOM}link[@rel='alternate']") is not None
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == f"http://testserver{FEEDS}/{path}"
    return read


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("topic", ["all", "meetings", "issues", "decisions"])
def test_every_feed_is_strict_atom_and_gives_no_secret(
    client: Client, world: str, scope: str, topic: str
) -> None:
    read = feed(client, f"{scope}{topic}.atom")

    assert MARK not in str(read)
    assert len({each.id for each in read.entries}) == len(read.entries)
    assert all(each.id.startswith("urn:uuid:") for each in read.entries)


def test_what_was_changed_last_comes_first_under_the_same_id(client: Client, world: str) -> None:
    before = feed(client, "meetings.atom").entries
    meeting = Meeting.objects.get(body="avon-cabinet", agenda_published_at=None)
    move_meeting(meeting=meeting, starts_on=JUNE.replace(day=20), because="A clash", acting=CLERK)

    after = feed(client, "meetings.atom").entries

    assert after[0].id == f"urn:uuid:{meeting.key}"
    assert after[0].title == "Avon Cabinet, 20 June 2030"
    assert {each.id for each in after} == {each.id for each in before}
    assert [each.updated for each in after] == sorted((each.updated for each in after), reverse=True)


def test_a_council_follows_its_own_bodies_and_those_it_has_with_others(client: Client, world: str) -> None:
    def named(scope: str) -> set[str]:
        return {each.title.split(",")[0] for each in feed(client, f"{scope}meetings.atom").entries}

    assert named("councils/avon/") == {"Avon Cabinet", "Joint Committee"}
    assert named("bodies/brent-cabinet/") == {"Brent Cabinet"}
    assert named("services/legal/") == set()


def test_a_decision_that_is_kept_back_is_named_without_its_words(client: Client, secret: AgendaItem) -> None:
    [entry] = feed(client, "decisions.atom").entries

    assert entry.title == "A contract"
    assert "Not for publication." in entry.summary


def test_a_decision_that_is_not_published_is_in_no_feed(client: Client, held: AgendaItem) -> None:
    assert len(feed(client, "decisions.atom").entries) == 1
    Decision.objects.update(published_at=None)

    assert feed(client, "decisions.atom").entries == []


def test_an_issue_is_followed_by_the_bodies_that_take_it(client: Client, held: AgendaItem) -> None:
    issue("Another matter")

    assert len(feed(client, "issues.atom").entries) == 2
    assert [each.title for each in feed(client, "bodies/joint-committee/issues.atom").entries] == [
        "Share the legal service"
    ]
    assert feed(client, "bodies/avon-cabinet/issues.atom").entries == []


def test_an_empty_feed_says_the_same_whenever_it_is_asked(client: Client, register: Any) -> None:
    first, second = client.get(f"{FEEDS}/all.atom").content, client.get(f"{FEEDS}/all.atom").content

    assert first == second
    assert feed(client, "all.atom").entries == []


@pytest.mark.parametrize(
    "path", ["nothing.atom", "bodies/nobody/all.atom", "councils/legal/all.atom", "services/avon/all.atom"]
)
def test_where_there_is_nothing_to_follow_there_is_no_feed(client: Client, register: Any, path: str) -> None:
    assert client.get(f"{FEEDS}/{path}").status_code == 404


def test_a_feed_takes_few_queries_however_much_there_is(client: Client, world: str) -> None:
    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            feed(client, "all.atom")
        return len(queries)

    few = counted()
    for day in range(1, 6):
        planned("joint-committee", JUNE.replace(day=day))
        issue(f"Matter {day}")

    assert counted() == few <= MOST_QUERIES
