"""What the public may follow of meetings: in a stable order, with each last change and each removal.

Items, papers and everything else in a meeting change with it: all give the same moment, the latest change to
anything in the meeting, so that nobody who asks for changes since a moment misses one.
"""

from collections.abc import Collection, Hashable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from django.db.models import Case, Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest

from moothall.agreement.queries import register_of
from moothall.matters.models import Decision
from moothall.matters.queries.public_meetings import (
    PublicMeetings,
    PublishedItem,
    PublishedMeeting,
    PublishedPaper,
    RecordStamp,
)
from moothall.meetings.models import AgendaItem, Meeting, Paper, PaperVersion, PublishedRecord, Vote
from moothall.meetings.rules.records_store import NoSuchRecord, is_record_key
from moothall.papers.core.exemption import Open, ReaderView

PublicKind = Literal["meetings", "places", "agendas", "minutes", "items", "papers", "consultations", "files"]
PublicRecord = RecordStamp | PublishedMeeting | PublishedItem | PublishedPaper


@dataclass(frozen=True, slots=True)
class ChangeWindow:
    """Between which moments; removals are reported only to those who ask for changes since a moment."""

    created_since: datetime | None = None
    created_until: datetime | None = None
    modified_since: datetime | None = None
    modified_until: datetime | None = None


EVER = ChangeWindow()


@dataclass(frozen=True, slots=True)
class PublicPage(ReaderView):
    """Some of what was asked for, and how many there are in all."""

    total: Open[int]
    found: Open[tuple[PublicRecord, ...]]


def public_records(
    *,
    of: PublicKind,
    partnership: str,
    bodies: Collection[str] | None = None,
    window: ChangeWindow = EVER,
    offset: int = 0,
    limit: int = 100,
) -> PublicPage:
    """Return what everybody may know of one kind, of some bodies or of all, in the order of entry."""
    rows = _dated(of, partnership)
    if bodies is not None:
        field = "body" if of in OF_MEETINGS else "meeting__body"
        rows = rows.filter(**{f"{field}__in": list(bodies)})
    rows = _within(rows, window)
    if window.modified_since is None:
        rows = rows.filter(gone=False)
    total = rows.count()
    page = list(rows.order_by("id")[offset : offset + limit]) if limit and offset < total else []
    return PublicPage(total, _seen(of, partnership, page))


def public_record(*, of: PublicKind, partnership: str, key: str) -> PublicRecord:
    """Return one, or only its times if it was removed; refused if the public never knew of it."""
    if not is_record_key(key):
        raise NoSuchRecord("There is nothing at this address.", key=key)
    rows = _dated(of, partnership)
    found = _seen(of, partnership, list(rows.filter(key=key)))
    if not found:
        raise NoSuchRecord("There is nothing at this address.", key=key)
    return found[0]


def _dated(of: PublicKind, partnership: str) -> QuerySet[Any]:
    """Return the rows of which the public knows, with the moment of their last change, and whether gone."""
    dated: QuerySet[Any] = _rows(of, partnership).annotate(
        moved=last_moved("" if of in OF_MEETINGS else "meeting__"),
        gone=Case(When(_gone(of), then=Value(True)), default=Value(False)),
    )
    return dated


def text_of(*, partnership: str, key: str) -> str:
    """Return the words of a public paper's latest version; none if it is kept back."""
    rows = _dated("files", partnership).filter(key=key, gone=False)
    texts = rows.order_by("-versions__number").values_list("versions__text", flat=True)
    return cast(str, texts.first() or "")


def last_change(*, partnership: str) -> tuple[Hashable, ...]:
    """Return a value that changes whenever anything in the meetings does, by which to cache an answer."""
    told = {"latest": Max("modified_at"), "many": Count("pk")}
    models: tuple[type[PublishedRecord], ...] = (Meeting, AgendaItem, Vote, Decision, Paper)
    found = (each.with_removed.filter(partnership=partnership).aggregate(**told) for each in models)
    return tuple((each["latest"], each["many"]) for each in found)


ALONE = ("places", "agendas", "minutes")
OF_MEETINGS = ("meetings", *ALONE)


def last_moved(to_meeting: str) -> Greatest:
    """Return the latest change of a meeting or of anything in it, from a row that leads ``to_meeting``."""
    own, meeting = f"{to_meeting}modified_at", OuterRef(f"{to_meeting}pk")
    inner: tuple[tuple[type[PublishedRecord], str], ...] = (
        (AgendaItem, "meeting"), (Paper, "meeting"), (Decision, "item__meeting"),
    )  # fmt: skip
    latest = (
        model.with_removed.filter(**{path: meeting})
        .order_by()
        .values(path)
        .annotate(latest=Max("modified_at"))
        .values("latest")
        for model, path in inner
    )
    return Greatest(F(own), *(Coalesce(Subquery(each), F(own)) for each in latest))


def _rows(of: PublicKind, partnership: str) -> QuerySet[Any]:
    """Return the rows of which the public knows, or once knew."""
    if of in OF_MEETINGS:
        shown = {
            "agendas": Q(agenda_published_at__isnull=False),
            "minutes": Q(minutes_published_at__isnull=False),
        }
        return Meeting.with_removed.filter(shown.get(of, Q()), partnership=partnership)
    if of == "items":
        items = AgendaItem.with_removed.filter(
            partnership=partnership, meeting__agenda_published_at__isnull=False
        )
        return items.exclude(deleted_at__lt=F("meeting__agenda_published_at"))
    papers = Paper.with_removed.filter(
        Q(item=None) | Q(meeting__agenda_published_at__isnull=False),
        partnership=partnership,
        published_at__isnull=False,
    )
    if of == "consultations":
        return papers.filter(item__isnull=False)
    return (
        papers.filter(Exists(PaperVersion.objects.filter(paper=OuterRef("pk")))) if of == "files" else papers
    )


def _gone(of: PublicKind) -> Q:
    """Return the test that a row was removed, or is no longer published."""
    gone = Q(deleted_at__isnull=False)
    if of in OF_MEETINGS:
        return gone | Q(place="") if of == "places" else gone
    gone |= Q(meeting__deleted_at__isnull=False)
    if of == "items":
        return gone
    gone |= Q(item__deleted_at__isnull=False)
    return gone | ~Q(exempt_paragraphs=[]) if of == "files" else gone


def _within(rows: QuerySet[Any], window: ChangeWindow) -> QuerySet[Any]:
    tests = {
        "created_at__gte": window.created_since,
        "created_at__lte": window.created_until,
        "moved__gte": window.modified_since,
        "moved__lte": window.modified_until,
    }
    return rows.filter(**{name: value for name, value in tests.items() if value is not None})


def _seen(of: PublicKind, partnership: str, rows: list[Any]) -> tuple[PublicRecord, ...]:
    """Return what is seen of some rows, each with its meeting, in a fixed number of queries."""
    stamps = {row.pk: RecordStamp(str(row.key), row.created_at, row.moved, row.gone) for row in rows}
    ids = {row.pk if of in OF_MEETINGS else row.meeting_id for row in rows if not row.gone}
    meetings = Meeting.objects.filter(pk__in=ids).annotate(moved=last_moved("")) if ids else []
    gathered = (
        PublicMeetings(register_of(partnership), list(meetings), whole=of not in ALONE) if ids else None
    )
    return tuple(
        stamps[row.pk] if row.gone or gathered is None else gathered.find(row, stamps[row.pk]) for row in rows
    )
