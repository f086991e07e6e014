"""How an uncertain number is spread: each can be had from a standard normal one.

Drawing everything from standard normals lets any two numbers be made to move together, whatever their spread
(a Gaussian copula): only the normals are correlated. A spread with no closed form is looked up in a table of
4,001 points between −8 and 8 standard deviations, to within a hundred-thousandth of its width.
"""

from abc import ABC, abstractmethod
from functools import lru_cache
from math import erfc, sqrt

import numpy as np
from numpy.typing import NDArray

from moothall.refusals import Invalid

Floats = NDArray[np.float64]
_FURTHEST, _STEPS = 8.0, 4_000
_GRID: Floats = np.linspace(-_FURTHEST, _FURTHEST, _STEPS + 1)
_BELOW: Floats = np.array([0.5 * erfc(-z / sqrt(2)) for z in _GRID])  # the chance of less than each


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
        """Return the numbers that it is less than with these chances."""

    def from_normal(self, z: Floats) -> Floats:
        """Return what it is where a standard normal number is ``z``."""
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
    """Refuse points that do not rise, or that leave no width."""
    if sorted(points) != list(points) or (strictly and points[0] == points[-1]):
        raise Invalid(
            f"{', '.join(map(str, points))} do not rise. Give the lowest first and the highest last."
        )
