"""Meetings, items, papers, matters and decisions that have every word asked, as a reader may know them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from moothall.committees.core.reader import Reader
from moothall.committees.models import AgendaItem, Decision, Issue, Meeting, Paper
from moothall.committees.sight import Sight
from moothall.doors.site.searching import Found, words_of
from moothall.doors.site.visits import Visit
from moothall.periods import written

MOST = 50  # of each kind


def found_in_room(visit: Visit, who: Reader, asked: str) -> list[Found]:
    """Return what has every word: in titles, and in texts that are kept back from nobody."""
    words = words_of(asked)
    if not words:
        return []
    run = Sight(visit.heading.id, who).run_by_reader()
    return [
        *_meetings(visit, words),
        *_items(visit, words, run),
        *_papers(visit, words, run),
        *_issues(visit, words),
        *_decisions(visit, words, run),
    ]


def _with(
    rows: QuerySet[Any], words: list[str], open_fields: tuple[str, ...], more: tuple[str, ...] = ()
) -> QuerySet[Any]:
    """Return the rows with every word in an open field, or in ``more`` where nothing is kept back."""
    for word in words:
        has = Q()
        for field in open_fields:
            has |= Q(**{f"{field}__icontains": word})
        for field in more:
            has |= Q(**{f"{field}__icontains": word, "exempt_paragraphs": []})
        rows = rows.filter(has)
    return rows


def _meetings(visit: Visit, words: list[str]) -> Iterator[Found]:
    rows = Meeting.objects.filter(partnership=visit.heading.id, deleted_at=None)
    for row in _with(rows, words, ("title", "place"))[:MOST]:
        title = f"{row.title or visit.name_of(row.body)}, {written(row.starts_on)}"
        yield Found("Meeting", title, row.place, "meeting", str(row.key), 6)


def _items(visit: Visit, words: list[str], run: list[str]) -> Iterator[Found]:
    rows = AgendaItem.objects.filter(partnership=visit.heading.id, deleted_at=None, meeting__deleted_at=None)
    rows = rows.filter(Q(meeting__agenda_published_at__isnull=False) | Q(meeting__body__in=run))
    for row in _with(rows, words, ("title",), ("purpose", "recommendation")).select_related("meeting")[:MOST]:
        text = f"{visit.name_of(row.meeting.body)}, {written(row.meeting.starts_on)}"
        yield Found("Agenda item", row.title, text, "meeting", str(row.meeting.key), 5)


def _papers(visit: Visit, words: list[str], run: list[str]) -> Iterator[Found]:
    rows = Paper.objects.filter(
        partnership=visit.heading.id, deleted_at=None, meeting__deleted_at=None, exempt_paragraphs=[]
    ).filter(Q(item=None) | Q(item__exempt_paragraphs=[]), published_at__isnull=False)
    rows = rows.filter(Q(meeting__agenda_published_at__isnull=False) | Q(meeting__body__in=run))
    for row in _with(rows, words, ("title", "versions__text")).select_related("meeting").distinct()[:MOST]:
        text = f"{visit.name_of(row.meeting.body)}, {written(row.meeting.starts_on)}"
        yield Found("Paper", row.title, text, "meeting", str(row.meeting.key), 4)


def _issues(visit: Visit, words: list[str]) -> Iterator[Found]:
    rows = Issue.objects.filter(partnership=visit.heading.id, deleted_at=None)
    for row in _with(rows, words, ("title", "summary"))[:MOST]:
        yield Found("Matter", row.title, row.summary, "issue", row.slug, 7)


def _decisions(visit: Visit, words: list[str], run: list[str]) -> Iterator[Found]:
    rows = Decision.objects.filter(partnership=visit.heading.id, deleted_at=None)
    rows = rows.filter(Q(published_at__isnull=False) | Q(holder__in=run))
    for row in _with(rows, words, ("title",), ("resolved", "reasons"))[:MOST]:
        text = f"{visit.name_of(row.holder)}, {written(row.taken_on)}: {row.get_outcome_display().lower()}"
        yield Found("Decision taken", row.title, text, "decision", row.slug, 6)
