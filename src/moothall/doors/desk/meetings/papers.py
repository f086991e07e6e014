"""Papers at the desk: laid before a meeting, followed by new versions, kept back, withdrawn."""

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse

from moothall.doors.desk.forms.desk_form import Answers, DeskForm, choice, other, text
from moothall.doors.desk.forms.record_questions import questions_of
from moothall.doors.desk.forms.shapes import Option, SentFile
from moothall.doors.desk.meetings.agenda import paragraphs
from moothall.doors.desk.meetings.meeting_visit import EXEMPT, MeetingVisit, ask_about, meeting_visit
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.meetings.operations.papers import add_paper, add_version, change_exemption, withdraw_paper
from moothall.meetings.queries.records import StoredPaper, stored_paper
from moothall.meetings.queries.views import PaperSeen
from moothall.papers.files.intake import MOST_BYTES, IncomingFile, take_in

FILE = other(
    "file",
    "File",
    SentFile(".docx,.odt,.pdf,.md,.txt"),
    "Word, OpenDocument, PDF, Markdown or plain text, up to 25 MB",
)
KEEPING_BACK = (
    choice(
        "exempt_paragraphs",
        "Exempt by which paragraphs of Schedule 12A?",
        EXEMPT,
        "None, if everybody may read it. An appendix can be exempt when its report is not",
        many=True,
        required=False,
    ),
    *questions_of(PaperSeen, "public_interest"),
)


@at_the_desk
def add(visit: DeskVisit, partnership: str, key: UUID) -> HttpResponse:
    """Ask for a file and lay it before the meeting, with an item or with none."""
    here = meeting_visit(visit, partnership, key)
    items = tuple(Option(each.key, f"{each.number}. {each.title}") for each in here.seen.items)
    fields = (
        choice("item", "With which item?", items, required=False),
        *questions_of(PaperSeen, "title", required=("title",)),
        FILE,
        *KEEPING_BACK,
    )
    told = () if not here.row.agenda_published_at else ("The agenda is published: publish the paper next.",)
    form = DeskForm("Add a paper", "Add it", fields, caption=here.title, told=told)

    def do(given: Answers) -> HttpResponse:
        file = _taken_in(given["file"])
        added = add_paper(
            meeting=here.row,
            item=here.item(UUID(given["item"])) if given.get("item") else None,
            title=given["title"],
            file=file,
            **_kept_back(given),
            **here.who,
        )
        visit.say(f"“{added.title}” is with the papers.")
        return here.go("papers")

    return ask_about(here, form, do, answers={"item": visit.request.GET.get("item", "")}, part="papers")


@at_the_desk
def replace(visit: DeskVisit, partnership: str, key: UUID, paper: UUID) -> HttpResponse:
    """Ask for another text of a paper, and what was changed; the earlier one is kept."""
    here = meeting_visit(visit, partnership, key)
    row = _paper(here, paper)
    fields = (FILE, text("changed_because", "What was changed, and why?", "Everybody can read this"))
    form = DeskForm(f"A new version of “{row.title}”", "Add it", fields, caption=here.title)

    def do(given: Answers) -> HttpResponse:
        file = _taken_in(given["file"])
        version = add_version(paper=row, file=file, changed_because=given["changed_because"], **here.who)
        visit.say(f"Version {version.number} of “{row.title}” is with the papers.")
        return here.go("papers")

    return ask_about(here, form, do, part="papers")


@at_the_desk
def exempt(visit: DeskVisit, partnership: str, key: UUID, paper: UUID) -> HttpResponse:
    """Ask by which paragraphs a paper is kept back, or that it is public, and why that is changed."""
    here = meeting_visit(visit, partnership, key)
    row = _paper(here, paper)
    fields = (*KEEPING_BACK, text("because", "Why is this changed?"))
    told = ("A paper that was public may have been read and copied already.",) if not row.is_exempt else ()
    heading = f"Who may read “{row.title}”"
    form = DeskForm(heading, "Save", fields, caption=here.title, told=told)

    def do(given: Answers) -> HttpResponse:
        now = change_exemption(paper=row, **_kept_back(given), because=given["because"], **here.who)
        visit.say(f"“{now.title}” is {'kept back from the public' if now.is_exempt else 'public'}.")
        return here.go("papers")

    answers = {
        "exempt_paragraphs": [str(each) for each in row.exempt_paragraphs],
        "public_interest": row.public_interest,
    }
    return ask_about(here, form, do, answers=answers, part="papers")


@at_the_desk
def withdraw(visit: DeskVisit, partnership: str, key: UUID, paper: UUID) -> HttpResponse:
    """Ask why a paper is withdrawn: from then on nobody is given it."""
    here = meeting_visit(visit, partnership, key)
    row = _paper(here, paper)
    form = DeskForm(f"Withdraw “{row.title}”", "Withdraw it", (text("because", "Why?"),), caption=here.title)

    def do(given: Answers) -> HttpResponse:
        withdraw_paper(paper=row, because=given["because"], **here.who)
        visit.say(f"“{row.title}” is withdrawn. Nobody is given it any more.")
        return here.go("papers")

    return ask_about(here, form, do, part="papers")


def _paper(here: MeetingVisit, key: UUID) -> StoredPaper:
    return stored_paper(meeting=here.row, key=key)


def _taken_in(sent: "UploadedFile[bytes]") -> IncomingFile:
    """Return the file that was sent, checked and kept; refused where it is unfit."""
    return take_in(content=sent.read(MOST_BYTES + 1), name=sent.name or "")


def _kept_back(given: Answers) -> dict[str, Any]:
    return {
        "exempt_paragraphs": paragraphs(given.get("exempt_paragraphs")),
        "public_interest": given.get("public_interest", ""),
    }
