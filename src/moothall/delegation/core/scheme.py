"""A scheme of delegation, compiled once: the cells of each dimension, and which clauses cover each cell."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from moothall.delegation.core.clause import Clause, Function, ProposedDecision, Root, Tree
from moothall.delegation.core.region import Node, Space
from moothall.periods import Period
from moothall.refusals import Invalid

NO_SERVICE = ""  # the cell of decisions that concern a council as a whole
DIMENSIONS = ("function", "service", "council", "amount", "day")


class UnknownPart(Invalid):
    """The question names something that is not in the scheme."""


@dataclass(frozen=True)
class Axis:
    """A line cut at ``cuts``: cell 0 lies before the first, cell ``n`` from cut ``n`` on."""

    cuts: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many cells there are."""
        return len(self.cuts) + 1

    def cell(self, value: int) -> int:
        """Return the cell that ``value`` lies in."""
        return bisect_right(self.cuts, value)

    def part(self, first: int | None, until: int | None) -> int:
        """Return the cells from ``first`` up to ``until``, each a cut, or None for no bound."""
        low = 0 if first is None else self.cell(first)
        high = self.size if until is None else self.cell(until)
        return (1 << high) - (1 << low) if high > low else 0

    def runs(self, cells: int) -> list[tuple[int | None, int | None]]:
        """Return ``cells`` as half-open runs; None means no bound."""
        found: list[tuple[int | None, int | None]] = []
        place = 0
        while cells >> place:
            if not cells >> place & 1:
                place += 1
                continue
            start = place
            while cells >> place & 1:
                place += 1
            found.append(
                (self.cuts[start - 1] if start else None, self.cuts[place - 1] if place < self.size else None)
            )
        return found


def _bounds(clause: Clause) -> tuple[int | None, int | None]:
    """Return a clause's amounts as a half-open run of pence."""
    return clause.from_pence, None if clause.limit_pence is None else clause.limit_pence + 1


@dataclass(frozen=True)
class Scheme:
    """Functions, services, authorities, roots and clauses, and what is worked out from them, once."""

    functions: tuple[Function, ...]
    services: Tree
    authorities: tuple[str, ...]
    roots: tuple[Root, ...]
    clauses: tuple[Clause, ...]
    function_tree: Tree = field(init=False)

    def __post_init__(self) -> None:
        """Number the functions."""
        tree = Tree.of({function.id: function.part_of for function in self.functions})
        object.__setattr__(self, "function_tree", tree)

    @classmethod
    def of(
        cls,
        *,
        functions: Iterable[Function],
        services: dict[str, str | None],
        authorities: Iterable[str],
        roots: Iterable[Root],
        clauses: Iterable[Clause],
    ) -> "Scheme":
        """Compile a scheme; ``services`` gives each service's parent."""
        tree = Tree.of({NO_SERVICE: None, **services})
        return cls(tuple(functions), tree, tuple(authorities), tuple(roots), tuple(clauses))

    def on(self, day: date) -> "Scheme":
        """Return the scheme for one day: the clauses and roots in force on it."""
        return Scheme(
            self.functions,
            self.services,
            self.authorities,
            tuple(replace(root, period=Period.of_day(day)) for root in self.roots if day in root.period),
            tuple(
                replace(clause, period=Period.of_day(day)) for clause in self.clauses if day in clause.period
            ),
        )

    @cached_property
    def authority_cells(self) -> dict[str, int]:
        """Each authority's cell."""
        return {authority: cell for cell, authority in enumerate(self.authorities)}

    @cached_property
    def amounts(self) -> Axis:
        """Pence, cut wherever a clause begins or ends."""
        cuts = {
            bound for clause in self.clauses for bound in _bounds(clause) if bound is not None and bound > 0
        }
        return Axis(tuple(sorted(cuts)))

    @cached_property
    def days(self) -> Axis:
        """Days, by their ordinal, cut wherever a clause or a root begins or ends."""
        periods = [*(each.period for each in self.clauses), *(each.period for each in self.roots)]
        ends = {period.until.toordinal() for period in periods if period.until}
        return Axis(tuple(sorted({period.starts_on.toordinal() for period in periods} | ends)))

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """Every circumstance that a clause mentions."""
        return tuple(sorted({fact for clause in self.clauses for fact in clause.requires | clause.excludes}))

    @cached_property
    def may_be_delegated(self) -> int:
        """The cells of the functions that the law lets be passed on."""
        cells = self.function_tree.cells
        return sum(1 << cells[function.id] for function in self.functions if function.may_be_delegated)

    def parts(self, clause: Clause) -> tuple[int, ...]:
        """Return the box of ``clause``: a part for each dimension, then for each circumstance."""
        whole_functions = (1 << len(self.function_tree.names)) - 1
        whole_services = (1 << len(self.services.names)) - 1
        period = clause.period
        return (
            self.function_tree.part(clause.functions) if clause.functions else whole_functions,
            self.services.part(clause.services) if clause.services else whole_services,
            self._authority_part(clause.authorities),
            self.amounts.part(*_bounds(clause)),
            self.days.part(period.starts_on.toordinal(), period.until.toordinal() if period.until else None),
            *((2 if fact in clause.requires else 1 if fact in clause.excludes else 3) for fact in self.facts),
        )

    def _authority_part(self, authorities: frozenset[str]) -> int:
        if not authorities:
            return (1 << len(self.authorities)) - 1
        return sum(1 << self.authority_cells[each] for each in authorities if each in self.authority_cells)

    @cached_property
    def index(self) -> "Index":
        """For each cell of each dimension, the clauses that cover it."""
        return Index(self)

    @cached_property
    def space(self) -> Space:
        """The space in which decisions are told apart wherever two clauses could differ."""
        sizes = (len(self.function_tree.names), len(self.services.names), len(self.authorities))
        return Space((*sizes, self.amounts.size, self.days.size, *(2 for _ in self.facts)))

    def root_region(self, root: Root) -> Node:
        """Return what a root holds."""
        period = root.period
        until = period.until.toordinal() if period.until else None
        parts = list(self.space.whole_parts)
        parts[0] = self.function_tree.part(root.functions)
        parts[2] = self._authority_part(frozenset({root.authority}))
        parts[4] = self.days.part(period.starts_on.toordinal(), until)
        return self.space.box(parts)

    def cells(self, decision: ProposedDecision) -> list[tuple[int, ...]]:
        """Return a point of the space for each council and service that the decision affects."""
        try:
            function = self.function_tree.cells[decision.function]
            services = [self.services.cells[each] for each in sorted(decision.services) or (NO_SERVICE,)]
            authorities = [self.authority_cells[each] for each in sorted(decision.authorities)]
        except KeyError as error:
            raise UnknownPart(f"There is no function, service or council called “{error.args[0]}”.") from None
        amount, day = self.amounts.cell(decision.amount_pence), self.days.cell(decision.day.toordinal())
        facts = [1 if fact in decision.circumstances else 0 for fact in self.facts]
        return [
            (function, service, each, amount, day, *facts) for each in authorities for service in services
        ]


