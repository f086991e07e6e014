from hypothesis import given
from hypothesis import strategies as st
from tests.meetings.core.committee import COUNCILS, MEMBERS, all_came, body, came, pecuniary

from moothall.meetings.core.quorum import quorum, quorum_forecast, quorum_needed, quorum_over

FOUR_FROM_EACH = {"members": 4, "from_each_authority": 1}


def those(*people: str) -> dict[str, str | None]:
    return {person: MEMBERS[person] for person in people}


def test_a_body_is_quorate_with_as_many_as_its_rule_says() -> None:
    found = quorum(body=body(quorum={"members": 3}), present=those("Ann", "Bob", "Cat"))

    assert found.is_quorate
    assert found.sentence == "Quorate: 3 present. The quorum is 3."


def test_a_body_is_not_quorate_while_one_council_is_missing() -> None:
    found = quorum(
        body=body(quorum=FOUR_FROM_EACH), present=those("Ann", "Bob", "Cat", "Dan"), name_of=str.title
    )

    assert found.is_quorate is False
    assert found.missing == 1
    assert found.missing_by_council == (("west", 1),)
    assert found.sentence == (
        "Not quorate: 4 present. The quorum is 4, with at least 1 from each council. Needed: 1 from West."
    )


def test_a_council_of_whose_members_nobody_knows_is_still_needed() -> None:
    rule = {"members": 1, "from_each_authority": 1}
    joint = body(quorum=rule, members=[{"person": "Ann", "authority": "cheltenham"}])

    assert quorum(body=joint, present=those("Ann")).missing_by_council == (("cotswold", 1), ("west", 1))
    none = body(quorum=rule, members=[], seats={"cheltenham": 1, "cotswold": 0, "west": 0})
    assert quorum(body=none, present=those("Ann")).is_quorate


def test_where_no_quorum_is_recorded_nobody_can_say_whether_a_committee_is_quorate() -> None:
    found = quorum(body=body(), present=those(*MEMBERS))

    assert found.is_quorate is None
    assert found.sentence == "6 present. The quorum of Joint committee is not recorded."


def test_a_council_of_34_with_no_quorum_recorded_needs_a_quarter_by_statute_rounded_up() -> None:
    council = body(body_kind="council", members=[], seats={"cotswold": 34}, authorities=["cotswold"])
    rule = quorum_needed(council)

    assert (rule.members, rule.basis) == (9, "statute")
    assert "paragraph 6: unchecked" in rule.sentence


def test_a_council_whose_seats_are_not_recorded_has_no_known_quorum() -> None:
    assert quorum_needed(body(body_kind="council", members=[])).basis == "not_recorded"


def test_apologies_foretell_that_a_meeting_will_not_be_quorate() -> None:
    found = quorum_forecast(body=body(quorum=FOUR_FROM_EACH), apologies=those("Eve", "Fay"))

    assert (found.is_quorate, found.present, found.missing_by_council) == (False, 4, (("west", 1),))


def test_a_substitute_of_the_council_that_lacks_one_mends_the_forecast() -> None:
    joint = body(quorum=FOUR_FROM_EACH)

    assert quorum_forecast(body=joint, apologies=those("Eve", "Fay"), substitutes={"Sue": "west"}).is_quorate
    assert not quorum_forecast(
        body=joint, apologies=those("Eve", "Fay"), substitutes={"Sue": "cotswold"}
    ).is_quorate
    assert not quorum_forecast(
        body=body(quorum=FOUR_FROM_EACH, substitutes=None),
        apologies=those("Eve", "Fay"),
        substitutes={"Sue": "west"},
    ).is_quorate


def test_more_substitutes_than_apologies_fill_no_more_seats() -> None:
    found = quorum_forecast(
        body=body(quorum={"members": 6}),
        apologies=those("Eve"),
        substitutes={"Sue": "west", "Tim": "west"},
    )

    assert found.present == 6


def test_a_forecast_is_not_made_where_nobody_recorded_who_sits() -> None:
    found = quorum_forecast(body=body(quorum={"members": 2}, members=[]), apologies={})

    assert found.is_quorate is None
    assert "is not recorded" in found.sentence


def test_the_quorum_is_watched_over_every_item() -> None:
    """Two leave before item 3; at item 2 one more has an interest; nobody is short at item 1."""
    attendances = [*all_came("Eve", "Fay"), came("Eve", until_item=3), came("Fay", until_item=3)]
    lost = quorum_over(
        body=body(quorum={"members": 5}),
        items=[1, 2, 3],
        attendances=attendances,
        declarations=[pecuniary("Ann", 2), pecuniary("Bob", 2)],
    )

    assert [(each.item, each.quorate.present) for each in lost] == [(2, 4), (3, 4)]


@given(st.sets(st.sampled_from(sorted(MEMBERS))), st.integers(0, 6), st.integers(0, 2))
def test_one_more_present_never_loses_a_quorum_and_the_missing_would_mend_it(
    present: set[str], members: int, each: int
) -> None:
    joint = body(quorum={"members": members, "from_each_authority": each})
    found = quorum(body=joint, present=those(*present))
    counts = {council: sum(MEMBERS[person] == council for person in present) for council in COUNCILS}

    assert found.is_quorate == (len(present) >= members and min(counts.values()) >= each)
    assert found.is_quorate == (found.missing == 0)
    if found.is_quorate:
        assert all(quorum(body=joint, present=those(*present, person)).is_quorate for person in MEMBERS)
