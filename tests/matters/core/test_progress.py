from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.meetings.core.committee import body

from moothall.matters.core.call_in import called_in
from moothall.matters.core.decisions import DecisionOutcome, RouteDecision
from moothall.matters.core.leg_state import RouteLeg
from moothall.matters.core.progress import RouteProgress, progress

FIRST, SECOND, TODAY = date(2016, 10, 3), date(2016, 10, 10), date(2016, 11, 14)
CABINET = body(id="cabinet", name="Cabinet", body_kind="executive",
               call_in={"working_days": 5}, counting={"decisions_published_within": 2})  # fmt: skip
LEGS = (
    RouteLeg(1, "consultation", "cheltenham", "union", position=1),
    RouteLeg(2, "agreement", "cotswold", "board", position=2),
    RouteLeg(3, "decision", "cheltenham", "cabinet", ("end-participation",), position=3),
    RouteLeg(4, "decision", "cheltenham", "cabinet", ("end-delegation",), position=4),
    RouteLeg(5, "decision", "west", "west-council", position=5),
)


def taken(
    id: int, holder: str, outcome: DecisionOutcome = "agreed", on: date = FIRST, **fields: Any
) -> RouteDecision:
    return RouteDecision(id, holder, outcome, on, **{"published_on": on, **fields})


def come(*decisions: RouteDecision, version: int = 1, today: date = TODAY, **more: Any) -> RouteProgress:
    return progress(legs=more.pop("legs", LEGS), decisions=decisions, version=version, today=today, **more)


def states(found: RouteProgress) -> dict[int, str]:
    return {each.leg.id: each.state for each in found.legs}


ALL = (
    taken(1, "union", "noted"),
    taken(2, "board"),
    taken(3, "cabinet", on=SECOND),
    taken(4, "west-council"),
)


def test_nothing_decided_is_all_awaited() -> None:
    found = come()

    assert set(states(found).values()) == {"awaited"}
    assert found.awaited == ("union", "board", "cabinet", "west-council")
    assert found.earliest_in_force is None
    assert found.because[0] == (
        "The reply of union, for cheltenham, is awaited, and no meeting is planned for it."
    )


def test_one_decision_settles_every_leg_of_its_holder() -> None:
    assert states(come(taken(3, "cabinet"))) == {
        1: "awaited", 2: "awaited", 3: "in_force", 4: "in_force", 5: "awaited"
    }  # fmt: skip


def test_a_decision_settles_only_the_legs_and_the_councils_it_names() -> None:
    assert states(come(taken(3, "cabinet", legs=frozenset({4}))))[3] == "awaited"
    assert states(come(taken(3, "cabinet", legs=frozenset({4}))))[4] == "in_force"
    assert states(come(taken(3, "cabinet", authorities=frozenset({"west"}))))[4] == "awaited"


def test_it_is_complete_when_the_last_decision_is_in_force() -> None:
    found = come(*ALL)

    assert found.is_complete
    assert found.in_force_on == found.earliest_in_force == SECOND
    assert found.awaited == ()


def test_a_route_with_no_legs_is_never_complete() -> None:
    assert not come(legs=()).is_complete


def test_a_decision_waits_for_call_in_and_then_is_in_force() -> None:
    waiting = taken(3, "cabinet", on=SECOND, call_in_closes_on=SECOND + timedelta(days=7))
    before = come(*ALL[:2], ALL[3], waiting, today=SECOND + timedelta(days=7))
    after = come(*ALL[:2], ALL[3], waiting, today=SECOND + timedelta(days=8))

    assert states(before)[3] == "in_call_in"
    assert (before.is_complete, before.earliest_in_force) == (False, SECOND + timedelta(days=8))
    assert (after.is_complete, after.in_force_on) == (True, SECOND + timedelta(days=8))
    assert before.legs[2].sentence == (
        "cabinet, for cheltenham, agreed on 10 October 2016; "
        "in force on 18 October 2016 if it is not called in."
    )


def test_a_decision_that_is_called_in_holds_everything_up_and_no_day_can_be_told() -> None:
    paused = called_in(on=SECOND, by="scrutiny", members=["Ann"], reasons="Costs.")
    found = come(*ALL[:2], ALL[3], taken(3, "cabinet", on=SECOND, call_in=paused))

    assert states(found)[3] == "called_in"
    assert (found.is_complete, found.earliest_in_force, found.awaited) == (False, None, ())
    assert found.because == (
        "cabinet, for cheltenham, agreed on 10 October 2016. It was called in on 10 October 2016.",
    )


def test_a_decision_that_was_referred_back_is_awaited_again() -> None:
    back = called_in(on=SECOND, by="scrutiny", members=[], reasons="").referred_back(TODAY, to="cabinet")
    again = taken(9, "cabinet", on=TODAY)
    sent = taken(3, "cabinet", on=SECOND, call_in=back)

    assert states(come(sent))[3] == "referred_back"
    assert come(sent).awaited == ("union", "board", "cabinet", "west-council")
    assert states(come(sent, again))[3] == "in_force"


