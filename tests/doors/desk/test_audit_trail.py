"""The audit trail as it is read at the desk."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.accounts.partnership import NAME, founded, varied
from tests.acting import operator
from tests.doors.desk.drafts import summary_of, words_of

from moothall.audit import operations as audit
from moothall.audit.queries import events

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

Desk = Callable[..., Client]


def test_events_are_listed_the_latest_first_in_plain_words(desk_of: Desk) -> None:
    administrator = desk_of(administrator=True)
    varied("leaving", after=1, by="A. Clerk", end=[{"term": "brent-legal"}])

    words = words_of(administrator.get("/desk/audit/")).partition("the latest first")[2]

    assert words.index("Variation recorded") < words.index("Agreement loaded")
    assert "A. Clerk" in words


def test_events_can_be_asked_for_by_who_what_partnership_and_days(desk_of: Desk) -> None:
    administrator = desk_of(administrator=True)
    founded("other")
    varied("leaving", after=1, by="A. Clerk", end=[{"term": "brent-legal"}])

    assert "1 event." in words_of(administrator.get("/desk/audit/?actor=a.+clerk"))
    assert "1 event." in words_of(administrator.get("/desk/audit/?partnership=other"))
    assert "1 event." in words_of(administrator.get("/desk/audit/?action=agreement.varied"))
    assert "There are no such events" in words_of(administrator.get("/desk/audit/?until=1+April+2016"))
    today = events().events[0].at.date().isoformat()
    assert "There are no such events" not in words_of(
        administrator.get(f"/desk/audit/?since={today}&until={today}")
    )


def test_a_day_that_is_none_is_named(desk_of: Desk) -> None:
    answer = desk_of(administrator=True).get("/desk/audit/?since=31+June+2016")

    [(at, message)] = summary_of(answer)
    assert at == "since"
    assert message.startswith("Enter a real date")


def test_many_events_come_in_pages(desk_of: Desk) -> None:
    administrator = desk_of(administrator=True)
    for _ in range(60):
        audit.record("tested", acting=operator("the test"))

    first = words_of(administrator.get("/desk/audit/?action=tested"))
    second = words_of(administrator.get("/desk/audit/?action=tested&page=2"))

    assert "60 events, page 1 of 2" in first
    assert "page 2 of 2" in second
    for nonsense in ("0", "999", "-1", "x", "9" * 30):
        assert administrator.get(f"/desk/audit/?page={nonsense}").status_code == 200


def test_an_event_opens_to_its_facts(desk_of: Desk) -> None:
    administrator = desk_of(administrator=True)
    number = audit.record(
        "person.changed", acting=operator("the test"), before={"name": "Old"}, after={"name": "New"}
    )

    words = words_of(administrator.get(f"/desk/audit/{number}/"))

    assert "Person changed" in words
    assert "Before: name Old" in words
    assert administrator.get("/desk/audit/99999/").status_code == 404


def test_a_monitoring_officer_reads_their_own_partnerships_events_and_no_others(desk_of: Desk) -> None:
    officer = desk_of("monitoring-officer")
    founded("other")
    elsewhere = events(partnership="other").events[0].number
    of_nobody = audit.record("person.signed_in", acting=operator("x@moothall.example"))

    for asked in ("", "?partnership=other", "?partnership="):
        words = words_of(officer.get(f"/desk/audit/{asked}"))
        assert "x@moothall.example" not in words
        assert "Other Partnership" not in words
    assert officer.get(f"/desk/audit/{elsewhere}/").status_code == 403
    assert officer.get(f"/desk/audit/{of_nobody}/").status_code == 403
    assert officer.get(f"/desk/audit/{events(partnership=NAME).events[0].number}/").status_code == 200
