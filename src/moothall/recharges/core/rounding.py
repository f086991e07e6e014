"""Exact amounts rounded to whole pence so that what should balance still balances.

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

    ``total`` must be within as many pence of their exact sum as there are amounts. Of two with the same
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

    At a place, ``supply`` and what flows in equal what flows out. Arrows in ``last`` are moved off their
    nearest penny only if nothing else will do.
    """
    return _Balancing(flows, denominator, supply, last).done()


class _Balancing:
    """Flows on their way to balance: the current value of each, and the excess at each place.

    Arrows are numbered in order, so that what is known of each is in a list at its number.
    """

    def __init__(
        self, flows: Mapping[Arrow, int], denominator: int, supply: Mapping[int, int], last: frozenset[Arrow]
    ) -> None:
        self.arrows = sorted(flows)
        self.last = [arrow in last for arrow in self.arrows]
        self.excess: dict[int, int] = {place: 0 for arrow in self.arrows for place in arrow} | dict(supply)
        self.near: dict[int, list[int]] = {place: [] for place in self.excess}
        self.sorted: set[int] = set()
        self.flow: list[int] = []
        self.is_up: list[bool] = []
        self.from_half: list[int] = []
        self._begin(flows, denominator)

    def _begin(self, flows: Mapping[Arrow, int], denominator: int) -> None:
        """Set every flow to its nearest penny; one that is whole is never touched again."""
        excess, near, flow, is_up, gaps = self.excess, self.near, self.flow, self.is_up, self.from_half
        for number, arrow in enumerate(self.arrows):
            here, there = arrow
            amount, rest = divmod(flows[arrow], denominator)
            from_half = 2 * rest - denominator
            if rest:
                near[here].append(number)
                near[there].append(number)
                amount += from_half >= 0
            flow.append(amount)
            is_up.append(from_half >= 0)
            gaps.append(abs(from_half))
            excess[here] -= amount
            excess[there] += amount

    def done(self) -> dict[Arrow, int]:
        """Move one penny after another until every place balances."""
        for place in sorted(self.excess):
            while self.excess[place] > 0:
                self._relieve(place)
        return dict(zip(self.arrows, self.flow, strict=True))

    def _relieve(self, start: int) -> None:
        """Move one penny from ``start`` to a place that lacks one, sparing the last arrows if possible."""
        # A turn only ever moves a flow between its exact value rounded down and rounded up, so no figure ends
        # more than a penny away; the theorem above says that a chain is always found.
        chain = self._chain(start, spare=True) or self._chain(start, spare=False)
        for number in chain:
            self.flow[number] += -1 if self.is_up[number] else 1
            self.is_up[number] = not self.is_up[number]
        self.excess[start] -= 1
        self.excess[self.arrows[chain[-1]][self.is_up[chain[-1]]]] += 1

    def _nearest_half_first(self, place: int) -> list[int]:
        """Return the arrows at a place that are not whole, in the order in which to turn them."""
        if place not in self.sorted:
            self.sorted.add(place)
            self.near[place].sort(key=self.from_half.__getitem__)
        return self.near[place]

    def _chain(self, start: int, *, spare: bool) -> list[int]:
        """Return the shortest chain of turns by which a penny leaves ``start`` for a place that lacks one.

        A penny goes forwards along an arrow that is turned up, and back along one that is turned down.
        """
        arrows, is_up, last = self.arrows, self.is_up, self.last
        came: dict[int, tuple[int, int]] = {}
        seen = {start}
        queue = deque([start])
        while queue:
            here = queue.popleft()
            # Nearest to half a penny first: those figures move least from their exact value by being turned.
            for number in self._nearest_half_first(here):
                tail, there = arrows[number]
                if is_up[number]:
                    if there != here:
                        continue
                    there = tail
                elif tail != here:
                    continue
                if there in seen or (spare and last[number]):
                    continue
                seen.add(there)
                came[there] = (here, number)
                if self.excess[there] < 0:
                    return _walked(came, start, there)
                queue.append(there)
        return []


def _walked(came: Mapping[int, tuple[int, int]], start: int, end: int) -> list[int]:
    """Return the arrows that led from ``start`` to ``end``, in order."""
    chain = []
    while end != start:
        end, number = came[end]
        chain.append(number)
    return chain[::-1]
