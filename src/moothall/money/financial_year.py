"""The year that a council budgets for and accounts for: 1 April to 31 March."""

import re
from dataclasses import dataclass
from datetime import date

from moothall.periods import Period
from moothall.refusals import Invalid

_APRIL = 4
_NAME = re.compile(r"[12][0-9]{3}/[0-9]{2}")


@dataclass(frozen=True, slots=True, order=True)
class FinancialYear:
    """A council's year, named after the two calendar years that it spans: ``FinancialYear("2026/27")``."""

    name: str

    def __post_init__(self) -> None:
        """Refuse a name that is not two consecutive years."""
        if not _NAME.fullmatch(self.name):
            raise Invalid(
                f"{self.name!r} is not the name of a financial year. "
                "The year from 1 April 2026 to 31 March 2027 is written 2026/27.",
                name=self.name,
            )
        if self.name != (right := _name(self.starting)):
            raise Invalid(
                f"{self.name} is not one year: the financial year that starts on 1 April {self.starting} "
                f"is written {right}.",
                name=self.name,
            )

    @classmethod
    def of(cls, day: date) -> "FinancialYear":
        """Return the year in which ``day`` lies."""
        return cls(_name(day.year if day.month >= _APRIL else day.year - 1))

    @property
    def starting(self) -> int:
        """The calendar year in which it starts: 2026 for 2026/27."""
        return int(self.name[:4])

    @property
    def period(self) -> Period:
        """Its days, from 1 April until the next 1 April."""
        return Period(date(self.starting, _APRIL, 1), date(self.starting + 1, _APRIL, 1))

    @property
    def quarters(self) -> tuple[Period, ...]:
        """Its four quarters, starting in April, July, October and January."""
        first_days = [date(self.starting, month, 1) for month in (7, 10)] + [date(self.starting + 1, 1, 1)]
        return tuple(self.period.split(first_days))

    @property
    def next(self) -> "FinancialYear":
        """The year after it."""
        return FinancialYear(_name(self.starting + 1))

    @property
    def previous(self) -> "FinancialYear":
        """The year before it."""
        return FinancialYear(_name(self.starting - 1))

    def __str__(self) -> str:
        """Return its name."""
        return self.name


def _name(starting: int) -> str:
    """Return the name of the year that starts on 1 April ``starting``."""
    return f"{starting}/{(starting + 1) % 100:02}"
