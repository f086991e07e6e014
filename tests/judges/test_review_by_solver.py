"""The review's gaps and overlaps beside those of an SMT solver, on a thousand random schemes.

The solver is given the clauses as formulas over whole numbers; it knows nothing of cells or regions.
It is then asked for a decision on which the two disagree, and there is to be none.
"""

import random
from itertools import combinations

import pytest
import z3
from tests.delegation.core import naive

from moothall.delegation.core.clause import Clause, Root
from moothall.delegation.core.review import Extent, Review, ReviewFinding
from moothall.delegation.core.scheme import NO_SERVICE, Scheme
from moothall.periods import Period

FUNCTION, SERVICE, COUNCIL, AMOUNT, DAY = z3.Ints("function service council amount day")
URGENT = z3.Bool("urgent")
FUNCTIONS = list(naive.PARENTS)
SERVICES = [NO_SERVICE, *naive.SERVICES]
BATCHES = 20
SCHEMES_IN_A_BATCH = 50


def one_of(variable: z3.ArithRef, names: list[str], wanted: set[str]) -> z3.BoolRef:
    return z3.Or([variable == place for place, name in enumerate(names) if name in wanted])


def branch(wanted: frozenset[str]) -> set[str]:
    return {name for name in FUNCTIONS if naive.under(name, wanted, naive.PARENTS)}


def in_period(period: Period) -> z3.BoolRef:
    starts = period.starts_on.toordinal() <= DAY
    return z3.And(starts, period.until.toordinal() > DAY) if period.until else starts


def box(clause: Clause) -> z3.BoolRef:
    tests = [in_period(clause.period), one_of(FUNCTION, FUNCTIONS, set(FUNCTIONS) - {"tax"})]
    if clause.functions:
        tests.append(one_of(FUNCTION, FUNCTIONS, branch(clause.functions)))
    if clause.services:
        tests.append(one_of(SERVICE, SERVICES, set(clause.services)))
    if clause.authorities:
        tests.append(one_of(COUNCIL, list(naive.COUNCILS), set(clause.authorities)))
    if clause.from_pence is not None:
        tests.append(clause.from_pence <= AMOUNT)
    if clause.limit_pence is not None:
        tests.append(clause.limit_pence >= AMOUNT)
    tests += [URGENT for _ in clause.requires] + [z3.Not(URGENT) for _ in clause.excludes]
    return z3.And(tests)


def held(root: Root) -> z3.BoolRef:
    return z3.And(
        in_period(root.period),
        one_of(FUNCTION, FUNCTIONS, branch(root.functions)),
        one_of(COUNCIL, list(naive.COUNCILS), {root.authority}),
    )


def powers(scheme: Scheme) -> dict[str, z3.BoolRef]:
    """Return what each delegate has by clauses, by going round as often as there are holders."""
    statute = {
        holder: z3.Or([held(root) for root in scheme.roots if root.holder == holder])
        for holder in naive.HOLDERS
    }
    boxes = [box(clause) for clause in scheme.clauses]
    passing = dict(statute)
    for _ in naive.HOLDERS:
        passing = {
            holder: z3.Or(
                statute[holder],
                *(
                    z3.And(each, passing[clause.grantor])
                    for clause, each in zip(scheme.clauses, boxes, strict=True)
                    if clause.delegate == holder and clause.may_pass_on
                ),
            )
            for holder in naive.HOLDERS
        }
    return {
        holder: z3.Or(
            [
                z3.And(each, passing[clause.grantor])
                for clause, each in zip(scheme.clauses, boxes, strict=True)
                if clause.delegate == holder
            ]
        )
        for holder in naive.HOLDERS
    }


