"""What an agreement says, indexed once for every law: its terms by kind, and the days of each.

A law works on runs of days and never on single days. What it asks of the facts is true of the whole run
that comes with the answer, so its findings are exact and cost the same for a week as for twenty years.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TypeVar, cast

from moothall.agreement.core.laws.held import Held, grouped
from moothall.agreement.core.laws.parts import Parts
from moothall.agreement.core.laws.wording import shortened
from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences import names
from moothall.agreement.core.sentences.words import the, within
from moothall.agreement.core.terms import Authority, Body, Driver, Holding, Participation, Post, Service, Term
from moothall.periods import Period, union

Kind = TypeVar("Kind", bound=Term)


class Facts:
    """An agreement as the laws ask about it."""

    def __init__(self, register: Register) -> None:
        """Sort what ``register`` says by kind of term."""
        self.register = register
        self._name_of = names(register)
        self._by_kind: dict[type[Term], list[Held[Term]]] = defaultdict(list)
        for history in register.histories.values():
            kind = self._by_kind[type(history.original)]
            kind.extend(Held(version.term, version.period) for version in history.versions)

    def of(self, kind: type[Kind]) -> list[Held[Kind]]:
        """Return all that was ever said by terms of one kind, each with the days on which it was."""
        return cast(list[Held[Kind]], self._by_kind.get(kind, []))

    def versions(self, term_id: str, kind: type[Kind]) -> list[Held[Kind]]:
        """Return all that one term ever said, if it is of that kind."""
        return [
            Held(version.term, version.period)
            for version in self.register.histories[term_id].versions
            if isinstance(version.term, kind)
        ]

    def is_a(self, term_id: str, kind: type[Term]) -> bool:
        """Say whether an id is that of a term of one kind."""
        return isinstance(self.register.histories[term_id].original, kind)

    def days(self, term_id: str) -> tuple[Period, ...]:
        """Return the days on which a term holds."""
        return self.register.histories[term_id].held

    def name(self, term_id: str) -> str:
        """Return what a term is called as it stands inside a sentence: ``the joint committee``."""
        name = self._name_of(term_id)
        original = self.register.histories[term_id].original
        if isinstance(original, Body | Post):
            return the(name)
        return within(name) if isinstance(original, Service | Driver) else name

    def names(self, ids: Iterable[str]) -> str:
        """Return the names of ``ids`` as a list in words."""
        return shortened(self.name(each) for each in ids)

    @cached_property
    def parts(self) -> Parts:
        """Who takes part in which service, by any arrangement."""
        return Parts(self.of(Participation), self.of(Service))

    @cached_property
    def sharers(self) -> Parts:
        """Who takes part in which service other than as a client, who only buys."""
        return Parts(self._sharing(), self.of(Service))

    @cached_property
    def parts_through(self) -> dict[str, Parts]:
        """Who shares which service through each body; clients left out."""
        through = grouped(self._sharing(), lambda part: part.through)
        return {body: Parts(held, self.of(Service)) for body, held in through.items() if body}

    def _sharing(self) -> list[Held[Participation]]:
        return [part for part in self.of(Participation) if part.term.taking_part_as != "client"]

    def body_days(self, body: str, test: Callable[[Body], bool]) -> list[Period]:
        """Return the days on which a body is as ``test`` asks."""
        return union(held.period for held in self.versions(body, Body) if test(held.term))

    @cached_property
    def partners(self) -> dict[str, list[Period]]:
        """The days on which each council is a partner and not a neighbour."""
        partners = (held for held in self.of(Authority) if held.term.standing == "partner")
        by_id = grouped(partners, lambda authority: authority.id)
        return {authority: union(each.period for each in held) for authority, held in by_id.items()}

    @cached_property
    def holdings(self) -> dict[str, list[Held[Holding]]]:
        """Every holding, by company."""
        return grouped(self.of(Holding), lambda holding: holding.company)

    def owning_days(self, authority: str, company: str) -> list[Period]:
        """Return the days on which a council owns a share of a company, or it is recorded as its body."""
        held = (each.period for each in self.holdings.get(company, ()) if each.term.authority == authority)
        return union([*held, *self.body_days(company, lambda body: authority in body.authorities)])
