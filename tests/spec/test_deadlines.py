"""Worked cases of deadlines, counted apart from the program: each must come to the day expected."""

import os
from pathlib import Path

import pytest
from tests.spec.deadline_cases import Case, cases, day_written, deadline_of
from tests.spec.deadlines_page import page

from moothall.meetings.core.deadlines import RULES

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "deadlines.md"


@pytest.mark.parametrize("case", [*cases()], ids=lambda case: f"{case.rule} {case.given}: {case.remark}")
def test_a_worked_case_comes_to_the_day_expected(case: Case) -> None:
    found = deadline_of(case)

    assert found.rule.id == case.rule
    assert found.day == day_written(case.expected), found.summary


def test_there_are_at_least_sixty_cases_and_none_is_given_twice() -> None:
    asked = [(case.rule, case.counted, case.given) for case in cases()]

    assert len(asked) >= 60
    assert len(asked) == len(set(asked))


def test_every_rule_that_fixes_a_day_by_counting_has_a_worked_case() -> None:
    fix_no_day = {"D-09", "D-10", "D-11", "D-12"}

    assert {case.rule for case in cases()} == set(RULES) - fix_no_day


def test_the_page_of_deadlines_is_written_from_the_cases_and_the_rules() -> None:
    if os.environ.get("MOOTHALL_WRITE_DOCUMENTS"):
        PAGE.write_text(page(), encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == page()
