"""Decisions: one, and a page of those that pass certain tests."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from moothall.matters.models import Decision
from moothall.matters.queries.views import DecisionPage, DecisionSeen
from moothall.matters.queries.views_from_rows import DECISION_PARTS, decision_seen
from moothall.meetings.core.reader import PUBLIC, Reader
from moothall.meetings.queries.meetings import state_around
from moothall.meetings.rules.reader_rights import ReaderRights
from moothall.meetings.rules.records_store import NoSuchRecord, find_record

MOST = 200


@dataclass(frozen=True, slots=True)
class DecisionFilters:
    """Which decisions are asked for; ``until`` is the first day that is left out.

    ``text`` is searched for in every title, and in the resolutions that nothing keeps back.
    """

    holder: str = ""
    authority: str = ""
    issue: str = ""
    outcome: str = ""
    taken_as: str = ""
    is_key: bool | None = None
    is_called_in: bool | None = None
    text: str = ""
    since: date | None = None
    until: date | None = None


def decisions_of(
    *,
    partnership: str,
    filters: DecisionFilters | None = None,
    offset: int = 0,
    limit: int = 50,
    reader: Reader = PUBLIC,
    on: date | None = None,
) -> DecisionPage:
    """Return decisions that the reader may know of, the latest first, and how many there are in all.

    With the day ``on``, each is shown as it stood that day.
    """
    sight = ReaderRights(partnership, reader)
    rows = visible_decisions(partnership, sight, filters or DecisionFilters())
    first, many = max(offset, 0), max(1, min(limit, MOST))
    shown = rows.select_related(*DECISION_PARTS)
    decisions = tuple(
        decision_seen(row, state_around(sight.register, row.taken_on), reads=sight.reads(row.holder), on=on)
        for row in shown.order_by("-taken_on", "-id")[first : first + many]
    )
    return DecisionPage(decisions, rows.count(), first, many)


def decision(*, partnership: str, slug: str, reader: Reader = PUBLIC, on: date | None = None) -> DecisionSeen:
    """Return one decision; if the reader may not know of it, refused as if it did not exist.

    With the day ``on``, it is shown as it stood that day.
    """
    sight = ReaderRights(partnership, reader)
    row = find_record(Decision, partnership, slug=slug)
    if row.published_at is None and not sight.runs(row.holder):
        raise NoSuchRecord("There is no such decision here. It may have been removed.", slug=slug)
    state = sight.register.state(row.taken_on)
    return decision_seen(row, state, reads=sight.reads(row.holder), on=on)


def visible_decisions(partnership: str, sight: ReaderRights, asked: DecisionFilters) -> QuerySet[Decision]:
    """Return the decisions that pass the tests and are published, or are of a body that the reader runs."""
    rows = Decision.objects.filter(partnership=partnership)
    tests = {
        "holder": asked.holder or None,
        "issue__slug": asked.issue or None,
        "outcome": asked.outcome or None,
        "taken_as": asked.taken_as or None,
        "is_key": asked.is_key,
        "taken_on__gte": asked.since,
        "taken_on__lt": asked.until,
    }
    rows = rows.filter(**{name: value for name, value in tests.items() if value is not None})
    if asked.authority:
        rows = rows.annotate(whose=Cast("authorities", TextField())).filter(
            whose__contains=f'"{asked.authority}"'
        )
    if asked.is_called_in is not None:
        rows = rows.filter(call_in__isnull=not asked.is_called_in)
    if asked.text:
        rows = rows.filter(
            Q(title__icontains=asked.text) | Q(resolved__icontains=asked.text, exempt_paragraphs=[])
        )
    return rows.filter(Q(published_at__isnull=False) | Q(holder__in=sight.run_by_reader()))
