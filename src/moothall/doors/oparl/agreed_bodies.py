"""What the agreement says of bodies and who sits on them.

Over all its days, each under a key that never changes.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from moothall.agreement.core.history import History
from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Authority, Body, Term
from moothall.agreement.core.terms.bodies import Member
from moothall.agreement.queries import register_of, stored_variations


@dataclass(frozen=True, slots=True)
class AgreedMembership:
    """Somebody's time on a body, in one office; ``until`` is the first day on which it was over."""

    key: str
    person: str
    organization: str
    authority: str
    office: str
    starts_on: date
    until: date | None
    created_at: datetime
    modified_at: datetime


def person_key(partnership: str, name: str, council: str) -> str:
    """Return the key of a member: the same for one name in one council, whatever they sit on."""
    return _key(partnership, "person", council, " ".join(name.casefold().split()))


def memberships_of(
    partnership: str, history: History, recorded: Mapping[int, datetime]
) -> Iterator[AgreedMembership]:
    """Yield each unbroken run of days on which somebody sat in one office."""
    changed = max(recorded[step.number] for step in history.steps)
    runs: dict[Member, list[tuple[date, date | None, int]]] = defaultdict(list)
    for version in history.versions:
        term = version.term
        for member in dict.fromkeys(term.members if isinstance(term, Body) else ()):
            mine, period = runs[member], version.period
            if mine and mine[-1][1] == period.starts_on:
                mine[-1] = (mine[-1][0], period.until, mine[-1][2])
            else:
                mine.append((period.starts_on, period.until, version.number))
    for member, found in runs.items():
        council = member.authority or ""
        for place, (starts_on, until, number) in enumerate(found):
            person = person_key(partnership, member.person, council)
            yield AgreedMembership(
                key=_key(partnership, "membership", history.id, person, member.office, str(place)),
                person=person,
                organization=history.id,
                authority=council,
                office=member.office,
                starts_on=starts_on,
                until=until,
                created_at=recorded[number],
                modified_at=changed,
            )


def _key(*parts: str) -> str:
    return str(uuid5(NAMESPACE_URL, "/".join(("moothall", *parts))))


@dataclass(frozen=True, slots=True)
class AgreedCouncil:
    """A council as it was last said to be."""

    term: Authority
    created_at: datetime
    modified_at: datetime


@dataclass(frozen=True, slots=True)
class AgreedOrganization:
    """A body as it was last said to be; ``council`` is the one that it is of, or "" where of several."""

    term: Body
    council: str
    starts_on: date
    until: date | None
    memberships: tuple[AgreedMembership, ...]
    created_at: datetime
    modified_at: datetime


@dataclass(frozen=True, slots=True)
class AgreedPerson:
    """Somebody whom a body names as a member."""

    key: str
    name: str
    council: str
    memberships: tuple[AgreedMembership, ...]
    created_at: datetime
    modified_at: datetime


@dataclass(frozen=True, slots=True)
class AgreedBodies:
    """All of it, each by its id or key in the order of entry."""

    partnership: str
    name: str
    created_at: datetime
    modified_at: datetime
    councils: Mapping[str, AgreedCouncil]
    organizations: Mapping[str, AgreedOrganization]
    persons: Mapping[str, AgreedPerson]
    memberships: Mapping[str, AgreedMembership]

    def bodies_of(self, council: str) -> frozenset[str]:
        """Return the ids of a council's own bodies, or of those that several councils have."""
        return frozenset(key for key, each in self.organizations.items() if each.council == council)

    def council_of(self, body: str) -> str:
        """Return the council that a body is of; "" where it is of several."""
        found = self.organizations.get(body)
        return found.council if found else ""

    def person_called(self, name: str, council: str) -> AgreedPerson | None:
        """Return a member by name, of that council; where none is given, the only one of that name."""
        if council:
            return self.persons.get(person_key(self.partnership, name, council))
        named = [each for each in self.persons.values() if each.name.casefold() == name.casefold()]
        return named[0] if len(named) == 1 else None

    def council_body(self, council: str) -> str | None:
        """Return the id of a council's full council."""
        found = (
            key
            for key, each in self.organizations.items()
            if each.council == council and each.term.body_kind == "council"
        )
        return next(found, None)


def agreed_bodies(partnership: str) -> AgreedBodies:
    """Return what a partnership's agreement says; worked out once for each state of it."""
    return register_of(partnership).worked_out("who sits on which bodies", _worked_out)


def _worked_out(register: Register) -> AgreedBodies:
    partnership = register.heading.id
    recorded = {row.number: row.recorded_at for row in stored_variations(partnership)}
    councils: dict[str, AgreedCouncil] = {}
    organizations: dict[str, AgreedOrganization] = {}
    for key, history in register.histories.items():
        last = _last(history)
        times = [recorded[step.number] for step in history.steps]
        if isinstance(last, Authority):
            councils[key] = AgreedCouncil(last, times[0], max(times))
        elif isinstance(last, Body):
            organizations[key] = _organization(partnership, last, history, recorded)
    memberships = {each.key: each for of in organizations.values() for each in of.memberships}
    moments = list(recorded.values())
    return AgreedBodies(
        partnership,
        register.heading.name,
        min(moments),
        max(moments),
        councils,
        organizations,
        _persons(register, memberships),
        memberships,
    )


def _last(history: History) -> Term:
    return history.versions[-1].term if history.versions else history.original


def _organization(
    partnership: str, last: Body, history: History, recorded: Mapping[int, datetime]
) -> AgreedOrganization:
    times = [recorded[step.number] for step in history.steps]
    return AgreedOrganization(
        term=last,
        council=last.authorities[0] if len(last.authorities) == 1 else "",
        starts_on=history.held[0].starts_on if history.held else last.starts_on,
        until=history.held[-1].until if history.held else last.until,
        memberships=tuple(memberships_of(partnership, history, recorded)),
        created_at=times[0],
        modified_at=max(times),
    )


def _persons(register: Register, memberships: Mapping[str, AgreedMembership]) -> dict[str, AgreedPerson]:
    names = {
        person_key(register.heading.id, member.person, member.authority or ""): member.person
        for history in register.histories.values()
        for version in history.versions
        if isinstance(version.term, Body)
        for member in version.term.members
    }
    theirs: dict[str, list[AgreedMembership]] = defaultdict(list)
    for each in memberships.values():
        theirs[each.person].append(each)
    return {
        key: AgreedPerson(
            key,
            names[key],
            found[0].authority,
            tuple(found),
            min(each.created_at for each in found),
            max(each.modified_at for each in found),
        )
        for key, found in theirs.items()
    }
