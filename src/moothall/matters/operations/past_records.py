"""Past meetings and decisions, entered from their records: once, however often those are read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any, TypeVar

from django.utils import timezone

from moothall.agreement.queries import register_of
from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.rights import operator_only, permitted
from moothall.matters.core.past_records import (
    Past,
    PastDecision,
    PastIssue,
    PastItem,
    PastMeeting,
    Sourced,
    recorded_in,
    unsaid_of_item,
    unsaid_of_meeting,
)
from moothall.matters.files.past_file import refuse_strangers
from moothall.matters.models import Decision, Issue
from moothall.meetings.models import AgendaItem, Attendance, Meeting, PublishedRecord
from moothall.meetings.rules.records_store import save_record, save_with_own_slug
from moothall.refusals import Invalid

K = TypeVar("K", bound=PublishedRecord)
NOTHING: frozenset[str] = frozenset()
SHOWN = ("agenda", "held")  # an agenda that another system shows was published, though no record says when


@dataclass(slots=True)
class EntryTally:
    """How many entries were new, changed, unchanged, or no longer in what was read."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    held: dict[type[PublishedRecord], dict[str, Any]] = field(default_factory=dict, repr=False)

    @property
    def is_nothing_new(self) -> bool:
        """Whether everything was already there."""
        return not (self.new or self.changed or self.removed)


@permitted("run_server", by=operator_only)
def enter_past(*, past: Past, came_from: str, acting: Acting) -> EntryTally:
    """Enter what ``past`` says, as records that came from ``came_from``; repeating it changes nothing.

    An entry that is read again and differs is changed, and what it leaves unsaid stays as it was. An item no
    longer among a meeting's items is removed; a meeting given without items keeps all of its own. Refused as
    a whole if it names something that is not in the agreement.
    """
    register = register_of(past.partnership)
    refuse_strangers(past, register)
    numbers = {entry.variation.id: entry.number for entry in register.entries}
    entered = _Entering(past.partnership, came_from, EntryTally())
    for issue in past.issues:
        entered.issue(issue, numbers, acting)
    for meeting in past.meetings:
        entered.meeting(meeting)
    for decision in past.decisions:
        entered.decision(decision)
    done = entered.entered
    facts = {"new": done.new, "changed": done.changed, "unchanged": done.unchanged, "removed": done.removed}
    audit.record(
        "past.entered",
        acting=acting,
        partnership=past.partnership,
        subject=came_from,
        **facts,
    )
    return done


