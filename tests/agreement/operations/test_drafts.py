import pytest
from tests.acting import operator
from tests.agreement.partnerships import founded

from moothall.agreement.operations import discard_draft, save_draft
from moothall.agreement.queries import draft, drafts_of
from moothall.agreement.rules import NoSuchDraft, NoSuchPartnership, NotYourDraft
from moothall.audit.queries import events

pytestmark = [pytest.mark.storage, pytest.mark.django_db]

HALF = {"id": "half", "add": [{"kind": "authority", "name": "Forêt"}], "decided": ""}


def saved(**others: object) -> int:
    given = {"partnership": "test", "body": HALF, "after": 3, "acting": operator("A. Clerk"), "title": "Half"}
    return save_draft(**(given | others))


def test_a_draft_need_not_be_well_formed_and_comes_back_as_it_was() -> None:
    founded()

    read = draft(saved())

    assert (read.partnership, read.owner, read.title, read.body, read.after) == (
        "test", "A. Clerk", "Half", HALF, 3,
    )  # fmt: skip


def test_a_draft_saved_again_takes_the_place_of_itself() -> None:
    founded()
    first = saved()

    assert saved(draft=first, title="Whole", after=4) == first

    assert [(row.id, row.title, row.after) for row in drafts_of("test")] == [(first, "Whole", 4)]


def test_drafts_are_those_of_one_partnership_and_of_one_owner_where_that_is_asked() -> None:
    founded()
    founded(name="other")
    mine, theirs = saved(), saved(acting=operator("B. Clerk"))
    saved(partnership="other")

    assert [row.id for row in drafts_of("test")] == [theirs, mine]
    assert [row.id for row in drafts_of("test", owner="A. Clerk")] == [mine]


def test_a_discarded_draft_is_gone() -> None:
    founded()
    discarded = saved()

    discard_draft(draft=discarded, acting=operator("A. Clerk"))

    assert drafts_of("test") == []
    with pytest.raises(NoSuchDraft):
        draft(discarded)
    with pytest.raises(NoSuchDraft):
        discard_draft(draft=discarded, acting=operator("A. Clerk"))


def test_nobody_changes_or_discards_the_draft_of_another() -> None:
    founded()
    theirs = saved()

    with pytest.raises(NotYourDraft, match=r"The draft is A\. Clerk’s"):
        saved(draft=theirs, acting=operator("B. Clerk"))
    with pytest.raises(NotYourDraft):
        discard_draft(draft=theirs, acting=operator("B. Clerk"))

    assert draft(theirs).owner == "A. Clerk"


def test_a_draft_stays_with_its_partnership() -> None:
    founded()
    founded(name="other")
    kept = saved()

    with pytest.raises(NoSuchDraft, match="Other Partnership has no such draft"):
        saved(draft=kept, partnership="other")


def test_a_draft_of_a_partnership_that_is_not_there_is_refused() -> None:
    with pytest.raises(NoSuchPartnership):
        saved()


def test_saving_and_discarding_leave_an_event_each() -> None:
    founded()
    kept = saved()
    discard_draft(draft=kept, acting=operator("A. Clerk"))

    assert [(event.action, event.subject) for event in events().events[:2]] == [
        ("agreement.draft_discarded", str(kept)),
        ("agreement.draft_saved", str(kept)),
    ]
