"""Baselines are frozen, costs are read, and what was saved follows from both."""

from datetime import date
from fractions import Fraction

import pytest
from django.db import DatabaseError, transaction
from tests.acting import operator
from tests.savings.builders import BENEFIT, HERE, OFFICER, SOURCE, agreed, described, frozen, place, spent

from moothall.money import FinancialYear
from moothall.recharges.core.year_of_cost import YearOfCost
from moothall.recharges.operations import record_year
from moothall.refusals import Conflict, Invalid
from moothall.savings import operations, queries
from moothall.savings.models import RecordedBaseline
from moothall.savings.queries import figures

pytestmark = [pytest.mark.storage, pytest.mark.django_db]

MARCH = date(2018, 4, 1)
SHARE = {"kind": "cost_share", "id": "legal-share", "service": "legal", "method": "equal"}


def test_a_baseline_is_frozen_and_a_change_needs_a_reason_and_stays_visible() -> None:
    agreed()
    frozen(900_000_00)
    with pytest.raises(Invalid, match="was frozen on"):
        frozen(950_000_00, on=date(2016, 9, 1))
    frozen(950_000_00, on=date(2016, 9, 1), reason="The insurance was left out.")
    kept = figures.savings_of(HERE, MARCH)
    assert kept.baselines[place("2015/16")].pence == 950_000_00
    assert [each.pence for each in kept.baseline_changes] == [50_000_00]
    assert figures.savings_of(HERE, date(2016, 8, 31)).baselines[place("2015/16")].pence == 900_000_00


def test_the_database_refuses_to_change_a_baseline() -> None:
    agreed()
    frozen(900_000_00)
    with pytest.raises(DatabaseError), transaction.atomic():
        RecordedBaseline.objects.update(pence=1)


def test_what_was_saved_is_the_baseline_less_the_cost_of_a_year_that_is_over() -> None:
    agreed()
    frozen(900_000_00)
    spent(700_000_00)
    assert queries.outturn_of(HERE, date(2016, 12, 1)) == []
    [row] = queries.outturn_of(HERE, date(2017, 4, 1))
    assert row.saving_pence == 200_000_00
    assert [(each.pence, each.so_far_pence) for each in figures.savings_of(HERE, MARCH).saved] == [
        (200_000_00, 200_000_00)
    ]


def test_prices_restate_the_baseline_by_a_series_that_somebody_gave() -> None:
    agreed()
    frozen(900_000_00)
    spent(700_000_00)
    index = {FinancialYear("2015/16"): Fraction(100), FinancialYear("2016/17"): Fraction(102)}
    about = {"partnership": HERE, "name": "Deflator", "published_on": date(2018, 1, 1), "source": SOURCE}
    operations.record_prices(index=index, acting=operator(OFFICER), **about)
    [series] = queries.prices_of(HERE)
    assert queries.outturn_of(HERE, MARCH, series)[0].saving_pence == 218_000_00
    with pytest.raises(Invalid):
        operations.record_prices(index={}, acting=operator(OFFICER), **about)


def test_what_a_recorded_year_says_counts_and_cannot_be_entered_by_hand() -> None:
    agreed(BENEFIT, SHARE)
    pools = [{"service": "legal", "pence": 1_000_000_00}]
    cost = YearOfCost.model_validate({"year": "2016/17", "pools": pools})
    record_year(partnership=HERE, cost=cost, stage="outturn", acting=operator(OFFICER))
    spent_by = {each.place.authority: each.pence for each in queries.actuals_of(HERE)}
    assert spent_by == {"avon": 500_000_00, "brent": 500_000_00}
    with pytest.raises(Conflict):
        spent(1)
    spent(1, place("2017/18"))


@pytest.mark.parametrize("wrong", [place(service="nothing"), place(authority="legal")])
def test_a_sum_of_what_is_not_agreed_is_refused(wrong) -> None:
    agreed()
    with pytest.raises(Invalid, match="The agreement has no"):
        frozen(1, place=wrong)


def test_the_same_line_claimed_twice_and_more_saved_than_spent_are_found() -> None:
    agreed(BENEFIT, BENEFIT | {"id": "other-ict", "name": "ICT again"})
    frozen(150_000_00, place=place())
    found = queries.findings_of(HERE, MARCH)
    assert [(each.rule, each.pence) for each in found] == [
        ("S-01", 100_000_00),
        ("S-01", 200_000_00),
        ("S-02", 50_000_00),
    ]


def test_what_an_earlier_arrangement_saves_is_found_and_taken_out_of_the_forecast() -> None:
    agreed()
    about = {"partnership": HERE, "arrangement": "GO", "source": SOURCE, "acting": operator(OFFICER)}
    operations.record_earlier_saving(place=place(), pence=30_000_00, **about)
    assert [each.rule for each in queries.findings_of(HERE, MARCH)] == ["S-03"]
    found = queries.forecast_of(HERE, MARCH, draws=1_000)
    assert found is not None
    assert found[0].lines[0].pence == (70_000_00, 200_000_00)


def test_a_benefit_of_several_councils_is_undivided_until_somebody_divides_it() -> None:
    agreed(BENEFIT | {"authorities": ["avon", "brent"]})
    assert [each.id for each in figures.savings_of(HERE, MARCH).undivided] == [BENEFIT["id"]]
    described(
        parts=[
            {"authority": each, "service": "legal", "weight": weight}
            for each, weight in (("avon", 1), ("brent", 3))
        ]
    )
    kept = figures.savings_of(HERE, MARCH)
    assert kept.undivided == ()
    assert [each.pence for each in kept.claimed[:2]] == [25_000_00, 75_000_00]


def test_the_appraisal_counts_one_off_costs_and_says_who_is_worse_off() -> None:
    agreed()
    described(costs=[{"name": "Moving", "pence": {"2016/17": 150_000_00}, "optimism_bias": "0.1"}])
    found = queries.appraisal_of(HERE, MARCH)
    assert found is not None
    assert [(each.authority, each.pence) for each in found.detriments] == [("avon", 50_000_00)]
    assert found.to_councils.costs == 165_000_00
    assert found.payback.day is not None


def test_the_page_for_a_councillor_and_the_budget_lines_follow() -> None:
    agreed()
    frozen(900_000_00)
    spent(700_000_00)
    page = queries.summary_of(HERE, MARCH)
    assert page is not None
    assert page.saved_pence == 200_000_00
    assert [each.line for each in queries.mtfs_of(HERE, MARCH).lines] == ["Shared ICT"]


def test_how_many_rows_there_are_makes_no_more_queries(django_assert_max_num_queries) -> None:
    agreed()
    frozen(900_000_00)
    spent(700_000_00)
    queries.summary_of(HERE, MARCH)
    for year in ("2010/11", "2011/12", "2012/13"):
        frozen(1, place=place(year))
        spent(1, place(year))
    with django_assert_max_num_queries(9):
        queries.summary_of(HERE, MARCH)
