"""What is simulated: lines of saving and cost, how sure and how late each may be, and the goals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import accumulate
from statistics import NormalDist

import numpy as np

from moothall.money import FinancialYear
from moothall.refusals import Invalid
from moothall.savings.core.simulation.distributions import Certain, Distribution, Floats


@dataclass(frozen=True, slots=True)
class Delay(Distribution):
    """A delay in whole years: the chance of none, of one, of two and so on."""

    chances: tuple[float, ...]

    def __post_init__(self) -> None:
        """Refuse chances that do not add up to one."""
        if not self.chances or min(self.chances) < 0 or abs(sum(self.chances) - 1) > 1e-9:
            raise Invalid(f"The chances of a delay, {self.chances}, must each be 0 or more, and add up to 1.")

    @property
    def mean(self) -> float:
        """How late it is on average, in years."""
        return sum(years * chance for years, chance in enumerate(self.chances))

    @property
    def variance(self) -> float:
        """The mean of the squares, less the square of the mean."""
        return sum(years**2 * chance for years, chance in enumerate(self.chances)) - self.mean**2

    @property
    def longest(self) -> int:
        """The longest delay, in years."""
        return len(self.chances) - 1

    def quantiles(self, below: Floats) -> Floats:
        """Return the delays that are not exceeded with these chances."""
        upto = np.array(list(accumulate(self.chances))[:-1])
        return np.searchsorted(upto, below, side="right").astype(np.float64)

    def from_normal(self, z: Floats) -> Floats:
        """Return the delay whose band the normal falls in."""
        late = np.zeros_like(z)
        for edge in _edges(self):
            late += z >= edge
        return late


@lru_cache(maxsize=256)
def _edges(delay: Delay) -> tuple[float, ...]:
    """Return, for each year, the standard normal number from which the delay is one year longer."""
    upto = [min(max(each, 1e-300), 1 - 1e-16) for each in accumulate(delay.chances)][:-1]
    return tuple(NormalDist().inv_cdf(each) for each in upto)


@dataclass(frozen=True, slots=True)
class UncertainLine:
    """What one benefit is planned to save in each year of the model, in pence; a cost is negative.

    In each run the whole plan is multiplied by one draw of ``size``, moved later by one draw of ``delay``,
    and each year also varies by ``yearly_sd`` as a fraction of itself. ``loadings`` say how far the size
    moves with each common shock: 0.6 is a correlation of 0.6 with it, and two lines with 0.6 and 0.5 on one
    shock have a correlation of 0.3. The optimism bias raises costs and lowers savings before anything is
    drawn.
    """

    name: str
    pence: tuple[int, ...]
    size: Distribution = field(default_factory=lambda: Certain(1.0))
    delay: Delay | None = None
    yearly_sd: float = 0.0
    loadings: Mapping[str, float] = field(default_factory=dict)
    optimism_bias: float = 0.0

    def __post_init__(self) -> None:
        """Refuse loadings that explain more than there is, and a negative spread or bias."""
        if sum(each**2 for each in self.loadings.values()) > 1 + 1e-12:
            raise Invalid(f"The loadings of {self.name}, squared, add to more than 1. Make them smaller.")
        if self.yearly_sd < 0 or self.optimism_bias < 0:
            raise Invalid(f"The yearly spread and optimism bias of {self.name} must be 0 or more.")

    @property
    def biased(self) -> tuple[float, ...]:
        """The plan with its optimism bias: a cost is raised by it and a saving is lowered."""
        bias = self.optimism_bias
        return tuple(each * ((1 + bias) if each < 0 else (1 - bias)) for each in self.pence)


@dataclass(frozen=True, slots=True)
class Goal:
    """A sum to be reached by the end of a day, adding up all years."""

    name: str
    pence: int
    by: date


@dataclass(frozen=True, slots=True)
class Model:
    """The lines over a run of financial years, from ``first_year``, with what was saved before them."""

    first_year: FinancialYear
    lines: tuple[UncertainLine, ...]
    goals: tuple[Goal, ...] = ()
    already_pence: int = 0

    def __post_init__(self) -> None:
        """Refuse an empty model, and lines of different lengths."""
        lengths = {len(line.pence) for line in self.lines}
        if len(lengths) != 1 or 0 in lengths:
            raise Invalid("Give at least one line, and every line a sum for each of the same years.")

    @property
    def years(self) -> tuple[FinancialYear, ...]:
        """Its years in order."""
        found = [self.first_year]
        while len(found) < len(self.lines[0].pence):
            found.append(found[-1].next)
        return tuple(found)

    @property
    def shocks(self) -> tuple[str, ...]:
        """The common shocks that some line moves with, in order of first use."""
        return tuple(dict.fromkeys(shock for line in self.lines for shock in line.loadings))

    def reached_by(self, day: date) -> tuple[int, float]:
        """Return how many whole years have ended by the end of ``day``, and the part of the next that has."""
        for place, year in enumerate(self.years):
            if day < year.period.starts_on:
                return place, 0.0
            if day in year.period:
                return place, ((day - year.period.starts_on).days + 1) / (year.period.days or 1)
        return len(self.years), 0.0
