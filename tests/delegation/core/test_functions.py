import re

import pytest

from moothall.delegation.core.functions import (
    BRANCHES,
    BY_ID,
    FUNCTIONS,
    HEADING,
    NoSuchFunction,
    decidable,
    function_called,
    is_heading,
)


def test_the_list_holds_at_least_sixty_five_functions_that_somebody_decides() -> None:
    assert sum(not is_heading(each) for each in FUNCTIONS) >= 65


def test_each_function_has_an_id_of_its_own() -> None:
    assert len(BY_ID) == len(FUNCTIONS)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda each: each.id)
def test_each_id_is_short_and_each_title_is_plain(function) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", function.id)
    assert len(function.id) <= 40
    assert function.title[0].isupper()
    assert not function.title.endswith(".")


def test_each_function_stands_under_a_heading_and_headings_under_nothing() -> None:
    for function in FUNCTIONS:
        if is_heading(function):
            assert function.part_of is None
        else:
            assert is_heading(BY_ID[function.part_of])


def test_each_function_is_held_by_one_that_the_law_knows_and_says_where() -> None:
    for function in FUNCTIONS:
        if is_heading(function):
            assert function.source is None
            continue
        assert function.held_by in ("council", "executive", "local_choice")
        assert function.source is not None
        assert function.source.clause


def test_what_was_read_has_its_address_and_what_was_not_says_so() -> None:
    for function in FUNCTIONS:
        if function.source and function.source.confidence == "high":
            assert function.source.url, function.id
        if function.source and function.source.confidence == "unchecked":
            assert function.source.url is None, function.id


def test_full_council_keeps_the_council_tax_the_budget_and_the_constitution() -> None:
    kept = {each.id for each in FUNCTIONS if not each.may_be_delegated}

    assert kept >= {
        "set-council-tax",
        "council-tax-calculations",
        "council-tax-reduction-scheme",
        "precepts",
        "annual-budget",
        "framework-plans",
        "adopt-constitution",
        "pay-policy-statement",
        "appoint-head-of-paid-service",
    }
    assert {BY_ID[each].held_by for each in kept} == {"council"}


def test_the_council_tax_base_alone_may_be_passed_on() -> None:
    base = function_called("council-tax-base")

    assert base.may_be_delegated
    assert base.source == function_called("set-council-tax").source


@pytest.mark.parametrize(
    ("function", "holder"),
    [
        ("employment-terms", "council"),
        ("planning-applications", "council"),
        ("ict-policy", "executive"),
        ("award-contract", "executive"),
        ("housing-benefit-claims", "executive"),
        ("extend-services-agreement", "executive"),
        ("statutory-nuisance", "local_choice"),
    ],
)
def test_who_holds_a_function_by_statute(function, holder) -> None:
    assert function_called(function).held_by == holder


def test_a_heading_stands_for_all_that_is_under_it() -> None:
    found = {each.id for each in decidable(["staffing", "ict-policy"])}

    assert {"employment-terms", "restructure-team", "ict-policy"} <= found
    assert "ict-strategy" not in found
    assert not any(BY_ID[each].held_by == HEADING for each in found)


def test_a_name_that_is_not_in_the_list_is_refused() -> None:
    with pytest.raises(NoSuchFunction, match="making-tea"):
        function_called("making-tea")


def test_every_branch_has_something_in_it() -> None:
    assert all(len(list(branch.functions())) > 1 for branch in BRANCHES)
