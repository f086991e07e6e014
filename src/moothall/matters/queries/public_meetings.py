"""Several meetings with all that the public may see of them, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from moothall.agreement.core.register import Register
from moothall.matters.models import Decision
from moothall.matters.queries.views import DecisionSeen
from moothall.matters.queries.views_from_rows import decision_seen, paragraphs_of_vote
from moothall.meetings.core.agenda_order import AgendaPlace, numbers
from moothall.meetings.models import AgendaItem, Attendance, Meeting, Paper, Vote
from moothall.meetings.queries.meetings import meeting_named, state_around
from moothall.meetings.queries.views import AttendanceSeen, MeetingRow, PaperSeen, VoteSeen
from moothall.meetings.queries.views_from_rows import PAPER_VALUES, attendance_seen, paper_seen, vote_seen
from moothall.papers.core.exemption import Exempt, ExemptView, Open, ReaderView, for_reader


@dataclass(frozen=True, slots=True)
class RecordStamp(ReaderView):
    """When a record was made and last changed, and whether it was removed."""

    key: Open[str]
    created_at: Open[datetime]
    modified_at: Open[datetime]
    is_deleted: Open[bool] = False


@dataclass(frozen=True, slots=True)
class PublishedPaper(ReaderView):
    """A paper as the public may see it; for one that is kept back, only its place and its paragraphs."""

    stamp: Open[RecordStamp]
    seen: Open[PaperSeen]
    meeting_key: Open[str]
    body: Open[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedItem(ExemptView):
    """An item of a published agenda, as the public may see it; ``order`` begins at 0."""

    stamp: Open[RecordStamp]
    meeting_key: Open[str]
    body: Open[str]
    order: Open[int]
    number: Open[str]
    title: Open[str]
    is_public: Open[bool]
    withdrawn_because: Open[str]
    issue_slug: Open[str]
    url: Exempt[str]
    papers: Open[tuple[PublishedPaper, ...]]
    votes: Open[tuple[VoteSeen, ...]]
    decisions: Open[tuple[DecisionSeen, ...]]


@dataclass(frozen=True, slots=True)
class PublishedMeeting(ReaderView):
    """A meeting as the public may see it; ``papers`` are those that belong to no item."""

    stamp: Open[RecordStamp]
    row: Open[MeetingRow]
    agenda_published_at: Open[datetime | None]
    minutes_published_at: Open[datetime | None]
    minutes_approved_on: Open[date | None]
    items: Open[tuple[PublishedItem, ...]]
    papers: Open[tuple[PublishedPaper, ...]]
    attendance: Open[tuple[AttendanceSeen, ...]]


class PublicMeetings:
    """What belongs to some meetings; each carries ``moved``, the moment of its latest change."""

    def __init__(self, register: Register, meetings: Sequence[Any], *, whole: bool = True) -> None:
        """Read everything, or only the meetings themselves if nothing more is wanted."""
        self._register = register
        self._meetings = {row.pk: row for row in meetings}
        self._items: dict[int, AgendaItem] = {}
        self._of_meeting: dict[int, list[AgendaItem]] = defaultdict(list)
        self._papers: Mapping[int, dict[int | None, tuple[PublishedPaper, ...]]] = defaultdict(dict)
        self._attended: dict[int, list[Attendance]] = defaultdict(list)
        if whole:
            self._read(list(self._meetings))

    def _read(self, ids: list[int]) -> None:
        rows = AgendaItem.objects.filter(meeting__in=ids, meeting__agenda_published_at__isnull=False)
        self._items = {row.pk: row for row in rows.order_by("position", "id")}
        for item in self._items.values():
            item.meeting = self._meetings[item.meeting_id]
            self._of_meeting[item.meeting_id].append(item)
        self._papers = self._read_papers(ids)
        self._votes = _by_item(Vote.objects.filter(meeting__in=ids).order_by("id"))
        self._decisions = _by_item(
            Decision.objects.filter(item__meeting__in=ids)
            .select_related("issue", "proposal", "vote", "call_in__replaced_by")
            .order_by("id")
        )
        for each in Attendance.objects.filter(meeting__in=ids).order_by("id"):
            self._attended[each.meeting_id].append(each)
        self._places = self._numbered()

    def find(
        self, row: Any, stamp: RecordStamp
    ) -> "PublishedMeeting | PublishedItem | PublishedPaper | RecordStamp":
        """Return what everybody may see of a row of one of the meetings."""
        if isinstance(row, Meeting):
            return self.meeting(row.pk, stamp)
        if isinstance(row, AgendaItem):
            return self.item(row.pk)
        of_item = self._papers[row.meeting_id].get(row.item_id, ())
        return next((each for each in of_item if each.stamp.key == stamp.key), stamp)

    def meeting(self, pk: int, stamp: RecordStamp) -> PublishedMeeting:
        """Return a meeting."""
        row = self._meetings[pk]
        state = state_around(self._register, row.starts_on)
        return PublishedMeeting(
            stamp,
            meeting_named(row, self._register),
            row.agenda_published_at,
            row.minutes_published_at,
            row.minutes_approved_on,
            tuple(self.item(item.pk) for item in self._of_meeting[pk]),
            self._papers[pk].get(None, ()),
            tuple(attendance_seen(each, state) for each in self._attended[pk]),
        )

    def item(self, pk: int) -> PublishedItem:
        """Return an item."""
        row = self._items[pk]
        paragraphs = tuple(row.exempt_paragraphs)
        order, number = self._places[pk]
        item = PublishedItem(
            stamp=RecordStamp(str(row.key), row.created_at, self._moved(row)),
            meeting_key=str(row.meeting.key),
            body=row.meeting.body,
            order=order,
            number=number,
            title=row.title,
            is_public=not (row.is_private or paragraphs),
            exempt_paragraphs=paragraphs,
            withdrawn_because=row.withdrawn_because,
            issue_slug=row.matter,
            url=row.url,
            papers=self._papers[row.meeting_id].get(pk, ()),
            votes=tuple(self._vote(each, row) for each in self._votes[pk]),
            decisions=tuple(
                self._decision(each, row) for each in self._decisions[pk] if each.published_at is not None
            ),
        )
        return for_reader(item, reads=False)

    def _vote(self, row: Vote, item: AgendaItem) -> VoteSeen:
        kept_back = paragraphs_of_vote(row, item.exempt_paragraphs, self._decisions[item.pk])
        return vote_seen(row, str(item.key), kept_back, reads=False)

    def _decision(self, row: Decision, item: AgendaItem) -> DecisionSeen:
        row.item = item
        return decision_seen(row, state_around(self._register, row.taken_on), reads=False)

    def _moved(self, row: Any) -> datetime:
        moment: datetime = self._meetings[row.meeting_id].moved
        return moment

    def _numbered(self) -> dict[int, tuple[int, str]]:
        """Return where each item stands on its agenda, from 0, and its number."""
        return {
            item.pk: (order, number)
            for rows in self._of_meeting.values()
            for order, (item, number) in enumerate(
                zip(
                    rows,
                    numbers([AgendaPlace(row.is_late, row.is_urgent_business) for row in rows]),
                    strict=True,
                )
            )
        }

    def _read_papers(self, ids: Iterable[int]) -> Mapping[int, dict[int | None, tuple[PublishedPaper, ...]]]:
        """Return the published papers, each with its latest version, by meeting and item."""
        rows = Paper.objects.filter(meeting__in=ids, published_at__isnull=False)
        found: dict[int, dict[int | None, tuple[PublishedPaper, ...]]] = defaultdict(dict)
        done: set[Any] = set()
        ordered = rows.order_by("position", "id", "-versions__number")
        for row in ordered.values(*PAPER_VALUES, "meeting_id", "created_at"):
            item, meeting = self._items.get(row["item_id"]), self._meetings[row["meeting_id"]]
            if row["key"] not in done and (row["item_id"] is None or item is not None):
                key = str(item.key) if item else ""
                stamp = RecordStamp(str(row["key"]), row["created_at"], meeting.moved)
                paper = PublishedPaper(
                    stamp, paper_seen(row, key, reads=False), str(meeting.key), meeting.body
                )
                within = found[meeting.pk]
                within[row["item_id"]] = (*within.get(row["item_id"], ()), paper)
            done.add(row["key"])
        return found


def _by_item(rows: Iterable[Any]) -> dict[int, list[Any]]:
    by_item: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        by_item[row.item_id].append(row)
    return by_item
