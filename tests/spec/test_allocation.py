"""Worked examples with printed answers: what went in, who served whom, and what their sources print.

The sources print whole units of money, so each figure is within half a unit of what is printed (and a penny).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from tests.recharges.core.builders import service, support, uses

from moothall.recharges.core.allocation import direct, reciprocal, step_down
from moothall.recharges.core.pools import CostPool


@dataclass(frozen=True)
class Example:
    """One printed example: costs in whole units, weights, and the answers as printed."""

    source: str
    support: Mapping[str, int]
    services: Mapping[str, int]
    weights: Mapping[str, Mapping[str, int]]
    gross: Mapping[str, int]
    loaded: Mapping[str, int] = field(default_factory=dict)
    flows: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def pools(self) -> list[CostPool]:
        return [support(name, 100 * cost) for name, cost in self.support.items()] + [
            service(name, 100 * cost) for name, cost in self.services.items()
        ]


REGINA = Example(
    source="Management accounting, University of Regina, chapter 10.4 "
    "https://opentextbooks.uregina.ca/bus388/chapter/8-4-the-reciprocal-method",
    support={"hr": 80_000, "dp": 120_000, "rm": 40_000},
    services={"machining": 0, "assembly": 0},
    weights={
        "hr": {"dp": 20, "rm": 10, "machining": 40, "assembly": 30},
        "dp": {"hr": 8, "rm": 7, "machining": 30, "assembly": 55},
        "rm": {"machining": 50, "assembly": 50},
    },
    gross={"hr": 91_057, "dp": 138_211, "rm": 58_781},
    loaded={"machining": 107_276},  # it prints 132,723 for assembly, and a rounding error of $1
    flows={
        ("hr", "dp"): 18_211,
        ("hr", "rm"): 9_106,
        ("hr", "machining"): 36_423,
        ("hr", "assembly"): 27_317,
        ("dp", "hr"): 11_057,
        ("dp", "rm"): 9_675,
        ("dp", "machining"): 41_463,
        ("dp", "assembly"): 76_016,
        ("rm", "machining"): 29_390,
        ("rm", "assembly"): 29_390,
    },
)
TWO_SERVICES = Example(
    source="Glossary entry “Reciprocal allocation”, https://www.hyperbots.com/glossary/reciprocal-allocation",
    support={"it": 100_000, "hr": 50_000},
    services={},
    weights={"it": {"hr": 20, "others": 80}, "hr": {"it": 10, "others": 90}},
    gross={"it": 107_143, "hr": 71_429},
    loaded={"others": 150_000},
)
SIMULTANEOUS = Example(
    source="Lesson “Simultaneous equation method”, "
    "https://catargettestprep.com/learn/unknown/overheads/simultaneous-equation-method--reciprocal",
    support={"s1": 30_000, "s2": 20_000},
    services={},
    weights={"s1": {"p1": 4, "p2": 3, "s2": 3}, "s2": {"p1": 3, "p2": 4, "s1": 3}},
    gross={"s1": 39_560, "s2": 31_868},
    flows={("s1", "p1"): 15_824, ("s1", "p2"): 11_868, ("s2", "p1"): 9_560, ("s2", "p2"): 12_747},
)
ANDERS = Example(
    source="Problem “Anders Company”, algebraic method, https://solutioninn.com/study-help/questions/"
    "support-department-cost-allocation-using-the-algebraic-or-reciprocal-method-6079870",
    support={"maintenance": 100_000, "general factory": 270_000},
    services={},
    weights={
        "maintenance": {"general factory": 2_000, "cutting": 9_000, "sewing": 9_000},
        "general factory": {"maintenance": 2_500, "cutting": 5_000, "sewing": 8_500},
    },
    gross={"maintenance": 144_444, "general factory": 284_444},
)
EXAMPLES = {"Regina": REGINA, "two services": TWO_SERVICES, "simultaneous": SIMULTANEOUS, "Anders": ANDERS}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_printed_example_comes_out_as_printed_with_no_rounding_line(name):
    example = EXAMPLES[name]
    done = reciprocal(example.pools(), uses(**example.weights))
    flows = {(flow.support, flow.receiver): flow.pence for flow in done.flows}

    assert {each: done.gross[each] for each in example.gross} == in_pence(example.gross)
    assert {each: done.loaded[each] for each in example.loaded} == in_pence(example.loaded)
    assert {each: flows[each] for each in example.flows} == in_pence(example.flows)
    assert done.pence_out == done.pence_in == sum(pool.pence for pool in example.pools())


def in_pence(printed):
    """Within half of the unit that is printed, and a penny."""
    return pytest.approx({each: 100 * amount for each, amount in printed.items()}, rel=0, abs=51)


def test_the_first_example_to_the_penny():
    done = reciprocal(REGINA.pools(), uses(**REGINA.weights))
    assert done.gross == {"hr": 91_056_91, "dp": 138_211_38, "rm": 58_780_49}
    assert done.loaded == {"machining": 107_276_42, "assembly": 132_723_58}


def test_the_same_costs_by_step_down_and_direct_as_worked_by_hand():
    """Human resources first passes on 20, 10, 40 and 30 in 100. Data processing then has £136,000 and passes
    on 7, 30 and 55 in 92, and risk management halves £58,347.83. Directly, each charges the last two only."""
    pools, usage = REGINA.pools(), uses(**REGINA.weights)
    stepped = step_down(pools, usage, order=["hr", "dp", "rm"])
    assert stepped.gross == {"hr": 80_000_00, "dp": 136_000_00, "rm": 58_347_83}
    assert stepped.loaded == {"machining": 105_521_74, "assembly": 134_478_26}
    assert direct(pools, usage).loaded == {"machining": 108_067_23, "assembly": 131_932_77}
