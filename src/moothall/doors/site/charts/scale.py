"""Where a day lies across a picture."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Scale:
    """A run of whole years across a picture, ``left`` units in from its edge and ``year`` units a year.

    The years share ``room``, and each has at least ``least``.
    """

    first_year: int
    last_year: int
    left: float = 30.0
    room: float = 1040.0
    least: float = 48.0

    @property
    def years(self) -> int:
        """How many years it shows."""
        return self.last_year - self.first_year + 1

    @property
    def year(self) -> float:
        """How wide one year is: never so narrow that its name does not fit."""
        return max(self.least, self.room / self.years)

    @property
    def width(self) -> float:
        """How wide the picture is."""
        return self.left + self.years * self.year + 2

    def at(self, day: date) -> float:
        """Return where a day begins; a day outside the years lies at the nearer edge."""
        if day.year < self.first_year:
            return self.left
        if day.year > self.last_year:
            return self.left + self.years * self.year
        first, last = date(day.year, 1, 1), date(day.year, 12, 31)
        part = (day - first).days / ((last - first).days + 1)
        return self.left + (day.year - self.first_year + part) * self.year

    def end(self, until: date | None) -> float:
        """Return where a run of days ends; with no known end, the far edge."""
        return self.left + self.years * self.year if until is None else self.at(until)
