"""How late a plan may be, in whole years."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from statistics import NormalDist

import numpy as np

from moothall.refusals import Invalid
from moothall.savings.core.simulation.distribution import Distribution, Floats


@dataclass(frozen=True, slots=True)
class Delay(Distribution):
    """So many whole years late: the chance of none, of one, of two and so on."""

    chances: tuple[float, ...]

    def __post_init__(self) -> None:
        """Refuse chances that do not add to one."""
        if not self.chances or min(self.chances) < 0 or abs(sum(self.chances) - 1) > 1e-9:
            raise Invalid(f"The chances of a delay, {self.chances}, are to be 0 or more and add to 1.")

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
    """Return the standard normal number from which it is later by one more year, for each year."""
    upto = [min(max(each, 1e-300), 1 - 1e-16) for each in accumulate(delay.chances)][:-1]
    return tuple(NormalDist().inv_cdf(each) for each in upto)
