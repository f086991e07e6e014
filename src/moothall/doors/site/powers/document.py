"""A council's whole scheme on a day, branch by branch: who holds what by statute, and who was given it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from moothall.agreement.core.terms import Authority
from moothall.delegation.core.clause import Clause, Function
from moothall.delegation.core.functions import BRANCHES
from moothall.delegation.core.reading import scheme_of
from moothall.delegation.core.scheme import Scheme
from moothall.delegation.queries import review_of
from moothall.doors.site.powers.told import Passing, passing_of
from moothall.doors.site.visits import Visit


@dataclass(frozen=True, slots=True)
class Line:
    """One clause, with the functions of one branch that it passes on; ``is_idle`` if it carries nothing."""

    functions: tuple[Function, ...]
    passing: Passing
    is_idle: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """Functions that one holder has by statute and has passed to nobody."""

    holder: str
    functions: tuple[Function, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One branch of the scheme: what is passed on, what is kept, and what the law lets nobody pass on."""

    id: str
    title: str
    lines: tuple[Line, ...]
    kept: tuple[Kept, ...]
    by_law: tuple[Kept, ...]


def document_of(visit: Visit, council: Authority) -> list[Part]:
    """Return the parts of a council's scheme on the day."""
    scheme = scheme_of(visit.register)
    idle = _idle(visit)
    clauses = clauses_of(scheme, council.id, visit)
    held = held_by_statute(scheme, council.id, visit)
    passings = {clause.id: passing_of(visit, clause) for clause in clauses}
    return [
        Part(
            branch.id,
            branch.title,
            tuple(
                Line(functions, passings[clause.id], clause.id in idle)
                for clause, functions in _lines(clauses, branch.functions())
            ),
            tuple(_kept(clauses, held, branch.functions(), may_be_delegated=True)),
            tuple(_kept(clauses, held, branch.functions(), may_be_delegated=False)),
        )
        for branch in BRANCHES
    ]


def clauses_of(scheme: Scheme, council: str, visit: Visit) -> list[Clause]:
    """Return the clauses about a council's functions that hold on the day."""
    return [
        clause
        for clause in scheme.clauses
        if visit.on in clause.period and council in (clause.authorities or {council})
    ]


def held_by_statute(scheme: Scheme, council: str, visit: Visit) -> dict[str, str]:
    """Return who holds each of a council's functions by statute on the day."""
    return {
        function: root.holder
        for root in scheme.roots
        if root.authority == council and visit.on in root.period
        for function in root.functions
    }


def _idle(visit: Visit) -> set[str]:
    """Return the clauses by which nothing at all is passed on the day."""
    return {
        clause.id for found in review_of(visit.register, visit.on).unreachable() for clause in found.clauses
    }


def _lines(
    clauses: Iterable[Clause], functions: Iterable[Function]
) -> Iterator[tuple[Clause, tuple[Function, ...]]]:
    """Yield each clause that passes on some of ``functions``, with those, in the order of the functions."""
    every = tuple(functions)
    found = [(clause, tuple(each for each in every if each.id in clause.functions)) for clause in clauses]
    yield from sorted(
        ((clause, those) for clause, those in found if those), key=lambda each: every.index(each[1][0])
    )


def _kept(
    clauses: Iterable[Clause],
    held: dict[str, str],
    functions: Iterable[Function],
    *,
    may_be_delegated: bool,
) -> Iterator[Kept]:
    """Yield, holder by holder, what each has by statute and no clause passes on."""
    passed = {function for clause in clauses for function in clause.functions}
    groups: dict[str, list[Function]] = defaultdict(list)
    for each in functions:
        if each.may_be_delegated == may_be_delegated and each.id not in passed and each.id in held:
            groups[held[each.id]].append(each)
    yield from (Kept(holder, tuple(those)) for holder, those in groups.items())
