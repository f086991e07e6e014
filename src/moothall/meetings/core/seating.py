"""The seats of a body on a day: those held by named people, and those that each council may fill."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from moothall.agreement.core.terms.bodies import Body

Office = Literal["member", "chair", "vice_chair", "substitute"]


def same_name(person: str) -> str:
    """Return a name ignoring capitals and spaces, so that one person is not taken for two."""
    return " ".join(person.split()).casefold()


@dataclass(frozen=True, slots=True)
class Seat:
    """A place on a body that a named person holds, or may fill as a substitute."""

    person: str
    authority: str | None
    office: Office = "member"


@dataclass(frozen=True, slots=True)
class Seating:
    """The seats of one body on one day.

    ``by_council`` is how many seats each council has, if recorded. ``substitutes`` is None if it is not
    recorded whether any may sit. A body with neither members nor seats recorded ``is_open``: anyone whom the
    clerk records as present is taken to be a member.
    """

    name: str
    seats: tuple[Seat, ...]
    by_council: Mapping[str, int]
    substitutes: bool | None
    authorities: tuple[str, ...]

    @property
    def members(self) -> tuple[Seat, ...]:
        """Those who hold a seat by name."""
        return tuple(seat for seat in self.seats if seat.office != "substitute")

    @property
    def is_open(self) -> bool:
        """Whether nothing is recorded about who sits."""
        return not self.members and not self.by_council

    @property
    def size(self) -> int | None:
        """How many seats there are in all; None if that is not recorded."""
        if self.is_open:
            return None
        return sum(self.of(authority) for authority in self.councils)

    @property
    def councils(self) -> tuple[str | None, ...]:
        """The councils that have a seat, in the order of the body's own list; None means no council."""
        having = {seat.authority for seat in self.members} | set(self.by_council)
        if self.is_open:
            having = set(self.authorities)
        order = {authority: place for place, authority in enumerate(self.authorities)}
        return tuple(
            sorted(having, key=lambda each: (each is None, order.get(each or "", len(order)), each or ""))
        )

    @property
    def needed_from(self) -> tuple[str, ...]:
        """The councils that own the body or have a seat, except those recorded as having none."""
        every = dict.fromkeys((*self.authorities, *(each for each in self.councils if each)))
        return tuple(each for each in every if self.of(each) or each not in self.by_council)

    def of(self, authority: str | None) -> int:
        """Return how many seats a council has: as recorded, but at least its named members."""
        named = sum(seat.authority == authority for seat in self.members)
        return max(named, self.by_council.get(authority or "", 0))

    def member(self, person: str) -> Seat | None:
        """Return the seat that somebody holds by name."""
        return next((seat for seat in self.members if same_name(seat.person) == same_name(person)), None)

    def may_hold_a_seat(self, person: str, authority: str | None) -> bool:
        """Whether somebody is a named member, or may be one because their council has other seats."""
        if self.member(person) is not None:
            return True
        if self.is_open:
            return not self.authorities or authority in self.authorities
        return self.of(authority) > sum(seat.authority == authority for seat in self.members)

    def is_named_substitute(self, person: str) -> bool:
        """Whether the body names somebody as a substitute and not as a member."""
        named = {same_name(seat.person) for seat in self.seats if seat.office == "substitute"}
        return same_name(person) in named and self.member(person) is None

    @property
    def lets_substitutes_sit(self) -> bool | None:
        """Whether substitutes may sit; a body that names some lets them, unless it says otherwise."""
        if self.substitutes is None and len(self.members) < len(self.seats):
            return True
        return self.substitutes


def seating(body: Body) -> Seating:
    """Return the seats of a body as its term stands on the day."""
    seats = tuple(Seat(member.person, member.authority, member.office) for member in body.members)
    return Seating(body.name, seats, dict(body.seats), body.substitutes, body.authorities)
