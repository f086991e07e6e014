"""What is wrong with the entries of an attendance book, entry by entry."""

from collections import Counter
from collections.abc import Iterator, Sequence

from moothall.committees.core.attendance import Attendance, Declaration
from moothall.committees.core.seating import Seating, same_name
from moothall.refusals import Fault


def roll_faults(
    seating: Seating, attendances: Sequence[Attendance], declarations: Sequence[Declaration]
) -> tuple[Fault, ...]:
    """Return a fault for each entry that cannot be: people twice, places not theirs, more than the seats."""
    return (
        *_twice(attendances),
        *(fault for place, each in enumerate(attendances) for fault in _alone(seating, place, each)),
        *_substitutions(seating, attendances),
        *_more_than_the_seats(seating, attendances),
        *_declared_by_nobody(seating, attendances, declarations),
    )


def _fault(place: int, message: str, fix: str, field: str = "person") -> Fault:
    return Fault(message, field=f"attendances[{place}].{field}", fix=fix)


def _twice(attendances: Sequence[Attendance]) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, each in enumerate(attendances):
        if same_name(each.person) in seen:
            yield _fault(place, f"{each.person} is already taken down", "Keep one entry for each person.")
        seen.add(same_name(each.person))


def _alone(seating: Seating, place: int, each: Attendance) -> Iterator[Fault]:
    """Yield what is wrong with one entry, whatever the others say."""
    if each.from_item is not None and each.until_item is not None and each.until_item <= each.from_item:
        message = f"{each.person} leaves before item {each.until_item} and comes for item {each.from_item}"
        yield _fault(place, message, "Give the first item they missed after they came.", "until_item")
    seat = seating.member(each.person)
    if seat is not None and seat.authority != each.authority:
        message = f"{each.person} sits for {seat.authority or 'no council'}"
        yield _fault(place, message, "Give that council.", "authority")
    if seat is not None and each.status in ("substitute", "in_attendance"):
        message = f"{each.person} is a member of the body, and has a vote as such"
        yield _fault(place, message, "Take them down as present; one person has one vote.", "status")
    if each.status == "present" and seating.is_named_substitute(each.person):
        message = f"{each.person} is a substitute"
        yield _fault(place, message, "Say in whose place they sit, or that they are in attendance.", "status")
    if each.status != "substitute" and each.substitute_for:
        message = f"{each.person} is not taken down as a substitute and sits for {each.substitute_for}"
        yield _fault(place, message, "Make them a substitute, or leave that out.", "substitute_for")


def _substitutions(seating: Seating, attendances: Sequence[Attendance]) -> Iterator[Fault]:
    councils = {same_name(seat.person): seat.authority for seat in seating.members}
    for each in attendances:
        if each.status in ("present", "apologies", "absent") and not seating.is_named_substitute(each.person):
            councils.setdefault(same_name(each.person), each.authority)
    taken: set[str] = set()
    for place, each in enumerate(attendances):
        if each.status != "substitute":
            continue
        member = same_name(each.substitute_for or "")
        if member not in councils:
            message = f"{each.person} is a substitute for {each.substitute_for or 'nobody'}, who is no member"
            if not each.substitute_for:
                message = f"{each.person} is a substitute for nobody"
            yield _fault(place, message, "Name the member in whose place they sit.", "substitute_for")
        elif councils[member] != each.authority:
            message = f"{each.person} is not of the council of {each.substitute_for}"
            yield _fault(place, message, "A substitute sits for their own council.", "substitute_for")
        elif member in taken:
            message = f"{each.substitute_for} already has a substitute"
            yield _fault(place, message, "Name one substitute for each member.", "substitute_for")
        taken.add(member)


def _more_than_the_seats(seating: Seating, attendances: Sequence[Attendance]) -> Iterator[Fault]:
    """Yield those who are taken down beyond the seats that their council is recorded to have."""
    filled = Counter(seat.authority for seat in seating.members)
    for place, each in enumerate(attendances):
        if each.status in ("substitute", "in_attendance") or seating.member(each.person):
            continue
        if each.authority not in seating.by_council or seating.is_named_substitute(each.person):
            continue
        filled[each.authority] += 1
        if filled[each.authority] > seating.of(each.authority):
            message = (
                f"{each.authority} has {seating.of(each.authority)} seats, and {each.person} is one more"
            )
            yield _fault(
                place, message, "Take out whoever does not sit for that council, or correct its seats."
            )


def _declared_by_nobody(
    seating: Seating, attendances: Sequence[Attendance], declarations: Sequence[Declaration]
) -> Iterator[Fault]:
    known = {same_name(each.person) for each in attendances} | {
        same_name(seat.person) for seat in seating.members
    }
    for place, each in enumerate(declarations):
        if same_name(each.person) not in known:
            yield Fault(
                f"{each.person}, who declares an interest, is not taken down",
                field=f"declarations[{place}].person",
                fix="Take down their attendance first.",
            )
