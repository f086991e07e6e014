"""Of several clauses that fail in the amount alone, or in the day alone, the one that comes nearest."""

from collections.abc import Iterable
from dataclasses import replace

from moothall.delegation.core.clause import Clause, Decision
from moothall.delegation.core.power import Answer, Failing


def nearest(failing: Failing, answer: Answer, clauses: Iterable[Clause]) -> Failing:
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


def _beyond_amounts(clause: Clause, decision: Decision) -> int:
    """Return by how many pence a decision is beyond the bounds of a clause."""
    pence = decision.amount_pence
    most = pence if clause.limit_pence is None else clause.limit_pence
    return max((clause.from_pence or 0) - pence, pence - most, 0)


def _days_beyond(clause: Clause, decision: Decision) -> int:
    """Return by how many days a decision is before or after a clause."""
    day, period = decision.day, clause.period
    after = (day - period.until).days + 1 if period.until else 0
    return max((period.starts_on - day).days, after, 0)
