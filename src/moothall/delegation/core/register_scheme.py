"""The scheme of delegation that a register makes: its delegations as clauses, and what was in doubt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from moothall.agreement.core.laws.statutes import SUB_DELEGATION
from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences import names, title_of
from moothall.agreement.core.terms import Authority, Body, Delegation, Post, Service, Term
from moothall.agreement.core.values import Source
from moothall.delegation.core.clause import Clause
from moothall.delegation.core.functions import BY_ID, FUNCTIONS, decidable
from moothall.delegation.core.review import Vacancy, vacancies
from moothall.delegation.core.scheme import Scheme
from moothall.delegation.core.statutory_holders import (
    HELD_BY,
    SIDES,
    StatutoryHolder,
    StatutoryHolders,
    roots_of,
    statutory_holders_of,
)
from moothall.periods import Period

_COMMITTEES = ("joint_committee", "committee")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in a delegation that the scheme could not take as written."""

    kind: Literal["unknown function", "passed on too far"]
    term: str
    sentence: str
    period: Period
    source: Source | None = None


class ClauseReader:
    """Turns the delegations of one register into clauses, noting what is in doubt."""

    def __init__(self, register: Register, seats: StatutoryHolders) -> None:
        """Work out who may pass on what they were given."""
        self.register = register
        self.seats = seats
        self.doubts: list[Doubt] = []
        self._name_of = names(register)
        given = [
            version.term
            for history in register.histories.values()
            if isinstance(history.original, Delegation)
            for version in history.versions
            if isinstance(version.term, Delegation)
        ]
        self._delegates = {term.delegate for term in given}
        self._told_so = {term.delegate for term in given if term.may_sub_delegate}

    def of(self, id: str) -> Iterator[Clause]:
        """Yield the clauses of one delegation, in the order of their days."""
        first = True
        versions = ((each.term, each.period) for each in self.register.history(id).versions)
        for term, held in ((term, held) for term, held in versions if isinstance(term, Delegation)):
            lapses = [condition.until for condition in term.conditions if condition.until]
            for period in held.split(lapses):
                clause = self._clause(term, period, id if first else f"{id}@{period.starts_on}")
                first = False
                if clause:
                    yield from self._by_each_grantor(clause)

    def _clause(self, term: Delegation, period: Period, id: str) -> Clause | None:
        """Return the clause over ``period``, its functions spelt out, or None if nothing is left of it."""
        functions = frozenset(function.id for function in decidable(self._known(term, period)))
        if not functions or self._goes_too_far(term, period):
            return None
        return Clause(
            id=id,
            grantor=term.delegated_by,
            delegate=term.delegate,
            period=period,
            functions=functions,
            services=frozenset(term.services),
            authorities=frozenset(term.authorities or self._owners(term.delegated_by)),
            from_pence=term.from_pence,
            limit_pence=term.limit_pence,
            requires=frozenset(term.requires),
            excludes=frozenset(term.excludes),
            conditions=tuple(
                condition
                for condition in term.conditions
                if condition.until is None or period.starts_on < condition.until
            ),
            may_pass_on=self._may_pass_on(term),
            title=title_of(term, self._name_of),
        )

    def _known(self, term: Delegation, period: Period) -> list[str]:
        """Return the functions that are in the list, and note a doubt about the others."""
        for name in term.functions:
            if name not in BY_ID:
                self.doubts.append(
                    Doubt(
                        "unknown function",
                        term.id,
                        f"“{name}” is not in the list of functions, so nobody is taken to have it by this "
                        "delegation.",
                        period,
                    )
                )
        return [name for name in term.functions if name in BY_ID]

    def _may_pass_on(self, term: Delegation) -> bool:
        """Whether the delegate may pass the power on.

        Unless the delegation says otherwise, a committee may, to an officer (Local Government Act 1972,
        section 101(2)).
        """
        if term.may_sub_delegate is not None:
            return term.may_sub_delegate
        return self._is_committee(term.delegate)

    def _goes_too_far(self, term: Delegation, period: Period) -> bool:
        """Note a doubt where a committee passes a power on further than it may unless told otherwise."""
        grantor, delegate = term.delegated_by, term.delegate
        if not self._is_committee(grantor) or grantor in self._told_so:
            return False
        to = self._term(delegate)
        if self._is_committee(delegate) or (isinstance(to, Post) and to.office != "councillor"):
            return False
        self.doubts.append(
            Doubt(
                "passed on too far",
                term.id,
                f"{self._name_of(grantor)} passes a power on to {self._name_of(delegate)}; unless told "
                "otherwise, a committee may pass a power on to an officer or a sub-committee only.",
                period,
                SUB_DELEGATION,
            )
        )
        return True

    def _by_each_grantor(self, clause: Clause) -> Iterator[Clause]:
        """Yield the clause as it is; of a council, once for each body that gives it on its behalf."""
        council = clause.grantor
        if not isinstance(self._term(council), Authority):
            yield clause
            return
        for side in SIDES:
            if council in clause.authorities and (own := clause.functions & HELD_BY[side]):
                yield from self._from_seats(replace(clause, functions=own), self.seats[council, side])
        others = clause.authorities - {council}
        if (
            others and council in self._delegates
        ):  # a council passes on in its own name what another council gave it
            yield replace(clause, id=f"{clause.id}/{council}-for-others", authorities=others)

    def _from_seats(self, clause: Clause, seats: list[StatutoryHolder]) -> Iterator[Clause]:
        """Yield the clause as given by each holder of that side of the council's functions on its days."""
        council = frozenset({clause.grantor})
        for holder, period in seats:
            if days := clause.period & period:
                part = "" if days == clause.period else f"-{days.starts_on}"
                id = f"{clause.id}/{holder}{part}"
                yield replace(clause, id=id, grantor=holder, period=days, authorities=council)

    def _owners(self, holder: str) -> tuple[str, ...]:
        """Return the councils whose power a holder passes on if the delegation names none; () means all."""
        term = self._term(holder)
        if isinstance(term, Authority):
            return (term.id,)
        if isinstance(term, Post):
            return (term.authority,) if term.authority else self._owners(term.body) if term.body else ()
        return term.authorities if isinstance(term, Body) else ()

    def _is_committee(self, holder: str) -> bool:
        term = self._term(holder)
        return isinstance(term, Body) and term.body_kind in _COMMITTEES

    def _term(self, id: str) -> Term:
        """Return a term as it was first written: what it is, and whose, never changes."""
        return self.register.histories[id].original


