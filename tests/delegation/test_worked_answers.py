"""Questions that officers of the four councils could have asked, each with its answer.

A question says who, what (by its short name in the list of functions), for which councils, on what day, and
where it matters for which services, for how much, and in what circumstances.
"""

from datetime import date

import pytest

from moothall.delegation.core.clause import ProposedDecision
from moothall.delegation.core.key_decision import key_decision
from moothall.delegation.core.power import PowerAnswer, may, who_may
from moothall.delegation.core.register_scheme import term_of
from moothall.delegation.core.scheme import Scheme

ALL_FOUR = "cheltenham cotswold forest-of-dean west-oxfordshire"
THE_THREE = "cotswold forest-of-dean west-oxfordshire"
POUNDS = 100


def a_decision(
    what: str, *, of: str, on: str, about: str = "", costing: int = 0, where: str = ""
) -> ProposedDecision:
    facts = frozenset({where} if where else ())
    day = date.fromisoformat(on)
    return ProposedDecision(what, frozenset(of.split()), day, frozenset(about.split()), costing, facts)


class Asking:
    """The scheme, as somebody asks of it."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme

    def may(self, who: str, what: str, **facts: object) -> PowerAnswer:
        return may(scheme=self.scheme, holder=who, decision=a_decision(what, **facts))

    def who(self, what: str, **facts: object) -> list[str]:
        return [each.holder for each in who_may(scheme=self.scheme, decision=a_decision(what, **facts))]


@pytest.fixture
def ask(scheme: Scheme) -> Asking:
    return Asking(scheme)


def conditions(answer: PowerAnswer) -> list[str]:
    return [each.id for each in answer.conditions]


def relied_on(answer: PowerAnswer) -> list[str]:
    return [term_of(clause) for chain in answer.chains for clause in chain.clauses]


def failing(answer: PowerAnswer) -> list[tuple[str, ...]]:
    return [each.dimensions for each in answer.failings]


# The joint committee, February 2016 to October 2017.


def test_may_the_joint_committee_change_cheltenham_s_terms_of_employment_on_1_march_2016(ask):
    answer = ask.may("joint-committee", "employment-terms", of="cheltenham", on="2016-03-01")

    assert answer.is_yes
    assert relied_on(answer) == ["cheltenham-terms-of-employment"]
    assert answer.chains[0].root == "cheltenham-council"


def test_what_must_it_do_if_the_vote_would_be_split(ask):
    [condition] = ask.may("joint-committee", "employment-terms", of="cheltenham", on="2016-03-01").conditions

    assert condition.needs == "unanimity_or_defer"
    assert condition.text.startswith("The committee puts off a change to employment terms")


def test_may_it_change_the_terms_of_all_four_councils_at_once(ask):
    answer = ask.may("joint-committee", "employment-terms", of=ALL_FOUR, on="2016-03-01")

    assert answer.is_yes
    assert [chain.root for chain in answer.chains] == [f"{each}-council" for each in ALL_FOUR.split()]
    assert conditions(answer) == ["defer-if-not-unanimous"]


def test_do_cotswold_s_terms_wait_for_an_undivided_vote(ask):
    answer = ask.may("joint-committee", "employment-terms", of="cotswold", on="2016-03-01")

    assert answer.is_yes
    assert conditions(answer) == []


def test_may_it_restructure_cheltenham_s_revenues_team_on_1_march_2016(ask):
    answer = ask.may(
        "joint-committee", "restructure-team", of="cheltenham", on="2016-03-01", about="revenues"
    )

    assert answer.is_yes
    assert conditions(answer) == []


def test_may_it_restructure_that_team_on_1_may_2016_after_the_deed(ask):
    answer = ask.may(
        "joint-committee", "restructure-team", of="cheltenham", on="2016-05-01", about="revenues"
    )

    [consent] = answer.conditions
    assert answer.is_yes
    assert (consent.needs, consent.of) == ("agreement", ("cheltenham",))
    assert "prior written consent" in consent.text


def test_from_which_day_does_it_need_that_consent(ask):
    def asked(on: str) -> list[str]:
        team = "revenues benefits customer-services"
        return conditions(ask.may("joint-committee", "restructure-team", of="cheltenham", on=on, about=team))

    assert (asked("2016-03-30"), asked("2016-03-31")) == ([], ["no-restructure"])


def test_may_it_restructure_that_team_on_14_november_2016(ask):
    question = {"of": "cheltenham", "about": "revenues"}

    assert ask.may("joint-committee", "restructure-team", on="2016-11-13", **question).is_yes
    after = ask.may("joint-committee", "restructure-team", on="2016-11-14", **question)
    assert failing(after) == [("day",)]
    assert after.failings[0].clause.id.startswith("cheltenham-revenues-restructuring")


def test_who_may_restructure_it_then(ask):
    assert ask.who("restructure-team", of="cheltenham", on="2016-11-14", about="revenues") == [
        "cheltenham-council"
    ]


def test_may_it_make_one_team_of_cheltenham_s_benefits_and_another_council_s_in_june_2016(ask):
    answer = ask.may(
        "joint-committee", "integrate-services", of="cheltenham", on="2016-06-01", about="benefits"
    )

    assert answer.is_yes
    assert conditions(answer) == ["no-integration"]
    assert answer.chains[0].root == "cheltenham-cabinet"


def test_may_it_change_the_terms_of_cheltenham_s_customer_services_staff_in_june_2016(ask):
    answer = ask.may(
        "joint-committee", "employment-terms", of="cheltenham", on="2016-06-01", about="customer-services"
    )

    assert conditions(answer) == ["defer-if-not-unanimous", "no-change-of-terms"]


def test_does_that_consent_touch_cheltenham_s_ict_staff(ask):
    answer = ask.may("joint-committee", "employment-terms", of="cheltenham", on="2016-06-01", about="ict")

    assert conditions(answer) == ["defer-if-not-unanimous"]


def test_may_it_still_set_ict_policy_for_all_four_after_cheltenham_took_three_services_back(ask):
    answer = ask.may("joint-committee", "ict-policy", of=ALL_FOUR, on="2016-12-01")

    assert answer.is_yes
    assert {chain.root for chain in answer.chains} == {
        "cheltenham-cabinet",
        "cotswold-cabinet",
        "forest-of-dean-cabinet",
        "west-oxfordshire-executive",
    }


def test_could_it_decide_anything_on_the_day_the_agreement_was_made(ask):
    answer = ask.may("joint-committee", "ict-policy", of=ALL_FOUR, on="2016-02-11")

    assert failing(answer) == [("day",)] * 4


def test_may_it_oversee_cheltenham_s_shared_revenues_and_on_what_condition(ask):
    answer = ask.may(
        "joint-committee", "oversee-shared-services", of="cheltenham", on="2016-06-01", about="revenues"
    )

    [condition] = answer.conditions
    assert (condition.needs, condition.of) == ("agreement", ("cheltenham-cabinet",))


def test_may_it_set_the_council_tax(ask):
    answer = ask.may("joint-committee", "set-council-tax", of="cotswold", on="2016-03-01")

    assert failing(answer) == [("not delegable",)]
    assert ask.who("set-council-tax", of="cotswold", on="2016-03-01") == ["cotswold-council"]


def test_may_it_decide_a_planning_application(ask):
    answer = ask.may("joint-committee", "planning-applications", of="cotswold", on="2016-06-01")

    assert failing(answer) == [("function",)]
    assert ask.who("planning-applications", of="cotswold", on="2016-06-01") == ["cotswold-council"]


def test_may_it_set_policy_on_operational_finance_once_the_company_has_begun(ask):
    question = {"of": THE_THREE}

    assert ask.may("joint-committee", "operational-finance-policy", on="2017-10-31", **question).is_yes
    after = ask.may("joint-committee", "operational-finance-policy", on="2017-11-01", **question)
    assert failing(after) == [("day",)] * 3


# GO Shared Services.


def test_who_may_run_cheltenham_s_payroll_in_2014(ask):
    question = {"of": "cheltenham", "about": "payroll"}

    assert ask.who("run-service", on="2014-02-01", **question) == ["cotswold", "cheltenham-cabinet"]
    assert ask.who("run-service", on="2011-02-01", **question) == ["cheltenham-cabinet"]


def test_was_west_oxfordshire_s_payroll_cotswold_s_to_run_in_may_2012(ask):
    question = {"of": "west-oxfordshire", "about": "payroll"}

    assert not ask.may("cotswold", "run-service", on="2012-05-01", **question).is_yes
    assert ask.may("cotswold", "run-service", on="2012-08-01", **question).is_yes


# The company.


def test_who_may_extend_the_company_s_agreement_for_cheltenham_on_12_october_2021(ask):
    assert ask.who("extend-services-agreement", of="cheltenham", on="2021-10-12") == ["cheltenham-cabinet"]


def test_who_may_extend_it_on_11_december_2025(ask):
    assert ask.who("extend-services-agreement", of="cheltenham", on="2025-12-11") == [
        "cheltenham-leader",
        "cheltenham-cabinet",
    ]


def test_who_may_approve_the_company_s_business_plan_for_cheltenham_on_16_august_2024(ask):
    assert ask.who("company-business-plan", of="cheltenham", on="2024-08-16")[0] == "cheltenham-leader"


def test_what_must_west_oxfordshire_s_leader_wait_for_before_voting_on_a_reserved_matter(ask):
    answer = ask.may("west-oxfordshire-leader", "reserved-matters", of="west-oxfordshire", on="2022-05-01")

    [condition] = answer.conditions
    assert answer.is_yes
    assert condition.needs == "consultation"
    assert condition.of == ("west-oxfordshire-executive", "west-oxfordshire-scrutiny")


def test_may_one_council_s_leader_vote_for_another(ask):
    answer = ask.may("cotswold-leader", "reserved-matters", of="cheltenham cotswold", on="2022-05-01")

    assert not answer.is_yes
    assert [(each.authority, each.dimensions) for each in answer.failings] == [("cheltenham", ("council",))]


# Contracts.


@pytest.mark.parametrize(
    ("pounds", "may_award", "asked_for"),
    [
        (10_000, True, ["value-for-money"]),
        (10_001, True, ["three-quotes"]),
        (50_000, True, ["three-quotes"]),
        (50_001, False, []),
    ],
)
def test_up_to_what_sum_may_an_officer_of_west_oxfordshire_award_a_contract(
    ask, pounds, may_award, asked_for
):
    answer = ask.may(
        "west-oxfordshire-buying-officer",
        "award-contract",
        of="west-oxfordshire",
        on="2020-06-01",
        costing=pounds * POUNDS,
    )

    assert answer.is_yes == may_award
    assert conditions(answer) == asked_for


def test_who_may_award_a_contract_of_30000_pounds_at_each_council(ask):
    def asked(council: str) -> list[str]:
        return ask.who("award-contract", of=council, on="2020-06-01", costing=30_000 * POUNDS)

    assert asked("west-oxfordshire") == ["west-oxfordshire-buying-officer", "west-oxfordshire-executive"]
    assert asked("cotswold") == ["cotswold-cabinet"]


def test_in_which_of_west_oxfordshire_s_bands_is_a_contract_of_10000_pounds_and_50_pence(ask):
    answer = ask.may(
        "west-oxfordshire-buying-officer",
        "award-contract",
        of="west-oxfordshire",
        on="2020-06-01",
        costing=10_000 * POUNDS + 50,
    )

    assert failing(answer) == [("amount",)]


# Staff.


def test_who_may_appoint_staff_below_deputy_chief_officer_at_forest_of_dean(ask):
    assert ask.who("appoint-staff", of="forest-of-dean", on="2020-06-01") == [
        "forest-of-dean-head-of-paid-service",
        "forest-of-dean-council",
    ]


def test_who_may_approve_the_appointment_of_a_head_of_paid_service(ask):
    assert ask.who("appoint-head-of-paid-service", of="cheltenham", on="2017-07-01") == ["cheltenham-council"]


# The return of services.


def test_who_may_settle_the_detail_of_phase_1_at_cotswold_and_whom_must_they_ask(ask):
    answer = ask.may("cotswold-chief-executive", "carry-out-decision", of="cotswold", on="2024-09-01")

    [condition] = answer.conditions
    assert answer.chains[0].root == "cotswold-cabinet"
    assert condition.of == ("cotswold-leader",)


def test_who_may_change_west_oxfordshire_s_constitution_to_fit_phase_1(ask):
    question = {"of": "west-oxfordshire", "on": "2024-09-01"}

    assert ask.who("consequential-constitution-changes", **question) == [
        "west-oxfordshire-monitoring-officer",
        "west-oxfordshire-council",
    ]
    assert ask.who("adopt-constitution", **question) == ["west-oxfordshire-council"]


# Made-up limits, to show circumstances.


def test_may_cheltenham_s_head_of_paid_service_spend_beyond_the_budget(ask):
    question = {"of": "cheltenham", "on": "2020-06-01", "costing": 20_000 * POUNDS}
    holder = "cheltenham-head-of-paid-service"

    usual = ask.may(holder, "spend-beyond-the-budget", **question)
    urgent = ask.may(holder, "spend-beyond-the-budget", where="An emergency", **question)

    assert failing(usual) == [("An emergency",)]
    assert urgent.is_yes
    assert conditions(urgent) == ["consult-leader"]


def test_who_may_write_off_a_debt_at_forest_of_dean_whose_limits_are_not_known(ask):
    assert ask.who("write-off-debts", of="forest-of-dean", on="2020-06-01", costing=100 * POUNDS) == [
        "forest-of-dean-cabinet"
    ]


# Key decisions.


def test_is_a_contract_of_60000_pounds_key_at_west_oxfordshire(register):
    council = register.state(date(2020, 6, 1)).get("west-oxfordshire")

    found = key_decision(
        authority=council, function="award-contract", amount_pence=60_000 * POUNDS, day=date(2020, 6, 1)
    )

    assert found.answer == "Yes"
    assert any("£50,000" in step for step in found.working)


def test_is_it_key_at_cheltenham(register):
    council = register.state(date(2020, 6, 1)).get("cheltenham")

    found = key_decision(
        authority=council, function="award-contract", amount_pence=60_000 * POUNDS, day=date(2020, 6, 1)
    )

    assert found.answer == "Not known"
