"""Pages about savings: the answer first, what is made up said, something to read where there is nothing."""

from datetime import date
from fractions import Fraction
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.acting import operator
from tests.agreement.core.builders import founding, part
from tests.agreement.partnerships import founded
from tests.doors.stored_agreements import text_of
from tests.savings.builders import SOURCE, agreed, frozen, move, place, spent

from moothall.doors.site.savings.overview import tenths
from moothall.money import FinancialYear
from moothall.savings.operations import record_prices

pytestmark = pytest.mark.django_db
PAGES = ["", "steps/", "appraisal/", "outturn/", "findings/", "report/"]
FILES = ["fan.csv", "steps/steps.csv", "outturn/outturn.csv", "report/mtfs.csv", "report/mtfs.xlsx"]
DAY = "?on=2026-11-23"


@pytest.fixture
def read(client):
    return lambda path, day=DAY: client.get(f"/test/savings/{path}{day}")


@pytest.fixture
def kept():
    agreed()
    move("planned", "decision")
    frozen(500_000_00)
    spent(420_000_00)


@pytest.mark.parametrize("path", [*PAGES, *FILES, "fan.svg", "report/savings.pdf", "benefits/one-ict/"])
def test_every_page_and_file_answers_in_few_questions_to_the_store(read, kept, path):
    read(path)
    with CaptureQueriesContext(connection) as asked:
        assert read(path).status_code == 200
    assert len(asked) <= 12


@pytest.mark.parametrize("path", [*PAGES, *FILES, "report/savings.pdf"])
def test_a_partnership_with_no_benefit_and_no_target_has_something_to_read(read, path):
    founded(founding(part("avon", "legal")))
    assert read(path).status_code == 200
    assert read(path, "?on=1990-01-01").status_code == 200


def test_the_first_page_says_what_was_promised_and_saved_and_the_chance(read, kept):
    shown = read("").content.decode()

    assert "£270,000 was promised by 31 March 2018" in shown
    assert "£80,000" in shown
    assert " in 10" in shown or " in 20" in shown
    assert "Standard error" in shown
    assert "seed 2020" in shown


def test_what_is_made_up_is_said(read, kept):
    assert "how sure a benefit is at each stage" in read("").content.decode()


def test_the_steps_add_up_and_what_nothing_explains_is_a_step(read, kept):
    shown = read("steps/").content.decode()

    assert "Not explained" in shown
    assert "-£80,000" in shown or "−£80,000" in shown


def test_a_benefit_shows_each_move_with_what_shows_it(read, kept):
    shown = read("benefits/one-ict/").content.decode()

    assert "1 June 2016: planned" in shown
    assert "A decision of 1 May 2016: Minute 12" in shown
    assert read("benefits/none/").status_code == 404


def test_a_cost_without_a_baseline_saves_nothing_that_can_be_told(read):
    agreed()
    spent(1_00, place("2017/18"))

    assert "No baseline was kept" in read("steps/").content.decode()
    assert "Not known" in read("outturn/").content.decode()


def by_prices(read, asked, path="outturn/"):
    return read(path, f"{DAY}&{urlencode({'prices': asked})}")


def prices(name, **index):
    """Record a series of prices: ``y1617=100`` is 100 in 2016/17."""
    figures = {FinancialYear(f"20{year[1:3]}/{year[3:]}"): Fraction(each) for year, each in index.items()}
    record_prices(
        partnership="test",
        name=name,
        published_on=date(2018, 6, 30),
        index=figures,
        source=SOURCE,
        acting=operator("her"),
    )


def test_costs_are_told_in_cash_or_by_a_series_of_prices(read, kept):
    spent(430_000_00, place("2017/18"))
    prices("Deflator", y1516=100, y1617=105, y1718=110)
    series = "2018-06-30 Deflator"

    for asked in ("", "another"):
        assert "In cash: no account is taken" in text_of(by_prices(read, asked))
        assert "£500,000 £430,000 £70,000" in text_of(by_prices(read, asked))
    assert "£550,000 £430,000 £120,000" in text_of(by_prices(read, series))
    assert "550000.00,430000.00,120000.00" in by_prices(read, series, "outturn/outturn.csv").content.decode()


def test_a_year_that_a_series_lacks_leaves_the_figures_in_cash_and_says_so(read, kept):
    spent(430_000_00, place("2017/18"))
    prices("Short", y1516=100, y1617=105)

    told = text_of(by_prices(read, "2018-06-30 Short"))

    assert "has no figure for 2017/18. So the figures below are in cash." in told


def test_a_chance_is_never_said_to_be_none_or_certain():
    assert [tenths(each) for each in (0, 0.05, 0.3, 0.949, 1)] == [
        "less than 1 in 20",
        "1 in 10",
        "3 in 10",
        "9 in 10",
        "more than 19 in 20",
    ]


def test_a_benefit_that_does_not_hold_on_the_day_is_read_in_the_agreement(read, kept):
    answer = read("benefits/one-ict/", "?on=1990-01-01")
    assert answer.status_code == 302
    assert "/one-ict/" in answer.url
    assert "on=1990-01-01" in answer.url
    assert read("benefits/nothing/").status_code == 404
