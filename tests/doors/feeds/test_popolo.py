"""Popolo holds who sits where and how they voted, each reference leads somewhere, and nothing is a secret."""

from typing import Any

import pytest
from django.test import Client
from tests.doors.oparl.conftest import JUNE, MARK
from tests.doors.stored_agreements import text_of
from tests.matters.partnership import NAME, planned

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

REFERENCES = {"person_id", "organization_id", "parent_id", "on_behalf_of_id", "motion_id"}


@pytest.fixture
def whole(client: Client, world: str) -> Any:
    answer = client.get(f"/{NAME}/data/popolo.json")
    assert answer.status_code == 200
    assert MARK.encode() not in answer.content
    return answer.json()


def test_every_reference_leads_to_something(whole: Any) -> None:
    ids = {each["id"] for name, rows in whole.items() for each in rows if name != "areas"}
    areas = {each["id"] for each in whole["areas"]}

    for rows in whole.values():
        for each in rows:
            for name in each.keys() & {
                "person_id",
                "organization_id",
                "parent_id",
                "on_behalf_of_id",
                "motion_id",
            }:
                assert each[name] in ids, (name, each)
            assert each.get("area_id") is None or each["area_id"] in areas
    assert len(ids) == sum(len(rows) for name, rows in whole.items() if name != "areas")


def test_members_of_bodies_are_people_and_holders_of_posts_are_not(whole: Any) -> None:
    assert {each["name"] for each in whole["persons"]} == {"Ash", "Beech", "Cedar", "Dale", "Elm"}
    assert {each["label"] for each in whole["posts"]} >= {"Chief Executive", "Leader of the Council"}
    assert all("holder" not in each for each in whole["posts"])


def test_a_vote_has_its_motion_and_its_counts_and_one_that_is_kept_back_is_not_there(whole: Any) -> None:
    [motion], [vote] = whole["motions"], whole["vote_events"]

    assert (motion["text"], motion["result"]) == ("That it be so", "pass")
    assert {"option": "yes", "value": 3} in vote["counts"]
    assert vote["motion_id"] == motion["id"]


def test_the_data_page_leads_there_and_to_the_feeds(client: Client, world: str) -> None:
    answer = client.get(f"/{NAME}/data/")

    page = " ".join(answer.content.decode().split())
    for path in ("data/popolo.json", "feeds/meetings.ics", "feeds/all.atom", "feeds/decisions.atom"):
        assert f'href="/{NAME}/{path}"' in page
        assert client.get(f"/{NAME}/{path}").status_code == 200
    assert 'rel="alternate" type="application/atom+xml"' in page
    assert "Feeds and calendars" in text_of(answer)


def test_what_is_kept_for_the_next_who_asks_is_not_kept_once_something_changes(
    client: Client, world: str, whole: Any
) -> None:
    asked = f"/{NAME}/data/popolo.json"
    assert client.get(asked).json() == whole

    planned("avon-cabinet", JUNE.replace(day=20))

    assert len(client.get(asked).json()["events"]) == len(whole["events"]) + 1
