"""The roll of a meeting: who came, what they declared, what is wrong with it, who may vote on each item."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from moothall.agreement.core.terms.bodies import Body
from moothall.meetings.core.seating import Seating, same_name, seating
from moothall.refusals import Fault, Invalid

PresenceStatus = Literal["present", "substitute", "apologies", "absent", "in_attendance"]
InterestKind = Literal["disclosable_pecuniary", "other_registrable", "non_registrable", "none_prejudicial"]
CAME = frozenset(("present", "substitute"))


@dataclass(frozen=True, slots=True)
class RollAttendance:
    """Somebody's part in a meeting: present from item ``from_item`` until item ``until_item``, exclusive."""

    person: str
    authority: str | None
    status: PresenceStatus
    substitute_for: str | None = None
    from_item: int | None = None
    until_item: int | None = None

    def is_there_at(self, item: int) -> bool:
        """Whether they came and are there when that item is taken."""
        return (
            self.status in CAME
            and (self.from_item is None or self.from_item <= item)
            and (self.until_item is None or item < self.until_item)
        )


@dataclass(frozen=True, slots=True)
class DeclaredInterest:
    """An interest that somebody declared, in one item or, if ``item`` is None, in all."""

    person: str
    item: int | None
    interest: InterestKind
    withdrew: bool = False
    dispensation: str | None = None


@dataclass(frozen=True, slots=True)
class VotingStanding:
    """Whether somebody may vote on an item, and if not, why not.

    A seat for which nobody is recorded has a standing without a name, so that its council is not forgotten.
    ``is_member`` is true for members and for substitutes in a member's place; ``is_absent``, for members who
    are not there and in whose place nobody sits.
    """

    person: str
    authority: str | None
    may_vote: bool
    reason: str = ""
    is_absent: bool = False
    is_member: bool = True

    @property
    def sentence(self) -> str:
        """Say it."""
        if not self.person:
            return f"A seat of {self.authority}: {self.reason}."
        return f"{self.person} may vote." if self.may_vote else f"{self.person} may not vote: {self.reason}."


def roll_faults(
    seating: Seating, attendances: Sequence[RollAttendance], declarations: Sequence[DeclaredInterest]
) -> tuple[Fault, ...]:
    """Return a fault for each impossible entry: people twice, places not theirs, more people than seats."""
    return (
        *_twice(attendances),
        *(fault for place, each in enumerate(attendances) for fault in _alone(seating, place, each)),
        *_substitutions(seating, attendances),
        *_more_than_the_seats(seating, attendances),
        *_declared_by_nobody(seating, attendances, declarations),
    )


def _fault(place: int, message: str, fix: str, field: str = "person") -> Fault:
    return Fault(message, field=f"attendances[{place}].{field}", fix=fix)


def _twice(attendances: Sequence[RollAttendance]) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, each in enumerate(attendances):
        if same_name(each.person) in seen:
            yield _fault(place, f"{each.person} is already recorded", "Keep one entry for each person.")
        seen.add(same_name(each.person))


def _alone(seating: Seating, place: int, each: RollAttendance) -> Iterator[Fault]:
    """Yield what is wrong with one entry, whatever the others say."""
    if each.from_item is not None and each.until_item is not None and each.until_item <= each.from_item:
        message = f"{each.person} leaves before item {each.until_item} and comes for item {each.from_item}"
        yield _fault(place, message, "Give the first item they missed after they came.", "until_item")
    seat = seating.member(each.person)
    if seat is not None and seat.authority != each.authority:
        message = f"{each.person} sits for {seat.authority or 'no council'}"
        yield _fault(place, message, "Give that council.", "authority")
    if seat is not None and each.status in ("substitute", "in_attendance"):
        message = f"{each.person} is a member of the body, and votes as one"
        yield _fault(place, message, "Record them as present; one person has one vote.", "status")
    if each.status == "present" and seating.is_named_substitute(each.person):
        message = f"{each.person} is a substitute"
        yield _fault(place, message, "Say in whose place they sit, or that they are in attendance.", "status")
    if each.status != "substitute" and each.substitute_for:
        message = f"{each.person} is not recorded as a substitute but sits for {each.substitute_for}"
        yield _fault(place, message, "Make them a substitute, or leave that out.", "substitute_for")


def _substitutions(seating: Seating, attendances: Sequence[RollAttendance]) -> Iterator[Fault]:
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


def _more_than_the_seats(seating: Seating, attendances: Sequence[RollAttendance]) -> Iterator[Fault]:
    """Yield those who are recorded beyond the number of seats that their council has."""
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
    seating: Seating, attendances: Sequence[RollAttendance], declarations: Sequence[DeclaredInterest]
) -> Iterator[Fault]:
    known = {same_name(each.person) for each in attendances} | {
        same_name(seat.person) for seat in seating.members
    }
    for place, each in enumerate(declarations):
        if same_name(each.person) not in known:
            yield Fault(
                f"{each.person}, who declares an interest, is not recorded as attending",
                field=f"declarations[{place}].person",
                fix="Record their attendance first.",
            )


SECTION_31 = (
    "declared a disclosable pecuniary interest and has no dispensation (Localism Act 2011, section 31)"
)


