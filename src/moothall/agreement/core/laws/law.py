"""What a law of the agreement is, what breaks it, and what is reported when it is broken."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from inspect import cleandoc
from typing import Any, Literal

from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.laws.stretches import crossed
from moothall.agreement.core.values import Source
from moothall.periods import Period

Nature = Literal["breach", "unknown", "question"]

NATURES: dict[Nature, str] = {
    "breach": "Goes against the law or the agreement",
    "unknown": "The register does not say enough",
    "question": "Lawful or not, somebody should look at it",
}


# What a breach is made of: usually a pair, such as a council and a service, under something that they share.
Case = tuple[Hashable, str, str]


@dataclass(frozen=True, slots=True)
class Breach:
    """One run of days on which a law is broken, in plain words; ``terms`` show it on the first day."""

    sentence: str
    period: Period
    terms: tuple[str, ...]
    nature: Nature = "breach"
    cases: tuple[Case, ...] = ()
    wording: "Wording | None" = None


@dataclass(frozen=True, slots=True)
class Law:
    """A numbered rule that an agreement must keep.

    Its sentence is the first line of the docstring of its check; the rest, such as what the law does not
    cover, is its explanation.
    """

    id: str
    title: str
    sentence: str
    explanation: str
    citation: Source
    cure: str
    check: Callable[[Facts], Iterator[Breach]] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Witness:
    """One day on which a finding holds, and the ids of the terms that show it."""

    day: date
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A law that is broken, over the longest possible run of days; a value, never raised.

    One finding covers all the ``cases`` that hold on exactly the same days; ``wording`` can describe any of
    them.
    """

    law: Law
    sentence: str
    witness: Witness
    period: Period
    terms: tuple[str, ...]
    cure: str
    nature: Nature = "breach"
    cases: tuple[Case, ...] = field(default=(), repr=False, compare=False)
    wording: "Wording | None" = field(default=None, repr=False, compare=False)


Check = Callable[[Facts], Iterator[Breach]]
Wording = Callable[[Any, Sequence[str], Sequence[str], Period], Breach]


def word_breaches(found: Iterable[tuple[Hashable, str, str, Period]], wording: Wording) -> Iterator[Breach]:
    """Yield one breach for all the cases under one key that hold on exactly the same days."""
    for key, ones, others, period in crossed(found):
        cases = tuple((key, one, other) for one in ones for other in others)
        yield replace(wording(key, ones, others, period), cases=cases, wording=wording)


class LawIncomplete(TypeError):
    """A law lacks a part without which it cannot be looked up, read or put right."""


DEFINED: dict[str, Law] = {}  # every law, in the order in which they are defined


def law(number: str, *, title: str, citation: Source, cure: str) -> Callable[[Check], Law]:
    """Make a check into the law with that number; refused as Moothall starts if a part is missing."""

    def made(check: Check) -> Law:
        sentence, _, explanation = cleandoc(check.__doc__ or "").partition("\n\n")
        found = Law(number, title, sentence, explanation.replace("\n", " "), citation, cure, check)
        if lacking := next(_lacking(found), ""):
            raise LawIncomplete(f"The law “{number}” ({check.__module__}.{check.__name__}) lacks {lacking}.")
        DEFINED[number] = found
        return found

    return made


def _lacking(found: Law) -> Iterator[str]:
    """Yield each part that a law should have and lacks."""
    if not re.fullmatch(r"A-\d\d", found.id):
        yield "a number such as A-31"
    if found.id in DEFINED:
        yield f"a number of its own: {found.id} is “{DEFINED[found.id].title}”"
    if not found.title:
        yield "a title"
    if not found.sentence:
        yield "a sentence, the first line of the docstring of its check"
    if not found.citation.clause:
        yield "the clause that its citation names"
    if not found.cure:
        yield "what puts it right (cure)"
