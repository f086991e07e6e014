"""What a hurried clerk does by mistake is refused, and leaves nothing: too early, too late, twice."""

from datetime import date

import pytest
from tests.accounts.partnership import variation
from tests.matters.partnership import CLERK, MEETING, NAME, agreed, at, planned, under_way

from moothall.agreement.operations import record
from moothall.matters.models import Decision
from moothall.matters.operations import decide
from moothall.meetings.core.ballots import Hands
from moothall.meetings.models import Meeting, Vote
from moothall.meetings.operations import add_item, move_meeting, open_meeting, publish_agenda, take_vote
from moothall.meetings.rules.item_business import TakenDownAlready
from moothall.meetings.rules.notice import NoticeTooLate
from moothall.refusals import Invalid

pytestmark = [pytest.mark.storage, pytest.mark.django_db, pytest.mark.usefixtures("register")]

LATER = date(2016, 12, 1)


def with_agenda(on: date = LATER) -> Meeting:
    meeting = planned("avon-cabinet", on)
    add_item(meeting=meeting, title="The item", acting=CLERK)
    return publish_agenda(meeting=meeting, at=at(date(2016, 11, 21)), acting=CLERK)


def test_a_meeting_is_not_brought_forward_to_a_day_for_which_its_agenda_is_too_late() -> None:
    meeting = with_agenda()

    with pytest.raises(NoticeTooLate, match=r"Too late for the agenda that is published\."):
        move_meeting(meeting=meeting, starts_on=date(2016, 11, 24), because="Sooner.", acting=CLERK)
    move_meeting(meeting=meeting, starts_on=date(2016, 11, 30), because="A day sooner.", acting=CLERK)
    moved = move_meeting(meeting=meeting, starts_on=date(2016, 12, 8), because="Snow.", acting=CLERK)

    assert (moved.starts_on, moved.state) == (date(2016, 12, 8), Meeting.State.AGENDA)


def test_a_meeting_is_not_opened_before_its_day() -> None:
    meeting = with_agenda()

    with pytest.raises(Invalid, match="It meets on 1 December 2016, and cannot be opened before"):
        open_meeting(meeting=meeting, at=at(date(2016, 11, 30), 22), acting=CLERK)

    assert (
        open_meeting(meeting=meeting, at=at(date(2016, 12, 2)), acting=CLERK).state == Meeting.State.SITTING
    )


def test_no_agenda_is_published_for_a_body_that_has_ended_by_then() -> None:
    meeting = planned("avon-cabinet", LATER)
    add_item(meeting=meeting, title="The item", acting=CLERK)
    ended = variation("cabinet-ends", effective=MEETING, end=[{"term": "avon-cabinet"}])
    record(partnership=NAME, variation=ended, after=1, acting=CLERK)

    with pytest.raises(Invalid, match="is not a body of the agreement on 1 December 2016"):
        publish_agenda(meeting=meeting, at=at(date(2016, 11, 1)), acting=CLERK)


def test_a_form_that_is_sent_twice_takes_nothing_down_twice() -> None:
    item = under_way("avon-cabinet")
    told = {"item": item, "motion": "That it be so", "method": "show_of_hands", "acting": CLERK}
    vote = take_vote(hands=Hands(2), **told)  # type: ignore[arg-type]
    decide(item=item, record=agreed(), vote=vote, acting=CLERK)

    with pytest.raises(TakenDownAlready):
        take_vote(hands=Hands(2), **told)  # type: ignore[arg-type]
    with pytest.raises(TakenDownAlready):
        decide(item=item, record=agreed(), vote=vote, acting=CLERK)
    take_vote(hands=Hands(1, 1), **told)  # type: ignore[arg-type]

    assert (Vote.objects.count(), Decision.objects.count()) == (2, 1)
