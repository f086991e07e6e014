import pytest
from tests.agreement.core.builders import day, variation
from tests.delegation.core.agreements import agreed, body, delegating, passed, post

from moothall.agreement.core.register import Register
from moothall.delegation.core.clause import Clause, ProposedDecision
from moothall.delegation.core.functions import FUNCTIONS, is_heading
from moothall.delegation.core.power import may, who_may
from moothall.delegation.core.register_scheme import read_scheme, scheme_of, term_of, vacancies_of
from moothall.delegation.core.statutory_holders import HELD_BY, statutory_holders_of
from moothall.periods import Period


def clauses(register: Register) -> list[Clause]:
    return list(scheme_of(register).clauses)


def deciding(function: str, council: str = "avon", on: int = 5, **fields: object) -> ProposedDecision:
    return ProposedDecision(function, frozenset({council}), day(on), **fields)  # type: ignore[arg-type]


# Who holds functions by statute.


def test_the_two_sides_hold_every_function_between_them_and_none_twice() -> None:
    assert HELD_BY["council"] | HELD_BY["executive"] == {
        each.id for each in FUNCTIONS if not is_heading(each)
    }
    assert not HELD_BY["council"] & HELD_BY["executive"]


def test_a_council_s_own_council_and_executive_hold_its_functions() -> None:
    seats = statutory_holders_of(agreed())

    assert [seat.holder for seat in seats["avon", "council"]] == ["avon-council"]
    assert [seat.holder for seat in seats["avon", "executive"]] == ["avon-cabinet"]


def test_a_council_whose_bodies_are_not_recorded_holds_its_functions_itself() -> None:
    seats = statutory_holders_of(agreed())

    assert seats["brent", "council"] == [("brent", Period(day(0)))]


def test_a_council_holds_them_itself_on_the_days_without_a_body() -> None:
    ended = variation("end", effective=day(10), end=[{"term": "avon-cabinet"}])
    begun = variation("begin", effective=day(20), add=[body("avon-board", "executive", "avon")])

    assert statutory_holders_of(agreed(ended, begun))["avon", "executive"] == [
        ("avon-cabinet", Period(day(0), day(10))),
        ("avon", Period(day(10), day(20))),
        ("avon-board", Period(day(20))),
    ]


@pytest.mark.parametrize(
    ("function", "holder"),
    [
        ("set-council-tax", "avon-council"),
        ("statutory-nuisance", "avon-council"),
        ("ict-policy", "avon-cabinet"),
    ],
)
def test_power_begins_with_the_body_that_the_law_names(function: str, holder: str) -> None:
    answers = who_may(scheme=scheme_of(agreed()), decision=deciding(function))

    assert [answer.holder for answer in answers] == [holder]


# Delegations as clauses.


def test_a_delegation_by_a_body_is_one_clause_with_the_id_of_its_term() -> None:
    [clause] = clauses(
        delegating(
            passed(
                "avon-cabinet", "chief", "award-contract", from_pence=5, limit_pence=10, requires=["Urgent"]
            )
        )
    )

    assert (clause.id, clause.grantor, clause.delegate) == ("avon-cabinet-to-chief", "avon-cabinet", "chief")
    assert clause.functions == {"award-contract"}
    assert (clause.from_pence, clause.limit_pence, clause.requires) == (5, 10, {"Urgent"})
    assert clause.title == "Award contract: Avon Cabinet to Chief"


def test_a_delegation_by_a_council_is_one_by_each_of_its_bodies_of_its_own_functions() -> None:
    found = clauses(delegating(passed("avon", "chief", "employment-terms", "ict-policy")))

    assert [(each.grantor, each.functions) for each in found] == [
        ("avon-council", {"employment-terms"}),
        ("avon-cabinet", {"ict-policy"}),
    ]
    assert len({each.id for each in found}) == 2
    assert {term_of(each) for each in found} == {"avon-to-chief"}


def test_a_heading_passes_on_all_that_is_under_it_and_nothing_that_the_body_lacks() -> None:
    found = {each.grantor: each.functions for each in clauses(delegating(passed("avon", "chief", "finance")))}

    assert "write-off-debts" in found["avon-cabinet"]
    assert "write-off-debts" not in found["avon-council"]
    assert "finance" not in found["avon-cabinet"] | found["avon-council"]


def test_a_delegation_that_names_no_council_is_for_the_one_whose_power_it_is() -> None:
    found = clauses(
        delegating(passed("brent", "joint-committee", "ict-policy"), passed("chief", "leader", "ict-policy"))
    )

    assert [each.authorities for each in found] == [{"brent"}, {"avon"}]


def test_each_version_of_a_delegation_is_a_clause_of_its_own_days() -> None:
    register = agreed(
        variation("scheme", add=[passed("avon-cabinet", "chief", "award-contract", limit_pence=10)]),
        variation(
            "more", effective=day(7), change=[{"term": "avon-cabinet-to-chief", "set": {"limit_pence": 20}}]
        ),
    )

    first, second = clauses(register)
    assert (first.id, first.limit_pence, first.period) == (
        "avon-cabinet-to-chief",
        10,
        Period(day(0), day(7)),
    )
    assert (second.id, second.limit_pence) == (f"avon-cabinet-to-chief@{day(7)}", 20)
    assert term_of(second) == "avon-cabinet-to-chief"


def test_a_condition_no_longer_stands_from_the_day_on_which_it_lapses() -> None:
    conditions = [{"id": "ask", "text": "Ask."}, {"id": "wait", "text": "Wait.", "until": str(day(7))}]
    first, second = clauses(
        delegating(passed("avon-cabinet", "chief", "award-contract", conditions=conditions))
    )

    assert [each.id for each in first.conditions] == ["ask", "wait"]
    assert [each.id for each in second.conditions] == ["ask"]
    assert second.period == Period(day(7))


