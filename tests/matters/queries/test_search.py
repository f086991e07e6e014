"""What is found by its words is what whoever asks could read."""

from typing import Any

import pytest
from tests.matters.partnership import (
    CEDAR,
    CLERK,
    DALE,
    MEETING,
    NAME,
    at,
    joining,
    part,
    proposed,
    under_way,
)
from tests.matters.queries.test_views import paper, reader

from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.operations import decide, publish_decision
from moothall.matters.queries import search
from moothall.meetings.core.reader import PUBLIC, Reader
from moothall.meetings.models import AgendaItem, Paper, PaperVersion

pytestmark = [pytest.mark.storage, pytest.mark.django_db, pytest.mark.usefixtures("register")]

STRANGER = ("Ash", "avon-clerk")
OWN = [("Dale", "brent-member"), ("Somebody", "brent-clerk")]


def found(*words: str, who: Reader = PUBLIC) -> set[tuple[str, str]]:
    return {(each.kind, each.title) for each in search(partnership=NAME, words=words, reader=who)}


def an_item(**fields: Any) -> AgendaItem:
    return under_way("brent-cabinet", people=(CEDAR, DALE), **fields)


def a_version(row: Paper, number: int, text: str) -> None:
    PaperVersion.objects.create(
        paper=row, number=number, name="a.pdf", media_type="application/pdf", size=1, sha256=str(number) * 64,
        text=text, uploaded_by=CLERK,
    )  # fmt: skip


def test_every_word_must_be_there_and_no_words_find_nothing() -> None:
    an_item(title="A new depot", purpose="To choose a site.")

    assert found("depot", "site") == {("item", "A new depot")}
    assert found("depot", "library") == set()
    assert found() == set()


def test_each_kind_of_record_is_found() -> None:
    opened, _ = proposed(joining("brent-joins", add=[part("brent")]))
    item = an_item(title="Zebra item", matter=opened.slug)
    paper(item, "Zebra report")
    record = DecisionRecord(title="Zebra", outcome="agreed", resolved="Yes.")
    made = decide(item=item, record=record, acting=CLERK)
    publish_decision(decision=made, at=at(MEETING, 15), acting=CLERK)

    assert {kind for kind, _ in found("zebra")} == {"item", "paper", "decision"}
    assert ("issue", opened.title) in found(*opened.title.split())


@pytest.mark.parametrize("who", [PUBLIC, STRANGER], ids=str)
def test_what_is_kept_back_is_found_by_nobody_who_may_not_read_it(who: Any) -> None:
    asks = who if who is PUBLIC else reader(*who)
    an_exempt_decision()

    assert found("depot", who=asks) == {("item", "The depot"), ("decision", "The depot")}
    assert [word for word in ("bidder", "price", "quarry") if found(word, who=asks)] == []


@pytest.mark.parametrize(("name", "post"), OWN)
def test_what_is_kept_back_is_found_by_the_bodys_own(name: str, post: str) -> None:
    an_exempt_decision()
    asks = reader(name, post)

    assert found("bidder", who=asks) == {("item", "The depot")}
    assert found("price", who=asks) == {("decision", "The depot")}
    assert found("quarry", who=asks) == {("paper", "quarry")}


def an_exempt_decision() -> None:
    why: dict[str, Any] = {"exempt_paragraphs": (3,), "public_interest": "Prices."}
    item = an_item(title="The depot", purpose="Which bidder?", **{**why, "exempt_paragraphs": [3]})
    paper(item, "quarry", 3)
    record = DecisionRecord(title="The depot", outcome="agreed", resolved="The price is agreed.", **why)
    publish_decision(
        decision=decide(item=item, record=record, acting=CLERK), at=at(MEETING, 15), acting=CLERK
    )


def test_a_public_paper_of_an_exempt_item_is_not_found_by_the_public() -> None:
    item = an_item(title="The depot", exempt_paragraphs=[3], public_interest="Prices.")
    paper(item, "quarry")

    assert found("quarry") == set()


def test_what_the_latest_version_of_a_paper_leaves_out_is_found_no_more() -> None:
    row = paper(an_item(title="The depot"), "Report")
    a_version(row, 2, "The bidder is named.")
    assert found("bidder") == {("paper", "Report")}

    a_version(row, 3, "Nobody is named.")

    assert found("bidder") == set()
    assert found("named") == {("paper", "Report")}
