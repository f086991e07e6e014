"""Votes and decisions: only those who may, on what they are asked, by the rule, with a quorum."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.accounts.partnership import variation
from tests.matters.partnership import (
    ASH,
    BEECH,
    CEDAR,
    CLERK,
    DALE,
    FOUNDED,
    MEETING,
    MONDAY,
    NAME,
    agreed,
    at,
    decided,
    joining,
    new_service,
    proposed,
    published,
    under_way,
)

from moothall.agreement.operations import record as record_variation
from moothall.agreement.queries import register_of
from moothall.agreement.rules import VariationContradicts
from moothall.audit.queries import events
from moothall.matters.models import Decision, Issue
from moothall.matters.operations import (
    amend,
    bring_into_force,
    decide,
    end_issue,
    open_issue,
    publish_decision,
    put_forward,
    record_decision,
    reply_to_consultation,
    send_back,
)
from moothall.matters.operations.decisions import PublishedAlready
from moothall.matters.operations.effect import bring_waiting_into_force
from moothall.matters.rules.issue_guard import AlreadyDecided, IssueIsOver, NotAskedToDecide
from moothall.meetings.core.ballots import Ballot, Hands
from moothall.meetings.models import Vote
from moothall.meetings.operations import (
    add_item,
    arrive,
    declare_interest,
    give_notice,
    leave,
    open_meeting,
    plan_meeting,
    publish_agenda,
    record_attendance,
    take_vote,
)
from moothall.meetings.rules.attendance_book import AttendanceEntry
from moothall.meetings.rules.item_business import NobodyTakenDown
from moothall.meetings.rules.notice import NoticeTooLate
from moothall.refusals import Conflict, Invalid, Refusal

pytestmark = [pytest.mark.storage, pytest.mark.django_db, pytest.mark.usefixtures("register")]

ALL = (ASH, BEECH, CEDAR, DALE)


def refused(act: Callable[[], Any], match: str, kind: type[Refusal] = Invalid) -> None:
    """See that an act is refused in those words, and leaves nothing behind."""
    before = (Vote.objects.count(), Decision.objects.count(), events().total)
    with pytest.raises(kind, match=match):
        act()
    assert (Vote.objects.count(), Decision.objects.count(), events().total) == before


def vote(item: Any, **fields: Any) -> Vote:
    given = {"method": "show_of_hands", "hands": Hands(for_=3), **fields}
    return take_vote(item=item, motion="That it be so", acting=CLERK, **given)


def by_name(**choices: str) -> dict[str, Any]:
    ballots = [Ballot(name.title(), choice) for name, choice in choices.items()]  # type: ignore[arg-type]
    return {"method": "recorded", "ballots": ballots, "hands": None}


def test_a_vote_is_kept_with_its_rule_and_its_working() -> None:
    item = under_way("joint-committee", people=ALL)

    kept = vote(item, **by_name(ash="for", beech="against", cedar="for", dale="abstain"))

    assert (kept.votes_for, kept.votes_against, kept.abstentions, kept.result) == (2, 1, 1, "carried")
    assert kept.rule["casting_vote"] is True
    assert "Carried by the majority." in kept.working
    assert kept.ballots[0] == {"person": "Ash", "choice": "for"}


def test_ballots_that_may_not_be_counted_are_refused_and_leave_nothing() -> None:
    item = under_way("joint-committee", people=(ASH, CEDAR, DALE))
    declare_interest(
        meeting=item.meeting, item=item, person="Dale", interest="disclosable_pecuniary", acting=CLERK
    )

    refused(lambda: vote(item, **by_name(beech="for")), "Beech may not vote: absent")
    refused(lambda: vote(item, **by_name(dale="for")), "disclosable pecuniary interest", Refusal)
    refused(lambda: vote(item, **by_name(elm="for")), "not a member")
    refused(lambda: vote(item, hands=Hands(for_=9)), "9 hands were counted")


def test_without_a_quorum_nothing_is_voted_or_decided() -> None:
    item = under_way("joint-committee", people=(ASH, CEDAR, DALE))
    leave(meeting=item.meeting, person="Dale", at_item=1, acting=CLERK)

    refused(lambda: vote(item, hands=Hands(2)), "Not quorate: 2 present", Conflict)
    refused(lambda: decide(item=item, record=agreed("noted"), acting=CLERK), "Not quorate", Conflict)
    arrive_again = record_attendance(
        meeting=item.meeting,
        rows=[
            AttendanceEntry("Ash", "avon"),
            AttendanceEntry("Cedar", "brent"),
            AttendanceEntry("Dale", "brent"),
        ],
        acting=CLERK,
    )
    assert len(arrive_again) == 3
    assert vote(item).result == "carried"


def test_a_body_cannot_decide_before_anybody_is_taken_down() -> None:
    meeting = plan_meeting(partnership=NAME, body="brent-cabinet", starts_on=MEETING, acting=CLERK)
    item = add_item(meeting=meeting, title="The item", acting=CLERK)
    publish_agenda(meeting=meeting, at=at(MONDAY), acting=CLERK)
    open_meeting(meeting=meeting, at=at(MEETING), acting=CLERK)

    refused(lambda: decide(item=item, record=agreed(), acting=CLERK), "Nobody is recorded", NobodyTakenDown)


def test_a_tie_waits_for_the_chair_who_has_a_casting_vote_by_the_bodys_rule() -> None:
    item = under_way("joint-committee", people=ALL)
    tied = by_name(ash="for", beech="for", cedar="against", dale="against")

    refused(lambda: vote(item, **tied), "the chair has a casting vote")
    assert vote(item, casting_vote="for", **tied).result == "carried"
    assert vote(item, casting_vote="declined", **tied).result == "lost"


def test_a_casting_vote_that_the_rule_does_not_give_is_refused() -> None:
    item = under_way("brent-cabinet", people=(CEDAR, DALE))

    refused(lambda: vote(item, casting_vote="for", **by_name(cedar="for", dale="against")), "casting vote")


def test_a_vote_by_council_counts_each_council_once() -> None:
    item = under_way("joint-committee", people=ALL)

    kept = vote(item, **by_name(ash="for", beech="for", cedar="for", dale="for") | {"method": "by_council"})

    assert (kept.votes_for, kept.result) == (2, "carried")
    assert [each["choice"] for each in kept.councils] == ["for", "for"]


def test_a_book_that_cannot_be_is_refused() -> None:
    meeting = under_way("joint-committee", people=ALL).meeting

    def book(*rows: AttendanceEntry) -> Callable[[], Any]:
        return lambda: record_attendance(meeting=meeting, rows=rows, acting=CLERK)

    refused(book(AttendanceEntry("Ash", "avon"), AttendanceEntry("ash", "avon")), "already recorded")
    refused(
        book(
            AttendanceEntry("Ash", "avon", is_presiding=True),
            AttendanceEntry("Dale", "brent", is_presiding=True),
        ),
        "preside",
    )
    refused(book(AttendanceEntry("Ash", "narnia")), "“narnia” is not a council")
    refused(
        lambda: arrive(meeting=meeting, person="Elm", at_item=1, acting=CLERK),
        "Elm is not recorded",
        Conflict,
    )


def test_a_decision_is_as_it_was_voted() -> None:
    item = under_way("joint-committee", people=ALL)
    lost = vote(item, hands=Hands(against=3))

    refused(lambda: decide(item=item, record=agreed(), vote=lost, acting=CLERK), "The vote was lost")
    assert decide(item=item, record=agreed("refused"), vote=lost, acting=CLERK).outcome == "refused"


def test_a_body_that_the_route_does_not_ask_decides_nothing_of_it_but_may_note_it() -> None:
    opened, _ = proposed()
    item = under_way("joint-committee", people=ALL, matter=opened.slug)

    refused(
        lambda: decide(item=item, record=agreed(), acting=CLERK),
        "asks no decision of Joint Committee",
        NotAskedToDecide,
    )
    assert decide(item=item, record=agreed("noted"), acting=CLERK).outcome == "noted"


def test_one_body_decides_for_several_councils_at_once_or_for_one_of_them() -> None:
    opened, proposal = proposed(new_service())
    assert [(leg.holder, leg.authority) for leg in proposal.legs.all()] == [
        ("joint-committee", "avon"), ("joint-committee", "brent"),
    ]  # fmt: skip

    item = under_way("joint-committee", people=ALL, matter=opened.slug)
    first = decide(item=item, record=agreed(), authorities=["avon"], acting=CLERK)
    publish_decision(decision=first, at=at(MEETING, 15), acting=CLERK)
    assert register_of(NAME).head == 1
    second = decide(item=item, record=agreed(), authorities=["brent"], acting=CLERK)
    publish_decision(decision=second, at=at(MEETING, 16), acting=CLERK)

    assert ([*first.authorities, *second.authorities], register_of(NAME).head) == (["avon", "brent"], 2)


def test_nobody_decides_twice_on_one_version() -> None:
    opened, _ = proposed()
    published("brent-cabinet", opened)

    with pytest.raises(AlreadyDecided, match="21 November 2016"):
        decided("brent-cabinet", opened, date(2016, 11, 23))


def test_a_decision_is_not_older_than_what_it_is_on_and_is_published_once() -> None:
    opened, _ = proposed()
    with pytest.raises(Invalid, match="was put forward on 7 November 2016"):
        decided("brent-cabinet", opened, date(2016, 11, 4))
    made = decided("brent-cabinet", opened, date(2016, 11, 22))

    refused(lambda: publish_decision(decision=made, at=at(MEETING), acting=CLERK), "before it was taken")
    publish_decision(decision=made, at=at(date(2016, 11, 22), 15), acting=CLERK)
    refused(
        lambda: publish_decision(decision=made, at=at(date(2016, 11, 23)), acting=CLERK),
        "already",
        PublishedAlready,
    )


def test_a_refusal_sends_the_issue_back_or_ends_it_as_is_said() -> None:
    first, _ = proposed()
    second, _ = proposed(joining("again"), "Another")
    published("brent-cabinet", first, outcome="refused")
    published("brent-cabinet", second, date(2016, 11, 22), outcome="refused", refusal="ends")

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("sent_back", "ended")
    assert "Refused" in first.state_because
    with pytest.raises(IssueIsOver, match="has ended"):
        put_forward(issue=second, variation=joining("more"), on=MEETING, acting=CLERK)


def test_whoever_agreed_to_an_earlier_version_must_decide_again() -> None:
    opened, _ = proposed()
    published("brent-cabinet", opened)
    again: dict[str, Any] = {"variation": joining("amended"), "on": date(2016, 11, 22)}
    amend(issue=opened, because="The date", acting=CLERK, **again)
    published("avon-cabinet", opened, date(2016, 11, 23))

    bring_waiting_into_force(on=date(2017, 1, 9), acting=CLERK)
    assert register_of(NAME).head == 1

    published("brent-cabinet", opened, date(2017, 1, 10).replace(month=2))
    assert register_of(NAME).entry(2).variation.id == "amended"


def test_agreeing_as_amended_sends_the_issue_back_for_the_amendment() -> None:
    opened, _ = proposed()
    published("brent-cabinet", opened, outcome="amended")

    opened.refresh_from_db()
    assert opened.state == "sent_back"
    amend(
        issue=opened,
        variation=joining("amended"),
        because="As Brent asked",
        on=date(2016, 11, 22),
        acting=CLERK,
    )
    opened.refresh_from_db()
    assert (opened.state, opened.proposals.count()) == ("open", 2)


def test_what_contradicts_what_stands_or_nobody_can_decide_is_not_put_forward() -> None:
    opened = open_issue(partnership=NAME, title="Two", opened_on=MONDAY, acting=CLERK)

    with pytest.raises(VariationContradicts):
        put_forward(issue=opened, variation=joining("x", end=[{"term": "nothing"}]), on=MONDAY, acting=CLERK)
    with pytest.raises(Invalid, match="The route has no leg 9"):
        put_forward(issue=opened, variation=joining(), choices={9: "avon-council"}, on=MONDAY, acting=CLERK)
    with pytest.raises(Invalid, match="may not decide"):
        put_forward(issue=opened, variation=joining(), choices={1: "leader"}, on=MONDAY, acting=CLERK)
    assert opened.proposals.count() == 0


def test_another_who_could_decide_is_chosen() -> None:
    opened = open_issue(partnership=NAME, title="Waste", opened_on=MONDAY, acting=CLERK)

    proposal = put_forward(
        issue=opened, variation=new_service(), choices={1: "avon-cabinet"}, on=MONDAY, acting=CLERK
    )

    legs = list(proposal.legs.all())
    assert [leg.holder for leg in legs] == ["avon-cabinet", "joint-committee"]
    assert legs[0].could == ["joint-committee", "avon-cabinet"]


def test_a_consultation_is_answered_and_not_decided() -> None:
    _, proposal = proposed()
    leg = proposal.legs.create(position=9, asked="consultation", authority="brent", holder="chief")

    refused(
        lambda: reply_to_consultation(leg=proposal.legs.first(), on=MEETING, answer="Yes", acting=CLERK),
        "asked for a decision", Conflict,
    )  # fmt: skip
    assert reply_to_consultation(leg=leg, on=MEETING, answer=" Yes ", acting=CLERK).answer == "Yes"


def test_an_officer_decides_alone_by_the_power_of_a_post() -> None:
    def alone(**fields: Any) -> Decision:
        given = {"holder": "chief", "taken_by": "P. Hart", "taken_on": MEETING, "record": agreed(), **fields}
        return record_decision(partnership=NAME, acting=CLERK, **given)

    refused(lambda: alone(holder="brent-cabinet"), "decides at its meetings")
    refused(lambda: alone(taken_by=" "), "Say who decided")
    made = alone()
    assert (made.taken_as, made.authorities, made.is_subject_to_call_in) == ("officer", ["brent"], False)
    assert alone(holder="leader").taken_as == "member"
    assert alone().slug == f"{made.slug}-3"


def test_a_key_decision_without_notice_is_refused_until_it_is_agreed_to_be_urgent() -> None:
    opened, _ = proposed()
    item = under_way("avon-cabinet", matter=opened.slug)
    key = replace(agreed(), is_key=True, key_because="It affects two wards.")

    refused(lambda: decide(item=item, record=key, acting=CLERK), "Use special urgency", NoticeTooLate)
    refused(
        lambda: decide(item=item, record=replace(key, key_because=""), acting=CLERK),
        "why it is a key decision",
    )
    give_notice(
        partnership=NAME, kind="special_urgency", holder="avon-cabinet", title="Share", due_from=MEETING,
        matter=opened.slug, reasons="It cannot wait", agreed_by="Elm", agreed_on=MEETING, acting=CLERK,
    )  # fmt: skip
    assert decide(item=item, record=key, acting=CLERK).is_key


def test_an_issue_is_sent_back_or_ended_with_a_reason() -> None:
    opened, _ = proposed()

    with pytest.raises(Invalid, match="Say why"):
        end_issue(issue=opened, because="", on=MEETING, acting=CLERK)
    assert send_back(issue=opened, because="Unclear", on=MEETING, acting=CLERK).state == Issue.State.SENT_BACK
    assert bring_into_force(issue=opened, on=MEETING, acting=CLERK) is None
    assert end_issue(issue=opened, because="Withdrawn", on=MEETING, acting=CLERK).state == Issue.State.ENDED


def test_an_issue_about_what_is_not_in_the_agreement_is_refused() -> None:
    with pytest.raises(Invalid) as wrong:
        open_issue(
            partnership=NAME,
            title="x",
            services=["none"],
            authorities=["narnia"],
            opened_on=MONDAY,
            acting=CLERK,
        )
    assert [fault.field for fault in wrong.value.faults] == ["services", "authorities"]


def test_two_issues_of_one_title_have_addresses_of_their_own() -> None:
    slugs = [
        open_issue(partnership=NAME, title="Same", opened_on=MONDAY, acting=CLERK).slug for _ in range(3)
    ]

    assert slugs == ["same", "same-2", "same-3"]


def test_a_body_whose_rule_asks_a_vote_from_each_council_decides_only_by_such_a_vote() -> None:
    rule = {"voting": {"one_from_each_authority": True, "casting_vote": True}}
    change = variation("each-council", effective=FOUNDED, change=[{"term": "joint-committee", "set": rule}])
    record_variation(partnership=NAME, variation=change, after=1, acting=CLERK)
    item = under_way("joint-committee", people=ALL)

    refused(lambda: decide(item=item, record=agreed(), acting=CLERK), "needs a vote: its rule asks")
    refused(lambda: vote(item, hands=Hands(4)), "hands do not show which council")
    one_sided = vote(item, **by_name(ash="for", beech="for", cedar="abstain", dale="abstain"))
    both = vote(item, **by_name(ash="for", beech="abstain", cedar="abstain", dale="for"))

    assert (one_sided.result, both.result) == ("lost", "carried")
    assert "has none from Brent" in one_sided.working[-1]
    assert list(both.rule["councils"]) == ["avon", "brent"]