@dataclass(frozen=True, slots=True)
class Roll:
    """Who sits, who came and what they declared. It is made by :func:`roll`, which refuses faults."""

    seating: Seating
    attendances: tuple[RollAttendance, ...]
    declarations: tuple[DeclaredInterest, ...] = ()

    def present_at(self, item: int) -> frozenset[str]:
        """Return who is in the room when the item is taken, whether members or not."""
        return frozenset(
            each.person
            for each in self.attendances
            if each.is_there_at(item) and not self._withdrew(each.person, item)
        )

    def entitled_to_vote(self, item: int) -> tuple[VotingStanding, ...]:
        """Return, for each member and everybody who came, whether they may vote on the item, or why not."""
        return tuple(self._standings(item))

    def taking_part_at(self, item: int) -> dict[str, str | None]:
        """Return those who may vote on the item, each with their council: those whom a quorum counts."""
        return {each.person: each.authority for each in self._standings(item) if each.may_vote}

    def _standings(self, item: int) -> Iterator[VotingStanding]:
        came = {same_name(each.person): each for each in self.attendances}
        for seat in self.seating.members:
            if same_name(seat.person) not in came:
                absent = not self._is_represented(seat.person, item)
                yield VotingStanding(seat.person, seat.authority, False, "absent", absent)
        for each in self.attendances:
            yield self._standing(each, item)
        yield from self._without_a_name()

    def _without_a_name(self) -> Iterator[VotingStanding]:
        """Yield the seats for which nobody is recorded; if seats are not known, the councils with nobody."""
        filled = Counter(seat.authority for seat in self.seating.members)
        for each in self.attendances:
            if self.seating.member(each.person) is None and self._is_member(each):
                filled[each.authority] += 1
        for council in self.seating.needed_from:
            seats = self.seating.of(council)
            for _ in range(filled[council], max(seats, 1)):
                why = "nobody is recorded for it"
                yield VotingStanding("", council, False, why, is_absent=seats > 0)

    def _standing(self, each: RollAttendance, item: int) -> VotingStanding:
        reason = _not_there(each, item)
        if reason:
            absent = self._is_member(each) and not self._is_represented(each.person, item)
            return VotingStanding(each.person, each.authority, False, reason, absent, self._is_member(each))
        if reason := self._not_seated(each, item):
            return VotingStanding(each.person, each.authority, False, reason, is_member=False)
        reason = self._interested(each.person, item)
        return VotingStanding(each.person, each.authority, not reason, reason)

    def _is_member(self, each: RollAttendance) -> bool:
        if each.status in ("substitute", "in_attendance") or self.seating.is_named_substitute(each.person):
            return False
        return self.seating.may_hold_a_seat(each.person, each.authority)

    def _not_seated(self, each: RollAttendance, item: int) -> str:
        """Say why somebody in the room has no seat for the item."""
        if each.status != "substitute":
            return "" if self._is_member(each) else "not a member of the body"
        if self.seating.lets_substitutes_sit is None:
            return "a substitute, and it is not recorded whether this body lets substitutes sit"
        if not self.seating.lets_substitutes_sit:
            return "a substitute, and this body lets no substitutes sit"
        member = self._attendance(each.substitute_for or "")
        if member is not None and member.is_there_at(item):
            return f"a substitute for {member.person}, who is present"
        return ""

    def _interested(self, person: str, item: int) -> str:
        """Say why an interest that somebody declared keeps them from voting on the item."""
        if self._withdrew(person, item):
            return "withdrew, having declared an interest"
        barred = any(
            each.interest == "disclosable_pecuniary" and not each.dispensation
            for each in self._declared(person, item)
        )
        return SECTION_31 if barred else ""

    def _withdrew(self, person: str, item: int) -> bool:
        return any(each.withdrew for each in self._declared(person, item))

    def _declared(self, person: str, item: int) -> Iterator[DeclaredInterest]:
        for each in self.declarations:
            if same_name(each.person) == same_name(person) and each.item in (None, item):
                yield each

    def _attendance(self, person: str) -> RollAttendance | None:
        return next((each for each in self.attendances if same_name(each.person) == same_name(person)), None)

    def _is_represented(self, person: str, item: int) -> bool:
        """Whether a substitute sits in somebody's place while the item is taken."""
        return any(
            each.status == "substitute"
            and same_name(each.substitute_for or "") == same_name(person)
            and each.is_there_at(item)
            and not self._not_seated(each, item)
            for each in self.attendances
        )


def _not_there(each: RollAttendance, item: int) -> str:
    if each.status == "in_attendance":
        return "in attendance, and not a member of the body"
    if each.status == "apologies":
        return "absent, with apologies"
    if each.status == "absent":
        return "absent"
    if each.from_item is not None and item < each.from_item:
        return f"not there before item {each.from_item}"
    if each.until_item is not None and each.until_item <= item:
        return f"left before item {each.until_item}"
    return ""


def roll(
    *, body: Body, attendances: Iterable[RollAttendance], declarations: Iterable[DeclaredInterest] = ()
) -> Roll:
    """Return the roll of a meeting of ``body``, or refuse with every impossible entry."""
    made = Roll(seating(body), tuple(attendances), tuple(declarations))
    if faults := roll_faults(made.seating, made.attendances, made.declarations):
        raise Invalid(faults=faults)
    return made
