"""Spending over £500 as the Local Government Transparency Code 2015 asks for it, without naming individuals.

For each item of spending above £500, the code asks for the date, the department, the beneficiary, a summary
of the purpose, the amount, the VAT that cannot be recovered, and the merchant category, each quarter. Source:
https://www.barnsley.gov.uk/services/our-council/information-we-publish/expenditure-over-gbp500/ (a council's
page that lists the fields; the code itself is unchecked). A credit of more than £500 is listed too, so that
what was paid back can be seen.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from moothall.sheets.tables import Cell, table

THRESHOLD_PENCE = 500_00
REDACTED = "Redacted: personal information"
_PERSON = re.compile(
    r"^\s*(ms|dr|prof|professor|rev|reverend|sir|dame|lord|lady|master|estate of|executors? of)\b[. ]"
    r"|\b(mr|mrs|miss|mx)\b",  # also after the name: SMITH, MR J
    re.IGNORECASE,
)
HEADINGS = (
    "Date",
    "Department",
    "Beneficiary",
    "Purpose",
    "Amount",
    "VAT that cannot be recovered",
    "Merchant category",
)


@dataclass(frozen=True, slots=True)
class Spend:
    """One item of spending, before it is known whether it will be published."""

    spent_on: date
    department: str
    beneficiary: str
    purpose: str
    pence: int
    lost_vat_pence: int | None = None
    category: str = ""
    subjective: str = ""


@dataclass(frozen=True, slots=True)
class Redaction:
    """Whose names are left out: suppliers known to be individuals, and whole categories of spending."""

    individuals: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()

    def covers(self, spend: Spend) -> bool:
        """Whether the beneficiary's name is left out; case and spaces make no difference."""
        kinds = {_plain(spend.category), _plain(spend.subjective)}
        return _plain(spend.beneficiary) in map(_plain, self.individuals) or any(
            _plain(kind) in kinds for kind in self.categories
        )

    def matching_nothing(self, spending: Iterable[Spend]) -> tuple[str, ...]:
        """Return the names and categories that match no spending."""
        names: set[str] = set()
        kinds: set[str] = set()
        for each in spending:
            names.add(_plain(each.beneficiary))
            kinds |= {_plain(each.category), _plain(each.subjective)}
        missed = [each for each in self.individuals if _plain(each) not in names]
        return tuple(sorted((*missed, *(each for each in self.categories if _plain(each) not in kinds))))


@dataclass(frozen=True, slots=True)
class SpendingItem:
    """One item as it is published."""

    spent_on: date
    department: str
    beneficiary: str
    purpose: str
    pence: int
    lost_vat_pence: int | None
    category: str
    is_redacted: bool


def over_threshold(
    spending: Iterable[Spend], *, redaction: Redaction, threshold_pence: int = THRESHOLD_PENCE
) -> tuple[SpendingItem, ...]:
    """Return what is published, in order of date; exactly £500 is not over £500."""
    over = (each for each in spending if abs(each.pence) > threshold_pence)
    published = (_item_of(each, is_redacted=redaction.covers(each)) for each in over)
    return tuple(
        sorted(published, key=lambda each: (each.spent_on, each.department, each.beneficiary, each.pence))
    )


def _item_of(spend: Spend, *, is_redacted: bool) -> SpendingItem:
    """Return an item. A redacted one keeps its amount but not its purpose, which may name the person."""
    return SpendingItem(
        spend.spent_on,
        spend.department,
        REDACTED if is_redacted else spend.beneficiary,
        REDACTED if is_redacted else spend.purpose,
        spend.pence,
        spend.lost_vat_pence,
        spend.category,
        is_redacted,
    )


def as_csv(published: Iterable[SpendingItem]) -> str:
    """Return the publication as CSV, under the code's headings, amounts in pounds."""
    return table(HEADINGS, cells(published))


def cells(published: Iterable[SpendingItem]) -> Iterator[tuple[Cell, ...]]:
    """Yield each item as a row under the headings."""
    for each in published:
        yield (
            each.spent_on.isoformat(),
            each.department,
            each.beneficiary,
            each.purpose,
            each.pence,
            each.lost_vat_pence,
            each.category,
        )


def like_people(published: Iterable[SpendingItem]) -> tuple[str, ...]:
    """Return the beneficiaries with a personal title, such as Mrs: some may be individuals."""
    named = {each.beneficiary for each in published if _PERSON.search(each.beneficiary)}
    return tuple(sorted(named))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
