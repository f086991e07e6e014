"""The scheme of delegation that an agreement comes to, read off its terms."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Authority, Delegation, Post, Service
from moothall.delegation.core.clause import Clause
from moothall.delegation.core.clauses import Clauses, Doubt
from moothall.delegation.core.functions import FUNCTIONS
from moothall.delegation.core.review import Vacancy, vacancies
from moothall.delegation.core.roots import roots_of, seats_of
from moothall.delegation.core.scheme import Scheme


@dataclass(frozen=True)
class Reading:
    """The scheme, and what could not be taken into it as written."""

    scheme: Scheme
    doubts: tuple[Doubt, ...]


def scheme_of(register: Register) -> Scheme:
    """Return the scheme of delegation of ``register``."""
    return read_scheme(register).scheme


def read_scheme(register: Register) -> Reading:
    """Read every delegation, over all its days, into one scheme; kept with the register."""
    return register.worked_out("scheme of delegation", _read)


def _read(register: Register) -> Reading:
    seats = seats_of(register)
    reader = Clauses(register, seats)
    clauses = tuple(clause for id in _ids(register, Delegation) for clause in reader.of(id))
    scheme = Scheme.of(
        functions=FUNCTIONS,
        services={id: _part_of(register, id) for id in _ids(register, Service)},
        authorities=_ids(register, Authority),
        roots=roots_of(seats),
        clauses=clauses,
    )
    return Reading(scheme, tuple(reader.doubts))


def term_of(clause: Clause) -> str:
    """Return the id of the delegation that ``clause`` was read from."""
    return clause.id.partition("@")[0].partition("/")[0]


def vacancies_of(register: Register, clauses: Iterable[Clause]) -> Iterator[Vacancy]:
    """Yield the days on which a post that has a power is known to be vacant.

    A post of which nobody is named is not vacant: its holder is not known.
    """
    every = tuple(clauses)
    for id in _ids(register, Post):
        history = register.histories[id]
        filled = [
            version.period
            for version in history.versions
            if isinstance(version.term, Post) and not version.term.vacant
        ]
        for held in history.held:
            yield from vacancies(holders={id: filled}, posts={id: held}, clauses=every)


def _ids(register: Register, kind: type) -> list[str]:
    """Return the ids of the terms of one kind, in the order in which they were added."""
    return [id for id, history in register.histories.items() if isinstance(history.original, kind)]


def _part_of(register: Register, service: str) -> str | None:
    """Return the wider service that a service last belonged to."""
    history = register.histories[service]
    term = history.versions[-1].term if history.versions else history.original
    return term.part_of if isinstance(term, Service) else None
