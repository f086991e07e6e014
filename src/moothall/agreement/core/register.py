"""The register of an agreement: its variations in order, and what they come to on any day."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar, cast

from cachetools import LRUCache

from moothall.agreement.core.fold import Contradiction, Folding
from moothall.agreement.core.history import History, HistoryStep
from moothall.agreement.core.terms import Term
from moothall.agreement.core.values import Source
from moothall.agreement.core.variation import AgreementHeading, Variation
from moothall.refusals import Missing

T = TypeVar("T", bound=Term)
K = TypeVar("K")
V = TypeVar("V")

STATES_KEPT = 256
REGISTERS_KEPT = 8
WORKINGS_KEPT = 256


class NoSuchTerm(Missing):
    """The agreement has no term with that id."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One variation with its number; numbers run from 1 without a gap."""

    number: int
    variation: Variation


@dataclass(frozen=True)
class State:
    """Every term that holds on the day ``on``, by id, in the order in which they were added."""

    on: date
    terms: Mapping[str, Term]
    _by_kind: dict[type[Term], tuple[Any, ...]] = field(default_factory=dict, repr=False, compare=False)

    def of(self, kind: type[T]) -> tuple[T, ...]:
        """Return the terms of one kind."""
        if kind not in self._by_kind:
            self._by_kind[kind] = tuple(term for term in self.terms.values() if isinstance(term, kind))
        return self._by_kind[kind]

    def get(self, term_id: str | None) -> Term | None:
        """Return the term with that id, or None if it does not hold."""
        return self.terms.get(term_id) if term_id else None

    def __contains__(self, term_id: str) -> bool:
        """Say whether the term holds."""
        return term_id in self.terms

    def where(self, kind: type[T], test: Callable[[T], bool]) -> tuple[T, ...]:
        """Return the terms of one kind that pass ``test``."""
        return tuple(term for term in self.of(kind) if test(term))


@dataclass(frozen=True)
class Register:
    """An agreement's variations, folded; frozen, so that it can be cached and shared."""

    heading: AgreementHeading
    entries: tuple[Entry, ...]
    histories: Mapping[str, History]
    _states: LRUCache[date, State] = field(
        default_factory=lambda: LRUCache(STATES_KEPT), repr=False, compare=False
    )
    _known: LRUCache[int, "Register"] = field(
        default_factory=lambda: LRUCache(REGISTERS_KEPT), repr=False, compare=False
    )
    _workings: LRUCache[Hashable, Any] = field(
        default_factory=lambda: LRUCache(WORKINGS_KEPT), repr=False, compare=False
    )
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    @property
    def head(self) -> int:
        """The number of the last variation; 0 if there is none."""
        return len(self.entries)

    @property
    def known_on(self) -> date | None:
        """The day on which the last variation became known."""
        return self.entries[-1].variation.known_on if self.entries else None

    def state(self, on: date) -> State:
        """Return what holds on ``on``, as known by the last variation; the answer is remembered."""
        return self._once(self._states, on, lambda: self._state(on))

    def _state(self, on: date) -> State:
        found = ((name, history.on(on)) for name, history in self.histories.items())
        return State(on, {name: term for name, term in found if term is not None})

    def as_known_on(self, day: date) -> "Register":
        """Return the register as it stood at the end of ``day``: the variations known by then."""
        known = sum(1 for entry in self.entries if entry.variation.known_on <= day)
        return self.up_to(known)

    def up_to(self, number: int) -> "Register":
        """Return the register as it stood after variation ``number``."""
        if number >= self.head:
            return self
        variations = (entry.variation for entry in self.entries[:number])
        return self._once(self._known, number, lambda: fold(self.heading, variations)[0])

    def worked_out(self, what: Hashable, work: Callable[["Register"], V]) -> V:
        """Return what ``work`` makes of the register, remembered under ``what``.

        The register never changes, so nothing that follows from it alone can change either.
        """
        return cast(V, self._once(self._workings, what, lambda: work(self)))

    def _once(self, kept: LRUCache[K, V], key: K, work: Callable[[], V]) -> V:
        """Return what is remembered under a key, or else what ``work`` makes.

        The lock is released while it is made, so two threads may both make it; the first result is used.
        """
        with self._lock:
            if key in kept:
                return kept[key]
        made = work()
        with self._lock:
            return kept.setdefault(key, made)

    def varied(self, variation: Variation) -> tuple["Register", list[Contradiction]]:
        """Return the register with one more variation; or, unchanged, with what the variation contradicts."""
        register, faults = self.extended((variation,))
        return (self if faults else register), [fault for _, fault in faults]

    def extended(self, variations: Iterable[Variation]) -> tuple["Register", list[tuple[int, Contradiction]]]:
        """Return the register with more variations, and each contradiction with its variation's number."""
        folding = Folding(self.histories, (entry.variation.id for entry in self.entries))
        entries = list(self.entries)
        faults: list[tuple[int, Contradiction]] = []
        for number, variation in enumerate(variations, start=self.head + 1):
            known_after = entries[-1].variation.known_on if entries else None
            found = folding.apply(number, variation, known_after=known_after)
            faults += [(number, fault) for fault in found]
            entries.append(Entry(number, variation))
        return Register(self.heading, tuple(entries), folding.histories), faults

    def history(self, term_id: str) -> History:
        """Return the whole life of a term; refused if there is none."""
        try:
            return self.histories[term_id]
        except KeyError:
            raise NoSuchTerm(f"The agreement has no term with the id “{term_id}”.", term=term_id) from None

    def entry(self, number: int) -> Entry:
        """Return the variation with that number; refused if there is none."""
        if not 1 <= number <= self.head:
            raise Missing(f"There is no variation {number}; the last is {self.head}.", number=number)
        return self.entries[number - 1]

    def sources(self, term_id: str) -> tuple[Source, ...]:
        """Return where a term was read: its own source, or that of the variation that added it."""
        history = self.history(term_id)
        return history.original.source or self.entry(history.steps[0].number).variation.source

    def step_sources(self, step: HistoryStep) -> tuple[Source, ...]:
        """Return where one step in a term's life was read."""
        return step.source or self.entry(step.number).variation.source

    @cached_property
    def days_of_change(self) -> tuple[date, ...]:
        """Every day on which what holds differs from the day before, in order."""
        return tuple(sorted({day for history in self.histories.values() for day in _days(history)}))


def _days(history: History) -> Iterator[date]:
    for version in history.versions:
        yield version.period.starts_on
        if version.period.until is not None:
            yield version.period.until


def fold(
    heading: AgreementHeading, variations: Iterable[Variation]
) -> tuple[Register, list[tuple[int, Contradiction]]]:
    """Fold ``variations`` in order; return the register and every contradiction with its variation's number.

    A variation that contradicts what stands is left out of the register but keeps its number, so that the
    rest can be checked too. A register with contradictions should be used for nothing but showing them.
    """
    return Register(heading, (), {}).extended(variations)


@dataclass(frozen=True, slots=True)
class Head:
    """The last number of an agreement and its digest, which between them say all that came before."""

    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class RecordedVariation:
    """When and by whom a variation was recorded, under which digest, and the text that it was read from."""

    number: int
    id: str
    recorded_at: datetime
    recorded_by: str
    digest: str
    text: str
