"""Past meetings are loaded and brought in by a command: once, all or nothing, with every fault told."""

from pathlib import Path

import pytest
from tests.doors.cli.conftest import Typed
from tests.doors.stored_agreements import EXAMPLE, load_example

from moothall.matters.models import Decision
from moothall.meetings.models import AgendaItem, Meeting

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

FILE = EXAMPLE / "meetings.yaml"
ANSWER = Path(__file__).with_name("moderngov.xml")
CABINET = ("--system", "ModernGov of Cheltenham", "--body", "390=cheltenham-cabinet")


@pytest.fixture(autouse=True)
def _example() -> None:
    load_example()


def test_past_meetings_are_loaded_once(typed: Typed) -> None:
    first, second = typed("load-meetings", FILE), typed("load-meetings", FILE)

    assert first.out.startswith("2020-vision, from meetings.yaml: ")
    assert "0 new, 0 changed," in second.out
    assert Meeting.objects.exists()
    assert Decision.objects.filter(came_from="meetings.yaml").exists()


def test_a_dry_run_says_the_same_and_keeps_nothing(typed: Typed) -> None:
    tried, done = typed("load-meetings", FILE, "--dry-run"), typed("load-meetings", FILE)

    assert tried.out == f"{done.out}Nothing was stored: this was a dry run.\n"


def test_a_fault_is_told_with_its_file_line_and_field(typed: Typed, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(
        "moothall: 1\npartnership: 2020-vision\nmeetings:\n  - {id: a, body: nobody, on: 2016-10-11}\n"
    )

    printed = typed("load-meetings", wrong)

    assert printed.code == 2
    assert printed.err.startswith(f"{wrong}:4: meetings[0].body: “nobody” is not a body of the agreement")
    assert not Meeting.objects.exists()


def test_meetings_of_moderngov_are_brought_in_once_with_their_decisions(typed: Typed) -> None:
    site = ("--site", "https://democracy.example.gov.uk/")
    tried = typed("bring-in", ANSWER, *CABINET, *site, "--dry-run")
    assert not Meeting.objects.exists()
    first = typed("bring-in", ANSWER, *CABINET, *site)
    second = typed("bring-in", ANSWER, ANSWER, *CABINET, *site)

    assert (
        first.out == "2020-vision, from ModernGov of Cheltenham: 4 new, 0 changed, 0 unchanged, 0 removed.\n"
    )
    assert tried.out.startswith(first.out)
    assert "0 new, 0 changed, 4 unchanged, 0 removed." in second.out
    assert (
        Meeting.objects.get().url == "https://democracy.example.gov.uk/ieListDocuments.aspx?CId=390&MId=2501"
    )
    assert AgendaItem.objects.get(is_private=True).title == "Exempt item"
    assert Decision.objects.get().resolved == "RESOLVED that it be shared."


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((ANSWER, "--system", "M", "--body", "390"), "--body: “390” does not say which body"),
        (
            (ANSWER, "--system", "M", "--body", "390=nobody"),
            "--body: “nobody” is not a body",
        ),
        (
            (ANSWER, "--system", "M", "--body", "1=cheltenham-cabinet"),
            "xml:3: committeeid: Committee 390",
        ),
        ((ANSWER, *CABINET, "--site", "javascript:x"), "--site: “javascript:x” is not a web address."),
        (("nowhere.xml", *CABINET), "nowhere.xml: cannot be read: No such file or directory."),
        ((FILE, *CABINET), "It is not well-formed XML."),
    ],
)
def test_what_cannot_be_brought_in_is_refused_in_words(
    typed: Typed, words: tuple[str, ...], says: str
) -> None:
    printed = typed("bring-in", *words)

    assert printed.code == 2
    assert says in printed.err
    assert not Meeting.objects.exists()


def test_another_partnership_is_not_there(typed: Typed) -> None:
    assert typed("bring-in", ANSWER, *CABINET, "--partnership", "avalon").code == 3
