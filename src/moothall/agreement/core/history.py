"""The whole life of one term: when it held, and what it said over each run of days."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from moothall.agreement.core.terms import Term
from moothall.agreement.core.values import Certainty, Sources
from moothall.periods import Period


@dataclass(frozen=True, slots=True)
class Amendment:
    """Fields changed from the day ``on``, by variation ``number``."""

    on: date
    number: int
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One thing that a variation did to the term; ``verb`` is add, change, end or reinstate."""

    verb: str
    on: date
    number: int
    on_is: Certainty = "exact"
    reason: str | None = None
    source: Sources = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """What a term said over ``period``; ``number`` is the last variation that made it say so."""

    period: Period
    term: Term
    number: int


@dataclass(frozen=True)
class History:
    """One term from first to last: as first written, the days on which it held, and its amendments."""

    original: Term
    held: tuple[Period, ...]
    steps: tuple[HistoryStep, ...]
    amendments: tuple[Amendment, ...] = ()
    certainties: dict[date, Certainty] = field(default_factory=dict)

    @classmethod
    def of(cls, term: Term, number: int) -> "History":
        """Begin the history of a term that variation ``number`` adds."""
        step = HistoryStep("add", term.starts_on, number, term.from_is, source=term.source)
        return cls(term, (term.period,), (step,))

    @property
    def id(self) -> str:
        """The term's id."""
        return self.original.id

    @property
    def kind(self) -> str:
        """The term's kind."""
        return self.original.kind

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """What the term said over each run of days, in order."""
        return tuple(version for held in self.held for version in self._versions_within(held))

    def _versions_within(self, held: Period) -> Iterator[Version]:
        """Cut one run of days at each amendment, and return what the term said in each piece."""
        whole = self._with_days(held)
        if not self.amendments:
            yield Version(held, whole, self.steps[0].number)
            return
        for piece in held.split(amendment.on for amendment in self.amendments):
            in_force = [amendment for amendment in self.amendments if amendment.on <= piece.starts_on]
            if not in_force:
                yield Version(piece, whole, self.steps[0].number)
                continue
            fields = {key: value for amendment in in_force for key, value in amendment.fields.items()}
            yield Version(piece, whole.holding(held, **fields), max(each.number for each in in_force))

    def _with_days(self, held: Period) -> Term:
        """Return the term as first written, over ``held``, with how exactly its days are known."""
        if held == self.original.period and not self.certainties:
            return self.original
        same_start = held.starts_on == self.original.starts_on
        return self.original.model_copy(
            update={
                "starts_on": held.starts_on,
                "until": held.until,
                "from_is": self.certainties.get(
                    held.starts_on, self.original.from_is if same_start else "exact"
                ),
                "until_is": self._until_is(held),
            }
        )

    def _until_is(self, held: Period) -> Certainty:
        """Return how exactly the end of ``held`` is known."""
        if held.until is None:
            return "exact"
        written = self.original.until_is if held.until == self.original.until else "exact"
        return self.certainties.get(held.until, written)

    def on(self, day: date) -> Term | None:
        """Return what the term says on ``day``, or None if it does not hold."""
        for version in self.versions:
            if day in version.period:
                return version.term
        return None

    @cached_property
    def identities(self) -> tuple[tuple[Hashable, Period], ...]:
        """The identities that no other term may share, and when."""
        found = ((version.term.identity(), version.period) for version in self.versions)
        return tuple((identity, period) for identity, period in found if identity is not None)

    def with_step(
        self, step: HistoryStep, held: tuple[Period, ...] | None = None, **others: Any
    ) -> "History":
        """Return the history with one more step and, if given, new runs of days."""
        certainties = (
            {**self.certainties, step.on: step.on_is}
            if step.verb in ("end", "reinstate")
            else self.certainties
        )
        return replace(
            self,
            steps=(*self.steps, step),
            held=self.held if held is None else held,
            certainties=certainties,
            **others,
        )


def holders_of(history: History) -> list[tuple[str, Period]]:
    """Return who held a post and when, joining versions that have the same holder."""
    turns: list[tuple[str, Period]] = []
    for version in history.versions:
        holder = getattr(version.term, "holder", None)
        if holder is None:
            continue
        if turns and turns[-1][0] == holder and turns[-1][1].until == version.period.starts_on:
            turns[-1] = (holder, Period(turns[-1][1].starts_on, version.period.until))
        else:
            turns.append((holder, version.period))
    return turns
