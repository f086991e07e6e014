"""A year cut into runs of days, each of which is allocated by itself, to the penny.

A unit begins on every day on which some cost, or some use of a support service, begins or ends. If costs are
dated by month, the units are months; if they are for the whole year, and who serves whom does not change, the
year is one unit. A cost that spans several units is spread evenly over their days, in whole pence.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from moothall.money import share
from moothall.periods import Period
from moothall.recharges.core.pools import CostPool, UsageShare
from moothall.refusals import Invalid


@dataclass(frozen=True, slots=True)
class Unit:
    """One run of days, what every service cost in it, and who served whom."""

    period: Period
    pools: tuple[CostPool, ...]
    usage: tuple[UsageShare, ...]


def units(year: Period, pools: Iterable[CostPool], usage: Iterable[UsageShare]) -> list[Unit]:
    """Return the units of ``year``, in order; refused if a cost is not entirely inside the year."""
    pools, usage = tuple(pools), tuple(usage)
    runs = [pool.period for pool in pools if pool.period] + [use.period for use in usage if use.period]
    pieces = year.split(day for run in runs for day in (run.starts_on, run.until) if day)
    costs: dict[Period, list[CostPool]] = {piece: [] for piece in pieces}
    for pool in pools:
        for piece, pence in _over(pieces, year, pool).items():
            costs[piece].append(replace(pool, pence=pence, period=piece))
    _serve_always(costs, pools)
    used: dict[Period | None, list[UsageShare]] = {}
    for use in usage:
        used.setdefault(use.period, []).append(use)
    return [Unit(piece, tuple(each), tuple(_in_force(used, piece))) for piece, each in costs.items()]


def _serve_always(costs: Mapping[Period, list[CostPool]], pools: Iterable[CostPool]) -> None:
    """Let a support service pass on what others charge it, even when it cost nothing itself."""
    serving = {pool.id: pool.title for pool in pools if pool.kind == "support"}
    for piece, there in costs.items():
        known = {pool.id for pool in there} if serving else set()
        there += [
            CostPool(id, title, 0, "support", piece) for id, title in serving.items() if id not in known
        ]


def _in_force(used: Mapping[Period | None, list[UsageShare]], piece: Period) -> Iterator[UsageShare]:
    """Yield the use of support that holds in a piece of the year."""
    for period, those in used.items():
        if period is None or period.overlaps(piece):
            yield from those


def _over(pieces: list[Period], year: Period, pool: CostPool) -> dict[Period, int]:
    """Return how much of a cost falls on each piece of the year, by days."""
    whole = pool.period or year
    if whole in pieces:
        return {whole: pool.pence}
    if not year.contains(whole):
        raise Invalid(
            f"The cost of {pool.title or pool.id} is of {whole.written()}, which is not all inside the year "
            f"{year.written()}. Give the part that belongs to the year.",
            pool=pool.id,
        )
    days = {piece: inside.days or 0 for piece in pieces if (inside := piece & whole)}
    return share(pool.pence, days)
