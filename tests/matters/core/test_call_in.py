from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.agreement.core.terms.bodies import CallInRule
from moothall.matters.core.call_in import FOLLOWS, CallInState, called_in
from moothall.matters.core.decisions import NotYetInForce, RouteDecision, in_force_on, may_call_in
from moothall.refusals import Conflict, Invalid

RULE = CallInRule(working_days=5, members_needed=3)
TAKEN = RouteDecision(
    1,
    "cabinet",
    "agreed",
    date(2016, 10, 11),
    published_on=date(2016, 10, 13),
    call_in_closes_on=date(2016, 10, 20),
)
MONDAY = date(2016, 10, 17)


def call_in(on: date = MONDAY) -> CallInState:
    return called_in(on=on, by="scrutiny", members=["Ann", "Bob", "Cat"], reasons="No costs were shown.")


def with_call_in(state: CallInState) -> RouteDecision:
    return RouteDecision(1, "cabinet", "agreed", TAKEN.taken_on, published_on=TAKEN.published_on,
                 call_in_closes_on=TAKEN.call_in_closes_on, call_in=state)  # fmt: skip


def why_not(
    taken: RouteDecision = TAKEN, on: date = MONDAY, members: tuple[str, ...] = ("Ann", "Bob", "Cat")
) -> str:
    answer = may_call_in(rule=RULE, taken=taken, on=on, members=members)
    return "" if answer.is_yes else answer.sentence


def test_cheltenham_s_decision_of_11_october_2016_took_effect_on_21_october() -> None:
    """Published on 13 October, five working days of call-in: the record says effective from 21 October."""
    assert in_force_on(TAKEN) == date(2016, 10, 21)


def test_a_decision_waits_to_be_published() -> None:
    assert in_force_on(RouteDecision(1, "cabinet", "agreed", MONDAY)) == NotYetInForce(
        "It is not yet published."
    )


def test_a_decision_that_is_not_subject_to_call_in_has_effect_once_it_is_published() -> None:
    council = RouteDecision(1, "council", "agreed", MONDAY, published_on=MONDAY + timedelta(days=2))
    urgent = RouteDecision(1, "cabinet", "agreed", MONDAY, published_on=MONDAY,
                           call_in_closes_on=date(2016, 10, 24), not_called_in_because="Urgent.")  # fmt: skip

    assert in_force_on(council) == date(2016, 10, 19)
    assert in_force_on(urgent) == MONDAY


def test_a_decision_that_is_called_in_waits_until_it_is_released() -> None:
    released_on = date(2016, 11, 3)
    running = call_in()

    assert in_force_on(with_call_in(running)) == NotYetInForce("It was called in on 17 October 2016.")
    assert in_force_on(with_call_in(running.released(released_on))) == released_on
    assert in_force_on(with_call_in(running.lapsed(released_on))) == released_on


def test_a_decision_that_is_referred_back_has_effect_when_it_is_taken_again_and_never_when_changed() -> None:
    back = call_in().referred_back(date(2016, 11, 3), to="cabinet")

    assert isinstance(in_force_on(with_call_in(back)), NotYetInForce)
    assert in_force_on(with_call_in(back.reaffirmed(date(2016, 11, 8)))) == date(2016, 11, 8)
    changed = in_force_on(with_call_in(back.changed(date(2016, 11, 8))))
    assert isinstance(changed, NotYetInForce)
    assert changed.never


def test_a_call_in_is_remembered_as_it_stood_on_any_day() -> None:
    state = call_in().referred_back(date(2016, 11, 3), to="cabinet").reaffirmed(date(2016, 11, 8))
    steps = [
        found.step if (found := state.on(day)) else None
        for day in (date(2016, 10, 16), MONDAY, date(2016, 11, 7), date(2016, 11, 8))
    ]

    assert steps == [None, "called_in", "referred_back", "reaffirmed"]


def test_a_step_before_the_last_one_is_refused() -> None:
    with pytest.raises(Invalid, match="16 October 2016 is before it was called in, on 17 October 2016"):
        call_in().released(date(2016, 10, 16))


def test_a_call_in_may_be_made_until_the_last_day() -> None:
    assert why_not(on=date(2016, 10, 20)) == ""
    assert why_not(on=date(2016, 10, 21)) == "It is too late: call-in closed on 20 October 2016."
    assert why_not(on=date(2016, 10, 12)) == "It is not yet published."


def test_as_many_different_members_must_ask_as_the_rule_says() -> None:
    assert why_not(members=("Ann", "ann ", "Bob")) == "3 members must ask, and 2 did."
    assert may_call_in(rule=CallInRule(working_days=5), taken=TAKEN, on=MONDAY, members=["Ann"]).is_yes
    assert not may_call_in(rule=CallInRule(working_days=5), taken=TAKEN, on=MONDAY, members=[]).is_yes


def test_a_decision_is_called_in_once() -> None:
    assert why_not(with_call_in(call_in().released(MONDAY))) == (
        "It was already called in, on 17 October 2016; a decision is called in once."
    )


def test_there_is_no_call_in_without_a_rule_or_of_what_is_exempt() -> None:
    exempt = RouteDecision(
        1, "cabinet", "agreed", MONDAY, published_on=MONDAY, not_called_in_because="Urgent."
    )
    not_subject = RouteDecision(1, "council", "agreed", MONDAY, published_on=MONDAY)

    assert "no rule" in may_call_in(rule=None, taken=TAKEN, on=MONDAY, members=["Ann"]).sentence
    assert why_not(exempt) == "It is not subject to call-in: Urgent."
    assert why_not(not_subject) == "It is not subject to call-in."


walks = st.lists(
    st.tuples(
        st.sampled_from(["released", "referred_back", "reaffirmed", "changed", "lapsed"]), st.integers(0, 9)
    ),
    max_size=4,
)


@given(walks)
def test_a_call_in_takes_only_steps_that_follow_and_its_days_never_go_back(
    walk: list[tuple[str, int]],
) -> None:
    state = call_in()
    for step, days in walk:
        on = MONDAY + timedelta(days=days)
        more = {"to": "cabinet"} if step == "referred_back" else {}
        may = step in FOLLOWS.get(state.step, frozenset())
        if may and on >= state.since:
            state = getattr(state, step)(on, **more)
            assert (state.step, state.since) == (step, on)
        else:
            with pytest.raises(Invalid if may else Conflict):
                getattr(state, step)(on, **more)
    assert len(state.events) <= 3
    assert state.on(date.max) == state


@given(walks, st.integers(0, 30))
def test_a_decision_is_never_in_force_before_its_publication_nor_while_it_is_called_in(
    walk: list[tuple[str, int]], published: int
) -> None:
    state = call_in()
    for step, days in walk:
        on = MONDAY + timedelta(days=days)
        if step in FOLLOWS.get(state.step, frozenset()) and on >= state.since:
            state = getattr(state, step)(on, **({"to": "cabinet"} if step == "referred_back" else {}))
    day = TAKEN.taken_on + timedelta(days=published)
    found = in_force_on(
        RouteDecision(1, "cabinet", "agreed", TAKEN.taken_on, published_on=day, call_in=state)
    )

    if isinstance(found, NotYetInForce):
        assert state.step in ("called_in", "referred_back", "changed")
    else:
        assert found >= max(day, state.since)
