"""The years that a published sum covers, as far as its own words say.

“10 years” says how many and not which; “to 2024” says where it ends and not where it starts. What words do
not say stays unknown: nothing is filled in from the day on which the claim was made.
"""

import re
from dataclasses import dataclass

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
    """The years covered: how many, the calendar year they start in, the one they end in; None is unknown."""

    words: str | None = None
    years: int | None = None
    starts_in: int | None = None
    ends_in: int | None = None

    @property
    def is_fixed(self) -> bool:
        """Whether it says both where it starts and where it ends."""
        return self.starts_in is not None and self.ends_in is not None

    def is_apart_from(self, other: "Cover") -> bool:
        """Tell whether no day can lie in both; what is unknown is never apart."""
        return _before(self, other) or _before(other, self)

    def differs_from(self, other: "Cover") -> bool:
        """Tell whether something that both say is not the same."""
        said = zip(self._said, other._said, strict=True)
        return any(None not in pair and pair[0] != pair[1] for pair in said)

    @property
    def _said(self) -> tuple[int | None, int | None, int | None]:
        return self.years, self.starts_in, self.ends_in


def cover_of(words: str | None) -> Cover:
    """Return what ``words`` say of the years covered."""
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
    """Tell whether ``one`` ends before ``other`` starts: a year that both touch is shared only in part."""
    if one.ends_in is None or other.starts_in is None:
        return False
    both_single = one.years == other.years == 1
    return one.ends_in <= other.starts_in if both_single else one.ends_in < other.starts_in