class Index:
    """Clauses as bits: which of them cover each cell, and which go from and to each holder."""

    def __init__(self, scheme: Scheme) -> None:
        """Sweep over the clauses once."""
        parts = [scheme.parts(clause) for clause in scheme.clauses]
        sizes = scheme.space.sizes
        self.covering = [_covering([part[level] for part in parts], size) for level, size in enumerate(sizes)]
        legal = scheme.may_be_delegated
        self.covering[0] = [bits if legal >> cell & 1 else 0 for cell, bits in enumerate(self.covering[0])]
        self.to: dict[str, int] = defaultdict(int)
        self.given_by: dict[str, int] = defaultdict(int)
        self.may_pass_on = 0
        for place, clause in enumerate(scheme.clauses):
            self.to[clause.delegate] |= 1 << place
            self.given_by[clause.grantor] |= 1 << place
            self.may_pass_on |= clause.may_pass_on << place
        self.roots: dict[tuple[int, int], list[tuple[str, date, date | None]]] = defaultdict(list)
        for root in scheme.roots:
            self._plant(scheme, root)

    def _plant(self, scheme: Scheme, root: Root) -> None:
        cells, authority = scheme.function_tree.part(root.functions), scheme.authority_cells[root.authority]
        for cell in range(cells.bit_length()):
            if cells >> cell & 1:
                held = (root.holder, root.period.starts_on, root.period.until)
                self.roots[cell, authority].append(held)

    def matching(self, point: Sequence[int]) -> int:
        """Return the clauses whose box holds ``point``."""
        found = self.covering[0][point[0]]
        for covering, cell in zip(self.covering[1:], point[1:], strict=True):
            if not found:
                break
            found &= covering[cell]
        return found

    def holding(self, point: Sequence[int], day: date) -> list[str]:
        """Return who holds the power at ``point`` by statute."""
        roots = self.roots.get((point[0], point[2]), ())
        return [holder for holder, first, until in roots if first <= day and (until is None or day < until)]


def _covering(parts: list[int], size: int) -> list[int]:
    """Return, for each cell, the clauses whose part includes it, from where runs of cells start and stop."""
    changes: list[int] = [0] * (size + 1)
    for place, part in enumerate(parts):
        edges = part ^ (part << 1)
        bit = 1 << place
        while edges:
            low = edges & -edges
            changes[low.bit_length() - 1] ^= bit
            edges ^= low
    covering, now = [], 0
    for cell in range(size):
        now ^= changes[cell]
        covering.append(now)
    return covering
