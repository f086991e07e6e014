"""Labels that would lie on one another, moved apart; long names in lines."""

from collections.abc import Sequence
from textwrap import wrap


def moved_apart(places: Sequence[float], *, by: float, low: float, high: float) -> list[float]:
    """Return places in the same order, at least ``by`` apart and as near as can be to where they were.

    They start no lower than ``low``, and go beyond ``high`` only where there is no room.
    """
    order = sorted(range(len(places)), key=lambda number: places[number])
    found, least, most = list(places), low, high
    for number in order:
        found[number] = max(found[number], least)
        least = found[number] + by
    for number in reversed(order):
        found[number] = min(found[number], most)
        most = found[number] - by
    if order and found[order[0]] < low:
        return [low + order.index(number) * by for number in range(len(places))]
    return found


def lines_of(name: str, *, width: int, most: int = 2) -> list[str]:
    """Return a name in at most so many lines; what does not fit ends in an ellipsis."""
    return wrap(name, width, max_lines=most, placeholder="…") or [""]
