"""One step of a variation upon one term, and a function that it exercises for one council."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from moothall.agreement.core.terms import Term
from moothall.agreement.core.values import Condition
from moothall.delegation.core.exercises.scene import Scene

Verb = Literal["add", "change", "reinstate", "end"]


@dataclass(frozen=True, slots=True)
class Exercise:
    """A function that a step exercises for one council, on ``conditions`` that the step itself names.

    Where it passes on the functions ``passing`` from somebody who was given them, it is for that
    somebody, ``by``. ``steps`` say where in the variation, as (add, 0).
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
    """One step upon one term: what it said before and will say after, None where it does not hold."""

    verb: Verb
    before: Term | None
    after: Term | None
    scene: Scene

    @property
    def said(self) -> Iterator[Term]:
        """What the term will say, and what it said."""
        yield from (each for each in (self.after, self.before) if each is not None)


def exercised(
    authorities: Iterable[str], *functions: str, services: Iterable[str] = ()
) -> Iterator[Exercise]:
    """Yield each function for each of the councils."""
    for authority in dict.fromkeys(authorities):
        for function in functions:
            yield Exercise(authority, function, frozenset(services))
