"""Exact amounts made whole pence so that what should balance still balances.

Exact flows between places are fractions of a penny. Each is rounded up or down to a whole penny so that
at every place what comes in still equals what goes out. That this can always be done is a theorem (a flow
between whole supplies has a whole flow within a penny of it). We begin with every flow at its nearest
penny, and then turn single pennies the other way, along a shortest chain of flows from a place that has
one too many to a place that has one too few, the flows nearest to half a penny first, until all balance.
"""

from collections import deque
from collections.abc import Hashable, Mapping
from fractions import Fraction
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Arrow = tuple[int, int]


def rounded_to(total: int, exact: Mapping[Key, Fraction]) -> dict[Key, int]:
    """Return each amount rounded down or up so that all come to ``total``; largest remainders go up.

    ``total`` is within so many pence of their exact sum as there are amounts. Of two with the same
    remainder, the one given earlier goes up.
    """
    down = {key: amount.numerator // amount.denominator for key, amount in exact.items()}
    by_remainder = sorted(exact, key=lambda key: down[key] - exact[key])
    for key in by_remainder[: total - sum(down.values())]:
        down[key] += 1
    return down


def balanced(
    flows: Mapping[Arrow, int], denominator: int, supply: Mapping[int, int], *, last: frozenset[Arrow]
) -> dict[Arrow, int]:
    """Return ``flows`` over ``denominator`` in whole pence, each rounded down or up, that balance everywhere.

    At a place, ``supply`` and what flows in equal what flows out. Arrows in ``last`` are turned from their
    nearest penny only where nothing else would do.
    """
    return _Balancing(flows, denominator, supply, last).done()


class _Balancing:
    """Flows on their way to balance: what each is now, and by how much each place has too much."""

    def __init__(
        self, flows: Mapping[Arrow, int], denominator: int, supply: Mapping[int, int], last: frozenset[Arrow]
    ) -> None:
        self.flow: dict[Arrow, int] = {}
        self.down: dict[Arrow, int] = {}
        self.excess: dict[int, int] = {place: 0 for arrow in flows for place in arrow} | dict(supply)
        self.near: dict[int, list[tuple[int, Arrow, int]]] = {place: [] for place in self.excess}
        self.sorted: set[int] = set()
        self.last = last
        self._begin(flows, denominator)

    def _begin(self, flows: Mapping[Arrow, int], denominator: int) -> None:
        """Set every flow to its nearest penny; one that is whole is never touched again."""
        for arrow, numerator in flows.items():
            here, there = arrow
            amount, rest = divmod(numerator, denominator)
            if rest:
                from_half = 2 * rest - denominator
                self.down[arrow] = amount
                self.near[here].append((abs(from_half), arrow, there))
                self.near[there].append((abs(from_half), arrow, here))
                amount += from_half >= 0
            self.flow[arrow] = amount
            self.excess[here] -= amount
            self.excess[there] += amount

    def done(self) -> dict[Arrow, int]:
        """Move one penny after another until no place is out."""
        for place in sorted(self.excess):
            while self.excess[place] > 0:
                self._relieve(place)
        return self.flow

    def _relieve(self, start: int) -> None:
        """Move one penny from ``start`` to a place that lacks one, leaving the last arrows if that can be."""
        chain = self._chain(start, spare=True) or self._chain(start, spare=False)
        for arrow, step in chain:
            self.flow[arrow] += step
        self.excess[start] -= 1
        arrow, step = chain[-1]
        self.excess[arrow[1] if step > 0 else arrow[0]] += 1

    def _nearest_half_first(self, place: int) -> list[tuple[int, Arrow, int]]:
        """Return the arrows at a place that are not whole, in the order in which they are to be turned."""
        if place not in self.sorted:
            self.sorted.add(place)
            self.near[place].sort()
        return self.near[place]

    def _chain(self, start: int, *, spare: bool) -> list[tuple[Arrow, int]]:
        """Return the shortest chain of turns by which a penny leaves ``start`` for a place that lacks one."""
        came: dict[int, tuple[int, Arrow, int]] = {}
        seen = {start}
        queue = deque([start])
        while queue:
            here = queue.popleft()
            for _, arrow, there in self._nearest_half_first(here):
                if there in seen or (spare and arrow in self.last):
                    continue
                step = 1 if arrow[0] == here else -1
                if self.flow[arrow] + step - self.down[arrow] not in (0, 1):
                    continue
                seen.add(there)
                came[there] = (here, arrow, step)
                if self.excess[there] < 0:
                    return _walked(came, start, there)
                queue.append(there)
        return []


def _walked(came: Mapping[int, tuple[int, Arrow, int]], start: int, end: int) -> list[tuple[Arrow, int]]:
    """Return the turns that led from ``start`` to ``end``, in order."""
    chain = []
    while end != start:
        end, arrow, step = came[end]
        chain.append((arrow, step))
    return chain[::-1]
