"""What each support service costs including all that it is charged, solved exactly.

Let a support service with cost P sell its weight W in units, each at a price Y. What it takes in, W × Y, is P
plus what it pays others for their units. That is one linear equation for each service, in whole numbers, and
FLINT solves them in rational arithmetic. If every support service reaches someone outside, directly or
through others, there is exactly one solution.
"""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from math import lcm

from flint import fmpz_mat

Usage = Mapping[str, Mapping[str, int]]  # a support service's whole weights by receiver


def whole(weights: Mapping[str, Mapping[str, int | Fraction]]) -> dict[str, dict[str, int]]:
    """Return each support service's weights as whole numbers in the same proportion, leaving out zeros."""
    return {support: _whole(each) for support, each in weights.items()}


def _whole(weights: Mapping[str, int | Fraction]) -> dict[str, int]:
    common = lcm(*(weight.denominator for weight in weights.values()))
    return {to: int(weight * common) for to, weight in weights.items() if weight}


def prices(usage: Usage, costs: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Return the exact price of one unit of each support service: numerators and a common denominator."""
    supports = sorted(usage)
    if not supports:
        return {}
    place = {support: number for number, support in enumerate(supports)}
    rows = [[0] * len(supports) for _ in supports]
    for support, weights in usage.items():
        rows[place[support]][place[support]] = sum(weights.values())
    for support, weights in usage.items():
        for receiver, weight in weights.items():
            if receiver in place:
                rows[place[receiver]][place[support]] -= weight
    answer = fmpz_mat(rows).solve(fmpz_mat([[costs[support]] for support in supports]))
    exact = [(int(answer[number, 0].p), int(answer[number, 0].q)) for number in range(len(supports))]
    common = lcm(*(q for _, q in exact))
    return {each: (p * (common // q), common) for each, (p, q) in zip(supports, exact, strict=True)}


def stuck(usage: Usage) -> set[str]:
    """Return the support services whose cost can reach only one another."""
    servers: dict[str, list[str]] = {}
    for support, weights in usage.items():
        for receiver in weights:
            servers.setdefault(receiver, []).append(support)
    ahead = [receiver for receiver in servers if receiver not in usage]
    reaching = set(ahead)
    while ahead:
        for support in servers.get(ahead.pop(), ()):
            if support not in reaching:
                reaching.add(support)
                ahead.append(support)
    return set(usage) - reaching


def loops(usage: Usage, among: Collection[str]) -> list[tuple[str, ...]]:
    """Return the closed loops in ``among``: each a set of services that all reach one another."""
    reach = {each: _reached(usage, each) for each in among}
    found = {
        tuple(sorted(reach[each]))
        for each in among
        if reach[each] and all(each in reach[other] for other in reach[each])
    }
    return sorted(found)


def _reached(usage: Usage, start: str) -> set[str]:
    """Return every service that the cost of ``start`` reaches."""
    ahead: Sequence[str] = list(usage.get(start, ()))
    reached = set(ahead)
    queue = list(ahead)
    while queue:
        for receiver in usage.get(queue.pop(), ()):
            if receiver not in reached:
                reached.add(receiver)
                queue.append(receiver)
    return reached
