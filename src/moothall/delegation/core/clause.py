"""What a scheme of delegation is made of: functions, roots, clauses; and the decisions it is asked about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from moothall.agreement.core.values import Condition, Source
from moothall.periods import Period

ANY: frozenset[str] = frozenset()  # in a clause, an empty set means every one


@dataclass(frozen=True, slots=True)
class Function:
    """Something that a council may decide, in a tree: who holds it by statute, and may it be passed on."""

    id: str
    title: str
    part_of: str | None = None
    held_by: str = "executive"
    may_be_delegated: bool = True
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Root:
    """A power that nobody had to give: ``holder`` has ``functions`` for ``authority`` by statute."""

    holder: str
    authority: str
    functions: frozenset[str]
    period: Period


@dataclass(frozen=True, slots=True)
class Clause:
    """A box of decisions that ``grantor`` has passed to ``delegate``.

    Functions and services stand for their whole branch of the tree. Amounts are whole pence, from
    ``from_pence`` up to and including ``limit_pence``. ``requires`` and ``excludes`` name circumstances.
    """

    id: str
    grantor: str
    delegate: str
    period: Period
    functions: frozenset[str] = ANY
    services: frozenset[str] = ANY
    authorities: frozenset[str] = ANY
    from_pence: int | None = None
    limit_pence: int | None = None
    requires: frozenset[str] = frozenset()
    excludes: frozenset[str] = frozenset()
    conditions: tuple[Condition, ...] = ()
    may_pass_on: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class ProposedDecision:
    """One concrete decision: what, for which services and councils, how much, when, in what circumstances.

    With no service it concerns the council as a whole. A decision for several councils or services needs the
    power for each.
    """

    function: str
    authorities: frozenset[str]
    day: date
    services: frozenset[str] = frozenset()
    amount_pence: int = 0
    circumstances: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tree:
    """Names in a tree, each with the cells of its whole branch as a bit set."""

    names: tuple[str, ...]
    branches: Mapping[str, int]
    cells: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, parents: Mapping[str, str | None]) -> "Tree":
        """Number the names and gather each one's branch, ignoring an unknown parent or a ring."""
        names = tuple(parents)
        cells = {name: cell for cell, name in enumerate(names)}
        branches = {name: 1 << cell for name, cell in cells.items()}
        for name in names:
            above, seen = parents[name], {name}
            while above in cells and above not in seen:
                branches[above] |= 1 << cells[name]
                seen.add(above)
                above = parents[above]
        return cls(names, branches, cells)

    def part(self, wanted: Iterable[str]) -> int:
        """Return the cells of the branches of ``wanted``; a name that is not there has none."""
        cells = 0
        for name in wanted:
            cells |= self.branches.get(name, 0)
        return cells

    def named(self, cells: int) -> tuple[str, ...]:
        """Return the names of ``cells``."""
        return tuple(name for name, cell in self.cells.items() if cells >> cell & 1)
