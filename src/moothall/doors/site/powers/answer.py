"""An answer about power as a page shows it.

The chain step by step, its clauses, their terms, remarks and sources.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from moothall.agreement.core.register import Entry
from moothall.agreement.core.terms import Delegation
from moothall.agreement.core.values import Condition, Source
from moothall.delegation.core.clause import Clause, Function, ProposedDecision
from moothall.delegation.core.functions import FUNCTIONS
from moothall.delegation.core.power import Chain, Failing, PowerAnswer
from moothall.delegation.core.register_scheme import scheme_of, term_of
from moothall.delegation.core.sentences import amounts_in_words, failing_in_words, in_order
from moothall.doors.pages.remarks import Remark
from moothall.doors.site.term_page import term_near
from moothall.doors.site.visits import Visit


def nearest_clauses(failing: Failing, answer: PowerAnswer, clauses: Iterable[Clause]) -> Failing:
    """Where only the amount or only the day fails, speak of the clause like it that comes nearest."""
    clause = failing.clause
    if clause is None or failing.dimensions not in (("amount",), ("day",)):
        return failing
    of_amount = failing.dimensions == ("amount",)
    bounds = _period if of_amount else _amounts
    like_it = [each for each in clauses if (_box(each), bounds(each)) == (_box(clause), bounds(clause))]
    beyond = _beyond_amounts if of_amount else _days_beyond
    return replace(failing, clause=min(like_it, key=lambda each: beyond(each, answer.decision)))


def _box(clause: Clause) -> tuple[object, ...]:
    """Return a clause's bounds apart from amounts and days."""
    what = (clause.functions, clause.services, clause.authorities, clause.requires, clause.excludes)
    return (clause.grantor, clause.delegate, *what)


def _period(clause: Clause) -> object:
    return clause.period


def _amounts(clause: Clause) -> object:
    return (clause.from_pence, clause.limit_pence)


def _beyond_amounts(clause: Clause, decision: ProposedDecision) -> int:
    """Return by how many pence a decision is beyond the bounds of a clause."""
    pence = decision.amount_pence
    most = pence if clause.limit_pence is None else clause.limit_pence
    return max((clause.from_pence or 0) - pence, pence - most, 0)


def _days_beyond(clause: Clause, decision: ProposedDecision) -> int:
    """Return by how many days a decision is before or after a clause."""
    day, period = decision.day, clause.period
    after = (day - period.until).days + 1 if period.until else 0
    return max((period.starts_on - day).days, after, 0)


@dataclass(frozen=True, slots=True)
class ClauseInWords:
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
class PowerPath:
    """How the power comes down, for councils and services for which it comes down in the same way."""

    places: tuple[tuple[str, str], ...]
    root: str
    passings: tuple[ClauseInWords, ...]


@dataclass(frozen=True, slots=True)
class NoPower:
    """Why there is no power for one council and service, and the clause that came nearest."""

    authority: str
    service: str
    sentence: str
    nearest: ClauseInWords | None


@dataclass(frozen=True, slots=True)
class HolderAnswer:
    """One holder's answer."""

    holder: str
    is_yes: bool
    ways: tuple[PowerPath, ...]
    conditions: tuple[Condition, ...]
    refusals: tuple[NoPower, ...]

    @property
    def is_by_statute(self) -> bool:
        """Whether nobody had to pass anything on."""
        return self.is_yes and not any(way.passings for way in self.ways)

    @property
    def terms(self) -> list[Delegation]:
        """Every delegation that is relied on or spoken of."""
        nearest = [each.nearest.term for each in self.refusals if each.nearest]
        return [passing.term for way in self.ways for passing in way.passings] + nearest


def holder_answer(visit: Visit, answer: PowerAnswer) -> HolderAnswer:
    """Return an answer as a page shows it."""
    return HolderAnswer(
        holder=answer.holder,
        is_yes=answer.is_yes,
        ways=tuple(_ways(visit, answer.chains, answer.decision)),
        conditions=tuple(in_order(answer.conditions)),
        refusals=tuple(_refusals(visit, answer)),
    )


def _ways(visit: Visit, chains: Iterable[Chain], decision: ProposedDecision) -> list[PowerPath]:
    """Bring together the chains that go through the same hands by the same terms."""
    found: dict[tuple[str, tuple[Clause, ...]], list[tuple[str, str]]] = defaultdict(list)
    for chain in chains:
        found[chain.root, chain.clauses].append((chain.authority, chain.service))
    return [
        PowerPath(tuple(places), root, tuple(clause_in_words(visit, each) for each in clauses))
        for (root, clauses), places in found.items()
    ]


def _refusals(visit: Visit, answer: PowerAnswer) -> Iterable[NoPower]:
    clauses = scheme_of(visit.register).clauses
    for found in answer.failings:
        failing = nearest_clauses(found, answer, clauses)
        yield NoPower(
            failing.authority,
            failing.service,
            failing_in_words(failing, answer, visit.name_of),
            clause_in_words(visit, failing.clause) if failing.clause else None,
        )


def clause_in_words(visit: Visit, clause: Clause) -> ClauseInWords:
    """Return a clause with the term that it was read from, on its first day, and where that was read."""
    register, id = visit.register, term_of(clause)
    history = register.histories[id]
    versions = history.versions
    version = next((each for each in versions if clause.period.starts_on in each.period), versions[-1])
    term = version.term
    assert isinstance(term, Delegation)  # a clause is read from nothing else
    return ClauseInWords(
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


def remarks_by_delegation(visit: Visit) -> Callable[[str], tuple[Remark, ...]]:
    """Return what gives the remarks on a delegation by its id, as it is on the day or was before."""

    @cache
    def remarks(term: str) -> tuple[Remark, ...]:
        return visit.remarks(term_near(visit.register.histories[term], visit.on))

    return remarks


@dataclass(frozen=True, slots=True)
class HolderPowers:
    """The councils whose functions a holder has by statute, with how many, and what was passed to it."""

    by_statute: tuple[tuple[str, int], ...]
    given: tuple[ClauseInWords, ...]

    @property
    def terms(self) -> list[Delegation]:
        """The delegations by which something was passed to it."""
        return [each.term for each in self.given]


def powers_of_holder(visit: Visit, id: str) -> HolderPowers:
    """Return what a body or post may decide on the day."""
    scheme = scheme_of(visit.register)
    counts: dict[str, int] = {}
    for root in scheme.roots:
        if root.holder == id and visit.on in root.period:
            counts[root.authority] = counts.get(root.authority, 0) + len(root.functions)
    given = (each for each in scheme.clauses if each.delegate == id and visit.on in each.period)
    return HolderPowers(tuple(counts.items()), tuple(clause_in_words(visit, each) for each in given))
