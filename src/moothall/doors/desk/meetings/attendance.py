"""The attendance book as a table: who is there, who came late or left, and what interests they declared."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from uuid import UUID

from django.http import HttpResponse

from moothall.doors.desk.forms.desk_form import Answers, DeskForm, Wrongs, choice, do_or_show
from moothall.doors.desk.forms.faults import faults_by_field
from moothall.doors.desk.forms.record_questions import questions_of
from moothall.doors.desk.forms.shapes import OfferedChoice, Option
from moothall.doors.desk.forms.submission import posted
from moothall.doors.desk.meetings.meeting_visit import MeetingVisit, ask_about, meeting_visit
from moothall.doors.desk.meetings.presence import Presence
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.meetings.core.seating import Seating, same_name, seating
from moothall.meetings.operations import arrive, declare_interest, leave, record_attendance
from moothall.meetings.queries.records import INTERESTS
from moothall.meetings.queries.views import AttendanceSeen, DeclarationSeen
from moothall.meetings.rules.attendance_book import AttendanceEntry
from moothall.papers.core.record_fields import labels_of
from moothall.refusals import Conflict, Fault, Invalid

STATUSES = ("present", "apologies", "absent", "substitute", "in_attendance")
OF_MEMBERS = ("present", "apologies", "absent")
FREE_ROWS = 3
MOST_ROWS = 300
ENTRY = re.compile(r"attendances\[(\d+)\]\.(\w+)")


@dataclass(frozen=True)
class AttendanceRow:
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

    def entry(self) -> AttendanceEntry:
        """Return the row as the book keeps it."""
        return AttendanceEntry(
            person=self.person,
            authority=self.authority,
            status=self.status,  # type: ignore[arg-type]
            substitute_for=self.substitute_for if self.status == "substitute" else "",
            is_presiding=self.is_presiding,
            office=self.office,
            from_item=self.from_item,
            until_item=self.until_item,
        )


def rows_of(seating: Seating, came: tuple[AttendanceSeen, ...]) -> list[AttendanceRow]:
    """Return the table as the book stands: every seat, then the others who came, then rows to fill in."""
    return [replace(line, number=number) for number, line in enumerate(_lines(seating, came))]


def _lines(seating: Seating, came: tuple[AttendanceSeen, ...]) -> Iterator[AttendanceRow]:
    known = {same_name(each.person): each for each in came}
    offices = {same_name(seat.person): seat.office for seat in seating.seats}
    for seat in seating.members:
        taken = known.pop(same_name(seat.person), None)
        line = AttendanceRow(
            0, seat.person, seat.authority or "", is_seat=True, office=offices[same_name(seat.person)]
        )
        yield _as_taken(line, taken) if taken else line
    for taken in known.values():
        yield _as_taken(AttendanceRow(0, taken.person, taken.authority, office=taken.office), taken)
    for seat in seating.seats:
        if seat.office == "substitute" and same_name(seat.person) not in known:
            yield AttendanceRow(0, seat.person, seat.authority or "", office="substitute")
    for authority in seating.councils:
        named = sum(seat.authority == authority for seat in seating.members)
        others = sum(each.authority == authority and each.status == "present" for each in known.values())
        for _ in range(min(seating.of(authority) - named - others, MOST_ROWS)):
            yield AttendanceRow(0, authority=authority or "")
    for _ in range(FREE_ROWS):
        yield AttendanceRow(0)


def _as_taken(line: AttendanceRow, taken: AttendanceSeen) -> AttendanceRow:
    return replace(
        line,
        status=taken.status,
        substitute_for=taken.substitute_for,
        is_presiding=taken.is_presiding,
        from_item=taken.from_item,
        until_item=taken.until_item,
    )


def posted_rows(posted: Mapping[str, list[str]], seating: Seating) -> list[AttendanceRow]:
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
        AttendanceRow(
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


def filled(lines: list[AttendanceRow]) -> list[AttendanceRow]:
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
        faults.append(Fault(f"{name} presides but is not recorded as present", f"status-{chairs[0].number}"))
    if faults:
        raise Invalid(faults=faults)
    return said


def placed(found: list[tuple[str, str]], said: list[AttendanceRow]) -> list[tuple[str, str]]:
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


LABELS = dict(zip(STATUSES, ("Present", "Apologies", "Absent", "Substitute", "In attendance"), strict=True))


@at_the_desk
def book(visit: DeskVisit, partnership: str, key: UUID) -> HttpResponse:
    """Show the attendance book as one table, and take down what was filled in."""
    here = meeting_visit(visit, partnership, key)
    seats = seating(here.body)
    if not visit.is_sending:
        return _page(here, rows_of(seats, here.seen.attendance))
    lines = posted_rows(posted(visit), seats)
    said: list[AttendanceRow] = []

    def do() -> HttpResponse:
        said.extend(filled(lines))
        record_attendance(meeting=here.row, rows=[each.entry() for each in said], **here.who)
        visit.say(f"Taken down. {_quorum(meeting_visit(visit, partnership, key))}")
        return here.go("who")

    def beside(refusal: Invalid | Conflict, otherwise: str) -> Wrongs:
        return placed(faults_by_field(refusal, otherwise), said)

    return do_or_show(do, partial(_page, here, lines), "book", beside=beside)


def _quorum(here: MeetingVisit) -> str:
    found = Presence(here).quorum
    return found.sentence if found else ""


def _page(
    here: MeetingVisit,
    lines: list[AttendanceRow],
    *,
    wrongs: list[tuple[str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    members = [each.person for each in seating(here.body).members]
    written_in = [each.person for each in lines if each.person and each.person not in members]
    return here.visit.page(
        "meetings/book.html",
        here="meetings",
        status=status,
        wrongs=wrongs or (),
        errors=dict(reversed(wrongs or [])),
        meeting=here,
        part="who",
        lines=lines,
        labels=LABELS,
        members=[*members, *written_in],
        councils=here.councils(),
        there=Presence(here),
    )


@at_the_desk
def come_or_leave(visit: DeskVisit, partnership: str, key: UUID) -> HttpResponse:
    """Ask who came late or left, and at which item."""
    here = meeting_visit(visit, partnership, key)
    people = {each.person: each.person for each in here.seen.attendance}
    items = {str(each.position): f"{each.number}. {each.title}" for each in here.seen.items}
    first = "The first that they were, or were no more, there for"
    fields = (
        choice("person", "Who?", people),
        choice("way", "What did they do?", {"arrived": "They came", "left": "They left"}),
        choice("item", "At which item?", items, first),
    )
    form = DeskForm("Somebody came or left", "Take it down", fields, caption=here.title)

    def do(given: Answers) -> HttpResponse:
        act, verb = (arrive, "came at") if given["way"] == "arrived" else (leave, "left before")
        act(meeting=here.row, person=given["person"], at_item=int(given["item"]), **here.who)
        item = items[given["item"]]
        visit.say(f"{given['person']} {verb} item {item}. {_quorum(meeting_visit(visit, partnership, key))}")
        return here.go("who")

    answers = {"person": visit.request.GET.get("person", ""), "way": visit.request.GET.get("way", "")}
    return ask_about(here, form, do, answers=answers, part="who")


@at_the_desk
def declare(visit: DeskVisit, partnership: str, key: UUID) -> HttpResponse:
    """Ask who declares which interest, in which item, and whether they withdrew."""
    here = meeting_visit(visit, partnership, key)
    people = dict.fromkeys(
        (*(each.person for each in here.seen.attendance), *(each.person for each in here.body.members))
    )
    items = {each.key: f"{each.number}. {each.title}" for each in here.seen.items}
    interests = OfferedChoice(tuple(Option(*each) for each in INTERESTS))
    fields = (
        *questions_of(
            DeclarationSeen,
            "person",
            shapes={"person": OfferedChoice(tuple(Option(each, each) for each in people))},
            required=("person",),
        ),
        choice("item", "In which item?", items, "None, if it is in the whole meeting", required=False),
        *questions_of(
            DeclarationSeen,
            *(name for name in labels_of(DeclarationSeen) if name != "person"),
            shapes={"interest": interests},
            required=("interest",),
        ),
    )
    form = DeskForm("Declare an interest", "Take it down", fields, caption=here.title)

    def do(given: Answers) -> HttpResponse:
        declare_interest(
            meeting=here.row,
            item=here.item(UUID(given["item"])) if given.get("item") else None,
            person=given["person"],
            interest=given["interest"],
            nature=given.get("nature", ""),
            withdrew=bool(given.get("withdrew")),
            dispensation=given.get("dispensation", ""),
            **here.who,
        )
        visit.say(f"What {given['person']} declared is recorded.")
        return here.go("who")

    answers = {"item": visit.request.GET.get("item", "")}
    return ask_about(here, form, do, answers=answers, part="who")
