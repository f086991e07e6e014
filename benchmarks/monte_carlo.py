"""A million runs of ten years of twelve services, beside drawing as many numbers and forgetting them.

The bare draws are 1,000,000 × 10 × 12 standard normals from the same generator, in blocks of the same size,
with as many threads: what no simulation of this kind can be quicker than. Ours draws those and each service's
size, delay and common shock besides, and keeps the spread of every year, the chance of a goal, what matters
most and how the estimate settles.
"""

import resource
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial

import numpy as np

from moothall.money import FinancialYear
from moothall.savings.core.simulation import Delay, Goal, Model, Pert, Triangular, UncertainLine, simulate
from moothall.savings.core.simulation.draws import CHUNK

DRAWS, YEARS, SERVICES, ROUNDS = 1_000_000, 10, 12, 5


def model(*, with_delays: bool) -> Model:
    """Return twelve services that save more each year, each unsure in its own way."""
    lines = tuple(
        UncertainLine(
            name=f"Service {number}",
            pence=tuple(14_000_00 * (number + 3) * min(year, 4) for year in range(YEARS)),
            size=Triangular(0.6, 1.0, 1.2) if number % 2 else Pert(0.5, 1.0, 1.3),
            delay=Delay((0.6, 0.3, 0.1)) if with_delays else None,
            yearly_sd=0.05,
            loadings={"prices": 0.4},
        )
        for number in range(SERVICES)
    )
    return Model(FinancialYear("2015/16"), lines, (Goal("£39 million", 39_000_000_00, date(2024, 12, 31)),))


def bare(threads: int) -> None:
    """Draw as many numbers and forget them."""

    def block(seeds: np.random.SeedSequence) -> None:
        random, buffer = np.random.Generator(np.random.SFC64(seeds)), np.empty((YEARS, CHUNK))
        for _ in range(SERVICES):
            random.standard_normal(out=buffer)

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(block, np.random.SeedSequence(1).spawn(DRAWS // CHUNK)))


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that the work takes, by the clock and by the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def main() -> None:
    print(f"{'threads':>8}  {'':<22}{'clock s':>10}{'times':>8}{'processor s':>14}{'times':>8}")
    for threads in (1, 2):
        works = {
            "bare draws": partial(bare, threads),
            "ours": partial(simulate, model(with_delays=False), draws=DRAWS, seed=1, threads=threads),
            "ours, with delays": partial(
                simulate, model(with_delays=True), draws=DRAWS, seed=1, threads=threads
            ),
        }
        rounds = [[timed(work) for work in works.values()] for _ in range(ROUNDS)]
        best = [tuple(map(min, zip(*each, strict=True))) for each in zip(*rounds, strict=True)]
        for name, (clock, processor) in zip(works, best, strict=True):
            times = clock / best[0][0], processor / best[0][1]
            print(f"{threads:>8}  {name:<22}{clock:>10.2f}{times[0]:>8.2f}{processor:>14.2f}{times[1]:>8.2f}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nMost memory used: {memory:,.0f} MB. Target: at most 2 times the bare draws.")


if __name__ == "__main__":
    main()
