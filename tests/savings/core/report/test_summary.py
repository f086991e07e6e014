"""A councillor reads whether the promise was kept, how likely it is, and what nobody can tell."""

from datetime import date

import pytest
from tests.savings.core.claims import claim, stated
from tests.savings.core.places import YEAR, benefit
from tests.savings.core.simulation.models import line, model

from moothall.savings.core.appraisal.no_detriment import detriments
from moothall.savings.core.report.cumulative_total import points
from moothall.savings.core.report.status import Position
from moothall.savings.core.report.summary import summary
from moothall.savings.core.simulation import Goal, Normal, simulate

TODAY = date(2026, 11, 23)
LINE = points({YEAR: 20_000_000_00, YEAR.next: 15_000_000_00})


def page(**fields):
    asked = {
        "target": stated(39_000_000, by=date(2018, 3, 31)),
        "line": LINE,
        "outcome": None,
        "positions": [],
        "detriments": [],
        "today": TODAY,
    }
    return summary(**(asked | fields))


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        (
            {},
            "£39 million was promised by 31 March 2018 and was not reached: "
            "£35 million had been recorded as saved by then.",
        ),
        (
            {"target": claim(35_000_000, by=date(2018, 3, 31), span="cumulative", about=True)},
            "About £35 million was promised by 31 March 2018 and was reached: "
            "£35 million had been recorded as saved by then. Whether the two count the same is not known.",
        ),
        (
            {"target": claim(55_000_000, span="cumulative", at_least=True)},
            "More than £55 million was promised, with no date to reach it by. "
            "£35 million has been recorded as saved by the end of 2017/18.",
        ),
        (
            {"target": claim(63_000_000, span="cumulative", by=date(2028, 12, 31))},
            "£63 million was promised by 31 December 2028. "
            "£35 million has been recorded as saved by the end of 2017/18.",
        ),
        (
            {"target": stated(39_000_000, by=date(2024, 12, 31))},
            "£39 million was promised by 31 December 2024 and was not reached, on what is recorded: "
            "£35 million by the end of 2017/18, and nothing after it.",
        ),
        (
            {"target": stated(30_000_000, by=date(2024, 12, 31))},
            "£30 million was promised by 31 December 2024 and was reached before: "
            "£35 million by the end of 2017/18.",
        ),
        ({"line": []}, "£39 million was promised. What has been saved has not been recorded."),
    ],
)
def test_the_answer_comes_first(fields, answer):
    assert page(**fields).answer == answer


def test_what_a_claim_leaves_unsaid_is_told():
    told = page(target=claim(39_000_000, span="cumulative", stage="forecast")).not_known
    assert told[1] == "£39 million does not say whether it is gross or net of cost."


def test_the_chance_is_in_whole_per_cents_and_never_certain():
    goal = Goal("claim-39000000", 10, date(2017, 3, 31))
    outcome = simulate(model(line(100, size=Normal(1, 0.1)), goals=[goal]), draws=1000, seed=1)
    found = page(outcome=outcome, today=date(2017, 3, 31))
    assert found.chance == "The chance of reaching it is at least 99%, in 1,000 runs."
    assert found.matters == ("ICT (size): 100% of what is uncertain",)
    assert page(today=date(2018, 1, 1)).chance == "The chance of reaching it has not been worked out."


def test_the_chance_of_another_target_is_not_told_as_the_chance_of_this_one():
    goals = [Goal("another", 10**9, date(2017, 3, 31)), Goal("claim-39000000", 10, date(2017, 3, 31))]
    outcome = simulate(model(line(100, size=Normal(1, 0.1)), goals=goals), draws=1000, seed=1)
    assert "at least 99%" in page(outcome=outcome, today=date(2017, 3, 31)).chance
    assert "at most 1%" in page(target=claim(1, id="another"), outcome=outcome).chance


def test_only_a_few_late_and_worse_off_are_told_and_the_rest_are_counted():
    late = [Position(benefit(f"b-{n}"), "planned", due=date(2020, 1, n)) for n in (4, 3, 2, 1)]
    saved = {(name, YEAR): -100 for name in ("avon", "brent", "cam", "dart", "exe")}
    found = page(positions=late, detriments=detriments(saved))
    assert found.overdue[0] == "One service: due 1 January 2020; chief-executive answers for it"
    assert (len(found.overdue), found.overdue[-1]) == (4, "And 1 more.")
    assert (len(found.worse_off), found.worse_off[-1]) == (4, "And 2 more.")


def test_it_says_who_answers_for_the_benefits_and_how_many_nobody_does():
    alone = benefit("b-2").model_copy(update={"owner": None})
    both = [Position(benefit("b-1"), "planned"), Position(alone, "idea")]
    assert page(positions=both).owners == (
        "It is to be reached by chief-executive. Nobody answers for 1 of 2 benefits."
    )
    assert page().owners == "No benefit towards it is recorded."


def test_no_chance_is_told_of_a_day_that_has_passed():
    assert page(today=date(2018, 4, 1)).chance == "Its date has passed, so there is no chance to give."


def test_a_target_of_one_year_says_its_day():
    target = stated(39_000_000, by=date(2018, 3, 31), span="in_year")
    assert "was promised by 31 March 2018, but not as a sum over years." in page(target=target).answer
