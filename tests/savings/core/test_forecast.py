"""A benefit that moves on makes its target likelier, and one that is banked is certain."""

from datetime import date
from itertools import pairwise

import pytest
from tests.savings.core.claims import stated
from tests.savings.core.places import benefit

from moothall.refusals import Invalid
from moothall.savings.core.forecast import forecast
from moothall.savings.core.report.status import Position
from moothall.savings.core.simulation import simulate
from moothall.savings.core.stages import STAGES

PROFILE = {"2016/17": 100_000_00, "2018/19": 200_000_00}
TARGET = stated(295_000, by=date(2019, 3, 31))


def chance(stage, target=TARGET):
    made = forecast([Position(benefit(profile_pence=PROFILE), stage)], targets=[target])
    return simulate(made, draws=20_000, seed=1).chances[0].share


def test_each_stage_makes_the_target_likelier():
    chances = [chance(stage) for stage in STAGES]
    assert all(one < other for one, other in pairwise(chances[:-1]))
    assert chances[-1] == 1.0


def test_lines_run_over_the_same_years_and_a_cost_counts_against():
    made = forecast(
        [
            Position(benefit("one", profile_pence=PROFILE), "planned"),
            Position(benefit("two", profile_pence={"2015/16": 5}, measure="cost"), "banked"),
            Position(benefit("three", profile_pence={}), "idea"),
        ]
    )
    assert made.first_year.name == "2015/16"
    assert [(line.name, line.pence) for line in made.lines] == [
        ("one", (0, 100_000_00, 0, 200_000_00)),
        ("two", (-5, 0, 0, 0)),
    ]


def test_only_savings_added_up_by_a_day_are_goals():
    others = [
        stated(1),
        stated(2, by=date(2019, 3, 31), span="in_year"),
        stated(3, by=date(2019, 3, 31), measure="cost"),
    ]
    made = forecast([Position(benefit(), "planned")], targets=[*others, TARGET])
    assert [(goal.name, goal.pence, goal.by) for goal in made.goals] == [
        (TARGET.id, TARGET.amount_pence, TARGET.by)
    ]


def test_with_no_profile_there_is_nothing_to_simulate():
    with pytest.raises(Invalid, match="No benefit has a profile"):
        forecast([Position(benefit(profile_pence={}), "idea")])
