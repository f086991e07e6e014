from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection, transaction
from tests.acting import operator
from tests.audit.tampering import flipped, tampered

from moothall.audit import operations as audit
from moothall.audit.models import AuditEvent
from moothall.audit.queries import actions, events, number_with, partnerships_of, verify

pytestmark = [pytest.mark.storage, pytest.mark.django_db]

COLUMNS = [field.name for field in AuditEvent._meta.concrete_fields if field.name != "number"]


def three_events() -> None:
    audit.record(
        "agreement.varied", acting=operator("A. Clerk"), partnership="avon", subject="one", pence=100
    )
    audit.record("person.added", acting=operator("B. Clerk"), subject="c@example.org")
    audit.record(
        "agreement.varied",
        acting=operator("A. Clerk"),
        partnership="brent",
        subject="two",
        day=date(2016, 4, 1),
    )


def test_an_event_says_who_did_what_to_what_and_when() -> None:
    with time_machine.travel(datetime(2016, 11, 14, 18, 30, tzinfo=UTC), tick=False):
        number = audit.record(
            "agreement.varied", acting=operator("A. Clerk"), partnership="avon", subject="leave", to=["a", 1]
        )

    [event] = events().events

    assert (event.number, event.at) == (number, datetime(2016, 11, 14, 18, 30, tzinfo=UTC))
    assert (event.actor, event.action, event.partnership, event.subject) == (
        "A. Clerk", "agreement.varied", "avon", "leave",
    )  # fmt: skip
    assert event.facts == {"to": ["a", 1]}


def test_events_are_numbered_from_one_and_the_latest_comes_first() -> None:
    three_events()

    assert [event.number for event in events().events] == [3, 2, 1]
    assert actions() == ["agreement.varied", "person.added"]


def test_events_are_found_by_actor_action_and_partnership() -> None:
    three_events()

    assert [event.number for event in events(actor="a. clerk").events] == [3, 1]
    assert [event.number for event in events(action="person.added").events] == [2]
    assert [event.number for event in events(partnership="brent").events] == [3]
    assert events(actor="A. Clerk", partnership="avon", action="person.added").total == 0


def test_a_day_begins_and_ends_at_midnight_in_england_and_until_is_left_out() -> None:
    for moment in ("2016-06-30 22:59", "2016-06-30 23:00", "2016-07-01 22:59", "2016-07-01 23:00"):
        with time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=UTC), tick=False):
            audit.record("agreement.varied", acting=operator("A. Clerk"))

    found = events(since=date(2016, 7, 1), until=date(2016, 7, 2)).events

    assert [event.number for event in found] == [3, 2]


def test_events_come_in_pages_and_a_page_beyond_the_last_is_the_last() -> None:
    three_events()

    first, last = events(page_size=2), events(page=10**30, page_size=2)

    assert ([event.number for event in first.events], first.page, first.pages, first.total) == (
        [3, 2],
        1,
        2,
        3,
    )
    assert ([event.number for event in last.events], last.page) == ([1], 2)
    assert events(page=-1, page_size=2) == first


def test_an_event_of_what_was_undone_is_undone_with_it() -> None:
    three_events()

    with transaction.atomic():
        audit.record("person.added", acting=operator("A. Clerk"))
        transaction.set_rollback(True)

    assert events().total == 3
    assert audit.record("person.added", acting=operator("A. Clerk")) == 4
    assert verify().good


def test_a_trail_that_nobody_touched_is_good() -> None:
    three_events()

    verification = verify()

    assert (verification.good, verification.first_bad, verification.head) == (True, None, 3)
    assert verification.digest == events().events[0].digest


@pytest.mark.parametrize("column", COLUMNS)
def test_one_byte_of_an_event_changed_names_its_number(column: str) -> None:
    three_events()
    stored = getattr(AuditEvent.objects.get(number=2), column) or "x"

    for place in (0, len(stored) // 2, -1):
        with tampered(
            AuditEvent, f"UPDATE {{table}} SET {column} = %s WHERE number = 2", flipped(stored, place)
        ):
            assert verify().first_bad == 2

    assert verify().good


def test_an_event_that_was_removed_or_renumbered_is_named() -> None:
    three_events()

    with tampered(AuditEvent, "DELETE FROM {table} WHERE number = 2"):
        assert verify().message == "Event 2 is missing: number 3 stands in its place."
    with tampered(AuditEvent, "UPDATE {table} SET number = 7 WHERE number = 1"):
        assert verify().first_bad == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL lets in no byte that is not UTF-8")
def test_a_byte_that_is_no_letter_at_all_is_found_too() -> None:
    three_events()
    spoilt = flipped("A. Clerk", 3, bit=0x80).encode("utf-8", "surrogateescape")

    with tampered(AuditEvent, "UPDATE {table} SET actor = CAST(%s AS TEXT) WHERE number = 2", spoilt):
        assert verify().first_bad == 2


def test_the_partnerships_of_some_actions_are_those_of_their_events() -> None:
    three_events()

    assert partnerships_of(actions=["agreement.varied", "person.added"]) == {"avon", "brent"}
    assert partnerships_of(actions=["agreement.loaded"]) == set()


def test_a_digest_tells_which_event_it_is_of() -> None:
    three_events()

    assert number_with(verify().digest) == 3
    assert number_with("0" * 64) is None