def test_the_limit_is_the_most_that_may_be_decided() -> None:
    scheme = scheme_of(delegating(passed("avon-cabinet", "chief", "award-contract", limit_pence=10)))

    assert may(scheme=scheme, holder="chief", decision=deciding("award-contract", amount_pence=10)).is_yes
    assert not may(scheme=scheme, holder="chief", decision=deciding("award-contract", amount_pence=11)).is_yes


def test_services_stand_in_their_tree() -> None:
    scheme = scheme_of(delegating(passed("avon-cabinet", "chief", "run-service", services=["legal"])))

    assert may(
        scheme=scheme, holder="chief", decision=deciding("run-service", services=frozenset({"ict"}))
    ).is_yes


def test_what_the_list_does_not_know_is_doubted_and_the_rest_is_read() -> None:
    reading = read_scheme(delegating(passed("avon-cabinet", "chief", "award-contract", "Making tea")))

    [doubt] = reading.doubts
    assert (doubt.kind, doubt.term, doubt.period) == (
        "unknown function",
        "avon-cabinet-to-chief",
        Period(day(0)),
    )
    assert "“Making tea”" in doubt.sentence
    assert [each.functions for each in reading.scheme.clauses] == [{"award-contract"}]


def test_a_delegation_of_nothing_that_is_known_is_no_clause() -> None:
    assert clauses(delegating(passed("avon-cabinet", "chief", "Making tea"))) == []


# Passing on.


@pytest.mark.parametrize(("said", "passes"), [(None, True), (True, True), (False, False)])
def test_a_committee_may_pass_on_to_an_officer_unless_told_otherwise(said: bool | None, passes: bool) -> None:
    scheme = scheme_of(
        delegating(
            passed("avon-cabinet", "joint-committee", "ict-policy", may_sub_delegate=said),
            passed("joint-committee", "chief", "ict-policy"),
        )
    )

    assert may(scheme=scheme, holder="chief", decision=deciding("ict-policy")).is_yes == passes


@pytest.mark.parametrize(("said", "passes"), [(None, False), (True, True)])
def test_an_officer_may_pass_on_only_if_told_so(said: bool | None, passes: bool) -> None:
    scheme = scheme_of(
        delegating(
            post("clerk"),
            passed("avon-cabinet", "chief", "ict-policy", may_sub_delegate=said),
            passed("chief", "clerk", "ict-policy"),
        )
    )

    assert may(scheme=scheme, holder="clerk", decision=deciding("ict-policy")).is_yes == passes


def test_a_committee_that_was_told_nothing_may_not_pass_on_to_a_councillor() -> None:
    reading = read_scheme(
        delegating(
            passed("avon-cabinet", "joint-committee", "ict-policy"),
            passed("joint-committee", "leader", "ict-policy"),
            passed("joint-committee", "panel", "ict-policy"),
        )
    )

    [doubt] = reading.doubts
    assert (doubt.kind, doubt.term) == ("passed on too far", "joint-committee-to-leader")
    assert doubt.source is not None
    assert doubt.source.clause == "section 101(2)"
    assert {each.delegate for each in reading.scheme.clauses} == {"joint-committee", "panel"}


def test_a_council_that_was_given_a_power_for_another_passes_it_on_as_itself() -> None:
    scheme = scheme_of(
        delegating(
            passed("brent", "avon", "run-service", may_sub_delegate=True),
            passed("avon", "chief", "run-service", authorities=["avon", "brent"]),
        )
    )

    both = ProposedDecision("run-service", frozenset({"avon", "brent"}), day(5))
    answer = may(scheme=scheme, holder="chief", decision=both)
    assert [[clause.grantor for clause in chain.clauses] for chain in answer.chains] == [
        ["avon-cabinet"],
        ["brent", "avon"],
    ]


# Posts that nobody holds.


def test_a_post_that_is_known_to_be_vacant_leaves_its_powers_with_nobody() -> None:
    register = agreed(
        variation("scheme", add=[passed("avon-cabinet", "chief", "award-contract")]),
        variation("goes", effective=day(5), change=[{"term": "chief", "set": {"vacant": True}}]),
        variation(
            "comes",
            effective=day(9),
            change=[{"term": "chief", "set": {"vacant": False, "holder": "A. Bell"}}],
        ),
    )

    [vacancy] = vacancies_of(register, scheme_of(register).clauses)
    assert (vacancy.post, vacancy.period) == ("chief", Period(day(5), day(9)))


def test_a_post_of_which_nobody_is_named_is_not_vacant() -> None:
    register = delegating(passed("avon-cabinet", "chief", "award-contract"))

    assert list(vacancies_of(register, scheme_of(register).clauses)) == []


# The worked example.


def test_every_delegation_of_the_example_is_read_without_a_doubt(register: Register) -> None:
    assert read_scheme(register).doubts == ()


def test_every_clause_has_an_id_of_its_own(register: Register) -> None:
    ids = [clause.id for clause in scheme_of(register).clauses]

    assert len(ids) == len(set(ids))
    assert {term_of(clause) for clause in scheme_of(register).clauses} <= register.histories.keys()


def test_a_delegation_by_a_council_is_given_by_whoever_holds_its_functions_on_its_days() -> None:
    ended = variation("end", effective=day(10), end=[{"term": "avon-cabinet"}])
    later = variation("later", effective=day(15), add=[passed("avon", "chief", "award-contract")])

    assert [(each.grantor, each.period) for each in clauses(agreed(ended, later))] == [
        ("avon", Period(day(15)))
    ]
