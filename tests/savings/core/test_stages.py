"""A benefit moves on only with the evidence of each step, and back only with a reason."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.savings.core.places import benefit

from moothall.savings.core.stages import NEEDED, STAGES, Evidence, Move, may_move, stage_of

DAY = date(2016, 4, 1)


def shown(*kinds):
    return [Evidence(kind, "Minute 12", DAY) for kind in kinds]


@pytest.mark.parametrize(
    ("was", "to", "kind"),
    [
        ("idea", "planned", "decision"),
        ("planned", "in_delivery", "decision"),
        ("planned", "in_delivery", "budget_line"),
        ("in_delivery", "delivered", "ledger_figure"),
        ("delivered", "banked", "budget_line"),
    ],
)
def test_each_step_has_its_evidence(was, to, kind):
    assert may_move(benefit(), was=was, to=to, evidence=shown(kind)).may


def test_the_wrong_evidence_says_what_is_needed():
    answer = may_move(benefit(), was="in_delivery", to="delivered", evidence=shown("decision", "budget_line"))
    assert answer.reason == (
        "To be delivered it needs a ledger figure: the ledger has to show that less was spent."
    )


@pytest.mark.parametrize(
    ("fields", "was", "to", "reason"),
    [
        ({}, "idea", "delivered", "It is an idea: it has to be planned first."),
        ({}, "planned", "planned", "It is already planned."),
        ({}, "banked", "planned", "To move it back, say why."),
        ({"owner": None}, "idea", "planned", "To be planned it needs an owner."),
        (
            {"owner": None, "profile_pence": {}},
            "idea",
            "planned",
            "To be planned it needs an owner and a profile by year.",
        ),
        (
            {"cashable": False},
            "delivered",
            "banked",
            "Only a cashable saving can be banked: one that is not lowers no budget.",
        ),
    ],
)
def test_a_benefit_that_may_not_move_is_told_why(fields, was, to, reason):
    answer = may_move(benefit(**fields), was=was, to=to, evidence=shown("decision", "budget_line"))
    assert (answer.may, answer.reason) == (False, reason)


def test_a_step_back_with_a_reason_is_allowed_and_seen():
    assert may_move(benefit(), was="delivered", to="planned", reason="The ledger was wrong.").may
    assert Move("one-service", "delivered", "planned", DAY, "clerk").is_backwards
    assert not Move("one-service", "planned", "in_delivery", DAY, "clerk").is_backwards


def test_a_benefit_has_the_stage_of_its_last_move_by_the_day():
    moves = [
        Move("one-service", "idea", "planned", date(2016, 4, 1), "clerk"),
        Move("one-service", "planned", "in_delivery", date(2017, 4, 1), "clerk"),
    ]
    days = [date(2016, 3, 31), date(2016, 4, 1), date(2017, 4, 1)]
    assert [stage_of(moves, on=day) for day in days] == ["idea", "planned", "in_delivery"]


@given(
    st.sampled_from(STAGES), st.sampled_from(STAGES), st.sets(st.sampled_from(["decision", "budget_line"]))
)
def test_only_the_next_stage_can_be_reached_and_only_with_its_evidence(was, to, kinds):
    answer = may_move(benefit(), was=was, to=to, evidence=shown(*kinds))
    is_next = STAGES.index(to) == STAGES.index(was) + 1
    assert answer.may == (is_next and bool(kinds & set(NEEDED[to][0])))
    assert answer.may != bool(answer.reason)
