"""Support's cost reaches those who pay, exactly and to the penny, whoever serves whom."""

import random
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.recharges.core.builders import networks, service, support, uses

from moothall.recharges.core.allocation import Allocation, direct, reciprocal, step_down
from moothall.recharges.core.findings import ClosedLoop, ServesNobody
from moothall.recharges.core.pools import CostPool, UsageShare
from moothall.refusals import Invalid


def eliminated(rows: list[list[Fraction]]) -> list[Fraction]:
    """Solve by the school method: the judge of the solver, and no relation of it."""
    size = len(rows)
    for here in range(size):
        pivot = next(row for row in range(here, size) if rows[row][here])
        rows[here], rows[pivot] = rows[pivot], rows[here]
        rows[here] = [each / rows[here][here] for each in rows[here]]
        for other in range(size):
            if other != here and rows[other][here]:
                by = rows[other][here]
                rows[other] = [a - by * b for a, b in zip(rows[other], rows[here], strict=True)]
    return [row[-1] for row in rows]


def balances(done: Allocation) -> None:
    """Every figure is within a penny of the truth, and every place balances."""
    for flow in done.flows:
        assert flow.pence in (floor(done.exactly(flow)), ceil(done.exactly(flow)))
    for each, gross in done.gross.items():
        passed_on = sum(flow.pence for flow in done.flows if flow.support == each)
        received = sum(flow.pence for flow in done.received(each))
        assert done.own[each] + received == gross == passed_on
        assert gross in (floor(done.exact_gross(each)), ceil(done.exact_gross(each)))
    for each, pence in {**done.loaded, **done.left}.items():
        assert done.own[each] + sum(flow.pence for flow in done.received(each)) == pence
        assert pence in (floor(done.exact_loaded(each)), ceil(done.exact_loaded(each)))
    assert done.pence_in == done.pence_out


@given(networks(), st.randoms(use_true_random=False))
def test_cost_in_is_cost_out_and_every_service_balances_by_every_method(network, chance):
    pools, usage = network
    order = [pool.id for pool in pools if pool.kind == "support"]
    chance.shuffle(order)
    for done in (reciprocal(pools, usage), direct(pools, usage), step_down(pools, usage, order=order)):
        balances(done)


@given(networks(), st.randoms(use_true_random=False))
def test_the_order_in_which_pools_and_uses_are_given_is_irrelevant(network, chance):
    pools, usage = network
    done = reciprocal(pools, usage)
    chance.shuffle(pools)
    chance.shuffle(usage)
    assert reciprocal(pools, usage) == done


@given(networks())
def test_credits_are_allocated_as_costs_are(network):
    pools, usage = network
    turned = [CostPool(pool.id, pool.title, -pool.pence, pool.kind) for pool in pools]
    done, back = reciprocal(pools, usage), reciprocal(turned, usage)
    for flow, other in zip(done.flows, back.flows, strict=True):
        assert done.exactly(flow) == -back.exactly(other)


@pytest.mark.parametrize("seed", range(6))
def test_the_solution_is_that_of_an_independent_exact_solver(seed):
    chance = random.Random(seed)
    size = chance.randint(2, 12)
    names = [f"s{number}" for number in range(size)]
    weights = {
        giver: {to: chance.randint(0, 20) for to in [*names, "a", "b"] if to != giver} | {"c": 1}
        for giver in names
    }
    pence = {name: chance.randint(-(10**7), 10**9) for name in names}
    done = reciprocal([support(name, pence[name]) for name in names], uses(**weights))
    rows = [
        [
            Fraction(int(here == giver)) - Fraction(weights[giver].get(here, 0), sum(weights[giver].values()))
            for giver in names
        ]
        + [Fraction(pence[here])]
        for here in names
    ]
    assert [done.exact_gross(name) for name in names] == eliminated(rows)


@given(networks(), st.integers(-500, 500))
def test_a_year_of_two_halves_costs_exactly_what_the_whole_does(network, pence):
    pools, usage = network
    halves = [
        [CostPool(pool.id, pool.title, part, pool.kind) for pool, part in zip(pools, parts, strict=True)]
        for parts in ([pence] * len(pools), [pool.pence - pence for pool in pools])
    ]
    whole, first, second = (reciprocal(each, usage) for each in (pools, *halves))
    for name in whole.loaded:
        assert whole.exact_loaded(name) == first.exact_loaded(name) + second.exact_loaded(name)


def test_support_services_that_serve_only_one_another_are_a_finding_with_their_names():
    pools = [support("hr", 500), support("ict", 300), support("post", 100), service("waste", 1)]
    done = reciprocal(pools, uses(hr={"ict": 1}, ict={"hr": 2}, post={"hr": 1, "waste": 1}))
    assert done.findings == (ClosedLoop(("hr", "ict"), 850),)
    assert done.loaded == {"waste": 51}
    balances(done)


def test_a_support_service_that_serves_nobody_keeps_its_cost_and_is_found():
    done = reciprocal([support("hr", 500), service("waste", 0)], uses(hr={"waste": 0}))
    assert done.findings == (ServesNobody("hr", 500),)
    assert done.left == {"hr": 500}


def test_what_feeds_a_closed_loop_is_not_itself_a_loop():
    done = reciprocal(
        [support("audit", 90), support("hr", 500), support("ict", 300)],
        uses(audit={"hr": 1}, hr={"ict": 1}, ict={"hr": 1}),
    )
    assert [found.services for found in done.findings if isinstance(found, ClosedLoop)] == [("hr", "ict")]
    assert done.pence_out == 890


def test_a_support_service_does_not_charge_itself():
    alone = uses(hr={"waste": 1})
    assert reciprocal([support("hr", 500)], [*alone, UsageShare("hr", "hr", 9)]).loaded == {"waste": 500}


def test_only_a_support_service_with_a_pool_serves_others():
    with pytest.raises(Invalid, match="not a support service with a cost pool"):
        reciprocal([service("waste", 1)], uses(hr={"waste": 1}))


def test_every_support_service_has_one_turn():
    with pytest.raises(Invalid, match="Name each of them once"):
        step_down([support("hr", 1), support("ict", 1)], [], order=["hr"])


def test_a_weight_that_is_a_float_is_refused():
    with pytest.raises(Invalid, match="exact fraction"):
        UsageShare("hr", "waste", 0.1)
