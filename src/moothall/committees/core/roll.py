"""The roll of a meeting: for each item, who is in the room and who may vote on it, with the reason if not."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from moothall.agreement.core.terms.bodies import Body
from moothall.committees.core.attendance import Attendance, Declaration, Standing
from moothall.committees.core.roll_faults import roll_faults
from moothall.committees.core.seating import Seating, same_name, seating
from moothall.refusals import Invalid

SECTION_31 = (
    "declared a disclosable pecuniary interest and has no dispensation (Localism Act 2011, section 31)"
)


@dataclass(frozen=True, slots=True)
class Roll:
    """Those who sit, those who came and what they declared: made by :func:`roll`, which refuses faults."""

    seating: Seating
    attendances: tuple[Attendance, ...]
    declarations: tuple[Declaration, ...] = ()

    def present_at(self, item: int) -> frozenset[str]:
        """Return who is in the room when the item is taken, as members or substitutes of the body or not."""
        return frozenset(
            each.person
            for each in self.attendances
            if each.is_there_at(item) and not self._withdrew(each.person, item)
        )

    def entitled_to_vote(self, item: int) -> tuple[Standing, ...]:
        """Return for each member and each who came whether they may vote on the item, or why not."""
        return tuple(self._standings(item))

    def taking_part_at(self, item: int) -> dict[str, str | None]:
        """Return those who may vote on the item, each with their council: those whom a quorum counts."""
        return {each.person: each.authority for each in self._standings(item) if each.may_vote}

    def _standings(self, item: int) -> Iterator[Standing]:
        came = {same_name(each.person): each for each in self.attendances}
        for seat in self.seating.members:
            if same_name(seat.person) not in came:
                absent = not self._is_represented(seat.person, item)
                yield Standing(seat.person, seat.authority, False, "absent", absent)
        for each in self.attendances:
            yield self._standing(each, item)
        yield from self._without_a_name()

    def _without_a_name(self) -> Iterator[Standing]:
        """Yield the seats for which nobody is taken down; seats not known, a council of which nobody is."""
        filled = Counter(seat.authority for seat in self.seating.members)
        for each in self.attendances:
            if self.seating.member(each.person) is None and self._is_member(each):
                filled[each.authority] += 1
        for council in self.seating.needed_from:
            seats = self.seating.of(council)
            for _ in range(filled[council], max(seats, 1)):
                why = "nobody is taken down for it"
                yield Standing("", council, False, why, is_absent=seats > 0)

    def _standing(self, each: Attendance, item: int) -> Standing:
        reason = _not_there(each, item)
        if reason:
            absent = self._is_member(each) and not self._is_represented(each.person, item)
            return Standing(each.person, each.authority, False, reason, absent, self._is_member(each))
        if reason := self._not_seated(each, item):
            return Standing(each.person, each.authority, False, reason, is_member=False)
        reason = self._interested(each.person, item)
        return Standing(each.person, each.authority, not reason, reason)

    def _is_member(self, each: Attendance) -> bool:
        if each.status in ("substitute", "in_attendance") or self.seating.is_named_substitute(each.person):
            return False
        return self.seating.may_hold_a_seat(each.person, each.authority)

    def _not_seated(self, each: Attendance, item: int) -> str:
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

    def _declared(self, person: str, item: int) -> Iterator[Declaration]:
        for each in self.declarations:
            if same_name(each.person) == same_name(person) and each.item in (None, item):
                yield each

    def _attendance(self, person: str) -> Attendance | None:
        return next((each for each in self.attendances if same_name(each.person) == same_name(person)), None)

    def _is_represented(self, person: str, item: int) -> bool:
        """Say whether a substitute sits in somebody's place while the item is taken."""
        return any(
            each.status == "substitute"
            and same_name(each.substitute_for or "") == same_name(person)
            and each.is_there_at(item)
            and not self._not_seated(each, item)
            for each in self.attendances
        )


def _not_there(each: Attendance, item: int) -> str:
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


def roll(*, body: Body, attendances: Iterable[Attendance], declarations: Iterable[Declaration] = ()) -> Roll:
    """Return the roll of a meeting of ``body``, or refuse with every entry that cannot be."""
    made = Roll(seating(body), tuple(attendances), tuple(declarations))
    if faults := roll_faults(made.seating, made.attendances, made.declarations):
        raise Invalid(faults=faults)
    return made
