"""The attendance book as a table: a row for each seat, for each who came, and some to fill in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from moothall.committees.books import Entry
from moothall.committees.core.seating import Seating, same_name
from moothall.committees.queries.seen import AttendanceSeen
from moothall.refusals import Fault, Invalid

STATUSES = ("present", "apologies", "absent", "substitute", "in_attendance")
OF_MEMBERS = ("present", "apologies", "absent")
FREE_ROWS = 3
MOST_ROWS = 300
ENTRY = re.compile(r"attendances\[(\d+)\]\.(\w+)")


@dataclass(frozen=True)
class Line:
    """One row of the table: of a seat held by name, or of whoever is written in it."""

    number: int
    person: str = ""
    authority: str = ""
    status: str = ""
    substitute_for: str = ""
    is_presiding: bool = False
    is_seat: bool = False
    office: str = ""
    from_item: int | None = None
    until_item: int | None = None
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def may_be(self) -> tuple[str, ...]:
        """What may be said of them: a member is not their own substitute."""
        return OF_MEMBERS if self.is_seat else STATUSES

    def entry(self) -> Entry:
        """Return the row as the book keeps it."""
        return Entry(
            person=self.person,
            authority=self.authority,
            status=self.status,  # type: ignore[arg-type]
            substitute_for=self.substitute_for if self.status == "substitute" else "",
            is_presiding=self.is_presiding,
            office=self.office,
            from_item=self.from_item,
            until_item=self.until_item,
        )


def lines_of(seating: Seating, came: tuple[AttendanceSeen, ...]) -> list[Line]:
    """Return the table as the book stands: every seat, then the others who came, then rows to fill in."""
    return [replace(line, number=number) for number, line in enumerate(_lines(seating, came))]


def _lines(seating: Seating, came: tuple[AttendanceSeen, ...]) -> Iterator[Line]:
    known = {same_name(each.person): each for each in came}
    offices = {same_name(seat.person): seat.office for seat in seating.seats}
    for seat in seating.members:
        taken = known.pop(same_name(seat.person), None)
        line = Line(
            0, seat.person, seat.authority or "", is_seat=True, office=offices[same_name(seat.person)]
        )
        yield _as_taken(line, taken) if taken else line
    for taken in known.values():
        yield _as_taken(Line(0, taken.person, taken.authority, office=taken.office), taken)
    for seat in seating.seats:
        if seat.office == "substitute" and same_name(seat.person) not in known:
            yield Line(0, seat.person, seat.authority or "", office="substitute")
    for authority in seating.councils:
        named = sum(seat.authority == authority for seat in seating.members)
        others = sum(each.authority == authority and each.status == "present" for each in known.values())
        for _ in range(min(seating.of(authority) - named - others, MOST_ROWS)):
            yield Line(0, authority=authority or "")
    for _ in range(FREE_ROWS):
        yield Line(0)


def _as_taken(line: Line, taken: AttendanceSeen) -> Line:
    return replace(
        line,
        status=taken.status,
        substitute_for=taken.substitute_for,
        is_presiding=taken.is_presiding,
        from_item=taken.from_item,
        until_item=taken.until_item,
    )


def posted_lines(posted: Mapping[str, list[str]], seating: Seating) -> list[Line]:
    """Return the table as it was sent."""

    def said(name: str, number: int) -> str:
        return " ".join((posted.get(f"{name}.{number}") or [""])[-1].split())[:300]

    numbers = sorted(
        int(name.partition(".")[2])
        for name in posted
        if name.startswith("person.") and name.partition(".")[2].isdecimal() and len(name) < 12
    )
    presiding = (posted.get("presiding") or [""])[-1]
    return [
        Line(
            number,
            person=said("person", number),
            authority=said("authority", number),
            status=said("status", number),
            substitute_for=said("substitute_for", number),
            is_presiding=presiding == str(number),
            is_seat=seating.member(said("person", number)) is not None,
            office=said("office", number),
            from_item=_item(said("from_item", number)),
            until_item=_item(said("until_item", number)),
        )
        for number in numbers[:MOST_ROWS]
    ]


def _item(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= 4 else None


def filled(lines: list[Line]) -> list[Line]:
    """Return the rows that say something; refused with each that says only half of it."""
    said = [each for each in lines if each.status or (each.person and not each.is_seat and not each.office)]
    faults = [
        Fault(*half)
        for each in said
        for half in (
            (("Enter the name", f"person-{each.number}"),) if not each.person
            else ((f"Say whether {each.person} is present", f"status-{each.number}"),) if not each.status
            else ()
        )
    ]  # fmt: skip
    chairs = [each for each in lines if each.is_presiding]
    if chairs and chairs[0].status not in ("present", "substitute"):
        name = chairs[0].person or "Whoever presides"
        faults.append(
            Fault(f"{name} presides and is not taken down as present", f"status-{chairs[0].number}")
        )
    if faults:
        raise Invalid(faults=faults)
    return said


def placed(found: list[tuple[str, str]], said: list[Line]) -> list[tuple[str, str]]:
    """Return faults of entries by the ids of their controls; what is of no row is said at the top."""
    made = []
    for name, message in found:
        entry = ENTRY.fullmatch(name)
        if entry and int(entry[1]) < len(said):
            part = entry[2] if entry[2] in ("person", "status", "substitute_for", "authority") else "person"
            made.append((f"{part}-{said[int(entry[1])].number}", message))
        else:
            made.append((name if re.fullmatch(r"(person|status)-\d+", name) else "book", message))
    return made
