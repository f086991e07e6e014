"""What somebody careless, late or hostile might try: it is refused in words, or comes out right."""

from datetime import date
from typing import Any

import pytest
from tests.acting import acting_for
from tests.matters.partnership import (
    ASH,
    BEECH,
    CEDAR,
    CLERK,
    DALE,
    MEETING,
    MONDAY,
    NAME,
    agreed,
    at,
    decided,
    founded,
    joining,
    part,
    planned,
    proposed,
    published,
    under_way,
)

from moothall.agreement.queries import register_of
from moothall.matters.models import Decision, Issue
from moothall.matters.operations import (
    amend,
    call_in,
    change,
    decide,
    end_issue,
    publish_decision,
    reaffirm,
    record_decision,
    refer_back,
    release,
)
from moothall.matters.operations.effect import bring_waiting_into_force
from moothall.matters.queries import issue as issue_seen
from moothall.meetings.core.ballots import Ballot, Hands
from moothall.meetings.models import AgendaItem, Vote
from moothall.meetings.operations import (
    add_item,
    cancel_meeting,
    declare_interest,
    give_notice,
    open_meeting,
    plan_meeting,
    publish_agenda,
    record_attendance,
    take_vote,
    withdraw_item,
)
from moothall.meetings.rules.attendance_book import AttendanceEntry
from moothall.refusals import Conflict, Invalid

pytestmark = [pytest.mark.storage, pytest.mark.django_db, pytest.mark.usefixtures("register")]

FRIDAY = date(2016, 11, 25)


def vote(item: AgendaItem, **fields: Any) -> Vote:
    given = {"motion": "That it be so", "method": "show_of_hands", "hands": Hands(2), **fields}
    return take_vote(item=item, acting=CLERK, **given)


def called_in(decision: Decision, **fields: Any) -> Any:
    given = {
        "body": "avon-scrutiny",
        "on": FRIDAY,
        "by_members": ["Elm", "Fir"],
        "reasons": "Costs",
        **fields,
    }
    return call_in(decision=decision, acting=CLERK, **given)


def test_a_cancelled_meeting_decides_nothing_and_its_matter_is_awaited_again() -> None:
    opened, _ = proposed()
    meeting = planned("avon-cabinet")
    item = add_item(meeting=meeting, title="Share it", matter=opened.slug, acting=CLERK)
    publish_agenda(meeting=meeting, at=at(MONDAY), acting=CLERK)
    cancel_meeting(meeting=meeting, because="Snow", acting=CLERK)

    with pytest.raises(Conflict, match="Plan another meeting"):
        vote(item)
    with pytest.raises(Conflict):
        cancel_meeting(meeting=meeting, because="Snow", acting=CLERK)

    seen = issue_seen(partnership=NAME, slug=opened.slug, on=date(2016, 11, 14))
    assert seen.progress is not None
    assert {each.leg.holder: each.state for each in seen.progress.legs}["avon-cabinet"] == "awaited"


def test_where_nobody_presides_there_is_no_casting_vote() -> None:
    item = under_way("joint-committee", people=(ASH, BEECH, CEDAR, DALE))
    rows = [AttendanceEntry(name, council) for name, council in (ASH, BEECH, CEDAR, DALE)]
    record_attendance(meeting=item.meeting, rows=rows, acting=CLERK)
    tied = [
        Ballot("Ash", "for"),
        Ballot("Beech", "for"),
        Ballot("Cedar", "against"),
        Ballot("Dale", "against"),
    ]

    with pytest.raises(Invalid, match="Nobody, presiding, may not vote"):
        vote(item, method="recorded", hands=None, ballots=tied, casting_vote="for")

    assert vote(item, method="recorded", hands=None, ballots=tied, casting_vote="declined").result == "lost"


def test_a_tie_in_a_body_whose_chair_has_no_casting_vote_is_lost_and_cannot_be_recorded_as_agreed() -> None:
    item = under_way("brent-cabinet", people=(CEDAR, DALE))
    tied = vote(item, hands=Hands(1, 1))

    assert tied.result == "lost"
    with pytest.raises(Invalid, match="so it cannot be recorded as agreed"):
        decide(item=item, record=agreed(), vote=tied, acting=CLERK)


def test_a_body_without_a_quorum_rule_does_business_while_somebody_may_take_part() -> None:
    item = under_way("avon-scrutiny", people=(("Elm", "avon"),))

    assert decide(item=item, record=agreed("noted"), acting=CLERK).outcome == "noted"


@pytest.mark.parametrize(
    ("body", "people"), [("avon-scrutiny", (("Elm", "avon"),)), ("brent-cabinet", (CEDAR, DALE))]
)
def test_where_every_member_is_disqualified_nothing_is_voted_or_decided(body: str, people: Any) -> None:
    item = under_way(body, people=people)
    for name, _ in people:
        told: dict[str, Any] = {"person": name, "interest": "disclosable_pecuniary", "withdrew": True}
        declare_interest(meeting=item.meeting, item=item, acting=CLERK, **told)

    with pytest.raises(Conflict):
        vote(item, hands=Hands())
    with pytest.raises(Conflict):
        decide(item=item, record=agreed("noted"), acting=CLERK)


