"""Checking an agreement against every law, and comparing one review with another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.laws.law import Breach, Case, Finding, Law, Witness, word_breaches
from moothall.agreement.core.register import Register
from moothall.periods import Period, union


def review(register: Register, window: Period, laws: Iterable[Law]) -> tuple[Finding, ...]:
    """Return what breaks ``laws`` inside ``window``: one finding for each unbroken run of days."""
    facts = Facts(register, window)
    return _in_order(finding for law in laws for finding in _findings(law, law.check(facts), window))


def _in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda one: (one.law.id, one.period, one.sentence)))


def _findings(law: Law, breaches: Iterable[Breach], window: Period) -> Iterator[Finding]:
    """Yield the findings of one law, joining breaches with the same sentence where their days meet."""
    alike: dict[str, list[tuple[Period, Breach]]] = defaultdict(list)
    for breach in breaches:
        if inside := breach.period & window:
            alike[breach.sentence].append((inside, breach))
    for each in alike.values():
        for run in union(inside for inside, _ in each):
            yield _finding(law, run, [held for held in each if held[0].overlaps(run)])


def _finding(law: Law, run: Period, breaches: list[tuple[Period, Breach]]) -> Finding:
    """Return one finding over ``run``, made up of ``breaches`` with the same sentence."""
    first = (term for inside, each in breaches if inside.starts_on == run.starts_on for term in each.terms)
    terms = dict.fromkeys(term for _, each in breaches for term in each.terms)
    cases = dict.fromkeys(case for _, each in breaches for case in each.cases)
    witness = Witness(run.starts_on, tuple(dict.fromkeys(first)))
    breach = breaches[0][1]
    return Finding(
        law=law,
        sentence=breach.sentence,
        witness=witness,
        period=run,
        terms=tuple(terms),
        cure=law.cure,
        nature=breach.nature,
        cases=tuple(cases) or ((breach.sentence, "", ""),),
        wording=breach.wording,
    )


def compare(
    before: tuple[Finding, ...], after: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return what ``after`` newly finds and what it no longer finds, each over only the days that differ.

    Findings are compared case by case and day by day. So a breach put right for one of two councils is cured
    for that council from that day, and the other's is not reported as new.
    """
    return _in_order(_beyond(after, before)), _in_order(_beyond(before, after))


def _beyond(some: tuple[Finding, ...], others: tuple[Finding, ...]) -> Iterator[Finding]:
    """Yield the findings of ``some`` for the cases and days that ``others`` does not have."""
    known: dict[tuple[str, Case], list[Period]] = defaultdict(list)
    for other in others:
        for case in other.cases:
            known[other.law.id, case].append(other.period)
    left_over: dict[tuple[str, int], list[tuple[Case, Period, Finding]]] = defaultdict(list)
    for one in some:
        for case in one.cases:
            for left in one.period.minus(known.get((one.law.id, case), ())):
                left_over[one.law.id, id(one.wording)].append((case, left, one))
    for cases in left_over.values():
        yield from _worded_anew(cases)


def _worded_anew(cases: list[tuple[Case, Period, Finding]]) -> Iterator[Finding]:
    """Yield findings for only these cases, which share one law and one wording."""
    _, _, first = cases[0]
    if first.wording is None:
        for _, left, one in cases:
            yield replace(one, period=left, witness=replace(one.witness, day=left.starts_on))
        return
    found = ((*case, left) for case, left, _ in cases)
    whole = first.period
    for _, _, one in cases:
        whole = whole.span(one.period)
    yield from _findings(first.law, word_breaches(found, first.wording), whole)
