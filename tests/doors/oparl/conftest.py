"""What tests of OParl need: a meeting that was held, one that is to come, and secrets."""

from datetime import date
from typing import Any

import pytest
from tests.matters import partnership
from tests.matters.partnership import (
    ASH,
    BEECH,
    CEDAR,
    CLERK,
    DALE,
    MEETING,
    NAME,
    agreed,
    at,
    issue,
    planned,
    under_way,
)
from tests.matters.queries.test_views import paper

from moothall.matters.operations import decide, publish_decision
from moothall.meetings.core.ballots import Hands
from moothall.meetings.models import AgendaItem
from moothall.meetings.operations import (
    add_item,
    cancel_meeting,
    close_meeting,
    publish_agenda,
    publish_minutes,
    record_item_minute,
    record_minutes,
    take_vote,
)

MARK = "XMARKX"
JUNE = date(2030, 6, 3)


@pytest.fixture
def register(db: None) -> Any:
    return partnership.founded()


@pytest.fixture
def held(register: Any) -> AgendaItem:
    """Return the item of a joint committee's meeting that was held, with one of everything, and secrets."""
    opened = issue()
    item = under_way(
        "joint-committee", people=(ASH, BEECH, CEDAR, DALE), matter=opened.slug, title="Sharing <b>&"
    )
    vote = take_vote(item=item, motion="That it be so", method="show_of_hands", hands=Hands(3), acting=CLERK)
    made = decide(item=item, record=agreed(), vote=vote, acting=CLERK)
    publish_decision(decision=made, at=at(MEETING, 15), acting=CLERK)
    paper(item, "Report")
    paper(item, "Appendix")
    paper(item, f"{MARK} annex", 3)
    record_item_minute(item=item, minute="It was discussed.", acting=CLERK)
    close_meeting(meeting=item.meeting, at=at(MEETING, 12), acting=CLERK)
    record_minutes(meeting=item.meeting, minutes="All went well.", acting=CLERK)
    publish_minutes(meeting=item.meeting, at=at(date(2016, 11, 24)), acting=CLERK)
    return item


@pytest.fixture
def secret(register: Any) -> AgendaItem:
    """Return an item that is kept back, with a mark in whatever is."""
    item = under_way(
        "brent-cabinet", people=(CEDAR, DALE), title="A contract", purpose=f"{MARK} purpose",
        recommendation=f"{MARK} recommendation", exempt_paragraphs=[3], public_interest="Prices.",
    )  # fmt: skip
    motion = f"{MARK} motion"
    vote = take_vote(item=item, motion=motion, method="show_of_hands", hands=Hands(2), acting=CLERK)
    kept = {"exempt_paragraphs": (3,), "public_interest": "Prices.", "reasons": f"{MARK} reasons"}
    record = agreed().__class__("A contract", "agreed", f"{MARK} resolved", **kept)  # type: ignore[arg-type]
    made = decide(item=item, record=record, vote=vote, acting=CLERK)
    publish_decision(decision=made, at=at(MEETING, 15), acting=CLERK)
    paper(item, f"{MARK} paper", 3)
    record_item_minute(item=item, minute="In private.", exempt_minute=f"{MARK} minute", acting=CLERK)
    close_meeting(meeting=item.meeting, at=at(MEETING, 12), acting=CLERK)
    publish_minutes(meeting=item.meeting, at=at(date(2016, 11, 24)), acting=CLERK)
    return item


@pytest.fixture
def coming(register: Any) -> AgendaItem:
    """Return the item of a meeting to come; of one more meeting there is no agenda, and one is off."""
    meeting = planned("avon-cabinet", JUNE, place="Town Hall, Avon")
    item = add_item(meeting=meeting, title="Next year", acting=CLERK)
    publish_agenda(meeting=meeting, at=at(date(2030, 5, 1)), acting=CLERK)
    unready = planned("avon-cabinet", date(2030, 7, 1))
    add_item(meeting=unready, title=f"{MARK} draft", acting=CLERK)
    cancel_meeting(meeting=planned("brent-cabinet", JUNE), because="Snow", acting=CLERK)
    return item


@pytest.fixture
def world(held: AgendaItem, secret: AgendaItem, coming: AgendaItem) -> str:
    return NAME
