"""What happened lately, for anybody who follows a partnership, a council, a body or a service."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Authority, Body, Service, Term
from moothall.agreement.queries import register_of
from moothall.matters.models import Decision, Issue
from moothall.matters.queries.views import DecisionSeen, IssueRow
from moothall.matters.queries.views_from_rows import DECISION_PARTS, decision_seen, issue_row
from moothall.meetings.models import AgendaItem, Meeting
from moothall.meetings.queries.meetings import meeting_named, state_around
from moothall.meetings.queries.views import MeetingRow
from moothall.meetings.rules.records_store import NoSuchRecord
from moothall.papers.core.exemption import Open, ReaderView

ScopeKind = Literal["", "councils", "bodies", "services"]
SCOPE_KINDS: dict[str, type[Term]] = {"councils": Authority, "bodies": Body, "services": Service}


@dataclass(frozen=True, slots=True)
class FeedScope:
    """Whose changes: a council's, a body's or a service's; if none is named, the whole partnership's."""

    kind: ScopeKind = ""
    id: str = ""
    name: str = ""
    bodies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LatestChange(ReaderView):
    """Something with the moment when it was made and when it was last changed."""

    key: Open[str]
    created_at: Open[datetime]
    modified_at: Open[datetime]
    seen: Open[MeetingRow | IssueRow | DecisionSeen]


def scope_of(*, partnership: str, kind: ScopeKind = "", id: str = "") -> FeedScope:
    """Return the scope of that name, with the bodies that are the council's alone or with others."""
    register = register_of(partnership)
    if not kind:
        return FeedScope(name=register.heading.name)
    history = register.histories.get(id)
    if history is None or not isinstance(history.original, SCOPE_KINDS[kind]):
        raise NoSuchRecord("There is nothing of that name here.", id=id)
    last = history.versions[-1].term if history.versions else history.original
    return FeedScope(kind, id, last.name, frozenset(_bodies(register, kind, id)))


def meetings_lately(
    *, partnership: str, scope: FeedScope, limit: int, by_day: bool = False
) -> tuple[LatestChange, ...]:
    """Return the meetings that were changed last; or, ``by_day``, those that are latest in the calendar."""
    rows = Meeting.objects.filter(partnership=partnership)
    if scope.kind == "services":
        items = AgendaItem.objects.filter(partnership=partnership, meeting__agenda_published_at__isnull=False)
        matters = _naming(Issue.objects.filter(partnership=partnership), "services", scope.id)
        items = items.filter(matter__in=matters.values("slug"))
        rows = rows.filter(pk__in=items.values("meeting"))
    elif scope.kind:
        rows = rows.filter(body__in=scope.bodies)
    register = register_of(partnership)
    order = ("-starts_on", "-starts_at", "-id") if by_day else ("-modified_at", "-id")
    return tuple(_lately(row, meeting_named(row, register)) for row in rows.order_by(*order)[:limit])


def issues_lately(*, partnership: str, scope: FeedScope, limit: int) -> tuple[LatestChange, ...]:
    """Return the issues that were changed last."""
    rows = Issue.objects.filter(partnership=partnership)
    if scope.kind == "bodies":
        items = AgendaItem.objects.filter(
            partnership=partnership, meeting__body=scope.id, meeting__agenda_published_at__isnull=False,
            meeting__deleted_at=None,
        )  # fmt: skip
        decided = Decision.objects.filter(holder=scope.id, published_at__isnull=False, issue__isnull=False)
        rows = rows.filter(Q(slug__in=items.values("matter")) | Q(pk__in=decided.values("issue")))
    elif scope.kind:
        rows = _naming(rows, "authorities" if scope.kind == "councils" else "services", scope.id)
    return tuple(_lately(row, issue_row(row)) for row in rows.order_by("-modified_at", "-id")[:limit])


def decisions_lately(*, partnership: str, scope: FeedScope, limit: int) -> tuple[LatestChange, ...]:
    """Return the published decisions that were changed last, as everybody may read them."""
    rows = Decision.objects.filter(partnership=partnership, published_at__isnull=False)
    if scope.kind == "bodies":
        rows = rows.filter(holder=scope.id)
    elif scope.kind:
        rows = _naming(rows, "authorities" if scope.kind == "councils" else "issue__services", scope.id)
    register = register_of(partnership)
    shown = rows.select_related(*DECISION_PARTS)
    return tuple(
        _lately(row, decision_seen(row, state_around(register, row.taken_on), reads=False))
        for row in shown.order_by("-modified_at", "-id")[:limit]
    )


def _lately(row: Any, seen: MeetingRow | IssueRow | DecisionSeen) -> LatestChange:
    return LatestChange(str(row.key), row.created_at, row.modified_at, seen)


def _naming(rows: QuerySet[Any], field: str, id: str) -> QuerySet[Any]:
    """Return the rows whose list of ids in ``field`` has one of them."""
    named: QuerySet[Any] = rows.annotate(named=Cast(field, TextField()))
    return named.filter(named__contains=f'"{id}"')


def _bodies(register: Register, kind: str, id: str) -> Iterable[str]:
    if kind == "bodies":
        return [id]
    return (
        key
        for key, history in register.histories.items()
        if kind == "councils"
        and isinstance(history.original, Body)
        and any(
            id in version.term.authorities for version in history.versions if isinstance(version.term, Body)
        )
    )
