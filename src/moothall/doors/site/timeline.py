"""The lanes of the timeline: one for each service, and in it a band for each council over the years."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Authority, Participation, Service
from moothall.doors.site.events import Event, events_of
from moothall.doors.site.matrix import in_tree_order

T = TypeVar("T", Authority, Service)


@dataclass(frozen=True, slots=True)
class Band:
    """One council's part in one service over a run of days; ``until`` None means no end is known."""

    part: Participation
    starts_on: date
    until: date | None
    joined: int
    left: int | None


@dataclass(frozen=True, slots=True)
class Lane:
    """One service and its bands, by council in the order of the register and then by day."""

    service: Service
    rows: tuple[tuple[Authority, tuple[Band, ...]], ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """The whole picture: its lanes, its first and last years, and what happened on which day."""

    lanes: tuple[Lane, ...]
    first_year: int
    last_year: int
    events: tuple[Event, ...]


def lanes_of(register: Register, *, today: date) -> Lanes:
    """Return the picture of an agreement; ``today`` is always within its years."""
    events = tuple(events_of(register))
    authorities = _originals(register, Authority)
    bands: dict[str, dict[str, list[Band]]] = defaultdict(lambda: defaultdict(list))
    for band in _bands(register):
        bands[band.part.service][band.part.authority].append(band)
    lanes = tuple(
        Lane(service, tuple((authorities[each], tuple(found[each])) for each in authorities if each in found))
        for service, _ in in_tree_order(list(_originals(register, Service).values()))
        if (found := bands.get(service.id))
    )
    years = [event.day.year for event in events] + [today.year]
    return Lanes(lanes, min(years), max(years), events)


def _originals(register: Register, kind: type[T]) -> dict[str, T]:
    found = (history.original for history in register.histories.values())
    return {term.id: term for term in found if isinstance(term, kind)}


def _bands(register: Register) -> list[Band]:
    """Return every stretch of every participation, by day."""
    bands: list[Band] = []
    for history in register.histories.values():
        if history.kind != "participation":
            continue
        for held in history.held:
            part = history.on(held.starts_on)
            assert isinstance(part, Participation)
            left = next(
                (step.number for step in history.steps if step.verb == "end" and step.on == held.until), None
            )
            bands.append(Band(part, held.starts_on, held.until, history.steps[0].number, left))
    return sorted(bands, key=lambda band: band.starts_on)
