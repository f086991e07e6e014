"""What is exempt is in no answer for whoever may not read it, and is there for a member and an officer."""

from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from tests.matters.partnership import (
    CEDAR,
    CLERK,
    DALE,
    MEETING,
    NAME,
    agreed,
    at,
    joining,
    part,
    proposed,
    under_way,
)
from tests.matters.queries.test_views import paper, reader

from moothall.agreement.core.terms import Post
from moothall.agreement.queries import register_of
from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.operations import decide, publish_decision
from moothall.matters.queries import decision, decisions_of, due_from, forward_plan, issue, issues_of, meeting
from moothall.matters.queries import views as answers_of_matters
from moothall.matters.queries.document_inputs import minutes_for
from moothall.matters.queries.public_changes import public_records as published_to_all
from moothall.meetings.core.ballots import Hands
from moothall.meetings.core.reader import PUBLIC, Reader
from moothall.meetings.models import AgendaItem
from moothall.meetings.operations import (
    add_action,
    close_meeting,
    declare_interest,
    publish_minutes,
    record_item_minute,
    take_vote,
)
from moothall.meetings.queries import meetings_of
from moothall.meetings.queries import views as answers_of_meetings
from moothall.meetings.queries.document_inputs import pack_for
from moothall.papers.core.exemption import ExemptView, exempt_fields
from moothall.papers.core.record_fields import fields_of

pytestmark = [pytest.mark.storage, pytest.mark.django_db, pytest.mark.usefixtures("register")]

MARK = "XMARKX"
OTHERS = [
    (),
    ("leader",),  # a councillor of another council
    ("avon-clerk",),  # an officer of another council
    ("scrutiny-chair",),
]
OWN = [("Dale", "brent-member"), ("Somebody", "brent-clerk"), ("Somebody", "chief")]


def marked(name: str) -> str:
    return f"{MARK}{name}{MARK}"


@pytest.fixture
def secrets(register: Any) -> tuple[AgendaItem, str, str]:
    """Return an exempt item of Brent's cabinet with a mark in every field that is kept back; its decision."""
    opened, _ = proposed(joining("brent-joins", add=[part("brent")]))
    item = under_way(
        "brent-cabinet", people=(CEDAR, DALE), matter=opened.slug, title="A contract",
        purpose=marked("purpose"), recommendation=marked("recommendation"),
        exempt_paragraphs=[3], public_interest="Prices.",
    )  # fmt: skip
    told: dict[str, Any] = {"person": "Dale", "interest": "non_registrable", "nature": marked("nature")}
    declare_interest(meeting=item.meeting, item=item, dispensation=marked("dispensed"), acting=CLERK, **told)
    vote = take_vote(item=item, motion=marked("motion"), method="show_of_hands", hands=Hands(2), acting=CLERK)
    texts = [
        field.name
        for field in fields_of(DecisionRecord)
        if not field.is_open and field.label.kind == "text" and field.name != "not_called_in_because"
    ]
    record = agreed().__class__(
        title="A contract", outcome="agreed", wards=(marked("ward"),), exempt_paragraphs=(3,),
        public_interest="Prices.", url=f"https://example.org/{marked('url')}",
        sources=({"document": marked("source")},), **{name: marked(name) for name in texts},
    )  # fmt: skip
    made = decide(item=item, record=record, vote=vote, acting=CLERK)
    publish_decision(decision=made, at=at(MEETING, 15), acting=CLERK)
    add_action(meeting=item.meeting, item=item, text=marked("action"), owner="chief", acting=CLERK)
    record_item_minute(item=item, minute="In private.", exempt_minute=marked("minute"), acting=CLERK)
    paper(item, marked("paper"), 3)
    close_meeting(meeting=item.meeting, at=at(MEETING, 12), acting=CLERK)
    publish_minutes(meeting=item.meeting, at=at(date(2016, 11, 24)), acting=CLERK)
    return item, made.slug, opened.slug


def everything(secrets: tuple[AgendaItem, str, str], who: Reader) -> dict[str, str]:
    """Return what each query answers, written out."""
    item, made, opened = secrets
    asked: dict[str, Any] = {"partnership": NAME, "reader": who}
    return {
        "meeting": repr(meeting(key=str(item.meeting.key), **asked)),
        "meetings_of": repr(meetings_of(**asked)),
        "decision": repr(decision(slug=made, **asked)),
        "decisions_of": repr(decisions_of(**asked)),
        "issue": repr(issue(slug=opened, on=MEETING, **asked)),
        "issues_of": repr(issues_of(partnership=NAME)),
        "forward_plan": repr(forward_plan(on=date(2016, 10, 1), **asked)),
        "the agreement": repr(register_of(NAME).entries),
    }


@pytest.mark.parametrize("names", OTHERS, ids=str)
def test_nothing_that_is_kept_back_is_in_any_answer_for_others(
    secrets: tuple[AgendaItem, str, str], names: tuple[str, ...]
) -> None:
    who = reader("Ash", *names) if names else PUBLIC

    told = everything(secrets, who)

    assert [query for query, answer in told.items() if MARK in answer] == []
    assert "A contract" in told["meeting"]


