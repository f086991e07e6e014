"""The Treasury's discount rates as dated data, each with its bands of years and where it was read.

The rates are real: they discount sums in constant prices. Year 0 is the year in which the sums are valued.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from moothall.agreement.core.values import Source
from moothall.periods import Period, written
from moothall.refusals import Missing


@dataclass(frozen=True, slots=True)
class RateBand:
    """The rate for each year up to and including ``last_year``; None means for ever."""

    last_year: int | None
    rate: Fraction


@dataclass(frozen=True, slots=True)
class DiscountRate:
    """One published schedule of rates, and the days on which it applied."""

    name: str
    title: str
    period: Period
    bands: tuple[RateBand, ...]
    sources: tuple[Source, ...]

    def rate(self, year: int) -> Fraction:
        """Return the rate at which the year of that number is discounted to the year before it."""
        return next(band.rate for band in self.bands if band.last_year is None or year <= band.last_year)

    def factor(self, year: int) -> Fraction:
        """Return, exactly, what £1 in the year of that number is worth in year 0."""
        product, from_year = Fraction(1), 0
        for band in self.bands:
            to_year = year if band.last_year is None else min(year, band.last_year)
            if to_year > from_year:
                product /= (1 + band.rate) ** (to_year - from_year)
                from_year = to_year
        return product


def _bands(*rates: str) -> tuple[RateBand, ...]:
    """Return the bands of the published tables with these rates, in hundredths."""
    lasts = (30, 75, 125, 200, 300, None)
    return tuple(RateBand(last, Fraction(rate) / 100) for last, rate in zip(lasts, rates, strict=True))


TABLE = Source(
    document="Department for Transport, forthcoming change: Green Book updates",
    clause="Table: Green Book discount rates, updated 16 April 2026",
    url="https://www.gov.uk/government/publications/tag-forthcoming-changes/"
    "forthcoming-change-green-book-updates",
    note="Shows the three columns of the Green Book of February 2026: standard, health and sensitivity test.",
)
BEGUN = Source(
    document="Department of Health, changes to the Treasury Green Book",
    clause="paragraph 5",
    url="http://www.dh.gov.uk/en/Procurementandproposals/Publicprivatepartnership/Privatefinanceinitiative/"
    "Changestotreasurygreenbook/DH_4016196",
    note="The guidance of January 2003 came into effect from 1 April 2003.",
)
FORMER = Source(
    document="Mott MacDonald, Review of Large Public Procurement in the UK (2002)",
    clause="section 1.1.2",
    url="https://ppponline.affinitext.com/public/book?id=1343&toc_id=444201",
    note="Six per cent was the rate formerly recommended. When it began is from memory.",
    confidence="unchecked",
)
REVIEW = Source(
    document="HM Treasury, Green Book discount rate review 2026",
    url="https://www.gov.uk/government/publications/green-book-discount-rate-review-2026",
    confidence="unchecked",
    note="Its conclusions were published on 30 June 2026 and have not been read: whether the rates have been "
    "changed since is not known.",
)
_SINCE_2003, _SINCE_2026 = Period(date(2003, 4, 1)), Period(date(2026, 2, 1))

STANDARD = DiscountRate(
    "standard",
    "Standard rate",
    _SINCE_2003,
    _bands("3.5", "3.0", "2.5", "2.0", "1.5", "1.0"),
    (TABLE, BEGUN, REVIEW),
)
BEFORE_2003 = DiscountRate(
    "standard",
    "Rate before 2003",
    Period(date(1989, 4, 1), date(2003, 4, 1)),
    (RateBand(None, Fraction(6, 100)),),
    (FORMER,),
)
SENSITIVITY = DiscountRate(
    "sensitivity",
    "Lower rate, to test effects beyond 50 years",
    _SINCE_2026,
    _bands("3.00", "2.57", "2.14", "1.71", "1.29", "0.86"),
    (TABLE, REVIEW),
)
HEALTH = DiscountRate(
    "health",
    "Rate for effects on health",
    _SINCE_2026,
    _bands("1.50", "1.29", "1.07", "0.86", "0.64", "0.43"),
    (TABLE, REVIEW),
)
RATES = (BEFORE_2003, STANDARD, SENSITIVITY, HEALTH)


class NoSuchRate(Missing):
    """No discount rate of that name is known for that day."""


def discount_rate(day: date, *, name: str = "standard") -> DiscountRate:
    """Return the rate of that name that an appraisal made on ``day`` must use."""
    for rate in RATES:
        if rate.name == name and day in rate.period:
            return rate
    known = ", ".join(sorted({f"{each.name} from {written(each.period.starts_on)}" for each in RATES}))
    raise NoSuchRate(f"No discount rate called {name} is known for {written(day)}. Known are: {known}.")


def four_places(factor: Fraction) -> str:
    """Return a factor as the published tables write it: 0.9662, an exact half rounded up."""
    whole = int(factor * 10_000 + Fraction(1, 2))
    return f"{whole // 10_000}.{whole % 10_000:04}"
