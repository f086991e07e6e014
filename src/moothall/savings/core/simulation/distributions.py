"""How an uncertain number is spread: a known number, an even spread, a triangle, a PERT, a bell curve."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import lru_cache
from math import erfc, exp, log, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from moothall.refusals import Invalid

Floats = NDArray[np.float64]
_FURTHEST, _STEPS = 8.0, 4_000
_GRID: Floats = np.linspace(-_FURTHEST, _FURTHEST, _STEPS + 1)
_BELOW: Floats = np.array([0.5 * erfc(-z / sqrt(2)) for z in _GRID])  # the chance of being below each point


class Distribution(ABC):
    """The spread of one uncertain number."""

    __slots__ = ()

    @property
    @abstractmethod
    def mean(self) -> float:
        """Its mean."""

    @property
    @abstractmethod
    def variance(self) -> float:
        """Its variance."""

    @abstractmethod
    def quantiles(self, below: Floats) -> Floats:
        """Return the numbers that it stays below with these chances."""

    def from_normal(self, z: Floats) -> Floats:
        """Return its value when a standard normal number is ``z``."""
        values, rises = _table(self)
        along = (z + _FURTHEST) * (_STEPS / (2 * _FURTHEST))
        np.clip(along, 0, _STEPS, out=along)
        places = along.astype(np.intp)
        along -= places
        along *= rises.take(places)
        along += values.take(places)
        return along


@lru_cache(maxsize=256)
def _table(distribution: Distribution) -> tuple[Floats, Floats]:
    """Return the value at each point of the grid, and how far it rises to the next."""
    values = distribution.quantiles(_BELOW)
    return values, np.append(np.diff(values), 0.0)


def refuse_unless_in_order(*points: float, strictly: bool = True) -> None:
    """Refuse points that do not rise, or that have no width between them."""
    if sorted(points) != list(points) or (strictly and points[0] == points[-1]):
        raise Invalid(
            f"{', '.join(map(str, points))} do not rise. Give the lowest first and the highest last."
        )


@dataclass(frozen=True, slots=True)
class Normal(Distribution):
    """The bell curve; it has no end on either side, so a saving may turn into a cost."""

    average: float
    sd: float

    def __post_init__(self) -> None:
        """Refuse a negative spread."""
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
        """Return the inverse of the bell curve's cumulative distribution."""
        return np.array([NormalDist(self.average, self.sd).inv_cdf(float(each)) for each in below])

    def from_normal(self, z: Floats) -> Floats:
        """Stretch and shift the standard normal."""
        return self.average + self.sd * z


@dataclass(frozen=True, slots=True)
class LogNormal(Distribution):
    """A positive number whose logarithm is normal, given by its own mean and standard deviation."""

    average: float
    sd: float

    def __post_init__(self) -> None:
        """Refuse a mean that is not positive."""
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


@dataclass(frozen=True, slots=True)
class Certain(Distribution):
    """A number that is known."""

    value: float

    @property
    def mean(self) -> float:
        """The number."""
        return self.value

    @property
    def variance(self) -> float:
        """Zero."""
        return 0.0

    def quantiles(self, below: Floats) -> Floats:
        """Return the number for every chance."""
        return np.full_like(below, self.value)

    def from_normal(self, z: Floats) -> Floats:
        """Return the number, whatever the normal is."""
        return np.full_like(z, self.value)


@dataclass(frozen=True, slots=True)
class Uniform(Distribution):
    """Anywhere between two numbers, all equally likely."""

    low: float
    high: float

    def __post_init__(self) -> None:
        """Refuse ends out of order."""
        refuse_unless_in_order(self.low, self.high)

    @property
    def mean(self) -> float:
        """Halfway."""
        return (self.low + self.high) / 2

    @property
    def variance(self) -> float:
        """A twelfth of the square of the width."""
        return (self.high - self.low) ** 2 / 12

    def quantiles(self, below: Floats) -> Floats:
        """Return the point that far along."""
        return self.low + (self.high - self.low) * below


@dataclass(frozen=True, slots=True)
class Triangular(Distribution):
    """Between a low and a high number, most likely at the mode, falling in a straight line on each side."""

    low: float
    mode: float
    high: float

    def __post_init__(self) -> None:
        """Refuse points out of order."""
        refuse_unless_in_order(self.low, self.mode, self.high)

    @property
    def mean(self) -> float:
        """A third of the sum of its points."""
        return (self.low + self.mode + self.high) / 3

    @property
    def variance(self) -> float:
        """An eighteenth of the squares of its points less their products."""
        a, b, c = self.low, self.mode, self.high
        return (a * a + b * b + c * c - a * b - a * c - b * c) / 18

    def quantiles(self, below: Floats) -> Floats:
        """Return the inverse of its two parabolas."""
        width, up, down = self.high - self.low, self.mode - self.low, self.high - self.mode
        rising = self.low + np.sqrt(below * width * up)
        falling = self.high - np.sqrt((1 - below) * width * down)
        return np.where(below * width < up, rising, falling)


@dataclass(frozen=True, slots=True)
class Pert(Distribution):
    """Between a low and a high number, but nearer the mode than a triangle: a scaled beta distribution."""

    low: float
    mode: float
    high: float

    def __post_init__(self) -> None:
        """Refuse points out of order."""
        refuse_unless_in_order(self.low, self.mode, self.high)

    @property
    def mean(self) -> float:
        """A sixth of the ends and four times the mode."""
        return (self.low + 4 * self.mode + self.high) / 6

    @property
    def variance(self) -> float:
        """A seventh of the product of the mean's distances from the two ends."""
        return (self.mean - self.low) * (self.high - self.mean) / 7

    def quantiles(self, below: Floats) -> Floats:
        """Return the inverse of the beta's cumulative distribution, summed finely and interpolated."""
        along = np.linspace(0.0, 1.0, 40_001)
        mode = (self.mode - self.low) / (self.high - self.low)
        density = along ** (4 * mode) * (1 - along) ** (4 * (1 - mode))
        total = np.concatenate(([0.0], np.cumsum(density[1:] + density[:-1])))
        return self.low + (self.high - self.low) * np.interp(below, total / total[-1], along)
