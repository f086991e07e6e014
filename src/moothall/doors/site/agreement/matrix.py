"""Who takes part in what on a day: services down, councils across."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse

from moothall.agreement.core.register import Register, State
from moothall.agreement.core.terms import Authority, Participation, Service
from moothall.doors.site.agreement.event_sentences import changes_around
from moothall.doors.site.colours import marks_of
from moothall.doors.site.service_tree import _tree, _walk
from moothall.doors.site.visits import Visit, visiting

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One council's part in one service on the day; where it has none, the part it last had or next has."""

    authority: Authority
    part: Participation | None = None
    left: Participation | None = None
    coming: Participation | None = None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One service, how deep it lies in the tree, and its cell for each council."""

    service: Service
    depth: int
    cells: tuple[MatrixCell, ...]

    @property
    def parts(self) -> list[Participation]:
        """The parts that councils have in it."""
        return [cell.part for cell in self.cells if cell.part]

    @property
    def is_heading(self) -> bool:
        """Whether no council has had or will have a part in it, so that it only stands over narrower ones."""
        return not any(cell.part or cell.left or cell.coming for cell in self.cells)

    @property
    def in_common(self) -> Participation | None:
        """A part that says for all of them through whom and by whom, where that is the same for all."""
        ways = {(part.through, part.provided_by) for part in self.parts}
        return self.parts[0] if len(ways) == 1 and ways != {(None, None)} else None


@dataclass(frozen=True, slots=True)
class Matrix:
    """The rows for the partners, and those for the neighbours who take part in something."""

    partners: tuple[Authority, ...]
    rows: tuple[MatrixRow, ...]
    neighbours: tuple[Authority, ...]
    neighbour_rows: tuple[MatrixRow, ...]

    @property
    def parts(self) -> list[Participation]:
        """Every part in it."""
        return [part for row in (*self.rows, *self.neighbour_rows) for part in row.parts]


def grouped(rows: Iterable[MatrixRow]) -> list[list[MatrixRow]]:
    """Return the rows in groups, each a service of the top with those under it."""
    groups: list[list[MatrixRow]] = []
    for row in rows:
        if row.depth and groups:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def matrix_of(register: Register, on: date) -> Matrix:
    """Return who takes part in what on the day."""
    state = register.state(on)
    parts = {(part.authority, part.service): part for part in state.of(Participation)}
    others = _others(register, on)
    partners = tuple(each for each in state.of(Authority) if each.standing == "partner")
    taking_part = {authority for authority, _ in parts}
    neighbours = tuple(
        each for each in state.of(Authority) if each.standing == "neighbour" and each.id in taking_part
    )
    return Matrix(
        partners,
        tuple(_matrix_rows(state, partners, parts, others)),
        neighbours,
        tuple(_matrix_rows(state, neighbours, parts, {})),
    )


def _others(register: Register, on: date) -> dict[Place, list[Participation]]:
    """Return the parts that councils have had, or will have, on other days."""
    found: dict[Place, list[Participation]] = defaultdict(list)
    for history in register.histories.values():
        if history.kind == "participation":
            for version in history.versions:
                term = version.term
                if isinstance(term, Participation) and on not in version.period:
                    found[term.authority, term.service].append(term)
    return found


def _matrix_rows(
    state: State,
    authorities: Sequence[Authority],
    parts: Mapping[Place, Participation],
    others: Mapping[Place, list[Participation]],
) -> Iterator[MatrixRow]:
    """Yield a row for each service in which one of ``authorities`` ever has a part, and those above it."""
    tree = _tree(state.of(Service))
    shown = _with_parents(
        tree, {service for authority, service in (*parts, *others) if _among(authority, authorities)}
    )
    for service, depth in _walk(tree, None, 0):
        if service.id in shown:
            cells = (_cell(each, service, parts, others, state.on) for each in authorities)
            yield MatrixRow(service, depth, tuple(cells))


def _among(id: str, authorities: Iterable[Authority]) -> bool:
    return any(id == authority.id for authority in authorities)


def _cell(
    authority: Authority,
    service: Service,
    parts: Mapping[Place, Participation],
    others: Mapping[Place, list[Participation]],
    on: date,
) -> MatrixCell:
    """Return one cell."""
    place = (authority.id, service.id)
    if place in parts:
        return MatrixCell(authority, parts[place])
    before = [part for part in others.get(place, ()) if part.until is not None and part.until <= on]
    after = [part for part in others.get(place, ()) if part.starts_on > on]
    left = max(before, key=lambda part: part.starts_on, default=None)
    return MatrixCell(authority, None, left, min(after, key=lambda part: part.starts_on, default=None))


def _with_parents(tree: Mapping[str | None, list[Service]], wanted: set[str]) -> set[str]:
    """Return the ids of ``wanted`` and of every service above them."""
    parents = {service.id: parent for parent, services in tree.items() for service in services}
    found: set[str] = set()
    for id in wanted:
        step: str | None = id
        while step is not None and step not in found:
            found.add(step)
            step = parents.get(step)
    return found


@visiting
def matrix(visit: Visit) -> HttpResponse:
    """Show the matrix, what changed last and what changes next."""
    found = matrix_of(visit.register, visit.on)
    around = changes_around(visit.register, visit.on, name_of=visit.name_of, today=visit.today)
    return visit.page(
        "matrix.html",
        listed_terms=found.parts,
        matrix=found,
        grouped=grouped,
        around=around,
        marks=marks_of(visit.register),
    )
