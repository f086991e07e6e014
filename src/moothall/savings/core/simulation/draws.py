"""One chunk of runs: the draws, and what each run saves year by year.

Arrays are (years, runs), so that each operation runs along contiguous memory. Lines are drawn one after
another and their yearly draws forgotten, so a chunk needs the same memory however many lines there are.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from moothall.savings.core.simulation.distributions import Certain, Floats
from moothall.savings.core.simulation.model import Model, UncertainLine

CHUNK = (
    5_000  # fixed, because the answer depends on it, and must not depend on how many threads share the chunks
)


@dataclass(frozen=True, slots=True)
class DrawnAssumption:
    """What was drawn for one assumption in each run: a standard normal, or a delay in whole years."""

    name: str
    kind: str
    drawn: Floats


@dataclass(frozen=True, slots=True)
class Draws:
    """One chunk: what each run saves in each year, the part of it that is yearly luck, and what was drawn."""

    by_year: Floats
    yearly_luck: Floats
    line_sums: Floats
    drivers: tuple[DrawnAssumption, ...]


def draw(model: Model, seeds: np.random.SeedSequence, runs: int) -> Draws:
    """Return one chunk of ``runs``; the same seeds give the same chunk."""
    random = np.random.Generator(np.random.SFC64(seeds))
    shocks = [DrawnAssumption(name, "shock", random.standard_normal(runs)) for name in model.shocks]
    drivers, years = list(shocks), len(model.years)
    total, luck = np.zeros((years, runs)), np.zeros((years, runs))
    saved, normals = np.empty((years, runs)), np.empty((years, runs))
    line_sums = np.zeros(len(model.lines))
    for place, line in enumerate(model.lines):
        # What a seed gives depends on the order of the draws: shocks, then for each line its size, delay and
        # luck.
        sizes = _sizes(line, random, shocks, drivers, runs)
        by_delay = _sizes_by_delay(line, random, sizes, drivers)
        # A delay shifts the whole plan, and there are few delays: one small matrix product picks the shifted
        # plan of every run, without a copy of the plan for each. The arrays are used again for the next line.
        np.einsum("yd,dr->yr", _plan_by_delay(line), by_delay, out=saved)
        line_sums[place] = saved.sum()
        total += saved
        if line.yearly_sd:
            saved *= line.yearly_sd
            saved *= random.standard_normal(out=normals)
            luck += saved
    total += luck
    return Draws(total, luck, line_sums, tuple(drivers))


def own_part(line: UncertainLine) -> float:
    """Return how far a line's size moves independently of any common shock."""
    return sqrt(max(0.0, 1 - sum(each**2 for each in line.loadings.values())))


def _sizes(
    line: UncertainLine,
    random: np.random.Generator,
    shocks: list[DrawnAssumption],
    drivers: list[DrawnAssumption],
    runs: int,
) -> Floats:
    """Return the factor that the plan is multiplied by in each run."""
    if isinstance(line.size, Certain):
        return np.full(runs, line.size.value)
    own = DrawnAssumption(line.name, "size", random.standard_normal(runs))
    drivers.append(own)
    normal = own.drawn * own_part(line)
    for shock in shocks:
        if loading := line.loadings.get(shock.name):
            normal += loading * shock.drawn
    return line.size.from_normal(normal)


def _sizes_by_delay(
    line: UncertainLine, random: np.random.Generator, sizes: Floats, drivers: list[DrawnAssumption]
) -> Floats:
    """Return the sizes as (delays, runs): in the row of a run's own delay, and zero in the others."""
    if line.delay is None:
        return sizes[np.newaxis]
    late = line.delay.from_normal(random.standard_normal(len(sizes)))
    drivers.append(DrawnAssumption(line.name, "delay", late))
    by_delay: Floats = sizes * (late == np.arange(line.delay.longest + 1)[:, np.newaxis])
    return by_delay


def _plan_by_delay(line: UncertainLine) -> Floats:
    """Return the plan as (years, delays): what is saved in each year if it comes that many years late."""
    plan, longest = np.array(line.biased), line.delay.longest if line.delay else 0
    padded = np.concatenate((np.zeros(longest), plan))
    return np.stack([padded[longest - late :][: len(plan)] for late in range(longest + 1)], axis=1)
