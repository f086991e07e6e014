"""Each answer about power is one plain sentence, with the clause's figures beside those that were asked."""

from datetime import date
from typing import Any

import pytest
from tests.delegation.core import naive

from moothall.agreement.core.values import Condition
from moothall.delegation.core.clause import Clause, Function, ProposedDecision, Root
from moothall.delegation.core.power import Chain, PowerAnswer, may
from moothall.delegation.core.review import Extent, Vacancy
from moothall.delegation.core.scheme import Scheme
from moothall.delegation.core.sentences import (
    amounts_in_words,
    chain_in_words,
    clause_in_words,
    condition_in_words,
    decision_in_words,
    extent_in_words,
    failing_in_words,
    in_order,
    vacancy_in_words,
)
from moothall.periods import Period

PERIOD = Period(naive.day(0), naive.day(10))
DAY = naive.day(1)


def named(id: str) -> str:
    return id.title()


def clause(**fields: Any) -> Clause:
    return Clause(**{"id": "clause", "grantor": "root", "delegate": "chief", "period": PERIOD, **fields})


def scheme(*clauses: Clause) -> Scheme:
    return Scheme.of(
        functions=naive.FUNCTIONS,
        services=naive.SERVICES,
        authorities=naive.COUNCILS,
        roots=[Root("root", each, frozenset({"all"}), Period(naive.day(-5))) for each in naive.COUNCILS],
        clauses=clauses,
    )


def decision(function: str = "money", **fields: Any) -> ProposedDecision:
    return ProposedDecision(
        **{"function": function, "authorities": frozenset({"avon"}), "day": DAY, **fields}
    )


def test_a_decision_is_said_with_all_that_was_asked() -> None:
    whole = decision(
        authorities=frozenset({"brent", "avon"}),
        services=frozenset({"legal"}),
        amount_pence=5_000_00,
        circumstances=frozenset({"urgent"}),
    )

    assert decision_in_words(decision(), named, named) == "Money for Avon on 2 April 2016"
    assert decision_in_words(whole, named, named) == (
        "Money for Avon and Brent in Legal at £5,000 on 2 April 2016 (urgent)"
    )


def test_a_clause_is_said_with_its_bounds() -> None:
    bounded = clause(
        title="Spending: Avon",
        from_pence=100,
        limit_pence=50_000,
        requires=frozenset({"urgent"}),
        excludes=frozenset({"key"}),
    )

    assert clause_in_words(clause(), named) == "Root to Chief: clause"
    assert clause_in_words(bounded, named) == (
        "Root to Chief: Spending, from £1, up to £500, only where: urgent, not where: key"
    )
    assert chain_in_words(Chain("avon", "", "root", (clause(),)), named) == [
        "Root has it by statute",
        "Root to Chief: clause",
    ]


def needed(needs: str, *of: str) -> Condition:
    return Condition.model_validate(
        {"id": needs.replace("_", "-"), "text": "as agreed", "needs": needs, "of": of}
    )


def test_conditions_stand_in_the_order_in_which_they_can_be_met() -> None:
    every = [needed(each) for each in ("other", "unanimity_or_defer", "consultation", "agreement")]

    assert [each.needs for each in in_order(every)] == [
        "agreement",
        "consultation",
        "unanimity_or_defer",
        "other",
    ]


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (needed("other", "chief"), "as agreed"),
        (needed("consultation"), "as agreed"),
        (needed("consultation", "chief"), "after consulting Chief: as agreed"),
        (needed("agreement", "chief", "clerk"), "with the agreement of Chief and Clerk: as agreed"),
        (needed("unanimity_or_defer"), "if every vote would be for it; if not, it is put off: as agreed"),
        (
            needed("unanimity_or_defer", "board"),
            "if every vote of Board would be for it; if not, it is put off: as agreed",
        ),
    ],
)
def test_a_condition_says_what_it_needs_and_of_whom(condition: Condition, said: str) -> None:
    assert condition_in_words(condition, named) == said


NEAREST = "The nearest clause is “Spending”, but "