def test_nothing_is_decided_on_a_day_before_there_was_anybody_to_decide_it() -> None:
    day = date(2010, 1, 4)

    with pytest.raises(Invalid, match="is not a body of the agreement on 4 January 2010"):
        plan_meeting(partnership=NAME, body="brent-cabinet", starts_on=day, acting=CLERK)
    with pytest.raises(Invalid, match="on 4 January 2010"):
        record_decision(
            partnership=NAME, holder="chief", taken_by="P. Hart", taken_on=day, record=agreed(), acting=CLERK
        )


def test_nothing_is_voted_at_an_item_that_was_withdrawn() -> None:
    item = under_way("brent-cabinet", people=(CEDAR, DALE))
    withdraw_item(item=item, because="Not ready", acting=CLERK)

    with pytest.raises(Conflict, match="was withdrawn: Not ready"):
        vote(item)


def test_a_decision_is_for_councils() -> None:
    item = under_way("brent-cabinet", people=(CEDAR, DALE))

    with pytest.raises(Invalid, match="“mars”"):
        decide(item=item, record=agreed(), authorities=["brent", "mars"], acting=CLERK)


def test_a_decision_is_called_in_once_and_by_no_council_that_it_does_not_concern() -> None:
    avon = published("avon-cabinet", proposed()[0])

    with pytest.raises(Invalid, match="may not call it in"):
        called_in(avon, body="joint-committee")
    asked = called_in(avon)
    with pytest.raises(Conflict, match="a decision is called in once"):
        called_in(avon)
    release(call_in=asked, on=date(2016, 12, 1), acting=CLERK)
    with pytest.raises(Conflict, match="cannot be released"):
        release(call_in=asked, on=date(2016, 12, 1), acting=CLERK)
    with pytest.raises(Conflict, match="a decision is called in once"):
        called_in(avon)


def test_what_replaces_a_decision_is_of_the_same_matter() -> None:
    avon = published("avon-cabinet", proposed()[0])
    asked = called_in(avon)
    refer_back(call_in=asked, on=date(2016, 12, 1), reasons="Think again", acting=CLERK)
    another = decided("avon-cabinet", proposed(joining("other"), "Another matter")[0], date(2016, 12, 5))

    with pytest.raises(Invalid, match="of the same matter"):
        change(call_in=asked, on=date(2016, 12, 5), replacement=another, acting=CLERK)


def test_a_release_long_after_the_issue_was_ended_changes_nothing() -> None:
    opened, _ = proposed()
    published("brent-cabinet", opened)
    asked = called_in(published("avon-cabinet", opened))
    end_issue(issue=opened, because="No money", on=date(2016, 12, 1), acting=CLERK)

    release(call_in=asked, on=date(2016, 12, 5), acting=CLERK)
    bring_waiting_into_force(on=date(2017, 3, 1), acting=CLERK)

    opened.refresh_from_db()
    assert (opened.state, register_of(NAME).head) == (Issue.State.ENDED, 1)


def test_an_amendment_after_the_first_body_decided_asks_it_again_and_its_old_decision_brings_nothing() -> (
    None
):
    opened, _ = proposed()
    brent = decided("brent-cabinet", opened)
    amend(issue=opened, variation=joining("both-later"), because="A better day", on=MEETING, acting=CLERK)
    publish_decision(decision=brent, at=at(MEETING, 15), acting=CLERK)
    published("avon-cabinet", opened, date(2016, 11, 22))

    bring_waiting_into_force(on=date(2017, 3, 1), acting=CLERK)

    opened.refresh_from_db()
    assert (opened.state, register_of(NAME).head) == (Issue.State.OPEN, 1)


def test_what_is_sent_twice_is_done_once() -> None:
    opened, _ = proposed(joining("brent-joins", add=[part("brent")]))
    item = under_way("brent-cabinet", people=(CEDAR, DALE), matter=opened.slug)
    taken = vote(item)
    with pytest.raises(Conflict):
        vote(item)
    made = decide(item=item, record=agreed(), vote=taken, acting=CLERK)
    with pytest.raises(Conflict):
        decide(item=item, record=agreed(), vote=taken, acting=CLERK)
    publish_decision(decision=made, at=at(MEETING, 15), acting=CLERK)
    with pytest.raises(Conflict):
        publish_decision(decision=made, at=at(MEETING, 15), acting=CLERK)

    assert (Vote.objects.count(), Decision.objects.count(), register_of(NAME).head) == (1, 1, 2)


def test_the_same_meeting_is_not_planned_twice() -> None:
    given: dict[str, Any] = {
        "partnership": NAME,
        "body": "brent-cabinet",
        "starts_on": MEETING,
        "acting": CLERK,
    }
    first = plan_meeting(**given)

    with pytest.raises(Conflict, match="is already planned"):
        plan_meeting(**given)
    cancel_meeting(meeting=first, because="Snow", acting=CLERK)
    assert plan_meeting(**given).pk != first.pk


