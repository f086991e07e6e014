"""Whether a holder may decide something, who may, and why: answers with the clauses relied on.

Power flows from the roots. At one point of the space a clause carries power if its box holds the point and
its grantor has the power there, by statute or by a clause that may be passed on. Chains are looked for
from the holder back to a root, shortest first and never through one holder twice, so a ring of clauses
grants nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moothall.agreement.core.values import Condition
from moothall.delegation.core.clause import Clause, ProposedDecision
from moothall.delegation.core.scheme import DIMENSIONS, Scheme


@dataclass(frozen=True, slots=True)
class Chain:
    """How a power reaches its holder for one council and service: the clauses, from the root down."""

    authority: str
    service: str
    root: str
    clauses: tuple[Clause, ...]

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition on the way."""
        return tuple(condition for clause in self.clauses for condition in clause.conditions)


@dataclass(frozen=True, slots=True)
class Failing:
    """Why there is no power: the tests that the nearest clause fails; none if there is no clause."""

    authority: str
    service: str
    dimensions: tuple[str, ...]
    clause: Clause | None


@dataclass(frozen=True, slots=True)
class PowerAnswer:
    """Yes with a chain for each council and service, or no with what fails for each that has none."""

    holder: str
    decision: ProposedDecision
    chains: tuple[Chain, ...]
    failings: tuple[Failing, ...]

    @property
    def is_yes(self) -> bool:
        """Whether the holder may decide, if the conditions are met."""
        return not self.failings

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition still to be met, once."""
        found: dict[str, Condition] = {}
        for chain in self.chains:
            for condition in chain.conditions:
                found.setdefault(condition.text, condition)
        return tuple(found.values())


def may(*, scheme: Scheme, holder: str, decision: ProposedDecision) -> PowerAnswer:
    """Return whether ``holder`` may take ``decision``: by which clauses, or what stands in the way."""
    chains, failings = [], []
    for point in scheme.cells(decision):
        chain = _chain(scheme, point, holder, decision)
        if chain is None:
            failings.append(_failing(scheme, point, holder))
        else:
            chains.append(chain)
    return PowerAnswer(holder, decision, tuple(chains), tuple(failings))


def has_power(*, scheme: Scheme, holder: str, decision: ProposedDecision) -> bool:
    """Whether ``holder`` may take the whole of ``decision``, without working out why or why not."""
    points = scheme.cells(decision)
    return bool(points) and all(_chain(scheme, point, holder, decision) for point in points)


def who_may(*, scheme: Scheme, decision: ProposedDecision) -> list[PowerAnswer]:
    """Return everyone who may take the whole of ``decision``, those furthest from the root first."""
    points = scheme.cells(decision)
    if not points:
        return []
    able: set[str] = set.intersection(*(_holders(scheme, point, decision) for point in points))
    answers = [may(scheme=scheme, holder=holder, decision=decision) for holder in able]
    return sorted(
        answers, key=lambda answer: (-max(len(chain.clauses) for chain in answer.chains), answer.holder)
    )


def _chain(scheme: Scheme, point: Sequence[int], holder: str, decision: ProposedDecision) -> Chain | None:
    """Return the shortest chain of clauses from a root down to ``holder`` at ``point``."""
    index = scheme.index
    roots = index.holding(point, decision.day)
    place = (scheme.authorities[point[2]], scheme.services.names[point[1]])
    if holder in roots:
        return Chain(*place, holder, ())
    matching = index.matching(point)
    if not matching or not roots:
        return None
    row: list[tuple[str, tuple[Clause, ...]]] = [(holder, ())]
    seen = {holder}
    usable = matching
    while row:
        further: list[tuple[str, tuple[Clause, ...]]] = []
        for each, below in row:
            for clause in _clauses(scheme, usable & index.to.get(each, 0)):
                if clause.grantor in roots:
                    return Chain(*place, clause.grantor, (clause, *below))
                if clause.grantor not in seen:
                    seen.add(clause.grantor)
                    further.append((clause.grantor, (clause, *below)))
        row, usable = further, matching & index.may_pass_on
    return None


def _holders(scheme: Scheme, point: Sequence[int], decision: ProposedDecision) -> set[str]:
    """Return everyone who has the power at ``point``."""
    index = scheme.index
    matching = index.matching(point)
    passing = set(index.holding(point, decision.day))
    able, row = set(passing), list(passing)
    while row:
        for clause in _clauses(scheme, matching & index.given_by.get(row.pop(), 0)):
            able.add(clause.delegate)
            if clause.may_pass_on and clause.delegate not in passing:
                passing.add(clause.delegate)
                row.append(clause.delegate)
    return able


def _clauses(scheme: Scheme, bits: int) -> Iterator[Clause]:
    """Yield the clauses of a bit set, in the order of the scheme."""
    while bits:
        low = bits & -bits
        yield scheme.clauses[low.bit_length() - 1]
        bits ^= low


def _failing(scheme: Scheme, point: Sequence[int], holder: str) -> Failing:
    """Find the holder's clause that fails the fewest tests, and name the tests."""
    place = (scheme.authorities[point[2]], scheme.services.names[point[1]])
    if not scheme.may_be_delegated >> point[0] & 1:
        return Failing(*place, ("not delegable",), None)
    failing = [~covering[cell] for covering, cell in zip(scheme.index.covering, point, strict=True)]
    nearest = _fewest(scheme.index.to.get(holder, 0), failing)
    if not nearest:
        return Failing(*place, (), None)
    nearest = nearest & ~failing[0] or nearest  # a clause about something else is the furthest from helping
    low = nearest & -nearest
    names = (*DIMENSIONS, *scheme.facts)
    tests = tuple(name for name, fails in zip(names, failing, strict=True) if low & fails)
    return Failing(*place, tests or ("grantor",), scheme.clauses[low.bit_length() - 1])


def _fewest(clauses: int, failing: Sequence[int]) -> int:
    """Return those of ``clauses`` that are in the fewest of ``failing``; all are bit sets."""
    failed = [clauses]  # indexed by how many tests the clauses fail so far
    for fails in failing:
        further = [each & fails for each in failed]
        failed = [each & ~fails for each in failed] + [0]
        for count, each in enumerate(further):
            failed[count + 1] |= each
    return next((each for each in failed if each), 0)