def test_what_happens_tomorrow_is_not_yet_so() -> None:
    tomorrow = TODAY + timedelta(days=1)

    assert states(come(taken(3, "cabinet", on=tomorrow)))[3] == "awaited"
    assert states(come(taken(3, "cabinet", published_on=tomorrow)))[3] == "agreed"


def test_a_refusal_ends_it_and_says_by_whom() -> None:
    refusal = taken(3, "cabinet", "refused", on=SECOND)
    found = come(*ALL[:2], ALL[3], refusal)

    assert states(found)[3] == "refused"
    assert (found.is_complete, found.earliest_in_force) == (False, None)
    assert found.ended_by == refusal
    assert found.because == ("cabinet, for cheltenham, refused on 10 October 2016.",)


def test_a_consultation_needs_a_reply_and_not_agreement() -> None:
    assert states(come(taken(1, "union", "refused")))[1] == "answered"
    assert come(taken(1, "union", "refused")).ended_by is None
    assert states(come(taken(1, "union", "deferred")))[1] == "awaited"
    answered = RouteLeg(1, "consultation", "cheltenham", "union", answered_on=SECOND)
    assert states(come(legs=[answered]))[1] == "answered"
    assert come(legs=[answered]).in_force_on == SECOND
    assert states(come(legs=[answered], today=FIRST))[1] == "awaited"


@pytest.mark.parametrize("outcome", ["noted", "referred", "withdrawn"])
def test_what_is_neither_agreed_nor_refused_leaves_a_decision_awaited(outcome: DecisionOutcome) -> None:
    found = come(taken(3, "cabinet", outcome))

    assert states(found)[3] == "awaited"
    assert "still awaited" in found.legs[2].sentence


def test_a_later_note_or_deferral_undoes_no_agreement_and_a_later_refusal_does() -> None:
    agreed = taken(3, "cabinet")

    assert states(come(agreed, taken(9, "cabinet", "noted", on=SECOND)))[3] == "in_force"
    assert states(come(agreed, taken(9, "cabinet", "deferred", on=SECOND)))[3] == "in_force"
    assert states(come(agreed, taken(9, "cabinet", "refused", on=SECOND)))[3] == "refused"
    assert states(come(taken(3, "cabinet", "deferred"), taken(9, "cabinet", on=SECOND)))[3] == "in_force"


def test_agreeing_again_starts_no_call_in_anew() -> None:
    again = taken(9, "cabinet", on=TODAY, call_in_closes_on=TODAY + timedelta(days=7))

    assert states(come(taken(3, "cabinet"), again))[3] == "in_force"
    assert (
        states(come(taken(3, "cabinet"), taken(4, "cabinet", "refused", on=SECOND), again))[3] == "in_call_in"
    )


def test_whoever_agreed_to_an_earlier_version_must_decide_again() -> None:
    found = come(*ALL, version=2)

    assert states(found)[3] == "stale"
    assert not found.is_complete
    assert found.legs[2].sentence == (
        "cabinet, for cheltenham, agreed on 10 October 2016 to an earlier version, and must decide again. "
        "No further meeting is planned for it."
    )


def test_whoever_replied_on_an_earlier_version_must_be_asked_again() -> None:
    found = come(taken(1, "union"), version=2)

    assert states(found)[1] == "stale"
    assert found.legs[0].sentence == (
        "union, for cheltenham, replied on 3 October 2016 to an earlier version, and must be asked again. "
        "No further meeting is planned for it."
    )


def test_a_decision_that_is_put_off_is_still_to_be_taken() -> None:
    found = come(taken(3, "cabinet", "deferred"))

    assert states(found)[3] == "deferred"
    assert "cabinet" in found.awaited
    assert found.legs[2].sentence == (
        "cabinet, for cheltenham, put it off on 3 October 2016. No further meeting is planned for it."
    )


def test_a_council_that_decides_for_itself_is_named_once() -> None:
    own = RouteLeg(1, "decision", "west", "west")

    assert come(taken(1, "west"), legs=[own]).legs[0].sentence == (
        "west agreed on 3 October 2016; in force since 3 October 2016."
    )


def test_a_refusal_of_an_earlier_version_does_not_end_the_next() -> None:
    found = come(taken(3, "cabinet", "refused"), version=2)

    assert (states(found)[3], found.ended_by) == ("awaited", None)


def test_agreeing_to_it_as_amended_is_not_agreeing_to_it() -> None:
    found = come(taken(3, "cabinet", "amended"))

    assert states(found)[3] == "stale"
    assert "only as amended" in found.legs[2].sentence


