"""The door that gives out files: to whom, as what, and what may be kept on the way."""

from datetime import timedelta
from typing import Any

import pytest
from tests.accounts.partnership import person
from tests.matters.partnership import CLERK, FOUNDED, MEETING, NAME, at, founded, planned
from tests.papers.files.made import everything_in, word

from moothall.accounts.models import ActingAs, Appointment
from moothall.matters.models import Decision
from moothall.meetings.models import Meeting, Paper
from moothall.meetings.operations import add_item
from moothall.meetings.operations.papers import add_paper, publish_papers
from moothall.papers.files.intake import take_in

pytestmark = pytest.mark.storage
SECRET = "zanzibarmarker"
NOWHERE = "0b9f3ad4-2a70-4a8c-9b52-6b3a6a4b1c11"


@pytest.fixture(autouse=True)
def _agreement(settings, tmp_path, db):
    settings.MOOTHALL_DATA, settings.MOOTHALL_TODAY = tmp_path, MEETING
    founded()


@pytest.fixture
def meeting() -> Meeting:
    """A meeting of one council's cabinet, with a public paper and an exempt one, all published."""
    meeting = planned("avon-cabinet")
    item = add_item(meeting=meeting, title="The item", acting=CLERK)
    given = {"meeting": meeting, "item": item, "acting": CLERK}
    add_paper(**given, title="Report", file=take_in(content=word("In Word"), name='re"port\r\n£.docx'))
    hidden = {"exempt_paragraphs": [3], "public_interest": "It names a bidder.", "title": SECRET}
    add_paper(**given, **hidden, file=take_in(content=SECRET.encode(), name=f"{SECRET}.md"))
    publish_papers(meeting=meeting, at=at(MEETING), acting=CLERK)
    now = at(MEETING)
    Meeting.objects.filter(pk=meeting.pk).update(agenda_published_at=now, minutes_published_at=now)
    return meeting


def address(paper: Paper, number: int = 1) -> str:
    return f"/{NAME}/papers/{paper.key}/{number}/"


def of(meeting: Meeting, document: str) -> str:
    return f"/{NAME}/meetings/{meeting.key}/{document}"


def papers(meeting: Meeting) -> list[Paper]:
    return list(meeting.papers.order_by("position"))


def signed_in(client: Any, post: str, **fields: Any) -> Any:
    somebody = person("somebody", **fields)
    if post == "leader":
        somebody.name = "Ash"  # as the agreement names who holds that post and sits on the cabinet
        somebody.save()
    if post:
        Appointment.objects.create(person=somebody, partnership=NAME, post=post, starts_on=FOUNDED)
    client.force_login(somebody)
    return client


def test_a_public_paper_is_given_to_anybody_as_what_it_is_under_a_safe_name(client, meeting):
    answer = client.get(address(papers(meeting)[0]))

    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/vnd.openxmlformats-officedocument.wordprocessing")
    assert answer["Content-Disposition"] == 'attachment; filename="re port.docx"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "public, max-age=60"


def test_an_exempt_paper_is_kept_by_nothing_on_its_way(client, meeting):
    answer = signed_in(client, "avon-clerk").get(address(papers(meeting)[1]))

    assert answer.content == SECRET.encode()
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("document", ["agenda.pdf", "minutes.pdf"])
def test_nothing_is_public_on_the_way_to_somebody_who_is_signed_in(client, meeting, document):
    assert signed_in(client, "").get(of(meeting, document))["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("post", [None, "", "brent-member", "chief", "brent-clerk"])
def test_others_find_no_byte_of_an_exempt_paper_nor_that_there_is_one(client, meeting, post):
    if post is not None:
        signed_in(client, post, administrator=not post)
    answers = {
        each: client.get(each)
        for each in (
            address(papers(meeting)[1]),
            f"/{NAME}/papers/{NOWHERE}/1/",
            of(meeting, "agenda-in-full.pdf"),
            of(meeting, "minutes-in-full.pdf"),
        )
    }

    assert {each.status_code for each in answers.values()} == {404}
    exempt, nowhere, *_ = (each.content.decode() for each in answers.values())
    assert exempt.replace(str(papers(meeting)[1].key), NOWHERE) == nowhere
    assert SECRET.encode() not in everything_in(client.get(of(meeting, "agenda.pdf")).content)


def test_a_member_of_the_body_has_the_pack_in_full(client, meeting):
    answer = signed_in(client, "leader").get(of(meeting, "agenda-in-full.pdf"))

    assert SECRET.encode() in everything_in(answer.content)
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Disposition"].endswith('"agenda 2016-11-21 Avon Cabinet in full.pdf"')


def test_whoever_deputises_for_a_member_is_not_one(client, meeting):
    signed_in(client, "leader")
    Appointment.objects.update(acting_as=ActingAs.DEPUTY)

    assert client.get(of(meeting, "agenda-in-full.pdf")).status_code == 404


def test_minutes_are_there_once_they_are_published(client, meeting):
    assert client.get(of(meeting, "minutes.pdf")).content.startswith(b"%PDF")

    Meeting.objects.update(minutes_published_at=None)
    assert client.get(of(meeting, "minutes.pdf")).status_code == 404


@pytest.mark.parametrize("path", ["decisions/none/notice.pdf", "papers/none/1/", f"papers/{NOWHERE}/0/"])
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(f"/{NAME}/{path}").status_code == 404


def test_nothing_is_sent_to_a_file(client, meeting):
    assert client.post(address(papers(meeting)[0])).status_code == 405


@pytest.fixture
def decision(meeting: Meeting) -> Decision:
    return Decision.objects.create(
        partnership=NAME,
        slug="the-bid",
        title="The bid",
        holder="avon-cabinet",
        authorities=["avon"],
        taken_on=MEETING,
        outcome="agreed",
        resolved=f"Pay {SECRET}",
        reasons="It is cheap.",
        published_at=at(MEETING),
    )


@pytest.mark.parametrize("path", ["decisions.pdf", "decisions/the-bid/notice.pdf"])
def test_a_decision_is_printed_in_full_or_with_why_it_is_kept_back(client, decision, path):
    open_to_all = everything_in(client.get(f"/{NAME}/{path}").content)
    Decision.objects.update(exempt_paragraphs=[3], public_interest="It is a bid.")
    kept_back = everything_in(client.get(f"/{NAME}/{path}").content)

    assert SECRET.encode() in open_to_all
    assert SECRET.encode() not in kept_back
    assert b"It is a bid." in kept_back


def test_a_decision_that_is_not_published_is_in_nothing_that_is_printed(client, decision):
    Decision.objects.update(published_at=None)

    assert client.get(f"/{NAME}/decisions/the-bid/notice.pdf").status_code == 404
    assert b"The bid" not in everything_in(client.get(f"/{NAME}/decisions.pdf").content)


def test_the_forward_plan_is_printed(client, meeting):
    add_item(
        meeting=planned("avon-cabinet", MEETING + timedelta(7)),
        title="Share the depot",
        is_key=True,
        acting=CLERK,
    )
    answer = client.get(f"/{NAME}/forward-plan.pdf")

    assert answer["Content-Disposition"] == 'attachment; filename="forward plan 2016-11-21.pdf"'
    assert answer.content.startswith(b"%PDF")