@dataclass(frozen=True, slots=True)
class _Entering:
    """Enters the records of one source into one partnership."""

    partnership: str
    came_from: str
    entered: EntryTally

    def issue(self, given: PastIssue, numbers: Mapping[str, int], acting: Acting) -> None:
        """Enter one matter."""
        number = numbers.get(given.variation or "")
        state = Issue.State.IN_FORCE if number else Issue.State.ENDED if given.ended else Issue.State.OPEN
        self._put(
            Issue,
            given.id,
            slug=given.id,
            title=given.title,
            summary=given.summary or "",
            services=list(given.services),
            authorities=list(given.authorities),
            opened_on=given.opened,
            opened_by=acting.by,
            state=state,
            state_because=given.ended or "",
            variation_number=number,
            **_sourced(given),
        )

    def meeting(self, given: PastMeeting) -> None:
        """Enter one meeting, with its agenda and who came."""
        said = given.minutes or any(item.minute for item in given.items)
        row = self._put(
            Meeting,
            given.id,
            leaving=unsaid_of_meeting(given) | self._further_on(given),
            body=given.body,
            title=given.title or "",
            starts_on=given.on,
            starts_at=time.fromisoformat(given.at) if given.at else None,
            place=given.place or "",
            place_authority=given.place_authority or "",
            state=given.state,
            agenda_published_at=_noon(given.on) if given.items and given.state in SHOWN else None,
            minutes=given.minutes or "",
            minutes_published_at=_noon(given.on) if said else None,
            url=given.url or "",
            **_sourced(given),
        )
        for position, item in enumerate(given.items, start=1):
            self._item(row, given, position, item)
        if "items" in given.model_fields_set:
            self._remove_items(row, {_within(given, item) for item in given.items})
        if "attended" in given.model_fields_set:
            _attend(row, given)

    def _further_on(self, given: PastMeeting) -> frozenset[str]:
        """Return what a file without items does not undo: an agenda that another one showed."""
        row = self._row(Meeting, given.id)
        said = given.items or given.state != "planned"
        return frozenset() if row is None or row.state != "agenda" or said else frozenset(("state",))

    def _item(self, meeting: Meeting, given: PastMeeting, position: int, item: PastItem) -> None:
        papers = [{"document": paper.title, "url": paper.url} for paper in item.papers]
        self._put(
            AgendaItem,
            _within(given, item),
            leaving=unsaid_of_item(item),
            meeting=meeting,
            position=position,
            title=item.title,
            purpose=item.purpose or "",
            recommendation=item.recommendation or "",
            minute=item.minute or "",
            matter=self._slug(item.issue),
            is_private=item.private or bool(item.exempt),
            exempt_paragraphs=list(item.exempt),
            public_interest=item.public_interest or "",
            url=item.url or "",
            basis=given.basis,
            sources=papers,
        )

    def _remove_items(self, meeting: Meeting, named: set[str]) -> None:
        gone = meeting.items.filter(came_from=self.came_from).exclude(came_as__in=named)
        for each in gone:
            each.deleted_at = timezone.now()
            each.save()
            self.entered.removed += 1

    def decision(self, given: PastDecision) -> None:
        """Enter one decision, published as its record says."""
        item = f"{given.meeting}/{given.item}" if given.meeting and given.item else None
        self._put(
            Decision,
            given.id,
            slug=given.id,
            holder=given.by,
            taken_as=given.taken_as,
            taken_by=given.person or "",
            authorities=list(given.authorities),
            taken_on=given.on,
            issue=self._found(Issue, given.issue),
            item=self._found(AgendaItem, item),
            is_subject_to_call_in=given.call_in,
            published_at=_noon(given.published or given.on),
            call_in_closes_on=given.call_in_closes,
            in_force_on=given.in_force,
            url=given.url or "",
            **recorded_in(given),
            **_sourced(given),
        )

    def _slug(self, issue: str | None) -> str:
        found = self._found(Issue, issue)
        return found.slug if found else ""

    def _row(self, model: type[K], id: str) -> K | None:
        rows = model.with_removed.filter(partnership=self.partnership, came_from=self.came_from)
        return rows.filter(came_as=id).first()

    def _put(
        self, model: type[K], id: str, *, slug: str = "", leaving: frozenset[str] = NOTHING, **given: Any
    ) -> K:
        """Save one entry, new, changed or as it was, ``leaving`` the fields that it does not mention.

        A slug is given once, and stays.
        """
        row = self._row(model, id)
        fields = {name: value for name, value in given.items() if row is None or name not in leaving}
        before = row and {name: getattr(row, name) for name in fields}
        if row is not None and before == fields and row.deleted_at is None:
            self.entered.unchanged += 1
        elif row is not None:
            self.entered.changed += 1
            _keep(_filled(row, fields))
        else:
            self.entered.new += 1
            row = _filled(model(partnership=self.partnership, came_from=self.came_from, came_as=id), fields)
            _keep(row, slug)
        self.entered.held.setdefault(model, {})[id] = row
        return row

    def _found(self, model: type[K], id: str | None) -> K | None:
        return self.entered.held.get(model, {}).get(id) if id else None


def _filled(row: K, fields: Mapping[str, Any]) -> K:
    for name, value in fields.items():
        setattr(row, name, value)
    row.deleted_at = None
    return row


def _keep(row: PublishedRecord, slug: str = "") -> None:
    """Save a row, under a slug if it has one; faults are reported with the entry that they come from."""
    try:
        if slug:
            save_with_own_slug(row, slug)
        else:
            save_record(row)
    except Invalid as refused:
        told = [replace(each, message=f"{row.came_as}: {each.message}") for each in refused.faults]
        raise Invalid(faults=told) from None


def _attend(meeting: Meeting, given: PastMeeting) -> None:
    """Record who came, replacing what was recorded if it differs."""
    rows = [
        Attendance(
            meeting=meeting,
            person=each.person,
            authority=each.authority or "",
            status=each.status,
            is_presiding=each.presiding,
        )
        for each in given.attended
    ]
    told = ("person", "authority", "status", "is_presiding")
    if list(meeting.attendances.values_list(*told)) != [
        tuple(getattr(row, name) for name in told) for row in rows
    ]:
        meeting.attendances.all().delete()
        Attendance.objects.bulk_create(rows)
        meeting.save()  # so that those who follow it are told


def _sourced(given: Sourced) -> dict[str, Any]:
    sources: Iterable[Any] = given.source
    return {
        "basis": given.basis,
        "sources": [each.model_dump(mode="json", exclude_none=True) for each in sources],
    }


def _within(given: PastMeeting, item: PastItem) -> str:
    return f"{given.id}/{item.id}"


def _noon(day: date) -> datetime:
    """Return noon on a day for which no record shows the hour."""
    return datetime.combine(day, time(12), tzinfo=timezone.get_default_timezone())
