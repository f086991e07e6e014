"""What is asked of a programme that has little or nothing yet is answered with little or nothing."""

from datetime import date

import pytest
from tests.savings.builders import BENEFIT, HERE, TARGET, agreed, described, frozen, move, spent

from moothall.refusals import Missing
from moothall.savings import queries
from moothall.savings.core.benefit_details import Details
from moothall.savings.queries import figures

pytestmark = [pytest.mark.storage, pytest.mark.django_db]

TODAY = date(2017, 4, 1)
ALONE = {"kind": "participation", "id": "avon-hr", "authority": "avon", "service": "hr"}


def test_a_partnership_without_benefits_has_no_forecast_no_appraisal_and_no_page() -> None:
    agreed(ALONE)

    assert queries.positions_of(HERE, TODAY) == ()
    assert queries.forecast_of(HERE, TODAY) is None
    assert queries.appraisal_of(HERE, TODAY) is None
    assert queries.summary_of(HERE, TODAY) is None
    assert figures.savings_of(HERE, TODAY).chances == ()
    assert (queries.outturn_of(HERE, TODAY), queries.findings_of(HERE, TODAY)) == ([], ())


def test_a_target_without_a_benefit_has_a_page_that_says_what_is_not_known() -> None:
    agreed(TARGET)

    page = queries.summary_of(HERE, TODAY)

    assert page is not None
    assert page.owners == "No benefit towards it is recorded."
    assert page.overdue == page.worse_off == ()


def test_a_benefit_of_which_nothing_is_recorded_is_an_idea_with_no_day() -> None:
    agreed()

    [position] = queries.positions_of(HERE, TODAY)

    assert (position.stage, position.since, position.due) == ("idea", None, None)
    assert (queries.moves_of(HERE, "one-ict"), queries.details_of(HERE, "one-ict")) == ((), Details())
    assert queries.moves_of(HERE, "nothing") == ()


def test_a_partnership_that_is_not_there_has_no_savings() -> None:
    with pytest.raises(Missing):
        queries.positions_of("nowhere", TODAY)


def test_what_happened_after_a_day_is_not_known_on_that_day() -> None:
    agreed()
    described(due={"planned": "2016-06-30", "in_delivery": "2016-09-30"})
    move("planned", "decision", on=date(2016, 6, 1))

    [before] = queries.positions_of(HERE, date(2016, 5, 31))
    [after] = queries.positions_of(HERE, date(2016, 6, 1))

    assert (before.stage, before.due) == ("idea", date(2016, 6, 30))
    assert (after.stage, after.since, after.due) == ("planned", date(2016, 6, 1), date(2016, 9, 30))


def test_a_forecast_may_be_run_again_with_other_draws_and_the_same_seed_gives_the_same() -> None:
    agreed()

    one, same, other = (queries.forecast_of(HERE, TODAY, draws=1_000, seed=seed) for seed in (1, 1, 2))

    assert one
    assert same
    assert other
    assert one[1].chances == same[1].chances
    assert one[1] != other[1]
    assert one[1].chances[0].draws == 1_000


def test_a_cost_entered_again_replaces_what_was_entered_before() -> None:
    agreed()
    frozen(900_000_00)
    spent(700_000_00)
    spent(650_000_00)

    assert [each.saving_pence for each in queries.outturn_of(HERE, TODAY)] == [250_000_00]


def test_a_benefit_that_has_ended_is_in_no_figure_of_a_later_day() -> None:
    agreed(BENEFIT | {"until": date(2016, 10, 1)}, TARGET)

    assert len(queries.positions_of(HERE, date(2016, 9, 30))) == 1
    assert queries.positions_of(HERE, TODAY) == ()
    assert queries.forecast_of(HERE, TODAY) is None
