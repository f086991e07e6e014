"""Two schemes side by side: two councils on one day, or one council on two days."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from moothall.agreement.core.register import State
from moothall.agreement.core.sentences import NameOf
from moothall.agreement.core.terms import Body, Post
from moothall.delegation.core.clause import Clause, Function
from moothall.delegation.core.functions import BRANCHES
from moothall.delegation.core.reading import term_of
from moothall.delegation.core.scheme import Scheme
from moothall.delegation.core.wording import amounts_in_words, in_order
from moothall.doors.pages.remarks import Remark

Verdict = Literal["same", "one only", "other only", "differs"]
Saying = Callable[[str], str]
Remarking = Callable[[str], tuple[Remark, ...]]


@dataclass(frozen=True, slots=True)
class Said:
    """Who has a function at one side and within what bounds; what must be said beside it does not count."""

    text: str
    remarks: tuple[Remark, ...] = field(default=(), compare=False)


Cells = tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a council on a day, and how it names holders."""

    council: str
    day: date
    called: Saying


@dataclass(frozen=True, slots=True)
class Compared:
    """Functions of one branch of which both sides say the same, and what each side says of them."""

    branch: str
    functions: tuple[Function, ...]
    one: Cells
    other: Cells

    @property
    def verdict(self) -> Verdict:
        """Whether the two sides are the same, and if not, how they differ."""
        if self.one == self.other:
            return "same"
        if not self.one or not self.other:
            return "one only" if self.one else "other only"
        return "differs"


def compared(
    scheme: Scheme, sides: tuple[Side, Side], *, name_of: NameOf, remarks: Remarking
) -> list[Compared]:
    """Return every function that either side has, together where both sides say the same of several."""
    one, other = sides
    found = []
    for branch in BRANCHES:
        groups: dict[tuple[Cells, Cells], list[Function]] = {}
        for function in branch.functions():
            cells = (
                tuple(_said(scheme, one, function, name_of, remarks)),
                tuple(_said(scheme, other, function, name_of, remarks)),
            )
            if any(cells):
                groups.setdefault(cells, []).append(function)
        found += [Compared(branch.title, tuple(those), *cells) for cells, those in groups.items()]
    return found


def _said(
    scheme: Scheme, side: Side, function: Function, name_of: NameOf, remarks: Remarking
) -> Iterator[Said]:
    """Yield who has a function at one side, by statute first, each in words."""
    for root in scheme.roots:
        if root.authority == side.council and side.day in root.period and function.id in root.functions:
            yield Said(f"{side.called(root.holder)}, by statute")
    for clause in scheme.clauses:
        about = side.council in (clause.authorities or {side.council}) and side.day in clause.period
        if about and function.id in clause.functions and function.may_be_delegated:
            yield Said(_clause(clause, side.called, name_of), remarks(term_of(clause)))


def _clause(clause: Clause, called: Saying, name_of: NameOf) -> str:
    """Return to whom a clause passes something and within what bounds."""
    bounds = []
    if clause.from_pence or clause.limit_pence is not None:
        until = None if clause.limit_pence is None else clause.limit_pence + 1
        bounds.append(amounts_in_words(clause.from_pence, until))
    if clause.services:
        bounds.append(f"in {', '.join(name_of(each) for each in sorted(clause.services))}")
    bounds += [f"only where: {each}" for each in sorted(clause.requires)]
    bounds += [f"not where: {each}" for each in sorted(clause.excludes)]
    bounds += [f"on condition: {each.text.rstrip('.')}" for each in in_order(clause.conditions)]
    bounds += ["may be passed on"] if clause.may_pass_on else []
    return f"{called(clause.delegate)}{', ' if bounds else ''}{'; '.join(bounds)}"


def as_an_office(state: State, council: str, name_of: NameOf) -> Saying:
    """Return what names a council's own bodies and posts by their office, so that two councils compare."""

    def called(id: str) -> str:
        term = state.get(id)
        if isinstance(term, Body) and term.authorities == (council,):
            return OFFICES.get(term.body_kind, term.title)
        if isinstance(term, Post) and term.authority == council:
            return term.title
        return "The council" if id == council else name_of(id)

    return called


OFFICES = {"council": "Full council", "executive": "The executive"}
