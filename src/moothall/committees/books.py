"""The attendance book of a meeting: what is kept of who came and what they declared, as the core reads it."""

from collections.abc import Iterable
from dataclasses import dataclass

from moothall.committees.bodies import body_on
from moothall.committees.core import attendance as core
from moothall.committees.core.roll import Roll, roll
from moothall.committees.models import Attendance, Declaration, Meeting


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the book. There from item ``from_item`` up to but not including ``until_item``."""

    person: str
    authority: str = ""
    status: core.Status = "present"
    substitute_for: str = ""
    is_presiding: bool = False
    office: str = ""
    from_item: int | None = None
    until_item: int | None = None


def as_core(rows: Iterable[Attendance | Entry]) -> tuple[core.Attendance, ...]:
    """Return lines of the book as the core reads them."""
    return tuple(
        core.Attendance(
            row.person,
            row.authority or None,
            row.status,  # type: ignore[arg-type]
            row.substitute_for or None,
            row.from_item,
            row.until_item,
        )
        for row in rows
    )


def declared(rows: Iterable[Declaration]) -> tuple[core.Declaration, ...]:
    """Return declarations as the core reads them."""
    return tuple(
        core.Declaration(
            row.person,
            row.item.position if row.item else None,
            row.interest,  # type: ignore[arg-type]
            row.withdrew,
            row.dispensation or None,
        )
        for row in rows
    )


def roll_of(meeting: Meeting) -> Roll:
    """Return the roll of a meeting, from its book; refused where its entries cannot be."""
    return roll(
        body=body_on(meeting.partnership, meeting.body, meeting.starts_on),
        attendances=as_core(meeting.attendances.all()),
        declarations=declared(meeting.declarations.select_related("item")),
    )


def presiding_over(meeting: Meeting) -> str | None:
    """Return who presides; None where the book does not say."""
    return meeting.attendances.filter(is_presiding=True).values_list("person", flat=True).first()
