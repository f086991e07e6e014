"""England's bank holidays from 2000 to 2030, as GOV.UK lists them; nothing is fetched.

A holiday that falls at a weekend is listed only on its substitute day, because that is the day that is
not a working day. A body whose own list holds one more, such as a day of mourning proclaimed after this
version was released, passes it as ``extra``.
"""

from collections.abc import Mapping, Set
from datetime import date
from functools import cache
from types import MappingProxyType

from moothall.periods.days import refuse_unless_a_day
from moothall.refusals import Invalid

FIRST_YEAR = 2000
LAST_YEAR = 2030
SATURDAY = 5
NO_DAYS: Set[date] = frozenset()
_GOV_UK_NAMES = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
}


def bank_holidays(year: int) -> Mapping[date, str]:
    """Return the bank holidays of ``year`` by day, in order, each with its name."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Invalid(
            f"England's bank holidays are known here from {FIRST_YEAR} to {LAST_YEAR}, and not for {year}. "
            "Choose a day in those years, or install a newer version.",
            year=year,
        )
    return _listed(year)


def is_bank_holiday(day: date, *, extra: Set[date] = NO_DAYS) -> bool:
    """Whether ``day`` is a bank holiday in England, or one of the ``extra`` days a body has added."""
    refuse_unless_a_day(day)
    return day in bank_holidays(day.year) or day in extra


@cache
def _listed(year: int) -> Mapping[date, str]:
    """Read one year from the package that carries the rules and the proclaimed days."""
    from holidays import country_holidays  # here, because it is slow to load

    named = country_holidays("GB", subdiv="ENG", years=year, language="en_GB")
    weekdays = ((day, name) for day, name in sorted(named.items()) if day.weekday() < SATURDAY)
    return MappingProxyType({day: _as_gov_uk_says(name) for day, name in weekdays})


def _as_gov_uk_says(name: str) -> str:
    """Return the name that GOV.UK gives a holiday, marked if it is a substitute day."""
    return _GOV_UK_NAMES.get(name, name.replace("(observed)", "(substitute day)"))
