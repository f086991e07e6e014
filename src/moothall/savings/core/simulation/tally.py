"""What remains of a chunk once its runs are forgotten, so that memory is constant for any number of runs.

Counts are whole numbers and sums are added exactly, so the order in which chunks finish does not matter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

from moothall.savings.core.simulation.distributions import Floats
from moothall.savings.core.simulation.draws import Draws
from moothall.savings.core.simulation.model import Model
from moothall.savings.core.simulation.shares import TotalsBySlice, sliced

Counts = NDArray[np.int64]
BINS = 4_000  # so a percentile is accurate to a four-thousandth of the range


@dataclass(frozen=True, slots=True)
class Range:
    """Where each year's totals are expected: the bins of its counts; anything outside goes in an end bin."""

    low: Floats
    high: Floats

    @classmethod
    def around(cls, totals: Floats) -> "Range":
        """Return a range twice as wide as that of a first chunk of runs."""
        low, high = totals.min(axis=1), totals.max(axis=1)
        spare = np.maximum((high - low) / 2, 0.5)
        return cls(low - spare, high + spare)

    def counts(self, totals: Floats) -> Counts:
        """Return how many runs fall in each bin of each year."""
        scale = BINS / (self.high - self.low)
        found = np.empty((len(totals), BINS), dtype=np.int64)
        for year, runs in enumerate(totals):
            places = ((runs - self.low[year]) * scale[year]).astype(np.intp)
            found[year] = np.bincount(np.clip(places, 0, BINS - 1, out=places), minlength=BINS)
        return found


@dataclass(frozen=True, slots=True)
class ChunkTally:
    """The figures of one chunk; sums are from ``centre``, so that squaring loses little precision."""

    runs: int
    sums: Floats
    squares: Floats
    lowest: Floats
    highest: Floats
    line_sums: Floats
    reached: tuple[int, ...]
    sliced: TotalsBySlice | None = None


def tally(model: Model, drawn: Draws, totals: Floats, centre: Floats, *, slicing: bool) -> ChunkTally:
    """Return the figures of a chunk, whose cumulative saving by the end of each year is ``totals``."""
    from_centre = totals - centre[:, np.newaxis]
    return ChunkTally(
        runs=totals.shape[1],
        sums=from_centre.sum(axis=1),
        squares=np.einsum("yr,yr->y", from_centre, from_centre),
        lowest=totals.min(axis=1),
        highest=totals.max(axis=1),
        line_sums=drawn.line_sums,
        reached=tuple(_reached(model, drawn, totals)),
        sliced=sliced(drawn, from_centre[-1]) if slicing else None,
    )


def _reached(model: Model, drawn: Draws, totals: Floats) -> list[int]:
    """Return how many runs reach each goal by its date; a year's saving comes evenly over its days."""
    found = []
    for goal in model.goals:
        whole, part = model.reached_by(goal.by)
        by_then = totals[whole - 1] if whole else np.full(totals.shape[1], float(model.already_pence))
        if part:
            by_then = by_then + part * drawn.by_year[whole]
        found.append(int(np.count_nonzero(by_then >= goal.pence - 0.5)))  # to the nearest penny
    return found


def exact_sum(rows: Sequence[Floats]) -> Floats:
    """Return the sum of the rows, each column rounded once: the order of the rows is irrelevant."""
    return np.array([fsum(column) for column in zip(*rows, strict=True)])


def percentile(counts: Counts, edges: Range, year: int, percent: float) -> float:
    """Return the total that ``percent`` of a year's runs are below, interpolating within a bin."""
    running = np.cumsum(counts[year])
    wanted = percent / 100 * running[-1]
    place = int(np.searchsorted(running, wanted))
    before = running[place - 1] if place else 0
    along = (wanted - before) / counts[year][place]
    width = (edges.high[year] - edges.low[year]) / BINS
    return float(edges.low[year] + (place + along) * width)
