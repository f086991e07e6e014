"""Holding an agreement against every law, and one review against another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.laws.law import Breach, Finding, Law, Witness
from moothall.agreement.core.register import Register
from moothall.periods import Period, union


def review(register: Register, window: Period, laws: Iterable[Law]) -> tuple[Finding, ...]:
    """Return what goes against ``laws`` inside ``window``: one finding for each unbroken run of days."""
    facts = Facts(register, window)
    found = (finding for each in laws for finding in _findings(each, facts))
    return tuple(sorted(found, key=lambda one: (one.law.id, one.period, one.sentence)))


def _findings(law: Law, facts: Facts) -> Iterator[Finding]:
    """Yield what one law finds, with breaches of one sentence joined where their days meet."""
    alike: dict[str, list[tuple[Period, Breach]]] = defaultdict(list)
    for breach in law.check(facts):
        if inside := breach.period & facts.window:
            alike[breach.sentence].append((inside, breach))
    for breaches in alike.values():
        for run in union(inside for inside, _ in breaches):
            yield _finding(law, run, [each for each in breaches if each[0].overlaps(run)])


def _finding(law: Law, run: Period, breaches: list[tuple[Period, Breach]]) -> Finding:
    """Return one finding over ``run``, which ``breaches`` of one sentence make up."""
    first = (term for inside, each in breaches if inside.starts_on == run.starts_on for term in each.terms)
    terms = dict.fromkeys(term for _, each in breaches for term in each.terms)
    witness = Witness(run.starts_on, tuple(dict.fromkeys(first)))
    breach = breaches[0][1]
    return Finding(law, breach.sentence, witness, run, tuple(terms), law.cure, breach.nature)


def compare(
    before: tuple[Finding, ...], after: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return what ``after`` finds anew and what it finds no more, each over just the days that differ.

    A finding is the same finding if its law and its sentence are; when it starts and ends is not part of it.
    So a law that is kept again from some day is cured from that day, although it was broken before.
    """
    return tuple(_beyond(after, before)), tuple(_beyond(before, after))


def _beyond(some: tuple[Finding, ...], others: tuple[Finding, ...]) -> Iterator[Finding]:
    """Yield the findings of ``some`` over the days on which ``others`` do not have them."""
    known: dict[tuple[str, str], list[Period]] = defaultdict(list)
    for other in others:
        known[other.law.id, other.sentence].append(other.period)
    for one in some:
        for left in one.period.minus(known[one.law.id, one.sentence]):
            yield replace(one, period=left, witness=replace(one.witness, day=left.starts_on))
