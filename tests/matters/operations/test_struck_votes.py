"""A vote recorded by mistake is struck: it stays in the record with the reason, and counts for nothing."""

from typing import Any

import pytest
from tests.matters.partnership import (
    CEDAR,
    CLERK,
    DALE,
    MEETING,
    MONDAY,
    NAME,
    agreed,
    at,
    joining,
    part,
    proposed,
    under_way,
)

from moothall.audit.queries import events
from moothall.matters.models import Decision
from moothall.matters.operations import decide, publish_decision
from moothall.matters.queries import meeting
from moothall.matters.queries.document_inputs import minutes_for
from moothall.meetings.core.ballots import Hands
from moothall.meetings.core.reader import PUBLIC
from moothall.meetings.models import AgendaItem, Vote
from moothall.meetings.operations import (
    approve_minutes,
    close_meeting,
    publish_minutes,
    strike_vote,
    take_vote,
)
from moothall.meetings.rules.item_business import CannotBeStruck
from moothall.meetings.rules.records_store import NoSuchRecord
from moothall.refusals import Invalid

pytestmark = [pytest.mark.storage, pytest.mark.django_db, pytest.mark.usefixtures("register")]

NOON = at(MEETING, 12)
BECAUSE = "The hands were counted wrongly."


@pytest.fixture
def item(register: Any) -> AgendaItem:
    opened, _ = proposed(joining("brent-joins", add=[part("brent")]))
    return under_way("brent-cabinet", people=(CEDAR, DALE), matter=opened.slug)


def voted(item: AgendaItem, hands: Hands) -> Vote:
    return take_vote(item=item, motion="That it be so", method="show_of_hands", hands=hands, acting=CLERK)


def struck(vote: Vote, because: str = BECAUSE) -> Vote:
    return strike_vote(vote=vote, because=because, at=NOON, acting=CLERK)


def test_a_vote_that_is_struck_stays_in_the_record_with_its_reason(item: AgendaItem) -> None:
    vote = struck(voted(item, Hands(2)))

    [seen] = meeting(partnership=NAME, key=str(item.meeting.key)).items[0].votes

    assert (vote.deleted_at, seen.is_struck, seen.result, seen.struck_because) == (
        None,
        True,
        "struck",
        BECAUSE,
    )
    [event] = events(action="vote.struck").events
    assert (event.facts["because"], event.subject) == (BECAUSE, str(vote.key))


def test_nothing_can_be_decided_by_it_and_the_same_vote_can_be_taken_again(item: AgendaItem) -> None:
    vote = voted(item, Hands(2))
    struck(vote)

    with pytest.raises(Invalid, match="That vote is struck: The hands were counted wrongly"):
        decide(item=item, record=agreed(), vote=vote, acting=CLERK)

    again = voted(item, Hands(2))
    assert decide(item=item, record=agreed(), vote=again, acting=CLERK).vote == again


def test_a_decision_that_nobody_has_read_goes_with_it_and_another_can_be_taken(item: AgendaItem) -> None:
    vote = voted(item, Hands(2))
    made = decide(item=item, record=agreed(), vote=vote, acting=CLERK)
    struck(vote)

    with pytest.raises(NoSuchRecord):
        publish_decision(decision=made, at=at(MEETING, 15), acting=CLERK)

    lost = voted(item, Hands(against=2))
    other = decide(item=item, record=agreed("refused"), vote=lost, acting=CLERK)
    assert [each.pk for each in Decision.objects.filter(deleted_at=None)] == [other.pk]
    assert events(action="vote.struck").events[0].facts["decisions_removed"] == [made.slug]


def test_a_vote_on_which_a_published_decision_rests_stands(item: AgendaItem) -> None:
    vote = voted(item, Hands(2))
    made = decide(item=item, record=agreed(), vote=vote, acting=CLERK)
    publish_decision(decision=made, at=at(MEETING, 15), acting=CLERK)

    with pytest.raises(CannotBeStruck, match="is published, so the vote stands"):
        struck(vote)

    vote.refresh_from_db()
    made.refresh_from_db()
    assert (vote.struck_at, made.deleted_at) == (None, None)


def test_it_is_struck_once_with_a_reason_and_not_before_it_was_taken(item: AgendaItem) -> None:
    vote = voted(item, Hands(2))

    with pytest.raises(Invalid, match="Say why the vote is struck"):
        struck(vote, " ")
    with pytest.raises(Invalid, match="before it was taken"):
        strike_vote(vote=vote, because="x", at=at(MONDAY), acting=CLERK)
    struck(vote)
    with pytest.raises(CannotBeStruck, match="already been struck"):
        struck(vote)


def test_minutes_tell_of_it_as_struck_and_once_they_are_approved_a_vote_stands(item: AgendaItem) -> None:
    struck(voted(item, Hands(2)))
    stands = voted(item, Hands(1, 1))
    close_meeting(meeting=item.meeting, at=NOON, acting=CLERK)
    publish_minutes(meeting=item.meeting, at=at(MEETING, 14), acting=CLERK)

    told = minutes_for(partnership=NAME, key=str(item.meeting.key), reader=PUBLIC).items[0].votes

    assert told[0][-1] == f"Struck from the record: {BECAUSE} This vote counts for nothing."
    assert told[1][-1].startswith("Show of hands: 1 for, 1 against")
    approve_minutes(meeting=item.meeting, on=MEETING, acting=CLERK)
    with pytest.raises(CannotBeStruck, match="approved"):
        struck(stands)