def test_nobody_is_counted_twice_under_one_name() -> None:
    item = under_way("joint-committee", people=(ASH, CEDAR, DALE))
    twice = [Ballot("Ash", "for"), Ballot("ash ", "for"), Ballot("Cedar", "against")]

    with pytest.raises(Invalid, match="already voted"):
        vote(item, method="recorded", hands=None, ballots=twice)
    with pytest.raises(Invalid):
        record_attendance(
            meeting=item.meeting,
            rows=[AttendanceEntry("Ash", "avon"), AttendanceEntry(" ash", "avon")],
            acting=CLERK,
        )


def test_a_decision_that_was_referred_back_can_be_taken_again_only_once() -> None:
    opened, _ = proposed()
    published("brent-cabinet", opened)
    asked = called_in(published("avon-cabinet", opened))
    refer_back(call_in=asked, on=date(2016, 12, 1), reasons="Think again", acting=CLERK)
    reaffirm(call_in=asked, on=date(2016, 12, 5), acting=CLERK)

    with pytest.raises(Conflict):
        reaffirm(call_in=asked, on=date(2016, 12, 5), acting=CLERK)
    with pytest.raises(Conflict):
        refer_back(call_in=asked, on=date(2016, 12, 6), reasons="Once more", acting=CLERK)
    assert register_of(NAME).head == 2


def test_a_call_in_that_ends_before_it_began_is_refused_and_leaves_it_running() -> None:
    asked = called_in(published("avon-cabinet", proposed()[0]))

    with pytest.raises(Invalid, match="is before it was called in"):
        release(call_in=asked, on=date(2016, 11, 24), acting=CLERK)

    asked.refresh_from_db()
    assert asked.outcome == ""


def test_a_refusal_after_others_agreed_brings_nothing_into_force_ever() -> None:
    opened, _ = proposed()
    published("brent-cabinet", opened)
    published("avon-cabinet", opened, outcome="refused")

    bring_waiting_into_force(on=date(2018, 1, 1), acting=CLERK)

    opened.refresh_from_db()
    assert (opened.state, register_of(NAME).head) == (Issue.State.SENT_BACK, 1)


def test_a_meeting_that_is_moved_to_before_its_proposal_cannot_decide_it() -> None:
    opened, _ = proposed(joining("brent-joins", add=[part("brent")]))
    meeting = planned("brent-cabinet", date(2016, 11, 2))
    item = add_item(meeting=meeting, title="Share it", matter=opened.slug, acting=CLERK)
    publish_agenda(meeting=meeting, at=at(date(2016, 10, 3)), acting=CLERK)
    open_meeting(meeting=meeting, at=at(date(2016, 11, 2)), acting=CLERK)
    record_attendance(
        meeting=meeting,
        rows=[AttendanceEntry("Cedar", "brent"), AttendanceEntry("Dale", "brent")],
        acting=CLERK,
    )

    with pytest.raises(Invalid, match="was put forward on 7 November 2016"):
        decide(item=item, record=agreed(), vote=vote(item), acting=CLERK)


def test_an_apology_or_an_absence_is_no_vote_even_where_the_clerk_writes_one() -> None:
    item = under_way("joint-committee", people=(ASH, CEDAR, DALE))
    rows = [AttendanceEntry("Ash", "avon"), AttendanceEntry("Beech", "avon", "apologies"),
            AttendanceEntry("Cedar", "brent"), AttendanceEntry("Dale", "brent")]  # fmt: skip
    record_attendance(meeting=item.meeting, rows=rows, acting=CLERK)

    with pytest.raises(Invalid, match="Beech may not vote: absent, with apologies"):
        vote(item, method="recorded", hands=None, ballots=[Ballot("Beech", "for")])


def test_hands_fewer_than_none_or_a_motion_of_spaces_are_no_vote() -> None:
    item = under_way("brent-cabinet", people=(CEDAR, DALE))

    with pytest.raises(Invalid, match="number of hands cannot be negative"):
        vote(item, hands=Hands(3, -1))
    with pytest.raises(Invalid, match="Enter the motion"):
        vote(item, motion="  ")


def test_no_decision_and_no_notice_of_one_partnership_names_what_is_of_another_of_like_posts() -> None:
    opened, _ = proposed()
    item = under_way("avon-cabinet", matter=opened.slug)
    founded("other")
    chief, clerk = acting_for("other", "chief"), acting_for("other", "avon-clerk")

    with pytest.raises(Invalid, match="matter is not one of this partnership"):
        record_decision(
            partnership="other",
            holder="chief",
            taken_by="A. Chief",
            taken_on=MEETING,
            record=agreed("noted"),
            issue=opened,
            acting=chief,
        )
    notice = {"partnership": "other", "kind": "key_decision", "holder": "avon-cabinet", "title": "Legal"}
    for named in ({"meeting": item.meeting}, {"item": item}):
        with pytest.raises(Invalid, match="of another partnership"):
            give_notice(due_from=MEETING, acting=clerk, **notice, **named)
    assert not opened.decisions.exists()