@pytest.mark.parametrize(
    ("bounds", "asked", "said"),
    [
        ({"limit_pence": 100}, {"amount_pence": 101}, "it covers decisions up to £1 and this is £1.01."),
        ({"from_pence": 100}, {}, "it covers decisions from £1 and this is £0."),
        (
            {},
            {"day": naive.day(-1)},
            "it holds 1 April 2016 to 10 April 2016 and this is on 31 March 2016.",
        ),
        ({"authorities": frozenset({"brent"})}, {}, "it does not cover Avon."),
        ({"services": frozenset({"legal"})}, {"services": frozenset({"audit"})}, "it does not cover Audit."),
        ({"services": frozenset({"legal"})}, {}, "it covers some services only."),
        ({"functions": frozenset({"staff"})}, {}, "it does not cover this function."),
        ({"requires": frozenset({"urgent"})}, {}, "it holds only where: urgent."),
        (
            {"excludes": frozenset({"urgent"})},
            {"circumstances": frozenset({"urgent"})},
            "it does not hold where: urgent.",
        ),
    ],
)
def test_a_no_says_which_test_the_nearest_clause_does_not_pass(
    bounds: dict[str, Any], asked: dict[str, Any], said: str
) -> None:
    answer = may(
        scheme=scheme(clause(title="Spending", **bounds)), holder="chief", decision=decision(**asked)
    )

    [failing] = answer.failings
    assert failing_in_words(failing, answer, named) == NEAREST + said


def failure(answer: PowerAnswer) -> str:
    [failing] = answer.failings
    return failing_in_words(failing, answer, named)


def test_a_no_without_a_clause_that_comes_near_says_why() -> None:
    passing = scheme(clause(grantor="board", title="Spending"))

    assert failure(may(scheme=passing, holder="chief", decision=decision("tax"))) == (
        "The law lets nobody but the council itself decide this."
    )
    assert failure(may(scheme=passing, holder="clerk", decision=decision())) == (
        "No clause passes anything on to Clerk."
    )
    assert failure(may(scheme=passing, holder="chief", decision=decision())) == (
        "Spending: Board has no such power to pass on here."
    )


def extent(**fields: Any) -> Extent:
    everything: dict[str, Any] = {
        "functions": ("all", "money", "staff"),
        "services": ("", "legal", "audit"),
        "authorities": naive.COUNCILS,
        "amounts": ((None, None),),
        "days": ((None, None),),
        "circumstances": {},
    }
    return Extent(**(everything | fields))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "all of all; for every council; in every service"),
        ({"authorities": ("avon",)}, "for Avon"),
        ({"services": ("legal", "audit")}, "in every service but no service in particular"),
        ({"services": ("audit",)}, "in Audit"),
        ({"functions": ("staff",)}, "staff; for every council"),
        ({"amounts": ((None, 101), (500_01, None))}, "; up to £1 and over £500"),
        ({"days": ((naive.day(0), None),)}, "; from 1 April 2016"),
        ({"circumstances": {"urgent": True, "key": False}}, "; where: urgent; not where: key"),
    ],
)
def test_a_box_of_decisions_says_only_what_bounds_it(fields: dict[str, Any], said: str) -> None:
    assert said in extent_in_words(extent(**fields), scheme=scheme(), name_of=named)


def test_on_one_day_the_day_goes_without_saying() -> None:
    one_day = extent(days=((DAY, naive.day(2)),))

    assert "2016" in extent_in_words(one_day, scheme=scheme(), name_of=named)
    assert "2016" not in extent_in_words(one_day, scheme=scheme(), name_of=named, on_one_day=True)


@pytest.mark.parametrize(
    ("first", "until", "said"),
    [
        (None, 50_000, "below £500"),
        (None, 50_001, "up to £500"),
        (0, None, "up to £0"),
        (50_001, None, "over £500"),
        (50_000, None, "£500 or more"),
        (101, 50_001, "over £1 and up to £500"),
    ],
)
def test_amounts_are_said_as_people_say_them(first: int | None, until: int | None, said: str) -> None:
    assert amounts_in_words(first, until) == said


def test_an_empty_post_says_how_many_powers_rest_there() -> None:
    one = Vacancy("chief", Period(date(2016, 4, 1), date(2016, 5, 1)), ("a",))
    two = Vacancy("chief", Period(date(2016, 4, 1), None), ("a", "b"))

    assert vacancy_in_words(one, named) == (
        "Chief is vacant 1 April 2016 to 30 April 2016, with one power resting there."
    )
    assert vacancy_in_words(two, named).endswith("from 1 April 2016, with 2 powers resting there.")


def test_a_function_that_stands_in_no_branch_is_said_by_its_own_name() -> None:
    alone = Scheme.of(
        functions=[*naive.FUNCTIONS, Function("mace", "Carrying the mace")],
        services=naive.SERVICES,
        authorities=naive.COUNCILS,
        roots=[],
        clauses=[],
    )

    said = extent_in_words(extent(functions=("mace",)), scheme=alone, name_of=named)

    assert said.startswith("carrying the mace; ")
