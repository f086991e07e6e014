"""An axis of money: where a sum lies, at which round sums it is ruled, and how a sum is written beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from moothall.money import pounds

MILLION = 100_000_000  # pence
_ROUND = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class MoneyAxis:
    """Sums from ``low`` to ``high`` pence along a picture, from ``start`` units to ``end``."""

    low: int
    high: int
    step: int
    start: float
    end: float

    @classmethod
    def holding(cls, sums: Iterable[int], *, start: float, end: float, ticks: int = 6) -> "MoneyAxis":
        """Return an axis that holds nothing and every sum, ruled at about so many round sums."""
        held = [0, *sums]
        step = _round_step((max(held) - min(held)) / ticks)
        low, high = min(held) // step * step, -(-max(held) // step) * step
        return cls(low, max(high, low + step), step, start, end)

    @classmethod
    def between(cls, sums: Iterable[int], *, start: float, end: float, ticks: int = 4) -> "MoneyAxis":
        """Return an axis of just the sums, which need not begin at nothing."""
        held = list(sums)
        step = _round_step((max(held) - min(held)) / ticks)
        low, high = min(held) // step * step, -(-max(held) // step) * step
        return cls(low, max(high, low + step), step, start, end)

    @property
    def ticks(self) -> range:
        """The round sums at which it is ruled."""
        return range(self.low, self.high + 1, self.step)

    def at(self, pence: float) -> float:
        """Return where a sum lies."""
        return self.start + (pence - self.low) / (self.high - self.low) * (self.end - self.start)


def brief(pence: int) -> str:
    """Return a sum short enough for a picture: “£38.6 million”, “£345,000”; its table has it exactly."""
    if abs(pence) < MILLION:
        return pounds(pence, pence_shown=False)
    tenths = (abs(pence) * 10 + MILLION // 2) // MILLION
    sign = pounds(pence)[0] if pence < 0 else ""
    return f"{sign}£{tenths // 10:,}" + (f".{tenths % 10}" if tenths % 10 else "") + " million"


def _round_step(least: float) -> int:
    """Return the first of £1, £2, £5, £10, £20 and so on that is at least so many pence."""
    size = 100
    while True:
        for each in _ROUND:
            if each * size >= least:
                return each * size
        size *= 10
