"""Who comes to a meeting, who arrives late or leaves, and what interests they declare."""

from collections.abc import Sequence
from typing import Any

from moothall.agreement.core.terms import Authority
from moothall.agreement.queries import register_of
from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.rights import permitted
from moothall.meetings.core.lifecycle import BEFORE, MET
from moothall.meetings.core.roll import roll
from moothall.meetings.core.seating import same_name
from moothall.meetings.models import AgendaItem, Attendance, Declaration, Meeting
from moothall.meetings.rights import (
    serves_meeting,
)
from moothall.meetings.rules.attendance_book import AttendanceEntry, declarations_of, presences_of, roll_of
from moothall.meetings.rules.bodies import body_on, faults_of_ids
from moothall.meetings.rules.meeting_lifecycle import MeetingState, meeting_in
from moothall.meetings.rules.records_store import save_record
from moothall.refusals import Conflict, Fault, Invalid

BOOK_IS_OPEN = (*BEFORE, MeetingState.SITTING, MeetingState.HELD)


@permitted("manage_meetings", by=serves_meeting)
def record_attendance(
    *, meeting: Meeting, rows: Sequence[AttendanceEntry], acting: Acting
) -> tuple[Attendance, ...]:
    """Record who came, who sent apologies and who sits for whom, replacing what was recorded."""
    now = meeting_in(meeting, BOOK_IS_OPEN, "given an attendance book")
    _refuse_faulty(now, rows)
    now.attendances.all().delete()
    entries = tuple(
        save_record(
            Attendance(
                meeting=now,
                person=row.person.strip(),
                authority=row.authority,
                office=row.office,
                status=row.status,
                substitute_for=row.substitute_for.strip(),
                is_presiding=row.is_presiding,
                from_item=row.from_item,
                until_item=row.until_item,
            )
        )
        for row in rows
    )
    now.save()
    _announce("meeting.attendance_recorded", now, acting, came=len(entries))
    return entries


@permitted("manage_meetings", by=serves_meeting)
def arrive(*, meeting: Meeting, person: str, at_item: int, acting: Acting) -> Attendance:
    """Record that somebody came late: they are present from item ``at_item`` on."""
    entry = _entry(meeting, person)
    entry.from_item = at_item
    return _changed("meeting.arrived", entry, at_item, acting)


@permitted("manage_meetings", by=serves_meeting)
def leave(*, meeting: Meeting, person: str, at_item: int, acting: Acting) -> Attendance:
    """Record that somebody left: item ``at_item`` is the first that they miss."""
    entry = _entry(meeting, person)
    entry.until_item = at_item
    return _changed("meeting.left", entry, at_item, acting)


@permitted("manage_meetings", by=serves_meeting)
def declare_interest(
    *,
    meeting: Meeting,
    person: str,
    interest: str,
    item: AgendaItem | None = None,
    nature: str = "",
    withdrew: bool = False,
    dispensation: str = "",
    acting: Acting,
) -> Declaration:
    """Record an interest that somebody declared, in one item or in the whole meeting."""
    now = meeting_in(meeting, (*MET, MeetingState.AGENDA), "given a declaration")
    if item is not None and item.meeting_id != now.pk:
        raise Invalid(
            faults=[
                Fault(
                    "That item belongs to another meeting", "item", fix="Choose one of this meeting’s items."
                )
            ]
        )
    declaration = Declaration(
        meeting=now,
        item=item,
        person=person.strip(),
        interest=interest,
        nature=nature.strip(),
        withdrew=withdrew,
        dispensation=dispensation.strip(),
    )
    save_record(declaration)
    roll_of(now)
    now.save()
    facts = {"person": declaration.person, "interest": interest, "withdrew": withdrew}
    _announce("meeting.interest_declared", now, acting, **facts)
    return declaration


def _refuse_faulty(meeting: Meeting, rows: Sequence[AttendanceEntry]) -> None:
    """Refuse an attendance book with an unknown council, two people presiding, or impossible entries."""
    state = register_of(meeting.partnership).state(meeting.starts_on)
    councils = {row.authority for row in rows if row.authority}
    faults = list(faults_of_ids(state, Authority, sorted(councils), "authority"))
    if sum(row.is_presiding for row in rows) > 1:
        faults.append(Fault("Two people cannot preside at once", "is_presiding", fix="Keep one of them."))
    if faults:
        raise Invalid(faults=faults)
    body = body_on(meeting.partnership, meeting.body, meeting.starts_on)
    declarations = declarations_of(meeting.declarations.select_related("item"))
    roll(body=body, attendances=presences_of(rows), declarations=declarations)


def _entry(meeting: Meeting, person: str) -> Attendance:
    """Return somebody's line in the book of a meeting that has met, with the meeting locked."""
    now = meeting_in(meeting, MET, "changed in its book")
    for entry in now.attendances.all():
        if same_name(entry.person) == same_name(person):
            entry.meeting = now
            return entry
    raise Conflict(f"{person} is not recorded for this meeting. Record their attendance first.")


def _changed(action: str, entry: Attendance, at_item: int, acting: Acting) -> Attendance:
    """Save a changed line, if the whole book is still sound."""
    save_record(entry)
    roll_of(entry.meeting)
    entry.meeting.save()
    _announce(action, entry.meeting, acting, person=entry.person, at_item=at_item)
    return entry


def _announce(action: str, meeting: Meeting, acting: Acting, **facts: Any) -> None:
    audit.record(
        action,
        acting=acting,
        partnership=meeting.partnership,
        subject=str(meeting.key),
        body=meeting.body,
        **facts,
    )
