"""One step of a variation on one term, the agreement around it, and the functions that it exercises."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, TypeVar

from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Authority, Body, Participation, Service, Term
from moothall.agreement.core.values import Condition
from moothall.agreement.core.variation import Variation

Kind = TypeVar("Kind", bound=Term)


@dataclass(frozen=True)
class Scene:
    """What holds on one day, including what the variation adds."""

    register: Register
    variation: Variation
    day: date

    def of(self, kind: type[Kind]) -> list[Kind]:
        """Return the terms of one kind that hold on the day, then those that the variation adds."""
        added = [term for term in self.variation.add if isinstance(term, kind)]
        return [*self.register.state(self.day).of(kind), *added]

    def term(self, id: str | None) -> Term | None:
        """Return a term as it stands on the day, or else as it was first written."""
        for added in self.variation.add:
            if added.id == id:
                return added
        if id is None or id not in self.register.histories:
            return None
        return self.register.state(self.day).get(id) or self.register.histories[id].original

    @cached_property
    def partners(self) -> tuple[str, ...]:
        """The councils of the partnership."""
        return tuple(each.id for each in self.of(Authority) if each.standing == "partner")

    def sharers(self, *services: str) -> tuple[str, ...]:
        """Return the councils that take part in any of ``services``, or all partners if none does."""
        wanted = self._along(services)
        found = dict.fromkeys(each.authority for each in self.of(Participation) if each.service in wanted)
        return tuple(found) or self.partners

    def _along(self, services: tuple[str, ...]) -> set[str]:
        """Return ``services`` with the wider ones that they belong to and the parts of each."""
        parents = {each.id: each.part_of for each in self.of(Service)}
        wanted = set(services)
        for service in services:
            above = parents.get(service)
            while above and above not in wanted:
                wanted.add(above)
                above = parents.get(above)
        while more := {id for id, above in parents.items() if above in services and id not in wanted}:
            wanted |= more
            services = tuple(more)
        return wanted

    def is_body(self, id: str | None, kind: str) -> bool:
        """Whether ``id`` is a body of that kind."""
        term = self.term(id)
        return isinstance(term, Body) and term.body_kind == kind

    def whose(self, id: str | None) -> tuple[str, ...]:
        """Return the councils that ``id`` is, or belongs to; all partners if it belongs to none alone."""
        term = self.term(id)
        if isinstance(term, Authority):
            return (term.id,)
        if isinstance(term, Body):
            return term.authorities or self.partners
        authority, body = getattr(term, "authority", None), getattr(term, "body", None)
        return (authority,) if authority else self.whose(body) if body else self.partners


Verb = Literal["add", "change", "reinstate", "end"]


@dataclass(frozen=True, slots=True)
class Exercise:
    """A function that a step exercises for one council, on ``conditions`` that the step itself names.

    Where it passes on the functions ``passing`` from somebody who was given them, that is ``by``, who
    decides. ``steps`` say where in the variation, as (add, 0).
    """

    authority: str
    function: str
    services: frozenset[str] = frozenset()
    by: str | None = None
    passing: frozenset[str] = frozenset()
    conditions: tuple[Condition, ...] = ()
    steps: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Touch:
    """One step on one term: what it said before and will say after, None if it does not hold."""

    verb: Verb
    before: Term | None
    after: Term | None
    scene: Scene

    def said(self, kind: type[Kind]) -> Iterator[Kind]:
        """Return what the term will say, and what it said, as a term of its kind."""
        return (each for each in (self.after, self.before) if isinstance(each, kind))


RouteRule = Callable[[Touch], Iterable[Exercise]]  # which functions a step on one kind of term exercises


def exercised(
    authorities: Iterable[str], *functions: str, services: Iterable[str] = ()
) -> Iterator[Exercise]:
    """Yield each function for each of the councils."""
    for authority in dict.fromkeys(authorities):
        for function in functions:
            yield Exercise(authority, function, frozenset(services))
