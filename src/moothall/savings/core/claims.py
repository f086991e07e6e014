"""Which published sums can be compared, which can be added, and why not.

What is not stated never counts as equal: a sum that does not say whether it is gross or net cannot be
compared with any other. A published claim has no field for its baseline, so even two that can be compared may
have been measured against different costs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from moothall.agreement.core.sentences import NameOf
from moothall.agreement.core.terms import Money
from moothall.savings.core.basis import SumBasis, basis_of, overlap
from moothall.savings.core.claim_sentences import ClaimSentences, missing_words

Nature = Literal["differs", "unstated", "twice"]
QUALITIES = ("measure", "span", "recurrence", "stage", "gross_or_net", "prices")


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that stands in the way: what it concerns, what kind of thing it is, and a sentence."""

    aspect: str
    nature: Nature
    sentence: str


@dataclass(frozen=True, slots=True)
class ClaimComparison:
    """Whether two sums can be compared, or added, with every reason why not."""

    can: bool
    reasons: tuple[Reason, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """The reasons in words: what differs or counts twice first, then what is not stated."""
        ordered = sorted(self.reasons, key=lambda reason: reason.nature == "unstated")
        return tuple(reason.sentence for reason in ordered)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims side by side."""

    first: Money
    second: Money
    comparison: ClaimComparison
    addition: ClaimComparison


def comparable(one: Money, other: Money, *, name_of: NameOf = str) -> ClaimComparison:
    """Return whether two sums are on the same basis, so that the larger really is more."""
    words, a, b = ClaimSentences(one, other, name_of), basis_of(one), basis_of(other)
    reasons = [*_qualities(a, b, words), *_scope(a, b, words), *_years(a, b, words)]
    return ClaimComparison(not reasons, tuple(reasons))


def addable(one: Money, other: Money, *, name_of: NameOf = str) -> ClaimComparison:
    """Return whether two sums may be added: of the same kind, and counting different pounds."""
    words, a, b = ClaimSentences(one, other, name_of), basis_of(one), basis_of(other)
    reasons = [*_twice(a, b, words), *_qualities(a, b, words)]
    return ClaimComparison(not reasons, tuple(reasons))


def side_by_side(claims: Sequence[Money], *, name_of: NameOf = str) -> list[Pair]:
    """Return every pair of the claims, in order."""
    return [
        Pair(one, other, comparable(one, other, name_of=name_of), addable(one, other, name_of=name_of))
        for one, other in combinations(claims, 2)
    ]


def groups(claims: Iterable[Money]) -> list[tuple[Money, ...]]:
    """Return the claims in groups within which any two can be compared; one that cannot is alone."""
    found: dict[object, list[Money]] = {}
    for claim in claims:
        found.setdefault(_key(claim), []).append(claim)
    return [tuple(group) for group in found.values()]


def unstated(claim: Money) -> tuple[str, ...]:
    """Return what a claim does not state, each as words that complete “It does not say …”."""
    basis = basis_of(claim)
    missing = [missing_words(each) for each in QUALITIES if getattr(basis, each) is None]
    return (*missing, *([] if basis.cover.is_fixed else [missing_words("years")]))


def _key(claim: Money) -> object:
    """Return what all claims that can be compared have in common."""
    basis = basis_of(claim)
    if not basis.is_stated_in_full:
        return claim.id
    cover = (basis.cover.years, basis.cover.starts_in, basis.cover.ends_in)
    return tuple(getattr(basis, each) for each in QUALITIES), basis.authorities, basis.services, cover


def _qualities(a: SumBasis, b: SumBasis, words: ClaimSentences) -> Iterable[Reason]:
    for aspect in QUALITIES:
        one, other = getattr(a, aspect), getattr(b, aspect)
        if one is None or other is None:
            yield Reason(aspect, "unstated", words.unstated(aspect, one, other))
        elif one != other:
            yield Reason(aspect, "differs", words.differs(aspect, one, other))


def _scope(a: SumBasis, b: SumBasis, words: ClaimSentences) -> Iterable[Reason]:
    if a.authorities != b.authorities:
        yield Reason("authorities", "differs", words.differing_councils(a.authorities, b.authorities))
    if a.services != b.services:
        yield Reason("services", "differs", words.differing_services(a.services, b.services))


def _years(a: SumBasis, b: SumBasis, words: ClaimSentences) -> Iterable[Reason]:
    if a.cover.differs_from(b.cover):
        yield Reason("years", "differs", words.differing_years(a.cover, b.cover))
    elif not (a.cover.is_fixed and b.cover.is_fixed):
        yield Reason("years", "unstated", words.unstated_years(a.cover, b.cover))


def _twice(a: SumBasis, b: SumBasis, words: ClaimSentences) -> Iterable[Reason]:
    """Yield a reason unless the two certainly count different councils, services or years."""
    if a.measure != b.measure:
        return
    authorities, services = overlap(a.authorities, b.authorities), overlap(a.services, b.services)
    if authorities is None or services is None or a.cover.is_apart_from(b.cover):
        return
    yield Reason("pounds", "twice", words.twice(a, b, authorities, services))
