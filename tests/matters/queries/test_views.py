"""What is read of meetings, issues and decisions: whole, in a fixed number of queries, for whoever asks."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.matters.partnership import (
    ASH,
    CEDAR,
    CLERK,
    DALE,
    MEETING,
    NAME,
    agreed,
    at,
    decided,
    joining,
    part,
    planned,
    proposed,
    published,
    under_way,
)

from moothall.agreement.core.terms import Post
from moothall.agreement.queries import register_of
from moothall.matters.operations import decide, publish_decision
from moothall.matters.queries import (
    DecisionFilters,
    decision,
    decisions_of,
    due_from,
    forward_plan,
    issue,
    issues_of,
    meeting,
)
from moothall.meetings.core.ballots import Hands
from moothall.meetings.core.reader import PUBLIC, Reader
from moothall.meetings.models import AgendaItem, Paper, PaperVersion
from moothall.meetings.operations import (
    add_action,
    add_item,
    close_meeting,
    declare_interest,
    give_notice,
    publish_agenda,
    publish_minutes,
    publish_notice,
    record_item_minute,
    take_vote,
)
from moothall.meetings.queries import meetings_of
from moothall.meetings.rules.records_store import NoSuchRecord
from moothall.refusals import Missing

pytestmark = [pytest.mark.storage, pytest.mark.django_db, pytest.mark.usefixtures("register")]

MOST_QUERIES = 8


def posts(*names: str) -> tuple[Post, ...]:
    terms = register_of(NAME).state(MEETING).terms
    return tuple(post for name in names if isinstance(post := terms[name], Post))


AVON_CLERK = "avon-clerk"


def reader(name: str, *names: str) -> Reader:
    return Reader(name, posts(*names), MEETING)


def queries(ask: Callable[[], Any]) -> int:
    ask()
    with CaptureQueriesContext(
        connection,
    ) as counted:
        ask()
    return len(counted)


def paper(item: AgendaItem, title: str, *paragraphs: int) -> Paper:
    row = Paper.objects.create(
        partnership=NAME, meeting=item.meeting, item=item, title=title, exempt_paragraphs=list(paragraphs),
        public_interest="because", published_at=at(MEETING),
    )  # fmt: skip
    PaperVersion.objects.create(
        paper=row, number=1, name=f"{title}.pdf", media_type="application/pdf", size=1, sha256="0" * 64,
        text=title, uploaded_by=CLERK,
    )  # fmt: skip
    return row


def full_item(**fields: Any) -> AgendaItem:
    """Return an item of the joint committee with one of everything, published."""
    item = under_way("joint-committee", people=(ASH, CEDAR, DALE), **fields)
    interest = {"person": "Dale", "interest": "non_registrable", "nature": "A cousin"}
    interest: dict[str, Any] = {"person": "Dale", "interest": "non_registrable", "nature": "A cousin"}
    declare_interest(meeting=item.meeting, item=item, acting=CLERK, **interest)
    vote = take_vote(item=item, motion="That it be so", method="show_of_hands", hands=Hands(3), acting=CLERK)
    made = decide(item=item, record=agreed(), vote=vote, acting=CLERK)
    publish_decision(decision=made, at=at(MEETING, 15), acting=CLERK)
    add_action(meeting=item.meeting, item=item, text="Write to them", owner="chief", acting=CLERK)
    record_item_minute(item=item, minute="It was discussed.", acting=CLERK)
    paper(item, "Report")
    close_meeting(meeting=item.meeting, at=at(MEETING, 12), acting=CLERK)
    publish_minutes(meeting=item.meeting, at=at(date(2016, 11, 24)), acting=CLERK)
    return item


def test_a_meeting_is_seen_whole() -> None:
    item = full_item()

    seen = meeting(partnership=NAME, key=str(item.meeting.key))

    [shown] = seen.items
    assert (seen.row.body_name, seen.row.state, seen.may_run) == ("Joint Committee", "held", False)
    assert (shown.number, shown.minute) == ("1", "It was discussed.")
    assert [each.name for each in shown.papers] == ["Report.pdf"]
    assert [each.result for each in shown.votes] == ["carried"]
    assert [each.standing for each in shown.decisions] == ["In force from 21 November 2016."]
    assert [each.owner_name for each in shown.actions] == ["Chief Executive"]
    assert [each.nature for each in shown.declarations] == ["A cousin"]
    assert [each.person for each in seen.attendance] == ["Ash", "Cedar", "Dale"]


def test_before_the_agenda_is_published_only_those_who_run_the_body_see_it() -> None:
    drafted = planned("joint-committee")
    add_item(meeting=drafted, title="Secret plans", acting=CLERK)
    key = str(drafted.key)

    assert meeting(partnership=NAME, key=key).items == ()
    assert meeting(partnership=NAME, key=key, reader=reader("Dale", "brent-member")).items == ()
    [item] = meeting(partnership=NAME, key=key, reader=reader("C", AVON_CLERK)).items
    assert item.title == "Secret plans"


def test_a_decision_is_seen_by_the_public_once_it_is_published() -> None:
    opened, _ = proposed()
    made = decided("avon-cabinet", opened)

    with pytest.raises(Missing):
        decision(partnership=NAME, slug=made.slug)
    with pytest.raises(NoSuchRecord):
        decision(partnership=NAME, slug=made.slug, reader=reader("C", "brent-clerk"))
    assert decision(partnership=NAME, slug=made.slug, reader=reader("C", AVON_CLERK)).outcome == "agreed"
    assert decisions_of(partnership=NAME).total == 0
    assert issue(partnership=NAME, slug=opened.slug, on=MEETING).decisions == ()

    publish_decision(decision=made, at=at(MEETING, 15), acting=CLERK)
    [row] = decisions_of(partnership=NAME).decisions
    assert row.standing == "In force from 29 November 2016, unless it is called in by 28 November 2016."


def test_an_issue_says_who_has_decided_and_who_is_awaited_and_when_it_could_be_in_force() -> None:
    opened, _ = proposed()
    published("brent-cabinet", opened)
    coming = planned("avon-cabinet", date(2016, 12, 12))
    add_item(meeting=coming, title="The item", matter=opened.slug, acting=CLERK)
    publish_agenda(meeting=coming, at=at(date(2016, 11, 28)), acting=CLERK)

    seen = issue(partnership=NAME, slug=opened.slug, on=date(2016, 11, 30))

    assert seen.progress is not None
    assert [(each.leg.holder, each.state) for each in seen.progress.legs] == [
        ("avon-cabinet", "planned"), ("brent-cabinet", "in_force"),
    ]  # fmt: skip
    assert seen.progress.earliest_in_force == date(2016, 12, 20)
    assert [each.holder_name for each in seen.proposals[0].legs] == ["Avon Cabinet", "Brent Cabinet"]
    assert [each.body for each in seen.sittings] == ["brent-cabinet", "avon-cabinet"]
    assert [row.slug for row in issues_of(partnership=NAME, state="open")] == [opened.slug]


def test_the_register_of_decisions_is_filtered_and_paged() -> None:
    opened, _ = proposed()
    published("brent-cabinet", opened)
    published("avon-cabinet", opened, date(2016, 11, 22))

    def slugs(**filters: Any) -> list[str]:
        page = decisions_of(partnership=NAME, filters=DecisionFilters(**filters))
        return [each.holder for each in page.decisions]

    assert slugs() == ["avon-cabinet", "brent-cabinet"]
    assert slugs(authority="brent") == ["brent-cabinet"]
    assert slugs(until=date(2016, 11, 22), issue=opened.slug) == ["brent-cabinet"]
    page = decisions_of(partnership=NAME, offset=1, limit=1)
    assert ([each.holder for each in page.decisions], page.total) == (["brent-cabinet"], 2)


def test_the_calendar_is_in_order_of_time() -> None:
    for day in (date(2016, 12, 5), date(2016, 11, 7)):
        planned("joint-committee", day)
    planned("avon-cabinet", date(2016, 11, 21))

    rows = meetings_of(partnership=NAME, until=date(2016, 12, 1))

    assert [row.starts_on.day for row in rows] == [7, 21]
    assert [row.body for row in meetings_of(partnership=NAME, body="avon-cabinet")] == ["avon-cabinet"]


@pytest.mark.parametrize("many", [1, 4])
def test_a_page_takes_the_same_few_queries_however_much_is_on_it(many: int) -> None:
    item = full_item()
    meeting_key = str(item.meeting.key)
    opened, _ = proposed()
    for number in range(many):
        paper(item, f"Paper {number}")
        extra, _ = proposed(joining(f"join-{number}", add=[part("brent")]), f"Other {number}")
        decided("brent-cabinet", extra, date(2016, 11, 22 + number), outcome="noted")
        decided("brent-cabinet", opened, date(2016, 12, 5 + number), outcome="noted")
    clerk = reader("C", AVON_CLERK)

    asked: dict[str, Any] = {"partnership": NAME, "reader": clerk}
    assert queries(lambda: meeting(key=meeting_key, **asked)) <= MOST_QUERIES
    assert queries(lambda: issue(slug=opened.slug, on=MEETING, **asked)) <= MOST_QUERIES
    assert queries(lambda: decisions_of(partnership=NAME, reader=clerk)) <= 3
    assert queries(lambda: meetings_of(partnership=NAME, reader=clerk)) <= 2
    assert queries(lambda: due_from(partnership=NAME, posts=clerk.posts, on=MEETING)) <= MOST_QUERIES + 1


def test_a_clerk_is_told_of_agendas_and_decisions_to_publish_and_of_issues_that_wait() -> None:
    opened, _ = proposed()
    decided("avon-cabinet", opened)
    planned("avon-cabinet", date(2016, 12, 5))

    due = due_from(partnership=NAME, posts=posts(AVON_CLERK), on=MEETING)

    assert [(each.kind, each.body) for each in due] == [
        ("publish_decision", "avon-cabinet"), ("publish_agenda", "avon-cabinet"),
    ]  # fmt: skip
    [waiting] = due_from(partnership=NAME, posts=posts("brent-clerk"), on=MEETING)
    assert (waiting.kind, waiting.address, waiting.body) == ("decide", opened.slug, "brent-cabinet")


def test_the_owner_of_an_action_is_told_of_it_until_it_is_done() -> None:
    item = under_way("brent-cabinet")
    add_action(
        meeting=item.meeting, text="Write to them", owner="chief", due_on=date(2016, 12, 1), acting=CLERK
    )

    [due] = due_from(partnership=NAME, posts=posts("chief"), on=MEETING)

    assert (due.kind, due.title, due.by) == ("action", "Write to them", date(2016, 12, 1))


def test_the_forward_plan_has_what_was_given_notice_of_and_what_is_key_on_an_agenda() -> None:
    opened, _ = proposed()
    notice = give_notice(partnership=NAME, kind="key_decision", holder="avon-cabinet", title="Share legal",
                         due_from=date(2016, 12, 12), matter=opened.slug, acting=CLERK)  # fmt: skip
    coming = planned("avon-cabinet", date(2016, 12, 12))
    add_item(meeting=coming, title="Share legal", matter=opened.slug, is_key=True, acting=CLERK)
    clerk = reader("C", AVON_CLERK)

    def plan(who: Reader = PUBLIC) -> list[tuple[str, str]]:
        found = forward_plan(partnership=NAME, on=date(2016, 10, 25), reader=who)
        return [(entry.matter.title, entry.status) for entry in found]

    assert (plan(), plan(clerk)) == ([], [("Share legal", "to_give")])
    publish_notice(notice=notice, at=at(date(2016, 10, 25)), acting=CLERK)
    assert (plan(), plan(clerk)) == ([("Share legal", "in_time")], [("Share legal", "in_time")])


def test_a_matter_on_a_draft_agenda_waits_for_that_meeting_for_whoever_runs_the_body() -> None:
    opened, _ = proposed()
    draft = planned("avon-cabinet")
    add_item(meeting=draft, title="Share it", matter=opened.slug, acting=CLERK)
    before = MEETING.replace(day=10)

    due = due_from(partnership=NAME, posts=posts("avon-clerk", "brent-clerk"), on=before)

    why = {each.body: each.why for each in due if each.kind == "decide"}
    assert "21 November 2016" in why["avon-cabinet"]
    assert "no meeting is planned" in why["brent-cabinet"]


def noticed(**about: Any) -> AgendaItem:
    """Return the key item of a cabinet’s agenda; notice of it was given on 3 October, of what is said."""
    opened = proposed()[0]
    agenda = planned("avon-cabinet")
    given = {"matter": opened.slug} if about.get("of_issue") else {"meeting": agenda}
    notice = give_notice(partnership=NAME, kind="key_decision", holder="avon-cabinet", title="Legal",
                         due_from=MEETING, acting=CLERK, **given)  # fmt: skip
    publish_notice(notice=notice, at=at(about.get("on", date(2016, 10, 3))), acting=CLERK)
    item = add_item(meeting=agenda, title="Share it", matter=opened.slug, is_key=True, acting=CLERK)
    publish_agenda(meeting=agenda, at=at(date(2016, 11, 10)), acting=CLERK)
    return item


@pytest.mark.parametrize("of_issue", [True, False])
def test_notice_of_a_key_decision_counts_wherever_it_was_given(of_issue: bool) -> None:
    item = noticed(of_issue=of_issue)

    [seen] = meeting(partnership=NAME, key=str(item.meeting.key)).items

    [told] = seen.announced
    assert (told.rule, told.standing, told.given_on) == ("D-05", "in_time", date(2016, 10, 3))
    assert told.sentence == "Given on 3 October 2016, in time."


def test_an_item_that_needs_no_notice_says_nothing_of_it() -> None:
    item = full_item()

    assert meeting(partnership=NAME, key=str(item.meeting.key)).items[0].announced == ()


def test_a_notice_that_was_late_names_the_exception_that_was_used_instead() -> None:
    opened, _ = proposed()
    agenda = planned("avon-cabinet")
    item = add_item(meeting=agenda, title="Share it", matter=opened.slug, is_key=True, acting=CLERK)
    told: dict[str, Any] = {"partnership": NAME, "holder": "avon-cabinet", "title": "Legal",
                            "matter": opened.slug, "due_from": MEETING, "reasons": "It came late",
                            "acting": CLERK}  # fmt: skip
    clerk = reader("", "avon-clerk")

    def standing() -> tuple[str, str]:
        [only] = meeting(partnership=NAME, key=str(item.meeting.key), reader=clerk).items[0].announced
        return only.standing, only.instead

    assert standing() == ("not_given", "")
    late = give_notice(kind="key_decision", **told)
    publish_notice(notice=late, at=at(date(2016, 11, 9)), acting=CLERK)
    assert standing() == ("late", "")
    other = give_notice(kind="general_exception", **told)
    publish_notice(notice=other, at=at(date(2016, 11, 9)), acting=CLERK)
    assert standing() == ("excepted", "D-08")


def test_that_a_matter_is_on_a_draft_agenda_is_told_only_to_those_who_run_the_body() -> None:
    opened, _ = proposed()
    add_item(meeting=planned("avon-cabinet"), title="Share it", matter=opened.slug, acting=CLERK)

    def told(who: Reader) -> str:
        return repr(issue(partnership=NAME, slug=opened.slug, on=date(2016, 11, 10), reader=who).progress)

    assert "21 November 2016" not in told(PUBLIC)
    assert "21 November 2016" in told(reader("", "avon-clerk"))