def test_the_earliest_day_follows_from_the_planned_meetings_and_each_body_s_own_rules() -> None:
    """Cabinet meets on Monday 21 November, publishes by Wednesday; five working days end on the 30th."""
    found = come(
        *ALL[:2],
        planned={3: date(2016, 11, 21), 4: date(2016, 11, 21), 5: date(2016, 11, 24)},
        bodies={"cabinet": CABINET},
    )

    assert states(found)[3] == "planned"
    assert found.earliest_in_force == date(2016, 12, 1)
    assert found.because[2].startswith(
        "Decided on 21 November 2016 and published on 23 November 2016. "
        "In force from 1 December 2016, if nobody calls it in. Call-in closes on 30 November 2016"
    )


def test_a_meeting_that_passed_without_a_decision_foretells_nothing() -> None:
    found = come(*ALL[:3], planned={5: FIRST})

    assert found.earliest_in_force is None
    assert found.because == (
        "west-council, for west, was to take it on 3 October 2016, and no decision is recorded.",
    )


def test_an_agreement_not_yet_published_could_be_in_force_after_call_in_from_today() -> None:
    found = come(*ALL[:2], ALL[3], taken(3, "cabinet", published_on=None), bodies={"cabinet": CABINET})

    assert states(found)[3] == "agreed"
    assert found.earliest_in_force == date(2016, 11, 22)


some = st.builds(
    taken,
    st.integers(1, 99),
    st.sampled_from(["union", "board", "cabinet", "west-council"]),
    st.sampled_from(["agreed", "agreed", "agreed", "amended", "refused", "deferred", "noted", "withdrawn"]),
    on=st.integers(0, 20).map(lambda days: FIRST + timedelta(days=days)),
    version=st.sampled_from([1, 2, 2, 2]),
    published_on=st.none() | st.integers(20, 30).map(lambda days: FIRST + timedelta(days=days)),
    call_in_closes_on=st.none() | st.integers(30, 40).map(lambda days: FIRST + timedelta(days=days)),
)
few = st.lists(some, max_size=2, unique_by=lambda each: each.id)
nearly_all = st.builds(
    lambda left_out, number: [
        taken(1000 + place, holder, on=FIRST + timedelta(days=number), version=2)
        for place, holder in enumerate(("union", "board", "cabinet", "west-council"))
        if place != left_out
    ],
    st.integers(0, 9),
    st.integers(0, 20),
)
many = st.builds(lambda one, other: [*one, *other], few, nearly_all)  # many are complete, and many are not
days = st.integers(0, 45).map(lambda days: FIRST + timedelta(days=days))


@given(many, days, st.integers(0, 9))
def test_the_order_of_decisions_and_of_legs_is_irrelevant(
    decisions: list[RouteDecision], today: date, turn: int
) -> None:
    other = [*decisions[turn:], *decisions[:turn]][::-1]

    assert come(*other, version=2, today=today, legs=LEGS[::-1]) == come(*decisions, version=2, today=today)


@given(many, days)
def test_it_is_complete_when_and_only_when_every_leg_is_settled_on_this_version(
    decisions: list[RouteDecision], today: date
) -> None:
    found = come(*decisions, version=2, today=today)
    settled = [each for each in found.legs if each.settled_on is not None]

    assert found.is_complete == (len(settled) == len(LEGS))
    for each in settled:
        assert each.taken is not None
        assert each.taken.version == 2
        assert each.settled_on is not None
        assert each.settled_on <= today
        assert each.leg.asked == "consultation" or each.taken.outcome == "agreed"
    if found.is_complete:
        assert found.in_force_on == max(each.settled_on for each in settled if each.settled_on)
        assert found.ended_by is None


@given(many, days)
def test_what_is_complete_stays_so_while_nobody_decides_anew(
    decisions: list[RouteDecision], today: date
) -> None:
    now = come(*decisions, version=2, today=today)
    later = come(*(each for each in decisions if each.taken_on <= today), version=2, today=date(2017, 1, 1))

    if now.is_complete:
        assert (later.is_complete, later.in_force_on) == (True, now.in_force_on)


@given(st.lists(st.booleans(), min_size=5, max_size=5), st.integers(1, 30))
def test_the_earliest_day_comes_true_when_all_goes_as_planned(done: list[bool], after: int) -> None:
    """Each leg is decided already or planned; those planned are then decided, published and not called in."""
    plan = TODAY + timedelta(days=after)
    legs = [RouteLeg(place, "decision", "west", f"holder-{place}") for place, _ in enumerate(done)]
    made = [taken(place, f"holder-{place}") for place, is_done in enumerate(done) if is_done]
    planned = {place: plan for place, is_done in enumerate(done) if not is_done}
    found = come(*made, legs=legs, planned=planned)
    then = [taken(place, f"holder-{place}", on=plan) for place in planned]

    assert found.earliest_in_force == come(*made, *then, legs=legs, today=plan).in_force_on
