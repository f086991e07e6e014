"""Spreads shaped like a bell: the normal, and the number whose logarithm is normal."""

from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import NormalDist

import numpy as np

from moothall.savings.core.simulation.distribution import Distribution, Floats, refuse_unless_in_order


@dataclass(frozen=True, slots=True)
class Normal(Distribution):
    """The bell curve; it has no end on either side, so a saving may turn into a cost."""

    average: float
    sd: float

    def __post_init__(self) -> None:
        """Refuse a spread below nothing."""
        refuse_unless_in_order(0.0, self.sd, strictly=False)

    @property
    def mean(self) -> float:
        """Its mean."""
        return self.average

    @property
    def variance(self) -> float:
        """The square of its standard deviation."""
        return self.sd**2

    def quantiles(self, below: Floats) -> Floats:
        """Return the inverse of the bell curve's running total."""
        return np.array([NormalDist(self.average, self.sd).inv_cdf(float(each)) for each in below])

    def from_normal(self, z: Floats) -> Floats:
        """Stretch and shift the standard normal."""
        return self.average + self.sd * z


@dataclass(frozen=True, slots=True)
class LogNormal(Distribution):
    """A number above nothing whose logarithm is normal, told by its own mean and standard deviation."""

    average: float
    sd: float

    def __post_init__(self) -> None:
        """Refuse a mean that is not above nothing."""
        refuse_unless_in_order(0.0, self.average)
        refuse_unless_in_order(0.0, self.sd, strictly=False)

    @property
    def mean(self) -> float:
        """Its mean."""
        return self.average

    @property
    def variance(self) -> float:
        """The square of its standard deviation."""
        return self.sd**2

    @property
    def _of_logarithm(self) -> tuple[float, float]:
        variance = log(1 + (self.sd / self.average) ** 2)
        return log(self.average) - variance / 2, sqrt(variance)

    def quantiles(self, below: Floats) -> Floats:
        """Return e to the power of the normal's."""
        middle, spread = self._of_logarithm
        return np.array([exp(NormalDist(middle, spread).inv_cdf(float(each))) for each in below])

    def from_normal(self, z: Floats) -> Floats:
        """Return e to the power of the stretched and shifted normal."""
        middle, spread = self._of_logarithm
        return np.exp(middle + spread * z)
