"""One meeting with all that a reader may see of it and of what it decided, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from moothall.agreement.core.register import State
from moothall.agreement.core.terms import Body
from moothall.matters.models import Decision, Issue
from moothall.matters.queries.views import ItemSeen, MeetingSeen
from moothall.matters.queries.views_from_rows import decision_seen, paragraphs_of_vote
from moothall.meetings.core.agenda_order import AgendaPlace, numbers
from moothall.meetings.core.deadlines import deadlines_of_meeting, missed, rules_of
from moothall.meetings.core.lifecycle import MeetingProgress
from moothall.meetings.core.reader import PUBLIC, Reader
from moothall.meetings.models import Action, AgendaItem, Declaration, Meeting, Paper, Vote
from moothall.meetings.queries.meetings import meeting_named
from moothall.meetings.queries.notice_status import notice_standing_of
from moothall.meetings.queries.views import NoticeStanding, PaperSeen
from moothall.meetings.queries.views_from_rows import (
    PAPER_VALUES,
    action_seen,
    attendance_seen,
    declaration_seen,
    paper_seen,
    vote_seen,
)
from moothall.meetings.rules.notice import given_of_times
from moothall.meetings.rules.reader_rights import ReaderRights
from moothall.meetings.rules.records_store import find_record, is_record_key
from moothall.papers.core.document_inputs import AgendaTexts
from moothall.papers.core.exemption import for_reader
from moothall.papers.core.record_fields import values_from


def meeting(*, partnership: str, key: str, reader: Reader = PUBLIC, on: date | None = None) -> MeetingSeen:
    """Return a meeting with its agenda, papers, attendance, votes, decisions, actions and minutes.

    With the day ``on``, its decisions are shown as they stood that day.
    """
    sight = ReaderRights(partnership, reader)
    items = list(_items_of(partnership, key))
    row = items[0].meeting if items else find_record(Meeting, partnership, key=key)
    runs, reads = sight.runs(row.body), sight.reads(row.body)
    state = sight.register.state(row.starts_on)
    shown = items if runs or row.agenda_published_at else []
    parts = _MeetingParts(row, items, state, runs=runs, reads=reads, on=on)
    return MeetingSeen(
        row=meeting_named(row, sight.register),
        partnership=partnership,
        may_run=runs,
        may_read_exempt=reads,
        notice_published_at=row.notice_published_at,
        agenda_published_at=row.agenda_published_at,
        minutes=row.minutes if parts.has_minutes else "",
        minutes_published_at=row.minutes_published_at,
        minutes_approved_on=row.minutes_approved_on,
        items=parts.items(shown),
        papers=tuple(parts.papers[""]),
        attendance=tuple(attendance_seen(each, state) for each in row.attendances.all()),
        declarations=tuple(parts.declarations[""]),
        actions=tuple(parts.actions[""]),
        sources=tuple(row.sources),
    )


def progress_of_meeting(seen: MeetingSeen, body: Body, at: datetime) -> MeetingProgress:
    """Return how far a meeting has got, as its reader sees it, and its deadlines at a moment."""
    row, rules = seen.row, rules_of(body)
    decisions = [each for item in seen.items for each in item.decisions]
    given = given_of_times(seen.notice_published_at, seen.agenda_published_at)
    return MeetingProgress(
        state=row.state,
        starts_on=row.starts_on,
        unpublished_decisions=sum(each.published_at is None for each in decisions),
        has_published_minutes=seen.minutes_published_at is not None,
        has_approved_minutes=seen.minutes_approved_on is not None,
        deadlines=deadlines_of_meeting(
            row.starts_on,
            rules,
            is_key=any(item.is_key for item in seen.items),
            is_private=any(item.is_private for item in seen.items),
        ),
        missed=missed(row.starts_on, at, rules, given=given),
    )


def _items_of(partnership: str, key: str) -> Iterable[AgendaItem]:
    """Return the items of a meeting, with the meeting and the matter’s title; none if the key is no key."""
    if not is_record_key(key):
        return []
    rows = AgendaItem.objects.filter(meeting__key=key, partnership=partnership, meeting__deleted_at=None)
    matter = Issue.objects.filter(partnership=OuterRef("partnership"), slug=OuterRef("matter"))
    titled = rows.annotate(matter_title=Subquery(matter.values("title")[:1]))
    return titled.select_related("meeting").order_by("position", "id")


class _MeetingParts:
    """What belongs to the items of one meeting, by the key of the item; "" is the meeting's own."""

    def __init__(
        self,
        row: Meeting,
        items: Iterable[AgendaItem],
        state: State,
        *,
        runs: bool,
        reads: bool,
        on: date | None,
    ) -> None:
        self._row, self._state, self._runs, self._reads, self._on = row, state, runs, reads, on
        self._items = {item.pk: item for item in items}
        self.has_minutes = runs or row.minutes_published_at is not None
        self._announced: Mapping[int, tuple[NoticeStanding, ...]] = {}
        self.papers: dict[str, list[PaperSeen]] = self._papers()
        taken = self._decisions()
        self._taken: dict[int | None, list[Decision]] = defaultdict(list)
        for each in taken:
            self._taken[each.item_id].append(each)
        self.votes = self._by_item(Vote.objects.filter(meeting=row).order_by("id"), self._vote)
        self.declarations = self._by_item(
            Declaration.objects.filter(meeting=row).order_by("id"), self._declaration
        )
        actions = Action.objects.filter(meeting=row)
        self.actions = self._by_item(actions if self.has_minutes else [], self._action)
        self.decisions = self._by_item(
            (each for each in taken if runs or each.published_at is not None), self._decision
        )

    def items(self, shown: Iterable[AgendaItem]) -> tuple[ItemSeen, ...]:
        """Return the items with their numbers and all that belongs to them."""
        rows = list(shown)
        body = self._state.get(self._row.body)
        if isinstance(body, Body):
            self._announced = notice_standing_of(self._row, rows, rules_of(body), runs=self._runs)
        named = numbers([AgendaPlace(item.is_late, item.is_urgent_business) for item in rows])
        return tuple(self._item(item, number) for item, number in zip(rows, named, strict=True))

    def _item(self, item: AgendaItem, number: str) -> ItemSeen:
        key = str(item.key)
        seen = ItemSeen(
            **values_from(item, AgendaTexts),
            key=key,
            position=item.position,
            number=number,
            exempt_paragraphs=tuple(item.exempt_paragraphs),
            title=item.title,
            issue_slug=item.matter,
            issue_title=getattr(item, "matter_title", None) or "",
            is_key=item.is_key,
            is_private=item.is_private,
            public_interest=item.public_interest,
            is_urgent_business=item.is_urgent_business,
            is_late=item.is_late,
            late_because=item.late_because,
            withdrawn_because=item.withdrawn_because,
            minute=item.minute if self.has_minutes else "",
            exempt_minute=item.exempt_minute if self.has_minutes and self._reads else "",
            url=item.url,
            basis=item.basis,
            sources=tuple(item.sources),
            papers=tuple(self.papers[key]),
            votes=tuple(self.votes[key]),
            decisions=tuple(self.decisions[key]),
            actions=tuple(self.actions[key]),
            declarations=tuple(self.declarations[key]),
            announced=self._announced.get(item.pk, ()),
        )
        return for_reader(seen, reads=self._reads)

    def _by_item(self, rows: Iterable[Any], seen_as: Any) -> dict[str, list[Any]]:
        """Return what is seen of each row, by its item's key; rows of no such item are left out."""
        found_ones: dict[str, list[Any]] = defaultdict(list)
        for row in rows:
            item = self._items.get(row.item_id)
            if row.item_id is None or item is not None:
                key, paragraphs = (str(item.key), tuple(item.exempt_paragraphs)) if item else ("", ())
                found_ones[key].append(seen_as(row, key, paragraphs))
        return found_ones

    def _vote(self, row: Vote, key: str, paragraphs: tuple[int, ...]) -> Any:
        kept_back = paragraphs_of_vote(row, paragraphs, self._taken[row.item_id])
        return vote_seen(row, key, kept_back, reads=self._reads)

    def _declaration(self, row: Declaration, key: str, paragraphs: tuple[int, ...]) -> Any:
        return declaration_seen(row, key, paragraphs, reads=self._reads)

    def _action(self, row: Action, key: str, paragraphs: tuple[int, ...]) -> Any:
        return action_seen(row, key, paragraphs, self._state, reads=self._reads)

    def _decision(self, row: Decision, key: str, paragraphs: tuple[int, ...]) -> Any:
        row.item = self._items.get(row.item_id) if row.item_id else None
        return decision_seen(row, self._state, reads=self._reads, on=self._on)

    def _decisions(self) -> list[Decision]:
        rows = Decision.objects.filter(item__meeting=self._row).order_by("id")
        return list(rows.select_related("issue", "proposal", "vote", "call_in__replaced_by"))

    def _papers(self) -> dict[str, list[PaperSeen]]:
        """Return the papers that the reader may know of, each with its latest version."""
        rows = Paper.objects.filter(meeting=self._row).order_by("position", "id", "-versions__number")
        papers: dict[str, list[PaperSeen]] = defaultdict(list)
        done = set()
        for row in rows.values(*PAPER_VALUES):
            item = self._items.get(row["item_id"])
            is_there = row["item_id"] is None or item is not None
            if row["key"] not in done and is_there and (self._runs or row["published_at"]):
                key = str(item.key) if item else ""
                papers[key].append(paper_seen(row, key, reads=self._reads))
            done.add(row["key"])
        return papers
