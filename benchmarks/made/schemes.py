"""Schemes of delegation of any size, made by rule: the same for everybody who measures."""

import random
from datetime import date, timedelta

from moothall.delegation.core.clause import Clause, Function, ProposedDecision, Root
from moothall.delegation.core.scheme import Scheme
from moothall.periods import Period

START = date(2010, 4, 1)
FUNCTIONS = [f"function-{number}" for number in range(70)]
SERVICES = [f"service-{number}" for number in range(24)]
COUNCILS = [f"council-{number}" for number in range(8)]
AMOUNTS = [pounds * 100 for pounds in (500, 1_000, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000)]
FACTS = ["emergency", "within-budget"]


def scheme(clauses: int, *, dimensions: int = 5, seed: int = 1) -> Scheme:
    """Return a scheme of ``clauses``: councils pass to committees, committees to chiefs, chiefs to officers.

    With three dimensions clauses differ in function, service and council; with five in amount and day too;
    with seven in two circumstances as well. One clause in ten passes on what its grantor may not have.
    """
    chance = random.Random(seed)
    made: list[Clause] = []
    above: dict[str, list[Clause]] = {"committee": [], "chief": []}
    for number in range(clauses):
        clause = _clause(number, chance, dimensions, above)
        made.append(clause)
        if clause.may_pass_on:
            above[clause.delegate.split("-")[0]].append(clause)
    roots = [Root(council, council, frozenset({"all"}), Period(START)) for council in COUNCILS]
    functions = [Function("all", "All"), *(Function(each, each, "all") for each in FUNCTIONS)]
    return Scheme.of(
        functions=functions, services=dict.fromkeys(SERVICES), authorities=COUNCILS, roots=roots, clauses=made
    )


def _clause(number: int, chance: random.Random, dimensions: int, above: dict[str, list[Clause]]) -> Clause:
    tier = chance.choice(["committee", "chief", "officer", "officer"])
    parents = above[{"committee": "chief", "chief": "committee", "officer": "chief"}[tier]]
    if tier == "committee" or not parents:
        tier, parent, council = "committee", None, chance.choice(COUNCILS)
    else:
        parent = chance.choice(parents)
        [council] = parent.authorities
    strays = parent is None or chance.random() < 0.1
    functions = FUNCTIONS if strays else sorted(parent.functions)
    services = SERVICES if strays or not parent.services else sorted(parent.services)
    first = START + timedelta(days=90 * chance.randrange(40))
    dated = dimensions >= 5
    fact = chance.choice(["requires", "excludes", "", ""]) if dimensions >= 7 else ""
    most = {"committee": 8, "chief": 4, "officer": 2}[tier]
    return Clause(
        id=f"clause-{number}",
        grantor=parent.delegate if parent else council,
        delegate=f"{tier}-{number % 40}-{council}",
        period=Period(first, first + timedelta(days=90 * chance.randint(8, 60))) if dated else Period(START),
        functions=frozenset(chance.sample(functions, min(len(functions), chance.randint(1, most)))),
        services=frozenset(chance.sample(services, min(len(services), 6)) if chance.random() < 0.5 else ()),
        authorities=frozenset({council}),
        limit_pence=chance.choice([None, *AMOUNTS]) if dated else None,
        requires=frozenset({chance.choice(FACTS)} if fact == "requires" else ()),
        excludes=frozenset({chance.choice(FACTS)} if fact == "excludes" else ()),
        may_pass_on=tier != "officer",
    )


def questions(scheme: Scheme, count: int, *, seed: int = 2) -> list[tuple[str, ProposedDecision]]:
    """Return holders with decisions; half lie within a clause of the holder's, and half are anything."""
    chance = random.Random(seed)
    asked = []
    for number in range(count):
        clause = chance.choice(scheme.clauses)
        near = number % 2 == 0
        functions = sorted(clause.functions) if near else FUNCTIONS
        services = sorted(clause.services) or SERVICES if near else SERVICES
        day = clause.period.starts_on if near else START + timedelta(days=chance.randrange(5_000))
        amount = min(chance.choice(AMOUNTS), clause.limit_pence or 10**9) if near else chance.choice(AMOUNTS)
        decision = ProposedDecision(
            function=chance.choice(functions),
            authorities=clause.authorities,
            day=day,
            services=frozenset({chance.choice(services)}),
            amount_pence=amount,
        )
        asked.append((clause.delegate, decision))
    return asked
