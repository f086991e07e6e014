"""When councils joined and left services: each day on which the matrix is other than the day before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from moothall.agreement.core.history import History
from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Participation
from moothall.agreement.core.values import Certainty

Verb = Literal["joins", "leaves", "changes"]


@dataclass(frozen=True, slots=True)
class ParticipationEvent:
    """One council's part in one service begins, ends or becomes other, by variation ``number``."""

    day: date
    day_is: Certainty
    verb: Verb
    before: Participation | None
    after: Participation | None
    number: int

    @property
    def part(self) -> Participation:
        """The part as it came to be, or as it last was."""
        part = self.after or self.before
        assert part is not None
        return part


def events_of(register: Register) -> list[ParticipationEvent]:
    """Return every event, by day, then in the order of the register."""
    return register.worked_out("events of the matrix", _events)


def _events(register: Register) -> list[ParticipationEvent]:
    events: list[ParticipationEvent] = []
    for history in register.histories.values():
        if history.kind == "participation":
            events.extend(_events_within(history))
    return sorted(_moves_joined(events), key=lambda event: (event.day, event.number))


def _events_within(history: History) -> Iterator[ParticipationEvent]:
    """Yield the events of one term's life."""
    begins = {held.starts_on for held in history.held}
    ends = {held.until for held in history.held}
    before: Participation | None = None
    for version in history.versions:
        day, until, term = version.period.starts_on, version.period.until, version.term
        assert isinstance(term, Participation)
        if day in begins:
            number = _number_of(history, ("add", "reinstate"), day, version.number)
            yield ParticipationEvent(day, term.from_is, "joins", None, term, number)
        elif _terms_of(before) != _terms_of(term):
            yield ParticipationEvent(day, "exact", "changes", before, term, version.number)
        if until is not None and until in ends:
            number = _number_of(history, ("end",), until, version.number)
            yield ParticipationEvent(until, term.until_is, "leaves", term, None, number)
        before = term


def _terms_of(part: Participation | None) -> object:
    """Return what a reader of the matrix would see change."""
    return part and (part.taking_part_as, part.through, part.provided_by, part.instrument, part.conditions)


def _number_of(history: History, verbs: tuple[str, ...], day: date, otherwise: int) -> int:
    """Return the variation whose step fell on ``day``, or else the one that last wrote the term."""
    numbers = [step.number for step in history.steps if step.verb in verbs and step.on == day]
    return numbers[-1] if numbers else otherwise


def _moves_joined(events: list[ParticipationEvent]) -> Iterator[ParticipationEvent]:
    """Yield the events, with one council's leaving and joining of one service on one day made one change."""
    leaving = {
        (each.day, each.part.authority, each.part.service): each for each in events if each.verb == "leaves"
    }
    moved: set[int] = set()
    for event in events:
        key = (event.day, event.part.authority, event.part.service)
        if event.verb == "joins" and key in leaving:
            moved.add(id(leaving[key]))
            yield ParticipationEvent(
                event.day, event.day_is, "changes", leaving[key].before, event.after, event.number
            )
        elif event.verb != "leaves":
            yield event
    yield from (event for event in leaving.values() if id(event) not in moved)


def days_of(events: list[ParticipationEvent]) -> list[date]:
    """Return the days on which something happened, in order, each once."""
    return sorted({event.day for event in events})
