"""Answers about power in plain English, the same for every door."""

from collections.abc import Callable, Iterable

from moothall.agreement.core.sentences import amount, listed
from moothall.agreement.core.values import Condition
from moothall.delegation.core.clause import Clause, Decision, Function
from moothall.delegation.core.power import Answer, Chain, Failing
from moothall.delegation.core.review import Extent, Vacancy
from moothall.periods import Period, written

NameOf = Callable[[str], str]

NEEDS = {
    "consultation": "after consulting",
    "agreement": "with the agreement of",
    "unanimity_or_defer": "if the vote would be unanimous; if not, it is put off",
    "other": "if",
}
ORDER = ("agreement", "consultation", "unanimity_or_defer", "other")


def decision_in_words(decision: Decision, title_of: NameOf, name_of: NameOf) -> str:
    """Say what is to be decided, for whom, how much, when and in what circumstances."""
    parts = [title_of(decision.function), f"for {listed(map(name_of, sorted(decision.authorities)))}"]
    if decision.services:
        parts.append(f"in {listed(map(name_of, sorted(decision.services)))}")
    if decision.amount_pence:
        parts.append(f"at {amount(decision.amount_pence)}")
    parts.append(f"on {written(decision.day)}")
    if decision.circumstances:
        parts.append(f"({listed(sorted(decision.circumstances))})")
    return " ".join(parts)


def clause_in_words(clause: Clause, name_of: NameOf) -> str:
    """Say who passes what on to whom, within what bounds."""
    bounds = [*_money(clause.from_pence, clause.limit_pence)]
    bounds += [f"only where {each}" for each in sorted(clause.requires)]
    bounds += [f"not where {each}" for each in sorted(clause.excludes)]
    tail = f", {', '.join(bounds)}" if bounds else ""
    return f"{name_of(clause.grantor)} to {name_of(clause.delegate)}: {clause.title or clause.id}{tail}"


def _money(least: int | None, most: int | None) -> Iterable[str]:
    if least is not None:
        yield f"from {amount(least)}"
    if most is not None:
        yield f"up to {amount(most)}"


def chain_in_words(chain: Chain, name_of: NameOf) -> list[str]:
    """Return the steps by which the power comes down, from whoever has it by statute."""
    first = f"{name_of(chain.root)} has it by statute"
    return [first, *(clause_in_words(clause, name_of) for clause in chain.clauses)]


def in_order(conditions: Iterable[Condition]) -> list[Condition]:
    """Return conditions in the order in which they can be met: agreement, consultation, then the vote."""
    return sorted(conditions, key=lambda each: ORDER.index(each.needs))


def condition_in_words(condition: Condition, name_of: NameOf) -> str:
    """Say what a condition needs, and of whom."""
    whom = f" {listed(map(name_of, condition.of))}" if condition.of else ""
    if condition.needs == "other" or (condition.needs != "unanimity_or_defer" and not whom):
        return condition.text
    return f"{NEEDS[condition.needs]}{whom}: {condition.text}"


def failing_in_words(failing: Failing, answer: Answer, name_of: NameOf) -> str:
    """Say which test the nearest clause does not pass, with the clause's own figure beside the question's."""
    holder, clause = name_of(answer.holder), failing.clause
    if failing.dimensions == ("not delegable",):
        return "The law lets nobody but the council itself decide this."
    if clause is None:
        return f"No clause passes anything on to {holder}."
    if failing.dimensions == ("grantor",):
        return f"{clause.title}: {name_of(clause.grantor)} has no such power to pass on here."
    told = [_test(each, clause, answer.decision, failing, name_of) for each in failing.dimensions]
    return f"The nearest clause is “{clause.title or clause.id}”, but {listed(told)}."


def _test(dimension: str, clause: Clause, decision: Decision, failing: Failing, name_of: NameOf) -> str:
    """Say how one test fails."""
    if dimension == "amount":
        bounds = listed(_money(clause.from_pence, clause.limit_pence))
        return f"it covers decisions {bounds} and this is {amount(decision.amount_pence)}"
    if dimension == "day":
        return f"it holds {clause.period.written()} and this is on {written(decision.day)}"
    if dimension == "council":
        return f"it does not cover {name_of(failing.authority)}"
    if dimension == "service":
        return (
            f"it does not cover {name_of(failing.service)}"
            if failing.service
            else "it covers some services only"
        )
    if dimension == "function":
        return "it does not cover this function"
    return f"it depends on whether {dimension}"


def extent_in_words(
    extent: Extent, *, functions: Iterable[Function], services: int, authorities: int, name_of: NameOf
) -> str:
    """Say which decisions lie in a box; ``services`` and ``authorities`` say how many there are in all."""
    every_council = len(extent.authorities) == authorities
    every_service = len(extent.services) > services
    parts = [
        listed(_functions(frozenset(extent.functions), list(functions))),
        "for every council" if every_council else f"for {listed(map(name_of, extent.authorities))}",
        "in every service" if every_service else f"in {listed(_services(extent, name_of))}",
        *_runs(extent),
        *(f"where {fact}" if so else f"where not {fact}" for fact, so in extent.circumstances.items()),
    ]
    return ", ".join(parts)


def _functions(wanted: frozenset[str], functions: list[Function]) -> Iterable[str]:
    """Yield what is wanted, a whole branch by the branch's own name."""
    under: dict[str | None, list[Function]] = {}
    for function in functions:
        under.setdefault(function.part_of, []).append(function)
    for function in functions:
        inner = under.get(function.id)
        if inner and all(each.id in wanted or not each.may_be_delegated for each in inner):
            yield f"all of {function.title}"
        elif inner:
            yield from (each.title for each in inner if each.id in wanted)
        elif function.part_of is None and function.id in wanted:
            yield function.title


def _services(extent: Extent, name_of: NameOf) -> Iterable[str]:
    return (name_of(each) if each else "no one service" for each in extent.services)


def _runs(extent: Extent) -> Iterable[str]:
    """Yield the amounts and days of a box, where they do not go without saying."""
    amounts = [amounts_in_words(first, until) for first, until in extent.amounts if first or until]
    if amounts:
        yield listed(amounts)
    days = [Period(first, until).written() for first, until in extent.days if first]
    if days:
        yield listed(days)


def amounts_in_words(first: int | None, until: int | None) -> str:
    """Say a half-open run of pence with the amounts that people use."""
    if not first:
        return (
            f"below {amount(until)}"
            if until is not None and until % 100 == 0
            else f"up to {amount((until or 1) - 1)}"
        )
    low = f"over {amount(first - 1)}" if first % 100 == 1 else f"{amount(first)} or more"
    return low if until is None else f"{low} and up to {amount(until - 1)}"


def vacancy_in_words(vacancy: Vacancy, name_of: NameOf) -> str:
    """Say when a post that has a power was empty."""
    count = len(vacancy.clauses)
    return (
        f"{name_of(vacancy.post)} was vacant {vacancy.period.written()}, with {count} powers resting there."
    )
