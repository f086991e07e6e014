"""What changed in who shares what, as sentences.

“Cheltenham left revenues, benefits and customer services”.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences import listed
from moothall.agreement.core.sentences.words import within
from moothall.agreement.core.terms import Participation
from moothall.agreement.core.values import Certainty
from moothall.agreement.core.variation import Variation
from moothall.doors.site.agreement.participation_events import ParticipationEvent, days_of, events_of
from moothall.doors.site.term_life import decided

NameOf = Callable[[str], str]

SO_FAR = {"joins": "joined", "leaves": "left", "changes": "changed how it takes part in"}
TO_COME = {"joins": "joins", "leaves": "leaves", "changes": "changes how it takes part in"}


@dataclass(frozen=True, slots=True)
class EventGroup:
    """What one variation did on one day, as sentences, with who decided it."""

    day: date
    day_is: Certainty
    sentences: tuple[str, ...]
    number: int
    variation: Variation
    decided: str


def event_groups(
    register: Register, events: Iterable[ParticipationEvent], *, name_of: NameOf, today: date
) -> list[EventGroup]:
    """Return the events as sentences, one group for each day and variation, in order."""
    groups: dict[tuple[date, int], list[ParticipationEvent]] = defaultdict(list)
    for event in events:
        groups[event.day, event.number].append(event)
    return [
        EventGroup(
            day,
            group[0].day_is,
            tuple(sentences(group, all_of_it=leaving_all(register, group), name_of=name_of, today=today)),
            number,
            register.entry(number).variation,
            decided(register.entry(number).variation, name_of),
        )
        for (day, number), group in sorted(groups.items(), key=lambda item: item[0])
    ]


def leaving_all(register: Register, events: Iterable[ParticipationEvent]) -> frozenset[str]:
    """Return the councils that leave all that they share, where that is too much to list."""
    leaving: dict[str, set[str]] = defaultdict(set)
    for event in events:
        if event.verb == "leaves" and event.part.id not in register.state(event.day):
            leaving[event.part.authority].add(event.part.id)
    eve = [register.state(event.day - timedelta(days=1)) for event in events][:1]
    shared = [part for state in eve for part in state.of(Participation)]
    return frozenset(
        each
        for each, parts in leaving.items()
        if parts == {part.id for part in shared if part.authority == each}
    )


def sentences(
    events: Iterable[ParticipationEvent],
    *,
    all_of_it: frozenset[str] = frozenset(),
    name_of: NameOf,
    today: date,
) -> list[str]:
    """Return one sentence for each set of councils that did the same."""
    services: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for event in events:
        services[event.verb, event.part.authority, _manner(event, name_of)].append(event.part.service)
    councils: dict[tuple[str, tuple[str, ...], str], list[str]] = defaultdict(list)
    for (verb, authority, manner), ids in services.items():
        everything = verb == "leaves" and authority in all_of_it
        councils[verb, () if everything else tuple(ids), manner].append(authority)
    is_past = all(event.day <= today for event in events)
    return [
        _sentence(
            verb, [name_of(each) for each in authorities], [name_of(each) for each in ids], manner, is_past
        )
        for (verb, ids, manner), authorities in councils.items()
    ]


def _sentence(verb: str, councils: list[str], services: list[str], manner: str, is_past: bool) -> str:
    words = (SO_FAR if is_past else TO_COME)[verb]
    if len(councils) > 1:
        words = words.replace("it takes", "they take")
        words = (
            words
            if is_past
            else words.replace("joins", "join").replace("leaves", "leave").replace("changes", "change")
        )
    what = (
        listed(map(within, services))
        or f"everything that {'they share' if len(councils) > 1 else 'it shares'}"
    )
    return f"{listed(councils)} {words} {what}{manner}"


def _manner(event: ParticipationEvent, name_of: NameOf) -> str:
    """Return what is now other, where a part changed."""
    before, after = event.before, event.after
    if event.verb != "changes" or before is None or after is None:
        return ""
    new = []
    if after.provided_by != before.provided_by and after.provided_by:
        new.append(f"now provided by {name_of(after.provided_by)}")
    if after.through != before.through and after.through and after.through != after.provided_by:
        new.append(f"now through {name_of(after.through)}")
    if after.taking_part_as != before.taking_part_as:
        new.append(f"now as {after.taking_part_as}")
    if after.instrument != before.instrument and after.instrument and not new:
        new.append(f"now under “{after.instrument}”")
    if after.conditions != before.conditions:
        new.append("on other conditions" if after.conditions else "without conditions")
    return f" ({listed(new)})" if new else ""


@dataclass(frozen=True, slots=True)
class NearbyChanges:
    """The changes on either side of a day; the day of the last change may be the day itself."""

    days: tuple[date, ...]
    last: tuple[EventGroup, ...]
    next: tuple[EventGroup, ...]
    previous_day: date | None
    next_day: date | None
    certainties: Mapping[date, Certainty]

    @property
    def slider(self) -> tuple[date, date] | None:
        """The first and last days of the years in which anything changed, or nothing where nothing did."""
        if not self.days:
            return None
        return date(self.days[0].year, 1, 1), date(self.days[-1].year, 12, 31)


def changes_around(register: Register, on: date, *, name_of: NameOf, today: date) -> NearbyChanges:
    """Return what changed last on or before ``on`` and what changes next, in words."""
    events = events_of(register)
    days = days_of(events)
    certainties = {event.day: event.day_is for event in reversed(events)}
    place = bisect_right(days, on)
    last_day = days[place - 1] if place else None
    next_day = days[place] if place < len(days) else None
    earlier = place - 2 if last_day == on else place - 1

    def on_day(day: date | None) -> tuple[EventGroup, ...]:
        those = [event for event in events if event.day == day]
        return tuple(event_groups(register, those, name_of=name_of, today=today))

    previous_day = days[earlier] if earlier >= 0 else None
    return NearbyChanges(tuple(days), on_day(last_day), on_day(next_day), previous_day, next_day, certainties)
