"""A scheme read the slow way: every decision of a small space, and who has power there.

Every clause begins and ends at a day and an amount that is one of those looked at.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from hypothesis import strategies as st

from moothall.delegation.core.clause import Clause, Function, ProposedDecision, Root
from moothall.delegation.core.scheme import Scheme
from moothall.periods import Period

FUNCTIONS = (
    Function("all", "All", may_be_delegated=True),
    Function("money", "Money", "all"),
    Function("tax", "Tax", "money", may_be_delegated=False),
    Function("staff", "Staff", "all"),
)
PARENTS = {"all": None, "money": "all", "tax": "money", "staff": "all"}
SERVICES = {"legal": None, "audit": None}
COUNCILS = ("avon", "brent")
HOLDERS = ("root", "board", "chief", "clerk")
START = date(2016, 4, 1)
DAYS = [START + timedelta(days=number) for number in (-1, 0, 1, 3)]
AMOUNTS = (0, 1, 3)
FACTS = ("urgent",)


def day(number: int) -> date:
    return START + timedelta(days=number)


def some(names: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(names), max_size=2)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first = draw(st.sampled_from([0, 1, 3]))
    until = draw(st.sampled_from([None, 1, 3, 4]))
    return Period(day(first), None if until is None or until <= first else day(until))


@st.composite
def clauses(draw: st.DrawFn, name: str) -> Clause:
    amounts = sorted(draw(st.lists(st.sampled_from(AMOUNTS), min_size=2, max_size=2)))
    fact = draw(st.sampled_from(["requires", "excludes", "", ""]))
    return Clause(
        id=name,
        grantor=draw(st.sampled_from(HOLDERS)),
        delegate=draw(st.sampled_from(HOLDERS[1:])),
        period=draw(periods()),
        functions=draw(some(tuple(PARENTS))),
        services=draw(some(tuple(SERVICES))),
        authorities=draw(some(COUNCILS)),
        from_pence=draw(st.sampled_from([None, amounts[0]])),
        limit_pence=draw(st.sampled_from([None, amounts[1]])),
        requires=frozenset({"urgent"} if fact == "requires" else ()),
        excludes=frozenset({"urgent"} if fact == "excludes" else ()),
        may_pass_on=draw(st.booleans()),
    )


@st.composite
def schemes(draw: st.DrawFn, most: int = 6) -> Scheme:
    made = [draw(clauses(f"c{number}")) for number in range(draw(st.integers(0, most)))]
    until = draw(st.sampled_from([None, day(3)]))
    roots = [
        Root("root", "avon", frozenset({"all"}), Period(day(0), until)),
        Root("root", "brent", frozenset({"money"}), Period(day(0))),
    ]
    return Scheme.of(functions=FUNCTIONS, services=SERVICES, authorities=COUNCILS, roots=roots, clauses=made)


def under(name: str, wanted: frozenset[str], parents: dict[str, str | None]) -> bool:
    """Say whether ``name`` is one of ``wanted`` or lies under one."""
    above: str | None = name
    while above is not None:
        if above in wanted:
            return True
        above = parents.get(above)
    return False


def covers(clause: Clause, decision: ProposedDecision) -> bool:
    service = next(iter(decision.services), None)
    return (
        (not clause.functions or under(decision.function, clause.functions, PARENTS))
        and (not clause.services or service in clause.services)
        and (not clause.authorities or decision.authorities <= clause.authorities)
        and (clause.from_pence is None or clause.from_pence <= decision.amount_pence)
        and (clause.limit_pence is None or decision.amount_pence <= clause.limit_pence)
        and decision.day in clause.period
        and clause.requires <= decision.circumstances
        and not clause.excludes & decision.circumstances
    )


def decisions() -> Iterator[ProposedDecision]:
    """Yield every decision that the small space has."""
    for function, service, council, amount, on, urgent in product(
        PARENTS, (None, *SERVICES), COUNCILS, AMOUNTS, DAYS, (False, True)
    ):
        yield ProposedDecision(
            function=function,
            authorities=frozenset({council}),
            day=on,
            services=frozenset({service} if service else ()),
            amount_pence=amount,
            circumstances=frozenset({"urgent"} if urgent else ()),
        )


def by_statute(scheme: Scheme, decision: ProposedDecision) -> set[str]:
    return {
        root.holder
        for root in scheme.roots
        if decision.authorities == {root.authority}
        and under(decision.function, root.functions, PARENTS)
        and decision.day in root.period
    }


def carrying(scheme: Scheme, decision: ProposedDecision) -> list[Clause]:
    """Return the clauses that carry power at ``decision``, by going round until nothing more is granted."""
    if decision.function == "tax":
        return []
    passing = by_statute(scheme, decision)
    carried: list[Clause] = []
    grew = True
    while grew:
        grew = False
        for clause in scheme.clauses:
            if clause not in carried and clause.grantor in passing and covers(clause, decision):
                carried.append(clause)
                grew = True
                if clause.may_pass_on:
                    passing.add(clause.delegate)
    return carried
