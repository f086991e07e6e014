"""The attendance book of a meeting: who came and what they declared, as stored and as the core reads it."""

from collections.abc import Iterable
from dataclasses import dataclass

from moothall.meetings.core import roll as core
from moothall.meetings.core.roll import Roll, roll
from moothall.meetings.models import Attendance, Declaration, Meeting
from moothall.meetings.rules.bodies import body_on


@dataclass(frozen=True, slots=True)
class AttendanceEntry:
    """One line of the book: present from item ``from_item`` up to but not including ``until_item``."""

    person: str
    authority: str = ""
    status: core.PresenceStatus = "present"
    substitute_for: str = ""
    is_presiding: bool = False
    office: str = ""
    from_item: int | None = None
    until_item: int | None = None


def presences_of(rows: Iterable[Attendance | AttendanceEntry]) -> tuple[core.RollAttendance, ...]:
    """Return lines of the book as the core reads them."""
    return tuple(
        core.RollAttendance(
            row.person,
            row.authority or None,
            row.status,  # type: ignore[arg-type]
            row.substitute_for or None,
            row.from_item,
            row.until_item,
        )
        for row in rows
    )


def declarations_of(rows: Iterable[Declaration]) -> tuple[core.DeclaredInterest, ...]:
    """Return declarations as the core reads them."""
    return tuple(
        core.DeclaredInterest(
            row.person,
            row.item.position if row.item else None,
            row.interest,  # type: ignore[arg-type]
            row.withdrew,
            row.dispensation or None,
        )
        for row in rows
    )


def roll_of(meeting: Meeting) -> Roll:
    """Return the roll of a meeting, from its book; refused if an entry is impossible."""
    return roll(
        body=body_on(meeting.partnership, meeting.body, meeting.starts_on),
        attendances=presences_of(meeting.attendances.all()),
        declarations=declarations_of(meeting.declarations.select_related("item")),
    )


def presiding_over(meeting: Meeting) -> str | None:
    """Return who presides; None if the book does not say."""
    return meeting.attendances.filter(is_presiding=True).values_list("person", flat=True).first()