def as_formula(extent: Extent) -> z3.BoolRef:
    days = [
        z3.And(first is None or first.toordinal() <= DAY, until is None or until.toordinal() > DAY)
        for first, until in extent.days
    ]
    amounts = [
        z3.And(first is None or first <= AMOUNT, until is None or until > AMOUNT)
        for first, until in extent.amounts
    ]
    return z3.And(
        one_of(FUNCTION, FUNCTIONS, set(extent.functions)),
        one_of(SERVICE, SERVICES, set(extent.services)),
        one_of(COUNCIL, list(naive.COUNCILS), set(extent.authorities)),
        z3.Or(days),
        z3.Or(amounts),
        z3.And([URGENT if so else z3.Not(URGENT) for so in extent.circumstances.values()]),
    )


def shown(findings: list[ReviewFinding]) -> z3.BoolRef:
    return z3.Or([as_formula(extent) for finding in findings for extent in finding.extents])


def agree(one: z3.BoolRef, other: z3.BoolRef) -> bool:
    """Say whether the solver proves that no decision is in the one and not in the other."""
    solver = z3.Solver()
    solver.add(AMOUNT >= 0, FUNCTION >= 0, len(FUNCTIONS) > FUNCTION, SERVICE >= 0, len(SERVICES) > SERVICE)
    solver.add(COUNCIL >= 0, len(naive.COUNCILS) > COUNCIL, z3.Xor(one, other))
    return bool(solver.check() == z3.unsat)


def random_scheme(chance: random.Random) -> Scheme:
    def some(names: tuple[str, ...]) -> frozenset[str]:
        return frozenset(chance.sample(names, chance.randint(0, min(2, len(names)))))

    def clause(number: int) -> Clause:
        first, length = chance.randint(0, 6), chance.choice([None, 1, 2, 5])
        low, high = sorted((chance.randint(0, 9), chance.randint(0, 9)))
        fact = chance.choice(["requires", "excludes", "", "", ""])
        return Clause(
            id=f"c{number}",
            grantor=chance.choice(naive.HOLDERS),
            delegate=chance.choice(naive.HOLDERS[1:]),
            period=Period(naive.day(first), None if length is None else naive.day(first + length)),
            functions=some(tuple(naive.PARENTS)),
            services=some(tuple(naive.SERVICES)),
            authorities=some(naive.COUNCILS),
            from_pence=chance.choice([None, low]),
            limit_pence=chance.choice([None, high]),
            requires=frozenset({"urgent"} if fact == "requires" else ()),
            excludes=frozenset({"urgent"} if fact == "excludes" else ()),
            may_pass_on=chance.random() < 0.5,
        )

    roots = [
        Root("root", "avon", frozenset({"all"}), Period(naive.day(0), chance.choice([None, naive.day(5)]))),
        Root("root", "brent", frozenset({"money"}), Period(naive.day(1))),
    ]
    return Scheme.of(
        functions=naive.FUNCTIONS,
        services=naive.SERVICES,
        authorities=naive.COUNCILS,
        roots=roots,
        clauses=[clause(number) for number in range(chance.randint(1, 8))],
    )


@pytest.mark.parametrize("batch", range(BATCHES))
def test_gaps_and_overlaps_are_those_of_a_solver(batch: int) -> None:
    chance = random.Random(batch)
    for _ in range(SCHEMES_IN_A_BATCH):
        scheme = random_scheme(chance)
        review, power = Review(scheme), powers(scheme)
        legal = one_of(FUNCTION, FUNCTIONS, set(FUNCTIONS) - {"tax"})
        delegated = z3.Or([power[holder] for holder in naive.HOLDERS[1:]])
        gap = z3.And(legal, z3.Or([held(root) for root in scheme.roots]), z3.Not(delegated))

        assert agree(shown(review.gaps()), gap)
        found = {finding.holders: finding for finding in review.overlaps()}
        related = review.reach()
        for one, other in combinations(sorted(naive.HOLDERS[1:]), 2):
            if other in related.get(one, ()) or one in related.get(other, ()):
                assert (one, other) not in found
            else:
                mine = shown([found[one, other]] if (one, other) in found else [])
                assert agree(mine, z3.And(power[one], power[other]))
