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
Exact = tuple[int, int]  # numerator, denominator above 0

SCALE = 1 << 64


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
    flows: Mapping[Arrow, Exact], supply: Mapping[int, int], *, last: frozenset[Arrow]
) -> dict[Arrow, int]:
    """Return ``flows`` in whole pence, each rounded down or up, that balance at every place.

    At a place, ``supply`` and what flows in equal what flows out. Arrows in ``last`` are turned from their
    nearest penny only where nothing else would do.
    """
    return _Balancing(flows, supply, last).done()


class _Balancing:
    """Flows on their way to balance: what each is now, and how far each place is out."""

    def __init__(
        self, flows: Mapping[Arrow, Exact], supply: Mapping[int, int], last: frozenset[Arrow]
    ) -> None:
        self.flow: dict[Arrow, int] = {}
        self.down: dict[Arrow, int] = {}
        self.excess: dict[int, int] = dict(supply)
        self.near: dict[int, list[tuple[int, Arrow, int]]] = {}
        self.last = last
        for arrow, (numerator, denominator) in flows.items():
            self._begin(arrow, *divmod(numerator, denominator), denominator)
        for arrows in self.near.values():
            arrows.sort()

    def _begin(self, arrow: Arrow, down: int, rest: int, denominator: int) -> None:
        """Set one flow to its nearest penny; one that is already whole is never touched again."""
        here, there = arrow
        self.flow[arrow] = amount = down + (2 * rest >= denominator)
        self.excess[here] = self.excess.get(here, 0) - amount
        self.excess[there] = self.excess.get(there, 0) + amount
        if rest:
            self.down[arrow] = down
            from_half = abs(2 * rest - denominator) * SCALE // denominator
            self.near.setdefault(here, []).append((from_half, arrow, there))
            self.near.setdefault(there, []).append((from_half, arrow, here))

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

    def _chain(self, start: int, *, spare: bool) -> list[tuple[Arrow, int]]:
        """Return the shortest chain of turns by which a penny leaves ``start`` for a place that lacks one."""
        came: dict[int, tuple[int, Arrow, int]] = {}
        seen = {start}
        queue = deque([start])
        while queue:
            here = queue.popleft()
            for _, arrow, there in self.near.get(here, ()):
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
