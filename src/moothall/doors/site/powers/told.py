"""An answer about power as a page shows it: the chain step by step, its clauses, their terms and sources."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from moothall.agreement.core.register import Entry
from moothall.agreement.core.terms import Delegation
from moothall.agreement.core.values import Condition, Source
from moothall.delegation.core.clause import Clause, Decision, Function
from moothall.delegation.core.functions import FUNCTIONS
from moothall.delegation.core.power import Answer, Chain
from moothall.delegation.core.reading import scheme_of, term_of
from moothall.delegation.core.wording import amounts_in_words, failing_in_words, in_order
from moothall.doors.pages.remarks import Remark
from moothall.doors.site.powers.nearest import nearest
from moothall.doors.site.visits import Visit


@dataclass(frozen=True, slots=True)
class Passing:
    """One clause: who passed what to whom, within what bounds, by which term and decision, on what source."""

    clause: Clause
    term: Delegation
    entry: Entry
    bounds: tuple[str, ...]
    sources: tuple[Source, ...]
    remarks: tuple[Remark, ...]

    @property
    def functions(self) -> list[Function]:
        """What it passes on, in the order of the list."""
        return [each for each in FUNCTIONS if each.id in self.clause.functions]

    @property
    def conditions(self) -> list[Condition]:
        """The conditions on which it was passed, in the order in which they can be met."""
        return in_order(self.clause.conditions)


@dataclass(frozen=True, slots=True)
class Way:
    """How the power comes down, for councils and services for which it comes down in the same way."""

    places: tuple[tuple[str, str], ...]
    root: str
    passings: tuple[Passing, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why there is no power for one council and service, and the clause that came nearest."""

    authority: str
    service: str
    sentence: str
    nearest: Passing | None


@dataclass(frozen=True, slots=True)
class Told:
    """One holder's answer."""

    holder: str
    is_yes: bool
    ways: tuple[Way, ...]
    conditions: tuple[Condition, ...]
    refusals: tuple[Refused, ...]

    @property
    def is_by_statute(self) -> bool:
        """Whether nobody had to pass anything on."""
        return self.is_yes and not any(way.passings for way in self.ways)

    @property
    def terms(self) -> list[Delegation]:
        """Every delegation that is relied on or spoken of."""
        nearest = [each.nearest.term for each in self.refusals if each.nearest]
        return [passing.term for way in self.ways for passing in way.passings] + nearest


def told(visit: Visit, answer: Answer) -> Told:
    """Return an answer as a page shows it."""
    return Told(
        holder=answer.holder,
        is_yes=answer.is_yes,
        ways=tuple(_ways(visit, answer.chains, answer.decision)),
        conditions=tuple(in_order(answer.conditions)),
        refusals=tuple(_refusals(visit, answer)),
    )


def _ways(visit: Visit, chains: Iterable[Chain], decision: Decision) -> list[Way]:
    """Bring together the chains that go through the same hands by the same terms."""
    found: dict[tuple[str, tuple[Clause, ...]], list[tuple[str, str]]] = defaultdict(list)
    for chain in chains:
        found[chain.root, chain.clauses].append((chain.authority, chain.service))
    return [
        Way(tuple(places), root, tuple(passing_of(visit, each) for each in clauses))
        for (root, clauses), places in found.items()
    ]


def _refusals(visit: Visit, answer: Answer) -> Iterable[Refused]:
    clauses = scheme_of(visit.register).clauses
    for found in answer.failings:
        failing = nearest(found, answer, clauses)
        yield Refused(
            failing.authority,
            failing.service,
            failing_in_words(failing, answer, visit.name_of),
            passing_of(visit, failing.clause) if failing.clause else None,
        )


def passing_of(visit: Visit, clause: Clause) -> Passing:
    """Return a clause with the term that it was read from, on its first day, and where that was read."""
    register, id = visit.register, term_of(clause)
    history = register.histories[id]
    versions = history.versions
    version = next((each for each in versions if clause.period.starts_on in each.period), versions[-1])
    term = version.term
    assert isinstance(term, Delegation)  # a clause is read from nothing else
    return Passing(
        clause=clause,
        term=term,
        entry=register.entry(version.number),
        bounds=tuple(bounds_of(visit, clause)),
        sources=tuple(register.sources(id)),
        remarks=visit.remarks(term),
    )


def bounds_of(visit: Visit, clause: Clause) -> Iterable[str]:
    """Yield the bounds of a clause in words: amounts, services, circumstances."""
    if clause.from_pence or clause.limit_pence is not None:
        until = None if clause.limit_pence is None else clause.limit_pence + 1
        yield amounts_in_words(clause.from_pence, until)
    if clause.services:
        yield f"in {visit.names(sorted(clause.services))}"
    yield from (f"only where: {each}" for each in sorted(clause.requires))
    yield from (f"not where: {each}" for each in sorted(clause.excludes))
