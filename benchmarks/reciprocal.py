"""A year of recharges, exact and to the penny: 100 services, 50 councils, 12 months.

Every month has its own costs and its own readings of every driver, so nothing is solved once and used again.
Beside it the floor under any exact method: FLINT's rational solve of the same equations and nothing else. The
last row is the hardest that there could be: all 100 serve one another and charge 50 receivers.
"""

import random
import sys
import time
from datetime import date
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from moothall.agreement.core.terms import CostShare, Driver
from moothall.money import FinancialYear
from moothall.recharges.core.allocation import reciprocal
from moothall.recharges.core.pools import CostPool, UsageShare
from moothall.recharges.core.share_terms import ServicePart, ShareTerms
from moothall.recharges.core.support_prices import prices, whole
from moothall.recharges.core.year import RechargeQuestion, work_out

YEAR = FinancialYear("2026/27")
MONTHS = [
    month
    for quarter in YEAR.quarters
    for month in quarter.split(date(YEAR.starting + (number < 4), number, 1) for number in range(1, 13))
]
COUNCILS = [f"council-{number:02}" for number in range(50)]


def question(supports: int, services: int, chance: random.Random) -> RechargeQuestion:
    """Return a year in which every support service serves every other and every service."""
    support = [f"support-{number:03}" for number in range(supports)]
    service = [f"service-{number:03}" for number in range(services)]
    pools = [
        CostPool(
            each, each, chance.randint(-(10**5), 10**8), "support" if each in support else "service", month
        )
        for month in MONTHS
        for each in support + service
    ]
    usage = [
        UsageShare(each, other, chance.randint(1, 400), month)
        for month in MONTHS
        for each in support
        for other in support + service
        if each != other
    ]
    return RechargeQuestion(
        YEAR.period, tuple(pools), tuple(usage), tuple(terms(each, chance) for each in service)
    )


def terms(service: str, chance: random.Random) -> ShareTerms:
    """Return the shares of one service by a driver that is read every month."""
    readings = [
        {"authority": council, "on": month.starts_on, "quantity": chance.randint(1, 2_000)}
        for month in MONTHS
        for council in COUNCILS
    ]
    day = YEAR.period.starts_on
    driver = Driver.model_validate(
        {"id": f"{service}-use", "name": "Use", "unit": "units", "from": day, "readings": readings}
    )
    share = CostShare.model_validate(
        {"id": f"{service}-share", "service": service, "method": "driver", "driver": driver.id, "from": day}
    )
    parts = tuple(ServicePart(council, YEAR.period) for council in COUNCILS)
    return ShareTerms(service, (share,), parts, (driver,))


def solved_only(asked: RechargeQuestion) -> float:
    """Return how long FLINT takes over the equations of every month, with nothing round them."""
    seconds = 0.0
    for month in MONTHS:
        pools = {pool.id: pool for pool in asked.pools if pool.period == month}
        usage: dict[str, dict[str, int | Fraction]] = {
            each: {} for each, pool in pools.items() if pool.kind == "support"
        }
        for use in asked.usage:
            if use.period == month:
                usage[use.support][use.receiver] = use.weight
        costs = {each: pool.pence for each, pool in pools.items()}
        made = whole(usage)
        start = time.perf_counter()
        prices(made, costs)
        seconds += time.perf_counter() - start
    return seconds


def year(supports: int, services: int) -> None:
    """Print how long a whole year takes, beside its equations alone."""
    asked = question(supports, services, random.Random(supports))
    floor = solved_only(asked)
    start = time.perf_counter()
    done = work_out(asked)
    row(supports, services, floor, time.perf_counter() - start, done.pence_in == done.pence_out)


def hardest() -> None:
    """Print how long the allocation alone takes when every one of 100 services serves every other."""
    asked = question(100, 50, random.Random(0))
    floor = solved_only(asked)
    months = [
        (
            [pool for pool in asked.pools if pool.period == month],
            [use for use in asked.usage if use.period == month],
        )
        for month in MONTHS
    ]
    start = time.perf_counter()
    done = [reciprocal(pools, usage) for pools, usage in months]
    seconds = time.perf_counter() - start
    row(100, 0, floor, seconds, all(each.pence_in == each.pence_out for each in done))


def row(supports: int, services: int, floor: float, seconds: float, even: bool) -> None:
    even_or_not = "yes" if even else "NO"
    print(f"{supports:>10}{services:>10}{50:>10}{12:>8}{floor:>10.3f}{seconds:>10.3f}{even_or_not:>10}")


def main() -> None:
    heads = (("support", 10), ("services", 10), ("councils", 10), ("months", 8))
    more = (("solve s", 10), ("whole s", 10), ("in = out", 10))
    print("".join(f"{head:>{width}}" for head, width in (*heads, *more)))
    for supports in (10, 20, 50):
        year(supports, 100 - supports)
    hardest()
    print("\nTarget: 100 services, 50 councils and 12 months in under 1 s.")


if __name__ == "__main__":
    main()
