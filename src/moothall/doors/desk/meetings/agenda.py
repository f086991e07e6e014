"""The agenda at the desk: items added, changed, put in order and withdrawn."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse

from moothall.doors.desk.forms.answers import whole_number
from moothall.doors.desk.forms.desk_form import (
    Answers,
    DeskForm,
    Wrongs,
    all_beside,
    choice,
    do_or_show,
)
from moothall.doors.desk.forms.record_questions import questions_of
from moothall.doors.desk.forms.shapes import FormField, OfferedChoice, Option
from moothall.doors.desk.forms.submission import text_sent
from moothall.doors.desk.meetings.meeting import page
from moothall.doors.desk.meetings.meeting_visit import EXEMPT, MeetingVisit, ask_about, meeting_visit
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.matters.queries import issues_of, open_issues
from moothall.matters.queries.views import ItemSeen
from moothall.meetings.operations import add_item, change_item, move_item, withdraw_item
from moothall.meetings.queries.records import StoredItem
from moothall.papers.core.document_inputs import AgendaTexts
from moothall.papers.core.record_fields import labels_of

SAID = labels_of(AgendaTexts)
TEXTS = ("title", *SAID, "public_interest")
TICKS = ("is_key", "is_private", "is_urgent_business")
TITLE = questions_of(ItemSeen, "title", required=("title",))
FIELDS = (
    *questions_of(ItemSeen, *SAID, *TICKS),
    choice(
        "exempt_paragraphs",
        "Exempt by which paragraphs of Schedule 12A?",
        EXEMPT,
        "None, if it is public",
        many=True,
        required=False,
    ),
    *questions_of(ItemSeen, "public_interest"),
)
LATE = questions_of(ItemSeen, "late_because", required=("late_because",))
WITHDRAWN = questions_of(
    ItemSeen,
    "withdrawn_because",
    sent_as={"withdrawn_because": "because"},
    required=("withdrawn_because",),
)


@at_the_desk
def add(visit: DeskVisit, partnership: str, key: UUID) -> HttpResponse:
    """Ask for an item and put it on the agenda; once that is published, with the chair's reasons."""
    here = meeting_visit(visit, partnership, key)
    fields = (*FIELDS, *LATE) if here.row.agenda_published_at else FIELDS
    form = _form(here, "Add an item to the agenda", "Add it", fields)

    def do(given: Answers) -> HttpResponse:
        late = given.get("late_because", "")
        item = add_item(meeting=here.row, **_given(given), late_because=late, **here.who)
        visit.say(f"“{item.title}” is on the agenda.")
        return here.go("agenda")

    asked = visit.request.GET.get("matter", "")
    matter = next((row for row in open_issues(partnership) if row.slug == asked), None)
    answers = {"matter": matter.slug, "title": matter.title} if matter else {}
    return ask_about(here, form, do, answers=answers, part="agenda")


@at_the_desk
def change(visit: DeskVisit, partnership: str, key: UUID, item: UUID) -> HttpResponse:
    """Ask what an item is to say from now on."""
    here = meeting_visit(visit, partnership, key)
    row = here.item(item)
    form = _form(here, "Change an item", "Save", FIELDS, row)

    def do(given: Answers) -> HttpResponse:
        changed = change_item(item=row, **_given(given), **here.who)
        visit.say(f"“{changed.title}” is changed.")
        return here.go("agenda")

    answers = {name: getattr(row, name) for name in (*TEXTS, *TICKS, "matter")}
    answers["exempt_paragraphs"] = [str(each) for each in row.exempt_paragraphs]
    return ask_about(here, form, do, answers=answers, part="agenda")


@at_the_desk
def withdraw(visit: DeskVisit, partnership: str, key: UUID, item: UUID) -> HttpResponse:
    """Ask why an item is withdrawn, where the public knows of it; and take it off."""
    here = meeting_visit(visit, partnership, key)
    row, published = here.item(item), here.row.agenda_published_at is not None
    told = "It keeps its number, marked as withdrawn." if published else "Nobody has seen it yet, so it goes."
    fields = WITHDRAWN if published else ()
    form = DeskForm(f"Withdraw “{row.title}”", "Withdraw it", fields, caption=here.title, told=(told,))

    def do(given: Answers) -> HttpResponse:
        withdraw_item(item=row, because=given.get("because", ""), **here.who)
        visit.say(f"“{row.title}” is withdrawn.")
        return here.go("agenda")

    return ask_about(here, form, do, part="agenda")


@at_the_desk
def order(visit: DeskVisit, partnership: str, key: UUID, item: UUID) -> HttpResponse:
    """Put an item one up, one down, or at the place that was typed or to which it was dragged."""
    here = meeting_visit(visit, partnership, key)
    row = here.item(item)
    if not visit.is_sending:
        return here.go("agenda")

    def do() -> HttpResponse:
        moved = move_item(item=row, to=_place(visit, row), **here.who)
        if _is_dragged(visit):
            return JsonResponse({"position": moved.position})
        visit.say(f"“{moved.title}” is number {moved.position} in the order.")
        return here.go(f"item-{row.key}")

    def again(*, status: int, wrongs: Wrongs) -> HttpResponse:
        if _is_dragged(visit):
            return JsonResponse({"detail": wrongs[0][1]}, status=409)
        return page(here, status=status, wrongs=wrongs)

    return do_or_show(do, again, f"to-{row.key}", beside=all_beside)


def _is_dragged(visit: DeskVisit) -> bool:
    return visit.request.headers.get("Accept") == "application/json"


def _place(visit: DeskVisit, row: StoredItem) -> int:
    asked = text_sent(visit, "move")
    if asked in ("up", "down"):
        return row.position + (1 if asked == "down" else -1)
    return whole_number(text_sent(visit, "to"), "to")


def _form(
    here: MeetingVisit,
    heading: str,
    button: str,
    fields: tuple[FormField, ...],
    row: StoredItem | None = None,
) -> DeskForm:
    offered = {"issue_title": OfferedChoice(_matters(here, row))}
    matter = questions_of(ItemSeen, "issue_title", shapes=offered, sent_as={"issue_title": "matter"})
    return DeskForm(heading, button, (*TITLE, *matter, *fields), caption=here.title)


def _matters(here: MeetingVisit, row: StoredItem | None) -> tuple[Option, ...]:
    """Return the matters to choose from, and the one that was chosen if it is over."""
    slug = row.matter if row is not None else ""
    offered = (each for each in issues_of(partnership=here.partnership) if each.is_open or each.slug == slug)
    return tuple(Option(each.slug, each.title) for each in offered)


def _given(given: Answers) -> dict[str, Any]:
    """Return an item's fields as they were answered; what was left blank is blank."""
    texts = {name: given.get(name, "") for name in TEXTS}
    ticks = {name: bool(given.get(name)) for name in TICKS}
    exempt = paragraphs(given.get("exempt_paragraphs"))
    return {**texts, **ticks, "matter": given.get("matter", ""), "exempt_paragraphs": exempt}


def paragraphs(given: Iterable[str] | None) -> list[int]:
    """Return the numbers of paragraphs that were ticked."""
    return [int(each) for each in given or () if each.isdecimal()]
