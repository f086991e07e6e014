"""The cost of support services passed on to the services that councils share, by one of three methods.

- *Reciprocal*: every support service charges all that it serves, including other support services, at a
  price that covers what they charge it. Solved exactly.
- *Step-down*: support services take turns in a stated order, and none charges one that has had its turn.
- *Direct*: support services charge only the services that councils share.

What is true of every allocation. Each figure shown (a flow, what a support service costs with all that it
received, what a service costs in the end) is its exact value rounded down or up to a whole penny. At each
support service its own cost and what it received equal what it passes on. What the services cost in the end,
with what stays where it can reach nobody, equals what went in. There is no rounding line. Of the roundings
that balance, one is chosen that starts from the nearest pennies; it depends on the figures and the ids, and
never on the order in which they are given.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import attrgetter
from typing import Literal, NamedTuple

from moothall.money import Weight
from moothall.recharges.core.findings import ClosedLoop, RechargeFinding, ServesNobody
from moothall.recharges.core.pools import CostPool, UsageShare
from moothall.recharges.core.rounding import Arrow, balanced
from moothall.recharges.core.support_prices import Usage, loops, prices, stuck, whole
from moothall.refusals import Invalid

Exact = tuple[int, int]  # numerator and denominator
Method = Literal["reciprocal", "step_down", "direct"]


class Flow(NamedTuple):
    """What one support service charges one that it serves, for a number of its units."""

    support: str
    receiver: str
    weight: int
    of: int
    pence: int


@dataclass(frozen=True, slots=True)
class Allocation:
    """How the cost of support came to the services, exactly and in whole pence.

    ``gross`` is what each support service costs including all that it was charged. ``loaded`` is what each
    service costs including its support. ``left`` is what stays with support services that reach nobody who
    pays.
    """

    method: Method
    own: Mapping[str, int]
    flows: tuple[Flow, ...]
    gross: Mapping[str, int]
    loaded: Mapping[str, int]
    left: Mapping[str, int]
    price: Mapping[str, Exact]
    findings: tuple[RechargeFinding, ...]

    @property
    def pence_in(self) -> int:
        """The whole cost."""
        return sum(self.own.values())

    @property
    def pence_out(self) -> int:
        """The cost that services bear, and what could be passed to nobody."""
        return sum(self.loaded.values()) + sum(self.left.values())

    def exactly(self, flow: Flow) -> Fraction:
        """Return the exact value of a flow, before rounding."""
        numerator, denominator = self.price[flow.support]
        return Fraction(numerator * flow.weight, denominator)

    def exact_gross(self, support: str) -> Fraction:
        """Return the exact cost of a support service with all that it was charged, before rounding."""
        weight = next((flow.of for flow in self.flows if flow.support == support), 0)
        numerator, denominator = self.price[support]
        return Fraction(numerator * weight, denominator)

    def exact_loaded(self, service: str) -> Fraction:
        """Return the exact cost of a service with its support, before rounding."""
        received = (self.exactly(flow) for flow in self.flows if flow.receiver == service)
        return sum(received, Fraction(self.own.get(service, 0)))

    def received(self, service: str) -> tuple[Flow, ...]:
        """Return what support services charge to ``service``."""
        return tuple(flow for flow in self.flows if flow.receiver == service)


def reciprocal(pools: Iterable[CostPool], usage: Iterable[UsageShare]) -> Allocation:
    """Return the allocation in which support services serve each other, solved exactly."""
    return _allocated("reciprocal", *_checked(pools, usage))


def step_down(pools: Iterable[CostPool], usage: Iterable[UsageShare], *, order: Sequence[str]) -> Allocation:
    """Return the allocation in which support services take turns in ``order``, each once."""
    own, weights = _checked(pools, usage)
    if sorted(order) != sorted(weights):
        raise Invalid(
            f"The order of the steps is {', '.join(order) or 'empty'}, and the support services are "
            f"{', '.join(sorted(weights)) or 'none'}. Name each of them once.",
            order=list(order),
        )
    turn = {support: number for number, support in enumerate(order)}
    later = {
        support: {to: weight for to, weight in each.items() if turn.get(to, len(turn)) > turn[support]}
        for support, each in weights.items()
    }
    return _allocated("step_down", own, later)


def direct(pools: Iterable[CostPool], usage: Iterable[UsageShare]) -> Allocation:
    """Return the allocation in which support services charge only the services that councils share."""
    own, weights = _checked(pools, usage)
    outside = {
        support: {to: weight for to, weight in each.items() if to not in weights}
        for support, each in weights.items()
    }
    return _allocated("direct", own, outside)


def _checked(
    pools: Iterable[CostPool], usage: Iterable[UsageShare]
) -> tuple[dict[str, int], dict[str, dict[str, Weight]]]:
    """Return every service's cost and every support service's weights, in the order of their ids."""
    by_id = sorted(pools, key=lambda pool: pool.id)
    own: dict[str, int] = {}
    weights: dict[str, dict[str, Weight]] = {pool.id: {} for pool in by_id if pool.kind == "support"}
    for pool in by_id:
        own[pool.id] = own.get(pool.id, 0) + pool.pence
    for each in sorted(usage, key=attrgetter("support", "receiver")):
        if each.support not in weights:
            raise Invalid(
                f"{each.support} is said to serve {each.receiver}, but it is not a support service with a "
                "cost pool. Add its pool, of the kind support.",
                support=each.support,
            )
        if each.receiver != each.support:
            before = weights[each.support].get(each.receiver, 0)
            weights[each.support][each.receiver] = before + each.weight
            own.setdefault(each.receiver, 0)
    return own, weights


def _allocated(
    method: Method, own: Mapping[str, int], weights: Mapping[str, Mapping[str, Weight]]
) -> Allocation:
    """Solve, round so that everything balances, and report what can reach nobody."""
    usage = whole(weights)
    ends = stuck(usage)
    passing = {support: each for support, each in usage.items() if support not in ends}
    price = prices(passing, own)
    rounded = _Rounded(own, passing, price)
    left = {support: rounded.pays(support) for support in sorted(ends)}
    return Allocation(
        method=method,
        own=dict(own),
        flows=rounded.flows(),
        gross={support: rounded.gross(support) for support in passing},
        loaded={service: rounded.pays(service) for service in sorted(own) if service not in usage},
        left=left,
        price=price,
        findings=tuple(_found(usage, left)),
    )


def _found(usage: Usage, left: Mapping[str, int]) -> Iterable[RechargeFinding]:
    """Yield a finding for every closed loop and every support service that serves nobody."""
    for loop in loops(usage, left):
        yield ClosedLoop(loop, sum(left[service] for service in loop))
    yield from (ServesNobody(service, pence) for service, pence in left.items() if not usage[service])


class _Rounded:
    """The flows of an allocation in whole pence, as a network of places numbered in the order of the ids.

    A support service is two places with an arrow between them, so that its total cost is rounded like any
    other figure. Everything that passes nothing on has an arrow to the one place outside.
    """

    def __init__(self, own: Mapping[str, int], usage: Usage, price: Mapping[str, Exact]) -> None:
        self.usage = usage
        self.into = {service: number for number, service in enumerate(sorted(own), start=1)}
        self.out = {support: len(own) + number for number, support in enumerate(sorted(usage), start=1)}
        flows: dict[Arrow, int] = {}
        common = next(iter(price.values()), (0, 1))[1]
        whole_cost = {service: pence * common for service, pence in own.items()}
        for support, weights in usage.items():
            here, unit = self.out[support], price[support][0]
            for receiver, weight in weights.items():
                flows[here, self.into[receiver]] = exact = unit * weight
                whole_cost[receiver] += exact
        totals = {(self.into[each], self.out.get(each, 0)): exact for each, exact in whole_cost.items()}
        supply = {0: -sum(own.values())} | {self.into[each]: pence for each, pence in own.items()}
        self._pence = balanced(totals | flows, common, supply, last=frozenset(totals))

    def flows(self) -> tuple[Flow, ...]:
        """Return what each support service charges each one that it serves."""
        return tuple(
            Flow(support, receiver, weight, units, self._pence[place, self.into[receiver]])
            for support, weights in self.usage.items()
            for place, units in ((self.out[support], sum(weights.values())),)
            for receiver, weight in weights.items()
        )

    def gross(self, support: str) -> int:
        """Return what a support service costs including all that it was charged."""
        return self._pence[self.into[support], self.out[support]]

    def pays(self, service: str) -> int:
        """Return what stays with a service in the end."""
        return self._pence[self.into[service], 0]
