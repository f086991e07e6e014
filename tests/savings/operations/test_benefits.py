"""A benefit moves on with what shows it, and the chance of the target with it."""

from datetime import date

import pytest
from tests.acting import operator, relying_on
from tests.savings.builders import BENEFIT, HERE, OFFICER, TARGET, agreed, described, frozen, move, spent

from moothall.audit.models import AuditEvent
from moothall.refusals import Conflict, Invalid, Missing
from moothall.savings import operations, queries
from moothall.savings.core.benefit_details import Scenario
from moothall.savings.models import APPEND_ONLY, RecordedMove
from moothall.savings.queries import figures

pytestmark = [pytest.mark.storage, pytest.mark.django_db]

JULY = date(2016, 7, 1)


@pytest.fixture(autouse=True)
def _agreement() -> None:
    agreed()


def stage(on: date = JULY) -> str:
    return queries.positions_of(HERE, on)[0].stage


def chance(on: date = JULY) -> float:
    found = queries.forecast_of(HERE, on, draws=2_000)
    assert found is not None
    return found[1].chances[0].share


def test_a_benefit_is_an_idea_until_a_decision_plans_it() -> None:
    assert stage() == "idea"
    assert move("planned", "decision") == 1
    assert stage() == "planned"
    assert stage(date(2016, 5, 31)) == "idea"


@pytest.mark.parametrize(
    ("to", "evidence", "field"),
    [("planned", (), "kind"), ("planned", ("ledger_figure",), "kind"), ("delivered", ("decision",), "to")],
)
def test_a_step_without_its_evidence_or_over_a_stage_is_refused_and_nothing_kept(to, evidence, field) -> None:
    with pytest.raises(Invalid) as refused:
        move(to, *evidence)
    assert [fault.field for fault in refused.value.faults] == [field]
    assert not RecordedMove.objects.exists()


def test_a_step_back_needs_a_reason_and_stays_in_the_record() -> None:
    move("planned", "decision")
    with pytest.raises(Invalid, match="say why"):
        move("idea")
    move("idea", reason="The decision was called in.")
    assert stage() == "idea"
    assert [each.to for each in queries.moves_of(HERE, BENEFIT["id"])] == ["planned", "idea"]


def test_the_evidence_and_who_moved_it_are_read_back_as_they_were_given() -> None:
    move("planned", "decision", acting=relying_on("Programme manager", OFFICER))
    [moved] = queries.moves_of(HERE, BENEFIT["id"])
    assert (moved.by, moved.evidence[0].kind, moved.evidence[0].reference) == (
        OFFICER,
        "decision",
        "Minute 12",
    )
    assert moved.evidence[0].source is not None
    event = AuditEvent.objects.order_by("number").last()
    assert event is not None
    assert (event.action, event.actor, event.subject) == ("savings.benefit_moved", OFFICER, BENEFIT["id"])
    assert "Programme manager" in event.facts


def test_moves_are_in_the_order_of_their_days_and_while_the_benefit_holds() -> None:
    move("planned", "decision")
    with pytest.raises(Invalid, match="moved on a later day"):
        move("in_delivery", "decision", on=date(2016, 5, 31))
    with pytest.raises(Invalid, match="does not hold"):
        move("in_delivery", "decision", on=date(1999, 5, 31))
    with pytest.raises(Missing):
        operations.move_benefit(
            partnership=HERE, benefit="avon", to="planned", on=JULY, acting=operator(OFFICER)
        )


def test_the_chance_of_the_target_rises_with_each_stage() -> None:
    chances = [chance()]
    for to, kind in (
        ("planned", "decision"),
        ("in_delivery", "budget_line"),
        ("delivered", "ledger_figure"),
        ("banked", "budget_line"),
    ):
        move(to, kind)
        chances.append(chance())
    assert chances == sorted(chances)
    assert chances[0] < 0.1
    assert chances[-1] == 1.0


def test_a_simulation_is_run_once_for_the_same_inputs(monkeypatch) -> None:
    first = queries.forecast_of(HERE, JULY, draws=1_000)
    monkeypatch.setattr(
        "moothall.savings.queries.figures.simulate", lambda *_, **__: pytest.fail("it ran again")
    )
    assert queries.forecast_of(HERE, JULY, draws=1_000) == first


def test_what_is_due_and_when_is_told_with_the_stage() -> None:
    described(
        due={"planned": "2016-06-30", "banked": "2018-04-01"}, confidence="low", dependencies=["Payroll"]
    )
    [position] = queries.positions_of(HERE, JULY)
    assert (position.due, position.is_overdue(JULY)) == (date(2016, 6, 30), True)
    assert queries.details_of(HERE, BENEFIT["id"]).dependencies == ("Payroll",)
    move("planned", "decision")
    assert queries.positions_of(HERE, JULY)[0].due is None


def test_details_that_name_what_is_not_agreed_are_refused() -> None:
    with pytest.raises(Invalid, match="no service “nothing”"):
        described(parts=[{"authority": "avon", "service": "nothing", "weight": 1}])


def test_how_sure_each_stage_is_can_be_set_and_is_made_up_until_it_is() -> None:
    assert "sureness" in queries.illustrative_of(HERE, JULY)
    sure = {"idea": {"least": 1, "likeliest": 1, "most": 1}}
    scenario = Scenario.model_validate({"sure": sure, "draws": 1_000})
    operations.set_scenario(partnership=HERE, scenario=scenario, acting=operator(OFFICER))
    assert "sureness" not in queries.illustrative_of(HERE, JULY)
    assert chance() == 1.0


def test_no_target_is_simulated_that_is_not_of_the_whole_programme() -> None:
    assert [goal.id for goal in figures.savings_of(HERE, JULY).targets] == [TARGET["id"]]


def test_the_same_move_cannot_be_made_twice() -> None:
    move("planned", "decision")
    with pytest.raises((Invalid, Conflict), match="already planned"):
        move("planned", "decision")


def test_what_is_cut_short_before_its_event_is_written_leaves_nothing(monkeypatch) -> None:
    def cut_short(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("moothall.audit.operations.record", cut_short)
    acts = (
        lambda: move("planned", "decision"),
        lambda: described(confidence="low"),
        lambda: frozen(1),
        lambda: spent(1),
        lambda: operations.set_scenario(partnership=HERE, scenario=Scenario(), acting=operator(OFFICER)),
    )
    for act in acts:
        with pytest.raises(KeyboardInterrupt):
            act()
    assert [model.objects.count() for model in APPEND_ONLY] == [0] * len(APPEND_ONLY)
