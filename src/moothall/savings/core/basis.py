"""What a published sum counts, and the years it covers.

These must match before two sums can be compared or added.
"""

import re
from dataclasses import dataclass
from datetime import date

from moothall.agreement.core.terms import Benefit, Money, Target
from moothall.money import FinancialYear

_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_FINANCIAL_YEAR = re.compile(r"[12]\d{3}/\d{2}")
_MANY = re.compile(r"\b(\d{1,2}|" + "|".join(_NUMBERS) + r") years\b", re.IGNORECASE)
_ONE = re.compile(r"^a year\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|from) (?:\d{1,2} )?(?:[A-Z][a-z]+ )?([12]\d{3})\b")
_RUN = re.compile(r"\b([12]\d{3}) to (?:\d{1,2} )?(?:[A-Z][a-z]+ )?[12]\d{3}\b")
_TO = re.compile(r"\b(?:to|by) (?:\d{1,2} )?(?:[A-Z][a-z]+ )?([12]\d{3})(/\d{2})?\b")


@dataclass(frozen=True, slots=True)
class Cover:
    """The years covered: how many, and the calendar years they start and end in; None means not known."""

    words: str | None = None
    years: int | None = None
    starts_in: int | None = None
    ends_in: int | None = None

    @property
    def is_fixed(self) -> bool:
        """Whether it says both where it starts and where it ends."""
        return self.starts_in is not None and self.ends_in is not None

    def is_apart_from(self, other: "Cover") -> bool:
        """Whether no day can be in both; what is unknown is never apart."""
        return _before(self, other) or _before(other, self)

    def differs_from(self, other: "Cover") -> bool:
        """Whether they differ in something that both say."""
        said = zip(self._said, other._said, strict=True)
        return any(None not in pair and pair[0] != pair[1] for pair in said)

    @property
    def _said(self) -> tuple[int | None, int | None, int | None]:
        return self.years, self.starts_in, self.ends_in


def cover_of(words: str | None) -> Cover:
    """Return what ``words`` say about the years covered."""
    if words is None:
        return Cover()
    if _FINANCIAL_YEAR.fullmatch(words):
        starting = FinancialYear(words).starting
        return Cover(words, 1, starting, starting + 1)
    start = _RUN.search(words) or _SINCE.search(words)
    end = _TO.search(words)
    ends_in = int(end[1]) + (1 if end[2] else 0) if end else None
    return Cover(words, _how_many(words), int(start[1]) if start else None, ends_in)


def _how_many(words: str) -> int | None:
    if _ONE.match(words):
        return 1
    if not (found := _MANY.search(words)):
        return None
    return _NUMBERS.get(found[1].casefold()) or int(found[1])


def _before(one: Cover, other: Cover) -> bool:
    """Whether ``one`` ends before ``other`` starts; they may still both touch part of one year."""
    if one.ends_in is None or other.starts_in is None:
        return False
    both_single = one.years == other.years == 1
    return one.ends_in <= other.starts_in if both_single else one.ends_in < other.starts_in


@dataclass(frozen=True, slots=True)
class SumBasis:
    """What a sum counts, as stated; None means not stated, and an empty set means all of them."""

    measure: str
    recurrence: str | None
    span: str | None
    gross_or_net: str | None
    stage: str | None
    prices: str | None
    authorities: frozenset[str]
    services: frozenset[str]
    cover: Cover
    claimant: str | None
    claimed_on: date

    @property
    def is_stated_in_full(self) -> bool:
        """Whether everything that a comparison needs is stated."""
        qualities = (self.recurrence, self.span, self.gross_or_net, self.stage, self.prices)
        return None not in qualities and self.cover.is_fixed


def basis_of(term: Money) -> SumBasis:
    """Return the basis on which a benefit, a target or a claim is stated."""
    return SumBasis(
        measure=term.measure,
        recurrence=term.recurrence,
        span=term.span,
        gross_or_net=term.gross_or_net,
        stage=term.stage,
        prices=term.prices,
        authorities=frozenset(term.authorities),
        services=frozenset(term.services),
        cover=_cover(term),
        claimant=term.claimant,
        claimed_on=term.starts_on,
    )


def _cover(term: Money) -> Cover:
    """Return the years covered: from the words of a claim, or from a benefit's profile."""
    if isinstance(term, Target):
        return cover_of(term.covers)
    years = sorted(term.profile_pence) if isinstance(term, Benefit) else []
    if not years:
        return Cover()
    words = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
    starting, ending = int(years[0][:4]), int(years[-1][:4]) + 1
    return Cover(words, ending - starting, starting, ending)


def overlap(one: frozenset[str], other: frozenset[str]) -> frozenset[str] | None:
    """Return what is in both, where an empty set means everything; None if nothing is."""
    if not one or not other:
        return one | other
    return one & other or None
