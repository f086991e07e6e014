"""The least and the most that a council pays, applied exactly.

What the others pay is scaled by one factor, and whoever would then fall below a floor or rise above a cap
pays that instead, until nobody does. Each round settles floors or caps, whichever are out by more, so that
nobody settled has to be revisited. It ends, within as many rounds as there are councils, at the only answer
there is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from moothall.money import pounds

Amounts = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class LimitedAmounts:
    """What each pays within the limits, and who is at a limit; or why the limits cannot be kept."""

    amounts: Amounts
    at_floor: frozenset[str] = frozenset()
    at_cap: frozenset[str] = frozenset()
    why_not: str = ""


def within(amounts: Amounts, *, floors: Amounts, caps: Amounts) -> LimitedAmounts:
    """Return ``amounts``, with the same total, within the limits and otherwise in the same proportion."""
    if all(floors.get(each, amount) <= amount <= caps.get(each, amount) for each, amount in amounts.items()):
        return LimitedAmounts(amounts)
    why_not = _why_not(amounts, floors, caps)
    return LimitedAmounts(amounts, why_not=why_not) if why_not else _settled(amounts, floors, caps)


def _why_not(amounts: Amounts, floors: Amounts, caps: Amounts) -> str:
    """Return why the limits cannot be kept, or None."""
    total = sum(amounts.values(), Fraction(0))
    if any(amount < 0 for amount in amounts.values()):
        return "somebody's share is a credit, which limits do not cover"
    crossed = [each for each in amounts if each in floors and caps.get(each, floors[each]) < floors[each]]
    if crossed:
        return f"the floor of {crossed[0]} is above its cap"
    least = sum((floors.get(each, Fraction(0)) for each in amounts), Fraction(0))
    if least > total:
        return f"the floors come to {_about(least)}, and the cost is {_about(total)}"
    scalable = all(each in caps for each, amount in amounts.items() if amount)
    most = sum(((caps if amounts[each] else floors).get(each, Fraction(0)) for each in amounts), Fraction(0))
    if scalable and most < total:
        return f"the caps come to {_about(most)}, and the cost is {_about(total)}"
    return ""


def _settled(amounts: Amounts, floors: Amounts, caps: Amounts) -> LimitedAmounts:
    """Settle the side that is out by more, round after round, until all the rest are within their limits."""
    total = sum(amounts.values(), Fraction(0))
    settled: dict[str, Fraction] = {}
    at_floor: set[str] = set()
    at_cap: set[str] = set()
    while True:
        free = {each: amount for each, amount in amounts.items() if each not in settled}
        factor = _factor(free, total - sum(settled.values()))
        low = {each: floors[each] for each, amount in free.items() if amount * factor < floors.get(each, 0)}
        high = {
            each: caps[each] for each, amount in free.items() if each in caps and amount * factor > caps[each]
        }
        if not low and not high:
            scaled = {each: settled.get(each, amount * factor) for each, amount in amounts.items()}
            return LimitedAmounts(scaled, frozenset(at_floor), frozenset(at_cap))
        short = sum((pence - free[each] * factor for each, pence in low.items()), Fraction(0))
        over = sum((free[each] * factor - pence for each, pence in high.items()), Fraction(0))
        if short >= over:
            settled |= low
            at_floor |= set(low)
        if over >= short:
            settled |= high
            at_cap |= set(high)


def _factor(free: Amounts, left: Fraction) -> Fraction:
    """Return the factor that scales the free amounts to what is left."""
    weight = sum(free.values(), Fraction(0))
    return left / weight if weight else Fraction(0)


def _about(pence: Fraction) -> str:
    return pounds(round(pence))
