"""Who sat on a body, in which office, over which days; each under a key that never changes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from moothall.agreement.core.history import History
from moothall.agreement.core.terms import Body
from moothall.agreement.core.terms.bodies import Member


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
