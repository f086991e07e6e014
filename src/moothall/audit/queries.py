"""Reading the audit trail, and checking that nobody has altered it."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Paginator
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from moothall.audit.core.chain import ChainLink, Verification, as_recorded, first_break
from moothall.audit.models import AuditEvent, beginning_of, moment
from moothall.refusals import Missing


class NoSuchEvent(Missing):
    """There is no such event on the audit trail."""


@dataclass(frozen=True, slots=True)
class TrailEvent:
    """One thing that somebody did."""

    number: int
    at: datetime
    actor: str
    action: str
    partnership: str
    subject: str
    facts: dict[str, Any]
    digest: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """Some of the events that were asked for, the latest first, and how many there are in all."""

    events: tuple[TrailEvent, ...]
    page: int
    pages: int
    total: int


def events(
    *,
    actor: str = "",
    action: str = "",
    partnership: str = "",
    since: date | None = None,
    until: date | None = None,
    page: int = 1,
    page_size: int = 50,
) -> EventPage:
    """Return one page of events, the latest first; ``until`` is the first day left out.

    ``actor`` is any part of the name of who acted. Past the last page, the last is returned.
    """
    found = _found(actor, action, partnership, since, until)
    paginator = Paginator(found.order_by("-number"), page_size)
    place = paginator.get_page(max(page, 1))
    return EventPage(tuple(_event(row) for row in place), place.number, paginator.num_pages, paginator.count)


def _found(
    actor: str, action: str, partnership: str, since: date | None, until: date | None
) -> QuerySet[AuditEvent]:
    """Return the stored events that pass every test that was given."""
    tests = {
        "actor__icontains": actor,
        "action": action,
        "partnership": partnership,
        "at__gte": beginning_of(since) if since else "",
        "at__lt": beginning_of(until) if until else "",
    }
    return AuditEvent.objects.filter(**{name: value for name, value in tests.items() if value})


def event(number: int) -> TrailEvent:
    """Return one event; refused where there is none."""
    found = AuditEvent.objects.filter(number=number).first()
    if found is None:
        raise NoSuchEvent(f"There is no event {number} on the audit trail.", number=number)
    return _event(found)


def _event(row: AuditEvent) -> TrailEvent:
    return TrailEvent(
        row.number,
        moment(row.at),
        row.actor,
        row.action,
        row.partnership,
        row.subject,
        _facts(row.facts),
        row.digest,
    )


def actions() -> list[str]:
    """Return every action on the trail, in alphabetical order."""
    return list(AuditEvent.objects.order_by("action").values_list("action", flat=True).distinct())


def facts_of(*, partnership: str, actions: Iterable[str]) -> list[dict[str, Any]]:
    """Return the facts of a partnership's events with any of these actions, in order of time."""
    rows = AuditEvent.objects.filter(partnership=partnership, action__in=actions).order_by("number")
    return [_facts(text) for text in rows.values_list("facts", flat=True)]


def partnerships_of(*, actions: Iterable[str]) -> set[str]:
    """Return every partnership with an event of any of these actions."""
    rows = AuditEvent.objects.filter(action__in=actions).exclude(partnership="")
    return set(rows.values_list("partnership", flat=True))


def last_digest() -> str:
    """Return the digest of the last event, which changes with everything recorded; empty if there is none.

    Every public page asks for it, so it is one plain query.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT digest FROM audit_auditevent ORDER BY number DESC LIMIT 1")
        found = cursor.fetchone()
    return str(found[0]) if found else ""


def number_with(digest: str) -> int | None:
    """Return the number of the event with that digest; None where there is none."""
    return AuditEvent.objects.filter(digest=digest).values_list("number", flat=True).first()


def _facts(text: str) -> dict[str, Any]:
    """Return an event's facts; none where somebody has spoilt them, which ``verify`` reports."""
    try:
        facts = json.loads(text)
    except ValueError:
        return {}
    return facts if isinstance(facts, dict) else {}


def verify() -> Verification:
    """Walk the audit trail, and name the first event that is not as it was recorded."""
    with spoilt_text_let_in(connection):
        head, digest, broken = first_break(_links())
    if broken:
        return Verification(False, broken.number, head, digest, f"Event {broken.number} {broken.why}.")
    return Verification(True, None, head, digest, as_recorded(head, "event"))


def _links() -> Iterator[ChainLink]:
    names = ("at", "actor", "action", "partnership", "subject", "facts")
    rows = AuditEvent.objects.order_by("number").values_list("number", "previous", "digest", *names)
    for number, previous, digest, *says in rows.iterator():
        yield ChainLink(number, previous, tuple(says), digest)


@contextmanager
def spoilt_text_let_in(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Read bytes that are not UTF-8 as stand-ins, not as an error; PostgreSQL does not let them in."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    usual = connection.connection.text_factory
    connection.connection.text_factory = _with_stand_ins
    try:
        yield
    finally:
        connection.connection.text_factory = usual


def _with_stand_ins(text: bytes) -> str:
    return text.decode("utf-8", "surrogateescape")
