"""Running the simulation: chunks in any number of threads, with one answer for one seed.

The runs are cut into chunks of a fixed size, each with its own stream of draws, spawned from the seed by its
place. A thread takes whole chunks, so the same seed gives the same bytes with one thread or with many.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from threading import Lock

import numpy as np

from moothall.refusals import Invalid
from moothall.savings.core.simulation.distributions import Floats
from moothall.savings.core.simulation.draws import CHUNK, Draws, draw
from moothall.savings.core.simulation.model import Goal, Model
from moothall.savings.core.simulation.outcome import (
    PERCENTILES,
    Chance,
    ChanceSoFar,
    FanYear,
    LineMean,
    SimulationOutcome,
    standard_error,
)
from moothall.savings.core.simulation.shares import SHARED_CHUNKS, shares_of
from moothall.savings.core.simulation.tally import (
    BINS,
    ChunkTally,
    Counts,
    Range,
    exact_sum,
    percentile,
    tally,
)

POINTS = 40  # points on the running estimate
MOST_DRAWS = 100_000_000


def simulate(model: Model, *, draws: int = 100_000, seed: int, threads: int = 1) -> SimulationOutcome:
    """Run the model ``draws`` times and return the outcome; the same seed gives the same figures."""
    if not 1 <= draws <= MOST_DRAWS:
        raise Invalid(f"{draws:,} draws is not between 1 and {MOST_DRAWS:,}.")
    sizes = [CHUNK] * (draws // CHUNK) + ([draws % CHUNK] if draws % CHUNK else [])
    first, *seeds = np.random.SeedSequence(seed).spawn(len(sizes) + 1)
    pilot = _totals(model, draw(model, first, CHUNK))
    counting = RunCounter(model, Range.around(pilot), pilot.mean(axis=1))
    with ThreadPoolExecutor(threads) as pool:
        tallies = list(pool.map(counting.chunk, range(len(sizes)), seeds, sizes))
    return SimulationOutcome(
        draws=draws,
        seed=seed,
        fan=counting.fan(tallies),
        chances=tuple(_chance(place, goal, tallies) for place, goal in enumerate(model.goals)),
        shares=shares_of([each.sliced for each in tallies if each.sliced]),
        lines=_line_means(model, tallies),
    )


class RunCounter:
    """Counts the runs of every chunk into the same bins."""

    def __init__(self, model: Model, edges: Range, centre: Floats) -> None:
        """Start with nothing counted."""
        self.model, self.edges, self.centre = model, edges, centre
        self.counts: Counts = np.zeros((len(model.years), BINS), dtype=np.int64)
        self._one_at_a_time = Lock()

    def chunk(self, place: int, seeds: np.random.SeedSequence, runs: int) -> ChunkTally:
        """Draw one chunk, count it, and return its figures; its runs are then forgotten."""
        drawn = draw(self.model, seeds, runs)
        totals = _totals(self.model, drawn)
        counts = self.edges.counts(totals)
        with self._one_at_a_time:
            self.counts += counts
        return tally(self.model, drawn, totals, self.centre, slicing=place < SHARED_CHUNKS)

    def fan(self, tallies: Sequence[ChunkTally]) -> tuple[FanYear, ...]:
        """Return each year's spread."""
        runs = sum(each.runs for each in tallies)
        sums, squares = exact_sum([each.sums for each in tallies]), exact_sum([e.squares for e in tallies])
        variance = np.maximum(squares - sums**2 / runs, 0) / max(runs - 1, 1)
        lowest = np.min([each.lowest for each in tallies], axis=0)
        highest = np.max([each.highest for each in tallies], axis=0)
        return tuple(
            FanYear(
                year=name,
                mean_pence=round(float(self.centre[year] + sums[year] / runs)),
                sd_pence=round(float(variance[year] ** 0.5)),
                percentiles=self._percentiles(year, float(lowest[year]), float(highest[year])),
                lowest_pence=round(float(lowest[year])),
                highest_pence=round(float(highest[year])),
            )
            for year, name in enumerate(self.model.years)
        )

    def _percentiles(self, year: int, lowest: float, highest: float) -> dict[int, int]:
        """Return each percentile, never outside the range that was drawn."""
        found = {percent: percentile(self.counts, self.edges, year, percent) for percent in PERCENTILES}
        return {percent: round(min(max(value, lowest), highest)) for percent, value in found.items()}


def _totals(model: Model, drawn: Draws) -> Floats:
    """Return the saving added up to the end of each year, with what was saved before the first."""
    totals: Floats = np.cumsum(drawn.by_year, axis=0)
    totals += model.already_pence
    return totals


def _chance(place: int, goal: Goal, tallies: Sequence[ChunkTally]) -> Chance:
    """Return the chance of a goal, and how its estimate settled chunk by chunk."""
    runs = list(accumulate(each.runs for each in tallies))
    reached = list(accumulate(each.reached[place] for each in tallies))
    shown = sorted({round(step * (len(runs) - 1) / (POINTS - 1)) for step in range(POINTS)})
    shares = [(runs[each], reached[each] / runs[each]) for each in shown]
    running = tuple(ChanceSoFar(draws, share, standard_error(share, draws)) for draws, share in shares)
    return Chance(goal, reached[-1], runs[-1], running)


def _line_means(model: Model, tallies: Sequence[ChunkTally]) -> tuple[LineMean, ...]:
    """Return what each line was planned to save over all the years, and what it saved on average."""
    sums, runs = exact_sum([each.line_sums for each in tallies]), sum(each.runs for each in tallies)
    return tuple(
        LineMean(line.name, sum(line.pence), round(float(total / runs)))
        for line, total in zip(model.lines, sums, strict=True)
    )
