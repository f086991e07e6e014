"""Which assumption matters most: how much of the spread of the last total comes from each by itself.

The runs are put in slices by what was drawn for one assumption, and the spread between the slices' means is
that assumption's share (the correlation ratio, or first-order Sobol index). What the shares leave over comes
from assumptions acting together, such as a late start of a saving that is also small.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from moothall.savings.core.simulation.distributions import Floats
from moothall.savings.core.simulation.draws import DrawnAssumption, Draws
from moothall.savings.core.simulation.outcome import Share

SHARED_CHUNKS = 20  # the first 100,000 runs: enough for shares to within half a hundredth
SLICES = 64  # of a standard normal, each an eighth of a standard deviation wide
LUCK, TOGETHER = "Luck of each year", "Acting together"


@dataclass(frozen=True, slots=True)
class TotalsBySlice:
    """For one chunk: its runs, the sum and squares of their totals, and both by slice of each assumption."""

    runs: int
    total: float
    squares: float
    luck: float
    assumptions: tuple[tuple[str, str], ...]
    counts: Floats
    sums: Floats


def sliced(drawn: Draws, final: Floats) -> TotalsBySlice:
    """Return the slices of one chunk, whose last totals ``final`` are measured from about their mean."""
    places = [_slices(driver) for driver in drawn.drivers]
    luck = drawn.yearly_luck.sum(axis=0)
    return TotalsBySlice(
        runs=len(final),
        total=float(final.sum()),
        squares=float(np.square(final).sum()),
        luck=float(np.square(luck).sum()),
        assumptions=tuple((driver.name, driver.kind) for driver in drawn.drivers),
        counts=np.array([np.bincount(each, minlength=SLICES) for each in places], dtype=np.float64),
        sums=np.array([np.bincount(each, weights=final, minlength=SLICES) for each in places]),
    )


def shares_of(chunks: Sequence[TotalsBySlice]) -> tuple[Share, ...]:
    """Return the share of each assumption, largest first, and last that of several acting together."""
    runs, total = sum(each.runs for each in chunks), sum(each.total for each in chunks)
    spread = sum(each.squares for each in chunks) - total**2 / runs
    if spread <= 1e-6:
        return ()
    found = [
        Share(*assumption, _share(counts, sums, spread))
        for assumption, counts, sums in zip(
            chunks[0].assumptions,
            np.sum([each.counts for each in chunks], axis=0),
            np.sum([each.sums for each in chunks], axis=0),
            strict=True,
        )
    ]
    luck = sum(each.luck for each in chunks)
    found += [Share(LUCK, "luck", min(luck / spread, 1.0))] if luck else []
    found.sort(key=lambda each: -each.share)
    return (*found, Share(TOGETHER, "together", max(0.0, 1 - sum(each.share for each in found))))


def _slices(driver: DrawnAssumption) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Return the slice that each run falls in: a delay's years, or a normal's eighths."""
    places = driver.drawn if driver.kind == "delay" else (driver.drawn + SLICES / 16) * 8
    return np.clip(places.astype(np.intp), 0, SLICES - 1)


def _share(counts: Floats, sums: Floats, spread: float) -> float:
    """Return the part of the spread that lies between slices, less what chance alone puts there."""
    used = counts > 0
    runs, slices = float(counts.sum()), int(used.sum())
    between = float((sums[used] ** 2 / counts[used]).sum() - sums.sum() ** 2 / runs)
    if runs <= slices:
        return 0.0
    # The means of slices differ a little even where the assumption does not matter. That much, from the
    # spread within slices, is taken off, or many small assumptions would together seem to explain something.
    by_chance = (slices - 1) * (spread - between) / (runs - slices)
    return max(0.0, (between - by_chance) / spread)
