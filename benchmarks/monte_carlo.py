"""A million runs of ten years of twelve services, beside drawing as many numbers and forgetting them.

The bare draws are 1,000,000 × 10 × 12 standard normals from the same generator, in blocks of the same size,
with as many threads: what no simulation of this kind can be quicker than. Ours draws those and each service's
size, delay and common shock besides, and keeps the spread of every year, the chance of a goal, what matters
most and how the estimate settles.
"""

import resource
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np

from moothall.money import FinancialYear
from moothall.savings.core.simulation import Delay, Goal, Model, Pert, Triangular, UncertainLine, simulate
from moothall.savings.core.simulation.chunk import CHUNK

DRAWS, YEARS, SERVICES, ROUNDS = 1_000_000, 10, 12, 5


def model(*, with_delays: bool) -> Model:
    """Return twelve services that save more each year, each unsure in its own way."""
    lines = tuple(
        UncertainLine(
            name=f"Service {number}",
            pence=tuple(10_000_00 * (number + 3) * min(year, 4) for year in range(YEARS)),
            size=Triangular(0.6, 1.0, 1.2) if number % 2 else Pert(0.5, 1.0, 1.3),
            delay=Delay((0.6, 0.3, 0.1)) if with_delays else None,
            yearly_sd=0.05,
            loadings={"prices": 0.4},
        )
        for number in range(SERVICES)
    )
    return Model(FinancialYear("2015/16"), lines, (Goal("£39 million", 39_000_000_00, date(2024, 12, 31)),))


def bare(threads: int) -> float:
    """Return the seconds that the draws alone take."""

    def block(seeds: np.random.SeedSequence) -> None:
        random, buffer = np.random.Generator(np.random.SFC64(seeds)), np.empty((YEARS, CHUNK))
        for _ in range(SERVICES):
            random.standard_normal(out=buffer)

    start = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(block, np.random.SeedSequence(1).spawn(DRAWS // CHUNK)))
    return time.perf_counter() - start


def ours(threads: int, *, with_delays: bool) -> float:
    """Return the seconds of the whole simulation."""
    start = time.perf_counter()
    simulate(model(with_delays=with_delays), draws=DRAWS, seed=1, threads=threads)
    return time.perf_counter() - start


def main() -> None:
    print(f"{'threads':>8}{'bare s':>10}{'ours s':>10}{'times':>8}{'with delays s':>16}{'times':>8}")
    for threads in (1, 2):
        rounds = [
            (bare(threads), ours(threads, with_delays=False), ours(threads, with_delays=True))
            for _ in range(ROUNDS)
        ]
        least, plain, late = map(min, zip(*rounds, strict=True))
        print(
            f"{threads:>8}{least:>10.2f}{plain:>10.2f}{plain / least:>8.2f}{late:>16.2f}{late / least:>8.2f}"
        )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nMost memory used: {memory:,.0f} MB. Target: at most 2 times the bare draws.")


if __name__ == "__main__":
    main()