@dataclass(frozen=True)
class SchemeReading:
    """The scheme, and what could not be taken into it as written."""

    scheme: Scheme
    doubts: tuple[Doubt, ...]


def scheme_of(register: Register) -> Scheme:
    """Return the scheme of delegation of ``register``."""
    return read_scheme(register).scheme


def read_scheme(register: Register) -> SchemeReading:
    """Read every delegation, over all its days, into one scheme; remembered with the register."""
    return register.worked_out("scheme of delegation", _read)


def _read(register: Register) -> SchemeReading:
    seats = statutory_holders_of(register)
    reader = ClauseReader(register, seats)
    clauses = tuple(clause for id in _ids(register, Delegation) for clause in reader.of(id))
    scheme = Scheme.of(
        functions=FUNCTIONS,
        services={id: _part_of(register, id) for id in _ids(register, Service)},
        authorities=_ids(register, Authority),
        roots=roots_of(seats),
        clauses=clauses,
    )
    return SchemeReading(scheme, tuple(reader.doubts))


def term_of(clause: Clause) -> str:
    """Return the id of the delegation that ``clause`` was read from."""
    return clause.id.partition("@")[0].partition("/")[0]


def vacancies_of(register: Register, clauses: Iterable[Clause]) -> Iterator[Vacancy]:
    """Yield the days on which a post that has a power is known to be vacant.

    A post for which nobody is named is not vacant: its holder is not known.
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
