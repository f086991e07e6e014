"""The worked example says what the published sources say, from 2008 to 2028."""

from datetime import date

from moothall.agreement.core.register import Register, State
from moothall.agreement.core.terms import Authority, Body, Delegation, Holding, Participation

PARTNERS = ("cheltenham", "cotswold", "forest-of-dean", "west-oxfordshire")
REVENUES = ("revenues", "benefits", "customer-services")


def part(state: State, council: str, service: str) -> Participation | None:
    found = state.where(Participation, lambda each: (each.authority, each.service) == (council, service))
    return found[0] if found else None


def parts(register: Register, day: date, council: str) -> set[str]:
    state = register.state(day)
    return {each.service for each in state.where(Participation, lambda one: one.authority == council)}


def test_cheltenham_leaves_exactly_three_services_on_14_november_2016(register):
    before, after = register.state(date(2016, 11, 13)), register.state(date(2016, 11, 15))

    gone = [before.terms[id] for id in before.terms.keys() - after.terms.keys()]
    parts_gone = {each.id for each in gone if isinstance(each, Participation)}
    powers_gone = [each for each in gone if isinstance(each, Delegation)]

    assert parts_gone == {f"cheltenham-{service}" for service in REVENUES}
    assert len(gone) == len(parts_gone) + len(powers_gone)
    assert {(each.delegated_by, each.delegate) for each in powers_gone} == {("cheltenham", "joint-committee")}
    assert {service for each in powers_gone for service in each.services} == set(REVENUES)
    assert after.terms.keys() <= before.terms.keys()
    assert all(before.terms[id] == after.terms[id] for id in after.terms)


def test_the_withdrawal_rests_on_the_cabinet_s_decision_of_11_october(register):
    [entry] = [each for each in register.entries if each.variation.id == "cheltenham-withdraws"]
    [decision] = entry.variation.decided_by
    assert (decision.by, decision.on, entry.variation.effective) == (
        "cheltenham-cabinet",
        date(2016, 10, 11),
        date(2016, 11, 14),
    )


def test_on_the_day_before_the_decision_nobody_could_have_known_of_it(register):
    then = register.as_known_on(date(2016, 10, 10))
    assert parts(then, date(2016, 12, 1), "cheltenham") >= set(REVENUES)
    assert not parts(register, date(2016, 12, 1), "cheltenham") & set(REVENUES)


def test_the_deed_of_31_march_2016_sets_three_conditions(register):
    for service in REVENUES:
        before = part(register.state(date(2016, 3, 30)), "cheltenham", service)
        after = part(register.state(date(2016, 3, 31)), "cheltenham", service)
        assert before is not None
        assert not before.conditions
        assert after is not None
        assert [each.id for each in after.conditions] == [
            "no-restructure",
            "no-change-of-terms",
            "no-integration",
        ]


def test_the_four_partners_have_their_own_codes_and_no_known_successor(register):
    partners = register.state(date(2016, 6, 1)).where(Authority, lambda each: each.standing == "partner")
    codes = {each.id: each.gss_code for each in partners}
    assert codes == dict(zip(PARTNERS, ("E07000078", "E07000079", "E07000080", "E07000181"), strict=True))
    assert all(each.successor is None for each in partners)


def test_the_joint_committee_has_two_seats_for_each_council_from_12_february_2016(register):
    committee = register.state(date(2016, 2, 12)).get("joint-committee")
    assert isinstance(committee, Body)
    assert committee.seats == dict.fromkeys(PARTNERS, 2)
    assert committee.members[0].person == "Cllr Patrick Molyneux"
    assert "joint-committee" not in register.state(date(2016, 2, 11))


def test_each_council_passes_four_matters_to_the_joint_committee(register):
    passed = register.state(date(2016, 6, 1)).where(
        Delegation, lambda each: each.delegate == "joint-committee"
    )
    matters = {"staffing-policy", "oversee-shared-services", "operational-finance-policy", "ict-policy"}
    for council in PARTNERS:
        functions = {name for each in passed if each.delegated_by == council for name in each.functions}
        assert functions >= matters


def test_the_four_councils_own_a_quarter_of_publica_each(register):
    holdings = register.state(date(2017, 11, 1)).where(Holding, lambda each: each.company == "publica")
    assert {each.authority: each.share for each in holdings} == dict.fromkeys(PARTNERS, "1/4")
    assert "publica" not in register.state(date(2017, 10, 31))


def test_west_oxfordshire_was_to_begin_in_april_2012_and_began_in_august(register):
    as_planned = register.as_known_on(date(2011, 12, 31)).state(date(2012, 5, 1))
    assert part(as_planned, "west-oxfordshire", "hr") is not None
    assert part(register.state(date(2012, 5, 1)), "west-oxfordshire", "hr") is None
    assert part(register.state(date(2012, 8, 1)), "west-oxfordshire", "hr") is not None


def test_every_council_is_expected_to_end_with_all_it_has_on_1_april_2028(register):
    last, first = register.state(date(2028, 3, 31)), register.state(date(2028, 4, 1))
    assert {each.until_is for each in last.of(Authority)} == {"expected"}
    for kind in (Authority, Participation, Holding, Delegation):
        assert first.of(kind) == ()
