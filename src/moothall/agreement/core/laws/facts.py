"""What an agreement says over a run of days, indexed once for every law.

A law works on runs of days and never on single days. Each answer is true of the whole run that comes with it,
so findings are exact and cost the same for a week as for twenty years.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, cached_property
from typing import TypeVar, cast

from moothall.agreement.core.laws.participants import Participants
from moothall.agreement.core.laws.stretches import Stretch, common, grouped
from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences import names
from moothall.agreement.core.sentences.words import agreeing, shortened, the, within
from moothall.agreement.core.terms import (
    Authority,
    Body,
    Driver,
    Holding,
    Participation,
    Post,
    Service,
    Term,
)
from moothall.periods import Period, union

Kind = TypeVar("Kind", bound=Term)


class Facts:
    """An agreement as the laws see it: all that it says inside ``window``."""

    def __init__(self, register: Register, window: Period) -> None:
        """Sort what ``register`` says by kind of term and by term."""
        self.register = register
        self.window = window
        self._name_of = names(register)
        self.name = cache(self._name)
        self._by_kind: dict[type[Term], list[Stretch[Term]]] = defaultdict(list)
        self._by_id: dict[str, list[Stretch[Term]]] = {}
        for term_id, history in register.histories.items():
            said = [
                Stretch(version.term, inside)
                for version in history.versions
                for inside in common([version.period], [window])
            ]
            self._by_id[term_id] = said
            self._by_kind[type(history.original)].extend(said)

    def of(self, kind: type[Kind]) -> list[Stretch[Kind]]:
        """Return all that terms of one kind say, each with the days on which it does."""
        return cast(list[Stretch[Kind]], self._by_kind.get(kind, []))

    def everything(self) -> Iterator[Stretch[Term]]:
        """Yield all that any term says."""
        return (held for said in self._by_id.values() for held in said)

    def versions(self, term_id: str, kind: type[Kind]) -> list[Stretch[Kind]]:
        """Return all that one term says, if it is of that kind."""
        return cast(list[Stretch[Kind]], self._by_id[term_id]) if self.is_a(term_id, kind) else []

    def is_a(self, term_id: str, kind: type[Term]) -> bool:
        """Say whether an id is that of a term of one kind."""
        return isinstance(self.register.histories[term_id].original, kind)

    def days(self, term_id: str) -> tuple[Period, ...]:
        """Return the days on which a term holds, inside the window or not."""
        return self.register.histories[term_id].held

    def _name(self, term_id: str) -> str:
        """Return a term's name as it reads inside a sentence: ``the joint committee``."""
        name = self._name_of(term_id)
        if self.is_a(term_id, Body) or self.is_a(term_id, Post):
            return the(name)
        return within(name) if self.is_a(term_id, Service) or self.is_a(term_id, Driver) else name

    @cached_property
    def steady(self) -> set[str]:
        """The terms that hold on every day of the window."""
        histories = self.register.histories.items()
        return {name for name, each in histories if any(held.contains(self.window) for held in each.held)}

    def names(self, ids: Iterable[str]) -> str:
        """Return the names of ``ids`` as a list in words."""
        return shortened(ids, self.name)

    def doing(self, ids: Collection[str], one_does: str, several_do: str) -> str:
        """Return the names of ``ids``, with the verb in the singular or plural to match."""
        return f"{self.names(ids)} {agreeing(ids, one_does, several_do)}"

    @cached_property
    def parts(self) -> Participants:
        """Who takes part in which service, by any arrangement."""
        return Participants(self.of(Participation), self.of(Service))

    @cached_property
    def sharers(self) -> Participants:
        """Who takes part in which service, other than as a client, who only buys."""
        return Participants(self._sharing(), self.of(Service))

    @cached_property
    def parts_through(self) -> dict[str, Participants]:
        """Who shares which service through each body; clients left out."""
        through = grouped(self._sharing(), lambda part: part.through)
        return {body: Participants(held, self.of(Service)) for body, held in through.items() if body}

    def _sharing(self) -> list[Stretch[Participation]]:
        return [part for part in self.of(Participation) if part.term.taking_part_as != "client"]

    def body_days(self, body: str, test: Callable[[Body], bool]) -> list[Period]:
        """Return the days on which a body passes ``test``."""
        return union(held.period for held in self.versions(body, Body) if test(held.term))

    @cached_property
    def partners(self) -> dict[str, list[Period]]:
        """The days on which each council is a partner, not a neighbour."""
        partners = (held for held in self.of(Authority) if held.term.standing == "partner")
        by_id = grouped(partners, lambda authority: authority.id)
        return {authority: union(each.period for each in held) for authority, held in by_id.items()}

    @cached_property
    def companies(self) -> dict[str, list[Period]]:
        """The days on which each body that is ever a company is one."""
        companies = (held for held in self.of(Body) if held.term.body_kind == "company")
        by_id = grouped(companies, lambda body: body.id)
        return {company: union(each.period for each in held) for company, held in by_id.items()}

    @cached_property
    def holdings(self) -> dict[str, list[Stretch[Holding]]]:
        """Every holding, by company."""
        return grouped(self.of(Holding), lambda holding: holding.company)

    def owning_days(self, authority: str, company: str) -> list[Period]:
        """Return the days on which a council owns a share in a company, or has it as its body."""
        held = (each.period for each in self.holdings.get(company, ()) if each.term.authority == authority)
        return union([*held, *self.body_days(company, lambda body: authority in body.authorities)])
