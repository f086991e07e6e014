"""Answers about power in plain English, the same for every door."""

from collections.abc import Callable, Iterable

from moothall.agreement.core.sentences import amount, listed
from moothall.agreement.core.sentences.words import several, the, within
from moothall.agreement.core.values import Condition
from moothall.delegation.core.clause import Clause, Function, ProposedDecision
from moothall.delegation.core.power import Chain, Failing, PowerAnswer
from moothall.delegation.core.review import Extent, Vacancy
from moothall.delegation.core.scheme import Scheme
from moothall.periods import Period, written

NameOf = Callable[[str], str]

NEEDS = {
    "consultation": "after consulting",
    "agreement": "with the agreement of",
    "other": "if",
}
OF_NONE = "no service in particular"
ORDER = ("agreement", "consultation", "unanimity_or_defer", "other")


def decision_in_words(decision: ProposedDecision, title_of: NameOf, name_of: NameOf) -> str:
    """Say what is to be decided, for whom, how much, when and in what circumstances."""
    parts = [title_of(decision.function), f"for {listed(map(name_of, sorted(decision.authorities)))}"]
    if decision.services:
        parts.append(f"in {listed(map(name_of, sorted(decision.services)))}")
    if decision.amount_pence:
        parts.append(f"at {amount(decision.amount_pence)}")
    parts.append(f"on {written(decision.day)}")
    if decision.circumstances:
        parts.append(f"({listed(map(within, sorted(decision.circumstances)))})")
    return " ".join(parts)


def clause_in_words(clause: Clause, name_of: NameOf) -> str:
    """Say who passes what on to whom, and within what limits."""
    bounds = [*_money(clause.from_pence, clause.limit_pence)]
    bounds += [f"only where: {within(each)}" for each in sorted(clause.requires)]
    bounds += [f"not where: {within(each)}" for each in sorted(clause.excludes)]
    tail = f", {', '.join(bounds)}" if bounds else ""
    what = clause.title.partition(": ")[0] or clause.id  # a title leaves out whose it is, so it is said here
    return f"{name_of(clause.grantor)} to {the(name_of(clause.delegate))}: {what}{tail}"


def _money(least: int | None, most: int | None) -> Iterable[str]:
    if least is not None:
        yield f"from {amount(least)}"
    if most is not None:
        yield f"up to {amount(most)}"


def chain_in_words(chain: Chain, name_of: NameOf) -> list[str]:
    """Return the steps by which the power comes down from the holder by statute."""
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
    if condition.needs == "unanimity_or_defer":
        votes = f"every vote of{whom}" if whom else "every vote"
        return f"if {votes} would be for it; if not, it is put off: {condition.text}"
    return f"{NEEDS[condition.needs]}{whom}: {condition.text}"


def failing_in_words(failing: Failing, answer: PowerAnswer, name_of: NameOf) -> str:
    """Say which test the nearest clause fails, with the clause's figure beside the question's."""
    holder, clause = name_of(answer.holder), failing.clause
    if failing.dimensions == ("not delegable",):
        return "The law lets nobody but the council itself decide this."
    if clause is None:
        return f"No clause passes anything on to {holder}."
    if failing.dimensions == ("grantor",):
        return f"{clause.title}: {name_of(clause.grantor)} has no such power to pass on here."
    told = [_test(each, clause, answer.decision, failing, name_of) for each in failing.dimensions]
    return f"The nearest clause is “{clause.title or clause.id}”, but {listed(told)}."


def _test(
    dimension: str, clause: Clause, decision: ProposedDecision, failing: Failing, name_of: NameOf
) -> str:
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
    where = "it holds only where" if dimension in clause.requires else "it does not hold where"
    return f"{where}: {within(dimension)}"


def extent_in_words(extent: Extent, *, scheme: Scheme, name_of: NameOf, on_one_day: bool = False) -> str:
    """Say which decisions of ``scheme`` lie in a box; ``on_one_day`` leaves out the day."""
    councils = _all_but(extent.authorities, scheme.authorities, name_of, "every council")
    services = _all_but(
        extent.services,
        scheme.services.names,
        lambda each: name_of(each) if each else OF_NONE,
        "every service",
    )
    parts = [
        several([*_functions(frozenset(extent.functions), scheme.functions)]),
        f"for {councils}",
        f"in {services}",
        *_amounts(extent),
        *([] if on_one_day else _days(extent)),
        *(f"{'where' if so else 'not where'}: {within(fact)}" for fact, so in extent.circumstances.items()),
    ]
    return "; ".join(parts)


def _all_but(these: Iterable[str], every: Iterable[str], name_of: NameOf, all_of_them: str) -> str:
    """Say which of ``every``: all of them, all but a few, or those by name."""
    wanted = set(these)
    inside = [name_of(each) for each in every if each in wanted]
    outside = [name_of(each) for each in every if each not in wanted]
    if not outside:
        return all_of_them
    return f"{all_of_them} but {listed(outside)}" if len(outside) < len(inside) else listed(inside)


def _functions(wanted: frozenset[str], functions: Iterable[Function]) -> Iterable[str]:
    """Yield the wanted functions, branch by branch; those that may not be passed on are never wanted."""
    under: dict[str, list[Function]] = {}
    for function in functions:
        if function.part_of and function.may_be_delegated:
            under.setdefault(function.part_of, []).append(function)
    for branch in functions:
        inner = under.get(branch.id, [])
        inside = [each.title for each in inner if each.id in wanted]
        outside = [within(each.title) for each in inner if each.id not in wanted]
        if inside and len(outside) < len(inside):
            yield f"all of {within(branch.title)}" + (f" but {listed(outside)}" if outside else "")
        else:
            yield from map(within, inside)
        if branch.part_of is None and branch.id not in under and branch.id in wanted:
            yield within(branch.title)


def _amounts(extent: Extent) -> Iterable[str]:
    """Yield the amounts of a box, unless they go without saying."""
    amounts = [amounts_in_words(first, until) for first, until in extent.amounts if first or until]
    if amounts:
        yield listed(amounts)


def _days(extent: Extent) -> Iterable[str]:
    """Yield the days of a box, unless they go without saying."""
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
    powers = "one power" if count == 1 else f"{count} powers"
    return f"{name_of(vacancy.post)} is vacant {vacancy.period.written()}, with {powers} resting there."
