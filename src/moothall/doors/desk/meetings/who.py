"""Who is there: the attendance book, who came late or left, and what interests they declared."""

from uuid import UUID

from django.http import HttpResponse

from moothall.committees.core.seating import seating
from moothall.committees.models import Declaration
from moothall.committees.operations import arrive, declare_interest, leave, record_attendance
from moothall.doors.desk.forms.shapes import Terms, YesOrNo
from moothall.doors.desk.forms.showing import Option
from moothall.doors.desk.matters.forms import Answers, Form, other, text
from moothall.doors.desk.meetings.asking import ask_about
from moothall.doors.desk.meetings.book import STATUSES, Line, filled, lines_of, placed, posted_lines
from moothall.doors.desk.meetings.opened import Opened, opened
from moothall.doors.desk.meetings.there import There
from moothall.doors.desk.visits import Visit, at_the_desk
from moothall.doors.desk.wrongs import refused
from moothall.refusals import Conflict, Invalid

LABELS = dict(zip(STATUSES, ("Present", "Apologies", "Absent", "Substitute", "In attendance"), strict=True))


@at_the_desk
def book(visit: Visit, partnership: str, key: UUID) -> HttpResponse:
    """Show the attendance book as one table, and take down what was filled in."""
    here = opened(visit, partnership, key)
    seats = seating(here.body)
    if not visit.is_sending:
        return _page(here, lines_of(seats, here.seen.attendance))
    lines = posted_lines(visit.posted, seats)
    said: list[Line] = []
    try:
        said = filled(lines)
        record_attendance(meeting=here.row, rows=[each.entry() for each in said], **here.who)
    except (Invalid, Conflict) as refusal:
        wrongs = placed(refused(refusal, "book"), said)
        return _page(here, lines, wrongs=wrongs, status=409 if isinstance(refusal, Conflict) else 400)
    visit.say(f"Taken down. {_quorum(opened(visit, partnership, key))}")
    return here.go("who")


def _quorum(here: Opened) -> str:
    found = There(here).quorum
    return found.sentence if found else ""


def _page(
    here: Opened, lines: list[Line], *, wrongs: list[tuple[str, str]] | None = None, status: int = 200
) -> HttpResponse:
    members = [each.person for each in seating(here.body).members]
    written_in = [each.person for each in lines if each.person and each.person not in members]
    return here.visit.page(
        "meetings/book.html",
        here="meetings",
        status=status,
        wrongs=wrongs or (),
        errors=dict(reversed(wrongs or [])),
        meeting=here,
        part="who",
        lines=lines,
        labels=LABELS,
        members=[*members, *written_in],
        councils=here.councils(),
        there=There(here),
    )


@at_the_desk
def coming(visit: Visit, partnership: str, key: UUID) -> HttpResponse:
    """Ask who came late or left, and at which item."""
    here = opened(visit, partnership, key)
    fields = (
        other("person", "Who?", Terms(("person",))),
        other("way", "What did they do?", Terms(("way",))),
        other(
            "item", "At which item?", Terms(("item",)), "The first that they were, or were no more, there for"
        ),
    )
    choices = {
        "person": tuple(Option(each.person, each.person) for each in here.seen.attendance),
        "way": (Option("arrived", "They came"), Option("left", "They left")),
        "item": tuple(Option(str(each.position), f"{each.number}. {each.title}") for each in here.seen.items),
    }
    form = Form("Somebody came or left", "Take it down", fields, caption=here.title, choices=choices)

    def do(given: Answers) -> HttpResponse:
        act, verb = (arrive, "came at") if given["way"] == "arrived" else (leave, "left before")
        act(meeting=here.row, person=given["person"], at_item=int(given["item"]), **here.who)
        item = next(each.text for each in choices["item"] if each.value == given["item"])
        visit.say(f"{given['person']} {verb} item {item}. {_quorum(opened(visit, partnership, key))}")
        return here.go("who")

    answers = {"person": visit.request.GET.get("person", ""), "way": visit.request.GET.get("way", "")}
    return ask_about(here, form, do, answers=answers, part="who")


@at_the_desk
def declare(visit: Visit, partnership: str, key: UUID) -> HttpResponse:
    """Ask who declares which interest, in which item, and whether they withdrew."""
    here = opened(visit, partnership, key)
    people = dict.fromkeys(
        (*(each.person for each in here.seen.attendance), *(each.person for each in here.body.members))
    )
    fields = (
        other("person", "Who declares it?", Terms(("person",))),
        other(
            "item", "In which item?", Terms(("item",)), "None, if it is in the whole meeting", required=False
        ),
        other("interest", "What kind of interest?", Terms(("interest",))),
        text("nature", "What is it?", required=False),
        other("withdrew", "They withdrew from the room", YesOrNo(unknown=False), required=False),
        text("dispensation", "Dispensation", "Who granted it, and when", required=False),
    )
    choices = {
        "person": tuple(Option(each, each) for each in people),
        "item": tuple(Option(each.key, f"{each.number}. {each.title}") for each in here.seen.items),
        "interest": tuple(Option(value, str(label)) for value, label in Declaration.Interest.choices),
    }
    form = Form("Declare an interest", "Take it down", fields, caption=here.title, choices=choices)

    def do(given: Answers) -> HttpResponse:
        declare_interest(
            meeting=here.row,
            item=here.item(UUID(given["item"])) if given.get("item") else None,
            person=given["person"],
            interest=given["interest"],
            nature=given.get("nature", ""),
            withdrew=bool(given.get("withdrew")),
            dispensation=given.get("dispensation", ""),
            **here.who,
        )
        visit.say(f"What {given['person']} declared is taken down.")
        return here.go("who")

    answers = {"item": visit.request.GET.get("item", "")}
    return ask_about(here, form, do, answers=answers, part="who")
