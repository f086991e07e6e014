"""What is kept back stands on no page of meetings for those who may not read it; members find it there."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.test import override_settings
from django.urls import reverse
from tests.doors.stored_agreements import for_a_while
from tests.matters.partnership import NAME
from tests.security.kept_back import (
    EXEMPT,
    GONE,
    ITS_OWN,
    STRANGERS,
    UNPUBLISHED,
    browser,
    made,
    marks_in,
    readable,
)

from moothall.matters.models import Decision, Issue
from moothall.meetings.models import Meeting

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
LISTS = (
    "meetings",
    "issues",
    "taken",
    "taken_csv",
    "taken_xlsx",
    "forward_plan",
    "forward_plan_csv",
    "search",
)


@pytest.fixture(scope="module", autouse=True)
def _made(django_db_setup: Any, django_db_blocker: Any, tmp_path_factory: Any) -> Any:
    data = override_settings(MOOTHALL_DATA=tmp_path_factory.mktemp("data"))
    with django_db_blocker.unblock(), data, for_a_while():
        made()
        yield


def pages() -> list[str]:
    """Return every address of the room, and the filters that could tell what is kept back."""
    found = [reverse(f"site:{name}", kwargs={"partnership": NAME}) for name in LISTS]
    for name, rows, field in (
        ("meeting", Meeting, "key"),
        ("decision", Decision, "slug"),
        ("issue", Issue, "slug"),
    ):
        values = rows.objects.values_list(field, flat=True)
        found += [reverse(f"site:{name}", kwargs={"partnership": NAME, field: each}) for each in values]
    found.append(reverse("site:glance", kwargs={"partnership": NAME}))
    found.append(reverse("site:body", kwargs={"partnership": NAME, "id": "brent-cabinet"}))
    return [*found, reverse("site:council", kwargs={"partnership": NAME, "id": "brent"})]


@pytest.mark.parametrize("who", STRANGERS)
def test_no_stranger_finds_a_mark_on_any_page(who):
    reads = browser(who)
    for address in pages():
        said = readable(reads.get(address))
        assert not marks_in(said, EXEMPT, UNPUBLISHED, GONE), f"{who} at {address}"


def test_a_member_reads_what_is_exempt_and_it_is_marked():
    meeting = Meeting.objects.exclude(agenda_published_at=None).get()
    answer = browser("member").get(reverse("site:meeting", kwargs={"partnership": NAME, "key": meeting.key}))
    said = readable(answer)
    assert {f"{EXEMPT}{name}{EXEMPT}" for name in ("purpose", "recommendation", "minute", "motion")} <= (
        marks_in(said, EXEMPT)
    )
    assert "Not for publication" in answer.content.decode()


@pytest.mark.parametrize("who", ITS_OWN)
def test_what_is_given_to_somebody_is_kept_by_no_cache(who):
    reads = browser(who)
    for address in pages()[:12]:
        if "/search" not in address:
            kept = reads.get(address).headers["Cache-Control"]
            assert {"private", "no-store"} <= set(kept.split(", ")), address


def test_words_that_are_kept_back_cannot_be_guessed_by_searching_for_them():
    word = f"{EXEMPT}resolved{EXEMPT}"
    for who in ("public", "leader"):
        asked = browser(who).get(reverse("site:taken_csv", kwargs={"partnership": NAME}), {"text": word})
        rows = list(csv.reader(StringIO(asked.content.decode("utf-8-sig"))))
        assert len(rows) == 1
