"""Papers laid, changed, published and withdrawn; and no byte of them where it does not belong."""

from datetime import date
from typing import Any

import pytest
from tests.accounts.partnership import varied
from tests.matters.partnership import CLERK, MEETING, NAME, at, planned
from tests.papers.files import made

from moothall.agreement.queries import register_of
from moothall.audit.models import AuditEvent
from moothall.meetings.core.reader import PUBLIC, Reader
from moothall.meetings.models import AgendaItem, Meeting, Paper
from moothall.meetings.operations import add_item
from moothall.meetings.operations.papers import (
    NothingToPublish,
    SameFile,
    add_paper,
    add_version,
    change_exemption,
    publish_papers,
    withdraw_paper,
)
from moothall.meetings.queries.document_inputs import NoSuchDocument, pack_for
from moothall.meetings.rules.reader_rights import NoSuchPaper, may_have, paper_version
from moothall.papers.files.agenda_pack import pack
from moothall.papers.files.intake import IncomingFile, take_in
from moothall.refusals import Invalid

pytestmark = pytest.mark.storage
SECRET = "zanzibarmarker"


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path, register):
    settings.MOOTHALL_DATA = tmp_path


@pytest.fixture
def item() -> AgendaItem:
    return add_item(meeting=planned("avon-cabinet"), title="The item", acting=CLERK)


def file(text: str = "# Report\n\nWords.", name: str = "report.md") -> IncomingFile:
    return take_in(content=text.encode(), name=name)


def laid(item: AgendaItem, **fields: Any) -> Paper:
    return add_paper(
        **{"meeting": item.meeting, "item": item, "title": "Report", "file": file(), "acting": CLERK} | fields
    )


def kept_back(item: AgendaItem, **fields: Any) -> Paper:
    given = {"exempt_paragraphs": [3], "public_interest": "It names a bidder.", "title": f"Bids {SECRET}"}
    return laid(item, **(given | {"file": file(f"# {SECRET}", f"{SECRET}.md")} | fields))


def reader(*posts: str, name: str = "", day: date = MEETING) -> Reader:
    state = register_of(NAME).state(day)
    return Reader(name, tuple(each for post in posts if (each := state.get(post))), day)  # type: ignore[misc]