@pytest.mark.parametrize(("name", "post"), OWN)
def test_the_bodys_own_members_and_officers_read_all_of_it(
    secrets: tuple[AgendaItem, str, str], name: str, post: str
) -> None:
    told = everything(secrets, reader(name, post))

    kept = (
        "purpose recommendation nature dispensed motion resolved reasons action minute paper ward source url"
    )
    assert [each for each in kept.split() if marked(each) not in told["meeting"]] == []
    assert all(marked("resolved") in told[query] for query in ("decision", "decisions_of", "issue"))


def test_from_the_day_their_post_ends_it_is_kept_from_them() -> None:
    posts = tuple(
        post for post in register_of(NAME).state(MEETING).of(Post) if post.id == "brent-member"
    )  # fmt: skip
    item = under_way("brent-cabinet", people=(CEDAR, DALE), exempt_paragraphs=[3], public_interest="Prices.",
                     recommendation=marked("recommendation"))  # fmt: skip

    seen = meeting(
        partnership=NAME, key=str(item.meeting.key), reader=Reader("Dale", posts, date(2015, 1, 1))
    )

    assert seen.items[0].recommendation == ""


def test_what_is_due_names_no_more_than_titles(secrets: tuple[AgendaItem, str, str]) -> None:
    posts = reader("", "avon-clerk", "scrutiny-chair").posts

    assert MARK not in repr(due_from(partnership=NAME, posts=posts, on=MEETING))


def test_every_field_that_may_be_kept_back_is_a_field() -> None:
    kinds = [
        each
        for each in {**vars(answers_of_meetings), **vars(answers_of_matters)}.values()
        if isinstance(each, type) and issubclass(each, ExemptView)
    ]

    assert len(kinds) >= 6
    for kind in kinds:
        assert set(exempt_fields(kind)) <= {each.name for each in fields(kind)}


def private_decision_at_a_public_item() -> AgendaItem:
    """Return a public item at which something was voted and decided that is kept back; all is published."""
    item = under_way("brent-cabinet", people=(CEDAR, DALE), title="A contract")
    vote = take_vote(
        item=item, motion=marked("motion"), method="show_of_hands", hands=Hands(2), moved_by=marked("mover"),
        acting=CLERK,
    )  # fmt: skip
    record = DecisionRecord(
        "A contract", "agreed", marked("resolved"), exempt_paragraphs=(3,), public_interest="P."
    )
    made = decide(item=item, record=record, vote=vote, acting=CLERK)
    publish_decision(decision=made, at=at(MEETING, 15), acting=CLERK)
    close_meeting(meeting=item.meeting, at=at(MEETING, 12), acting=CLERK)
    publish_minutes(meeting=item.meeting, at=at(date(2016, 11, 24)), acting=CLERK)
    return item


def minutes_of(item: AgendaItem, who: Reader, *, in_full: bool = False) -> str:
    return repr(minutes_for(partnership=NAME, key=str(item.meeting.key), reader=who, in_full=in_full))


@pytest.mark.parametrize("names", OTHERS, ids=str)
def test_the_vote_on_a_private_decision_at_a_public_item_is_kept_from_others(names: tuple[str, ...]) -> None:
    item = private_decision_at_a_public_item()
    who = reader("Ash", *names) if names else PUBLIC

    seen = meeting(partnership=NAME, key=str(item.meeting.key), reader=who)

    assert MARK not in repr(seen)
    assert seen.items[0].votes[0].is_kept_back
    assert (seen.items[0].votes[0].votes_for, seen.items[0].is_kept_back) == (2, False)
    assert MARK not in minutes_of(item, who)
    assert MARK not in repr(pack_for(partnership=NAME, key=str(item.meeting.key), reader=who))


@pytest.mark.parametrize(("name", "post"), OWN)
def test_the_bodys_own_read_the_vote_on_a_private_decision(name: str, post: str) -> None:
    item = private_decision_at_a_public_item()
    who = reader(name, post)

    assert marked("motion") in repr(meeting(partnership=NAME, key=str(item.meeting.key), reader=who))
    assert marked("motion") in minutes_of(item, who, in_full=True)


def test_other_systems_are_not_told_the_motion_of_a_private_decision() -> None:
    item = private_decision_at_a_public_item()

    told = [each for of in ("meetings", "items", "files")
            for each in published_to_all(of=of, partnership=NAME).found]  # fmt: skip

    assert MARK not in repr(told)
    assert [vote.is_kept_back for vote in told[0].items[0].votes] == [True]
    assert item.title in repr(told)


def test_a_vote_is_kept_back_before_the_private_decision_on_it_is_published_and_where_none_names_it() -> None:
    item = under_way("brent-cabinet", people=(CEDAR, DALE), title="A contract")
    said: dict[str, Any] = {"item": item, "method": "show_of_hands", "hands": Hands(2), "acting": CLERK}
    take_vote(motion=marked("first"), **said)
    vote = take_vote(motion="In public", **said)
    record = DecisionRecord(
        "A contract", "agreed", marked("resolved"), exempt_paragraphs=(3,), public_interest="P."
    )
    decide(item=item, record=record, acting=CLERK)
    decide(item=item, record=DecisionRecord("Another", "agreed", "In public."), vote=vote, acting=CLERK)

    [seen] = meeting(partnership=NAME, key=str(item.meeting.key)).items

    assert [each.motion for each in seen.votes] == ["", "In public"]
