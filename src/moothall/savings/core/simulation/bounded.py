"""Spreads with an end on both sides: a known number, an even spread, a triangle and a PERT."""

from dataclasses import dataclass

import numpy as np

from moothall.savings.core.simulation.distribution import Distribution, Floats, refuse_unless_in_order


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
        """Nothing."""
        return 0.0

    def quantiles(self, below: Floats) -> Floats:
        """Return the number for every chance."""
        return np.full_like(below, self.value)

    def from_normal(self, z: Floats) -> Floats:
        """Return the number, whatever the normal is."""
        return np.full_like(z, self.value)


@dataclass(frozen=True, slots=True)
class Uniform(Distribution):
    """Anywhere between two numbers, each as likely as another."""

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
    """Between a low and a high number, most likely at the mode, falling in straight lines on both sides."""

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
    """Between a low and a high number, and near the mode more surely than a triangle is: a scaled beta."""

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
        """A seventh of how far the mean is from one end, by how far it is from the other."""
        return (self.mean - self.low) * (self.high - self.mean) / 7

    def quantiles(self, below: Floats) -> Floats:
        """Return the inverse of the beta's running total, summed finely and read between the points."""
        along = np.linspace(0.0, 1.0, 40_001)
        mode = (self.mode - self.low) / (self.high - self.low)
        density = along ** (4 * mode) * (1 - along) ** (4 * (1 - mode))
        total = np.concatenate(([0.0], np.cumsum(density[1:] + density[:-1])))
        return self.low + (self.high - self.low) * np.interp(below, total / total[-1], along)
