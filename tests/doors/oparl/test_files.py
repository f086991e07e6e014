"""A file that is public is given as it was uploaded, shown and not saved; its digest is that of its bytes."""

from datetime import date
from hashlib import sha512
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.matters.partnership import CLERK, MEETING, NAME, at, under_way

from moothall.doors.oparl.paper_objects import sha512_of
from moothall.meetings.models import AgendaItem, Paper
from moothall.meetings.operations.papers import add_paper, add_version, change_exemption, publish_papers
from moothall.papers.files.intake import take_in

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

WORDS = b"# A report\n\nThat it be so.\n"
SECOND = b"# A report\n\nThat it be otherwise.\n"


@pytest.fixture
def laid(register: Any, settings: Any, tmp_path: Path) -> Paper:
    settings.MOOTHALL_DATA = tmp_path
    item: AgendaItem = under_way("avon-cabinet")
    file = take_in(content=WORDS, name="report.md")
    paper = add_paper(meeting=item.meeting, item=item, title="Report", file=file, acting=CLERK)
    publish_papers(meeting=item.meeting, at=at(MEETING), acting=CLERK)
    return paper


def told(client: Client, paper: Paper) -> Any:
    return client.get(f"/oparl/v1.1/{NAME}/files/{paper.key}/").json()


def content(client: Client, address: str) -> Any:
    return client.get(address.removeprefix("http://testserver"))


def test_a_file_is_shown_at_one_address_and_saved_at_the_other(client: Client, laid: Paper) -> None:
    file = told(client, laid)
    shown, saved = content(client, file["accessUrl"]), content(client, file["downloadUrl"])

    assert shown.content == saved.content == WORDS
    assert shown["Content-Disposition"] == "inline"
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert saved["Content-Disposition"].startswith("attachment")
    assert file["sha512Checksum"] == sha512(WORDS).hexdigest()
    assert (file["fileName"], file["mimeType"], file["size"]) == ("report.md", "text/markdown", len(WORDS))
    assert "That it be so." in file["text"]


def test_the_words_of_a_file_are_left_out_of_lists(client: Client, laid: Paper) -> None:
    files = client.get(f"/oparl/v1.1/{NAME}/councils/avon/files/").json()["data"]

    assert len(files) == 2
    assert all("text" not in each for each in files)


def test_a_new_version_takes_the_place_of_the_one_before(client: Client, laid: Paper) -> None:
    file = take_in(content=SECOND, name="report.md")
    add_version(paper=laid, file=file, changed_because="An error", acting=CLERK)

    after = told(client, laid)

    assert after["moothall:version"] == 2
    assert content(client, after["accessUrl"]).content == SECOND
    assert "That it be otherwise." in after["text"]


def test_a_file_that_is_kept_back_is_given_no_more(client: Client, laid: Paper) -> None:
    access = told(client, laid)["accessUrl"]
    change_exemption(
        paper=laid, exempt_paragraphs=[3], public_interest="Prices.", because="A mistake", acting=CLERK
    )

    assert told(client, laid)["deleted"] is True
    assert content(client, access).status_code == 404
    assert WORDS[3:] not in client.get(f"/oparl/v1.1/{NAME}/councils/avon/papers/").content


def test_the_agenda_and_its_papers_are_a_file_of_the_meeting(client: Client, laid: Paper) -> None:
    meeting = client.get(f"/oparl/v1.1/{NAME}/meetings/{laid.meeting.key}/").json()
    answer = content(client, meeting["invitation"]["accessUrl"])

    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Type"] == "application/pdf"
    assert meeting["invitation"]["date"] == date(2016, 10, 21).isoformat()


def test_a_file_that_is_not_kept_has_no_digest() -> None:
    assert sha512_of("0" * 64) == ""
