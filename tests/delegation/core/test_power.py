from dataclasses import replace

import pytest
from hypothesis import given
from tests.delegation.core import naive

from moothall.delegation.core import clause
from moothall.delegation.core.clause import Clause, ProposedDecision
from moothall.delegation.core.power import has_power, may, who_may
from moothall.delegation.core.scheme import Scheme, UnknownPart
from moothall.periods import Period


def scheme_of(*clauses: Clause) -> Scheme:
    root = clause.Root("root", "avon", frozenset({"all"}), Period(naive.day(0)))
    other = clause.Root("root", "brent", frozenset({"money"}), Period(naive.day(0)))
    return Scheme.of(
        functions=naive.FUNCTIONS,
        services=naive.SERVICES,
        authorities=naive.COUNCILS,
        roots=[root, other],
        clauses=clauses,
    )


def passed(grantor: str, delegate: str, **fields: object) -> Clause:
    return Clause(f"{grantor}-{delegate}", grantor, delegate, Period(naive.day(0)), **fields)  # type: ignore[arg-type]


def decision(function: str = "money", *councils: str, amount: int = 0) -> ProposedDecision:
    return ProposedDecision(function, frozenset(councils or ("avon",)), naive.day(1), amount_pence=amount)


def test_who_holds_a_power_by_statute_needs_no_clause() -> None:
    answer = may(scheme=scheme_of(), holder="root", decision=decision("tax"))

    assert answer.is_yes
    assert answer.chains[0].clauses == ()


def test_a_power_comes_down_a_chain_of_clauses() -> None:
    scheme = scheme_of(passed("root", "board", may_pass_on=True), passed("board", "chief", limit_pence=10))

    answer = may(scheme=scheme, holder="chief", decision=decision(amount=10))

    assert [clause.id for clause in answer.chains[0].clauses] == ["root-board", "board-chief"]


def test_a_power_that_may_not_be_passed_on_stops_with_its_delegate() -> None:
    scheme = scheme_of(passed("root", "board"), passed("board", "chief"))

    assert may(scheme=scheme, holder="board", decision=decision()).is_yes
    assert not may(scheme=scheme, holder="chief", decision=decision()).is_yes


def test_a_ring_of_clauses_grants_nothing() -> None:
    ring = [passed("board", "chief", may_pass_on=True), passed("chief", "board", may_pass_on=True)]

    assert not may(scheme=scheme_of(*ring), holder="board", decision=decision()).is_yes


def test_a_decision_for_two_councils_needs_the_power_from_each() -> None:
    scheme = scheme_of(passed("root", "board", authorities=frozenset({"avon"})))

    answer = may(scheme=scheme, holder="board", decision=decision("money", "avon", "brent"))

    assert [chain.authority for chain in answer.chains] == ["avon"]
    assert [(each.authority, each.dimensions) for each in answer.failings] == [("brent", ("council",))]


def test_a_refusal_says_which_test_failed_and_by_which_clause() -> None:
    scheme = scheme_of(passed("root", "board", functions=frozenset({"money"}), limit_pence=2))

    [failing] = may(scheme=scheme, holder="board", decision=decision(amount=3)).failings

    assert failing.dimensions == ("amount",)
    assert failing.clause == scheme.clauses[0]


def test_nobody_is_given_what_the_law_lets_nobody_pass_on() -> None:
    [failing] = may(
        scheme=scheme_of(passed("root", "board")), holder="board", decision=decision("tax")
    ).failings

    assert failing.dimensions == ("not delegable",)


def test_everyone_who_may_decide_is_named_with_those_nearest_the_work_first() -> None:
    scheme = scheme_of(passed("root", "board", may_pass_on=True), passed("board", "chief"))

    assert [answer.holder for answer in who_may(scheme=scheme, decision=decision())] == [
        "chief",
        "board",
        "root",
    ]


@given(naive.schemes())
def test_every_answer_agrees_with_going_round_until_nothing_more_is_granted(scheme: Scheme) -> None:
    for each in naive.decisions():
        able = naive.by_statute(scheme, each) | {clause.delegate for clause in naive.carrying(scheme, each)}

        assert {answer.holder for answer in who_may(scheme=scheme, decision=each)} == able
        for holder in naive.HOLDERS:
            assert may(scheme=scheme, holder=holder, decision=each).is_yes == (holder in able)


@given(naive.schemes())
def test_each_chain_is_a_way_down_from_a_root(scheme: Scheme) -> None:
    for each in naive.decisions():
        for answer in who_may(scheme=scheme, decision=each):
            [chain] = answer.chains
            holders = [chain.root, *(clause.delegate for clause in chain.clauses)]
            assert chain.root in naive.by_statute(scheme, each)
            assert [clause.grantor for clause in chain.clauses] == holders[:-1]
            assert holders[-1] == answer.holder
            assert all(clause.may_pass_on for clause in chain.clauses[:-1])
            assert all(naive.covers(clause, each) for clause in chain.clauses)


def test_a_decision_for_no_council_is_nobody_s() -> None:
    nobody_s = ProposedDecision("money", frozenset(), naive.day(1))

    assert who_may(scheme=scheme_of(), decision=nobody_s) == []
    assert not has_power(scheme=scheme_of(), holder="root", decision=nobody_s)


def test_a_question_about_what_is_not_in_the_scheme_is_refused_by_name() -> None:
    with pytest.raises(UnknownPart, match="no function, service or council called “cam”"):
        who_may(scheme=scheme_of(), decision=decision("money", "cam"))


def test_the_scheme_of_one_day_has_the_clauses_that_hold_then() -> None:
    ended = replace(passed("root", "board"), period=Period(naive.day(0), naive.day(1)))
    begun = replace(passed("root", "chief"), period=Period(naive.day(1)))

    of_one_day = scheme_of(ended, begun).on(naive.day(1))

    assert [(each.id, each.period) for each in of_one_day.clauses] == [
        ("root-chief", Period.of_day(naive.day(1)))
    ]
    assert [each.holder for each in who_may(scheme=of_one_day, decision=decision())] == ["chief", "root"]