def agenda_published(meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(agenda_published_at=at(MEETING), state="agenda")


def test_a_paper_has_versions_that_are_all_kept(item):
    paper = laid(item)
    add_version(paper=paper, file=file("Other words"), changed_because="A figure was wrong", acting=CLERK)

    found = [(each.number, each.text, each.changed_because) for each in paper.versions.all()]
    assert found == [(1, "# Report\n\nWords.", ""), (2, "Other words", "A figure was wrong")]


def test_the_same_file_again_is_refused(item):
    with pytest.raises(SameFile):
        add_version(paper=laid(item), file=file(), changed_because="None", acting=CLERK)


def test_each_operation_writes_one_event(item):
    before = AuditEvent.objects.count()
    paper = laid(item)
    add_version(paper=paper, file=file("Other words"), changed_because="Wrong", acting=CLERK)
    given = {"exempt_paragraphs": [1], "public_interest": "It names people.", "because": "Seen late"}
    change_exemption(paper=paper, **given, acting=CLERK)
    publish_papers(meeting=item.meeting, at=at(MEETING), acting=CLERK)
    withdraw_paper(paper=paper, because="Not needed", acting=CLERK)

    actions = list(AuditEvent.objects.order_by("number").values_list("action", flat=True))[before:]
    assert actions == ["paper.added", "paper.version_added", "paper.exemption_changed", "papers.published",
                       "paper.withdrawn"]  # fmt: skip


def test_the_trail_does_not_tell_the_title_of_an_exempt_paper(item):
    kept_back(item)

    assert not any(SECRET in str(event.facts) for event in AuditEvent.objects.all())


@pytest.mark.parametrize(
    ("paragraphs", "reason", "field"),
    [([3], " ", "public_interest"), ([8], "Why", "exempt_paragraphs"), ([0], "Why", "exempt_paragraphs")],
)
def test_a_paper_is_kept_back_only_under_a_paragraph_and_with_a_reason(item, paragraphs, reason, field):
    with pytest.raises(Invalid) as refusal:
        laid(item, exempt_paragraphs=paragraphs, public_interest=reason)

    assert refusal.value.faults[0].field == field


def test_a_paper_goes_with_an_item_of_its_own_meeting(item):
    with pytest.raises(Invalid, match="not on the agenda"):
        laid(item, meeting=planned("joint-committee"))


def test_there_must_be_something_to_publish(item):
    with pytest.raises(NothingToPublish):
        publish_papers(meeting=item.meeting, at=at(MEETING), acting=CLERK)


READERS = {
    "public": ((), ""),
    "councillor of another council": (("brent-member",), "Dale"),
    "officer of another council": (("chief",), "C. Person"),
    "clerk of another council": (("brent-clerk",), "B. Clerk"),
    "member": (("leader",), "Ash"),
    "clerk of the body": (("avon-clerk",), "A. Clerk"),
    "administrator": ((), "Admin"),
}
MAY = {  # public and published, public and not, exempt and published, exempt and not
    "member": (True, False, True, False),
    "clerk of the body": (True, True, True, True),
}


@pytest.mark.parametrize("who", READERS)
def test_who_may_have_which_paper(item, who):
    posts, name = READERS[who]
    asks = PUBLIC if who == "public" else reader(*posts, name=name)
    papers = [laid(item), kept_back(item)]
    publish_papers(meeting=item.meeting, at=at(MEETING), acting=CLERK)
    papers += [laid(item), kept_back(item)]
    for paper in papers:
        paper.refresh_from_db()

    public, exempt, public_draft, exempt_draft = (may_have(paper, asks) for paper in papers)

    assert (public, public_draft, exempt, exempt_draft) == MAY.get(who, (True, False, False, False))


@pytest.mark.parametrize("who", [who for who in READERS if who not in MAY])
def test_what_somebody_may_not_have_is_as_if_it_were_not_there(item, who):
    paper = kept_back(item)
    publish_papers(meeting=item.meeting, at=at(MEETING), acting=CLERK)
    posts, name = READERS[who]
    asked = {"partnership": NAME, "number": 1, "reader": reader(*posts, name=name)}

    said = []
    for key in (str(paper.key), "0b9f3ad4-2a70-4a8c-9b52-6b3a6a4b1c11"):
        with pytest.raises(NoSuchPaper) as refusal:
            paper_version(**asked, key=key)
        said.append(str(refusal.value))
    assert said[0] == said[1]


def test_a_member_has_exempt_papers_until_the_day_their_post_ends(item):
    paper = kept_back(item)
    publish_papers(meeting=item.meeting, at=at(MEETING), acting=CLERK)
    paper.refresh_from_db()
    ends = date(2016, 12, 1)
    varied("leader-goes", after=1, effective=ends, end=[{"term": "leader"}])

    days = [date(2016, 11, 30), ends]
    assert [may_have(paper, reader("leader", name="Ash", day=day)) for day in days] == [True, False]


def test_the_public_is_not_given_the_version_that_was_exempt(item):
    paper = kept_back(item)
    publish_papers(meeting=item.meeting, at=at(MEETING), acting=CLERK)
    add_version(paper=paper, file=file("Without names"), changed_because="Names taken out", acting=CLERK)
    change_exemption(paper=paper, exempt_paragraphs=[], because="Names taken out", acting=CLERK)
    asked = {"partnership": NAME, "key": str(paper.key)}

    assert paper_version(**asked, number=2, reader=PUBLIC).text == "Without names"
    assert SECRET in paper_version(**asked, number=1, reader=reader("avon-clerk")).text
    with pytest.raises(NoSuchPaper):
        paper_version(**asked, number=1, reader=PUBLIC)


def test_a_paper_that_was_withdrawn_reaches_nobody(item):
    paper = laid(item)
    publish_papers(meeting=item.meeting, at=at(MEETING), acting=CLERK)
    withdraw_paper(paper=paper, because="Not needed", acting=CLERK)

    with pytest.raises(NoSuchPaper):
        paper_version(partnership=NAME, key=str(paper.key), number=1, reader=reader("avon-clerk"))


def test_no_byte_of_what_is_exempt_is_in_the_public_pack_and_all_of_it_in_the_full_one(item):
    kept_back(item)
    kept_back(item, file=take_in(content=made.pdf(f"In a PDF {SECRET}"), name=f"{SECRET}.pdf"))
    kept_back(item, file=take_in(content=made.word(f"In Word {SECRET}"), name=f"{SECRET}.docx"))
    hidden = {"exempt_paragraphs": [3], "public_interest": "A bid.", "recommendation": f"Pay {SECRET}"}
    add_item(meeting=item.meeting, title="Private", **hidden, acting=CLERK)
    publish_papers(meeting=item.meeting, at=at(MEETING), acting=CLERK)
    agenda_published(item.meeting)
    asked = {"partnership": NAME, "key": str(item.meeting.key)}

    for asks in (PUBLIC, reader("avon-clerk")):
        written = pack(pack_for(**asked, reader=asks))
        assert SECRET.encode() not in made.everything_in(written)
        assert b"It names a bidder." in made.everything_in(written)
    full = made.everything_in(pack(pack_for(**asked, reader=reader("leader", name="Ash"), in_full=True)))
    for said in (f"In a PDF {SECRET}", f"In Word {SECRET}", f"Pay {SECRET}"):
        assert said.encode() in full


@pytest.mark.parametrize("who", [who for who in READERS if who not in MAY])
def test_a_pack_in_full_is_not_there_for_others_nor_is_one_before_its_agenda_is_published(item, who):
    posts, name = READERS[who]
    asked = {"partnership": NAME, "key": str(item.meeting.key), "reader": reader(*posts, name=name)}

    with pytest.raises(NoSuchDocument):
        pack_for(**asked)
    agenda_published(item.meeting)
    with pytest.raises(NoSuchDocument):
        pack_for(**asked, in_full=True)
    assert pack_for(**asked).items[0].title == "The item"
