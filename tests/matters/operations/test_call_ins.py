"""Call-in: asked for by scrutiny in time, it stops a decision until it is released or taken again."""

from datetime import date
from typing import Any

import pytest
from tests.acting import operator
from tests.matters.partnership import CLERK, NAME, agreed, at, decided, proposed, published

from moothall.agreement.queries import register_of
from moothall.matters.models import CallIn, Decision, Issue
from moothall.matters.operations import (
    call_in,
    change,
    lapse,
    publish_decision,
    reaffirm,
    record_decision,
    refer_back,
    release,
)
from moothall.matters.operations.call_ins import MayNotBeCalledIn
from moothall.matters.operations.effect import bring_waiting_into_force
from moothall.matters.queries import decision as seen
from moothall.refusals import Conflict, Invalid

pytestmark = [pytest.mark.storage, pytest.mark.django_db, pytest.mark.usefixtures("register")]

FRIDAY, CLOSES, AFTER = date(2016, 11, 25), date(2016, 11, 28), date(2016, 11, 29)


@pytest.fixture
def waiting(register: Any) -> tuple[Issue, Decision]:
    """Return an issue of which everything is decided, and Avon's decision, which may be called in."""
    issue, _ = proposed()
    published("brent-cabinet", issue)
    return issue, published("avon-cabinet", issue)


def called_in(decision: Decision, on: date = FRIDAY, **fields: Any) -> CallIn:
    given = {"body": "avon-scrutiny", "by_members": ["Elm", "Fir"], "reasons": "Costs", **fields}
    return call_in(decision=decision, on=on, acting=CLERK, **given)


def in_force(on: date = date(2017, 3, 1)) -> bool:
    bring_waiting_into_force(on=on, acting=operator("the clock"))
    return register_of(NAME).head == 2


def test_what_is_called_in_waits_and_what_is_released_is_in_force(waiting: tuple[Issue, Decision]) -> None:
    issue, decision = waiting
    asked = called_in(decision)

    assert not in_force()
    release(call_in=asked, on=date(2016, 12, 6), acting=CLERK)

    assert register_of(NAME).entry(2).variation.effective == date(2016, 12, 6)
    issue.refresh_from_db()
    assert issue.state == Issue.State.IN_FORCE


def test_what_is_referred_back_waits_until_it_is_taken_again(waiting: tuple[Issue, Decision]) -> None:
    asked = called_in(waiting[1])
    refer_back(call_in=asked, on=date(2016, 12, 6), reasons="Think again", acting=CLERK)
    with pytest.raises(Conflict, match="cannot be released by scrutiny"):
        release(call_in=asked, on=date(2016, 12, 7), acting=CLERK)

    assert not in_force()
    reaffirm(call_in=asked, on=date(2016, 12, 12), acting=CLERK)
    assert register_of(NAME).entry(2).variation.effective == date(2016, 12, 12)


def test_what_is_changed_never_is_and_another_decision_takes_its_place(
    waiting: tuple[Issue, Decision],
) -> None:
    issue, decision = waiting
    asked = called_in(decision)
    refer_back(call_in=asked, on=date(2016, 12, 6), reasons="Think again", acting=CLERK)
    other = decided("avon-cabinet", issue, date(2016, 12, 12))
    change(call_in=asked, on=date(2016, 12, 12), replacement=other, acting=CLERK)

    assert not in_force()
    told = seen(partnership=NAME, slug=decision.slug).call_in
    assert told is not None
    assert told.replaced_by == other.slug
    publish_decision(decision=other, at=at(date(2016, 12, 12), 15), acting=CLERK)
    assert in_force()


def test_a_call_in_that_lapses_lets_the_decision_through(waiting: tuple[Issue, Decision]) -> None:
    lapse(call_in=called_in(waiting[1]), on=date(2016, 12, 9), reasons="Not heard in time", acting=CLERK)

    assert register_of(NAME).head == 2


@pytest.mark.parametrize(
    ("on", "fields", "why"),
    [
        (AFTER, {}, "too late: call-in closed on 28 November 2016"),
        (FRIDAY, {"by_members": ["Elm", "elm"]}, "2 members must ask"),
        (date(2016, 11, 20), {}, "not yet published"),
    ],
)
def test_it_is_refused_by_the_bodys_own_rule(
    waiting: tuple[Issue, Decision], on: date, fields: dict[str, Any], why: str
) -> None:
    with pytest.raises(MayNotBeCalledIn, match=why):
        called_in(waiting[1], on, **fields)
    assert CallIn.objects.count() == 0
    assert in_force(AFTER)


def test_only_the_scrutiny_that_the_rule_names_calls_in_and_only_once(
    waiting: tuple[Issue, Decision],
) -> None:
    with pytest.raises(Invalid, match="called in before “avon-scrutiny”"):
        called_in(waiting[1], body="joint-committee")
    with pytest.raises(Invalid, match="why it is called in"):
        called_in(waiting[1], reasons=" ")
    called_in(waiting[1], CLOSES)
    with pytest.raises(MayNotBeCalledIn, match="already called in"):
        called_in(waiting[1], CLOSES)


def test_a_decision_of_whoever_has_no_rule_on_call_in_is_not_called_in() -> None:
    alone = record_decision(
        partnership=NAME, holder="chief", taken_by="P. Hart", taken_on=FRIDAY, record=agreed(), acting=CLERK
    )
    publish_decision(decision=alone, at=at(FRIDAY, 15), acting=CLERK)

    with pytest.raises(MayNotBeCalledIn, match="no rule on call-in"):
        called_in(alone)


def test_what_is_in_force_already_is_called_in_no_more(waiting: tuple[Issue, Decision]) -> None:
    assert in_force()

    with pytest.raises(MayNotBeCalledIn, match="in force already, as variation 2"):
        called_in(waiting[1], CLOSES)
