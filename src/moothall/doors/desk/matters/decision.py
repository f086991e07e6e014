"""A decision at the desk: read again, published, called in, and what came of that."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from django.http import HttpResponse
from django.utils import timezone

from moothall.accounts.rights.grants import Denial
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, Wrongs, ask, do_or_show, lines, other, text
from moothall.doors.desk.forms.shapes import Option, TermChoice
from moothall.doors.desk.forms.submission import text_sent
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.matters import operations
from moothall.matters.operations import call_in, publish_decision
from moothall.matters.queries import decision
from moothall.matters.queries.decision_consequences import published_sentence
from moothall.matters.queries.records import (
    StoredCallIn,
    stored_call_in,
    stored_decision,
)
from moothall.matters.rules.call_in import scrutiny_bodies_of, ways_to_settle
from moothall.meetings.rights import reader_of
from moothall.papers.core.record_fields import values_shown
from moothall.refusals import Missing

SETTLING: dict[str, tuple[str, str, bool]] = {
    "release": ("Release it", "It has effect as it was decided.", False),
    "refer_back": ("Refer it back", "Whoever decided it must look at it again.", True),
    "reaffirm": ("Say that it was decided again as before", "It has effect from today.", False),
    "lapse": ("Say that the call-in lapsed", "It has effect as it was decided.", True),
}
ACTS: dict[str, Callable[..., StoredCallIn]] = {
    "release": operations.release,
    "refer_back": operations.refer_back,
    "reaffirm": operations.reaffirm,
    "lapse": operations.lapse,
}


@at_the_desk
def decision_taken(visit: DeskVisit, partnership: str, slug: str) -> HttpResponse:
    """Show a decision as its record will be read, with what can be done about it."""
    return _page(visit, partnership, slug)


def _page(
    visit: DeskVisit, partnership: str, slug: str, *, status: int = 200, refused: str = ""
) -> HttpResponse:
    visit.rights.require("read_desk", partnership)
    reader = reader_of(visit.acting, partnership)
    seen = decision(partnership=partnership, slug=slug, reader=reader, on=visit.day)
    row = stored_decision(partnership=partnership, slug=slug)
    running = stored_call_in(row)
    return visit.page(
        "matters/decision.html",
        here="matters_home",
        status=status,
        partnership=partnership,
        seen=seen,
        shown=list(values_shown(seen, "title", "taken_on")),
        refused=refused,
        may_publish=visit.may(publish_decision, decision=row),
        may_call_in=visit.may(call_in, decision=row),
        may_settle=running is not None and visit.may(operations.release, call_in=running),
        settling=[(way.replace("_", "-"), SETTLING[way][0]) for way in ways_to_settle(running)],
    )


@at_the_desk
def publish(visit: DeskVisit, partnership: str, slug: str) -> HttpResponse:
    """Publish a decision, now; and say what follows."""
    row = stored_decision(partnership=partnership, slug=slug)
    visit.require(publish_decision, decision=row)
    if not visit.is_sending:
        return visit.go("decision_taken", partnership=partnership, slug=slug)

    def do() -> HttpResponse:
        then: Literal["ends", "sends_back"] = (
            "ends" if text_sent(visit, "refusal") == "ends" else "sends_back"
        )
        at = this_moment(visit)
        now = publish_decision(decision=row, at=at, refusal=then, acting=visit.acting)
        visit.say(published_sentence(now))
        return visit.go("decision_taken", partnership=partnership, slug=slug)

    def again(*, status: int, wrongs: Wrongs) -> HttpResponse:
        return _page(visit, partnership, slug, status=409, refused=wrongs[0][1])

    return do_or_show(do, again, "refused")


def this_moment(visit: DeskVisit) -> datetime:
    """Return this moment; where the desk is told to take another day as today, that day at noon."""
    here = timezone.localtime()
    return (
        here
        if here.date() == visit.day
        else here.replace(year=visit.day.year, month=visit.day.month, day=visit.day.day, hour=12, minute=0)
    )


@at_the_desk
def call_it_in(visit: DeskVisit, partnership: str, slug: str) -> HttpResponse:
    """Ask who calls a decision in, before which body, and why."""
    row = stored_decision(partnership=partnership, slug=slug)
    visit.require(call_in, decision=row)
    bodies = tuple(Option(body.id, body.name) for body in scrutiny_bodies_of(row, visit.day))
    form = DeskForm(
        "Call this decision in",
        "Call it in",
        (
            other("body", "Before which body?", TermChoice(("body",))),
            lines("members", "Who calls it in?", "One name on each line"),
            text("reasons", "Why?", "Everybody can read this"),
        ),
        caption=row.title,
        choices={"body": bodies},
        told=("It has no effect until the call-in is settled.",),
    )

    def do(given: Answers) -> HttpResponse:
        call_in(
            decision=row,
            body=given["body"],
            on=visit.day,
            by_members=given["members"],
            reasons=given["reasons"],
            acting=visit.acting,
        )
        visit.say("The decision is called in. It has no effect until that is settled.")
        return visit.go("decision_taken", partnership=partnership, slug=slug)

    answers = {"body": bodies[0].value} if len(bodies) == 1 else {}
    return ask(
        visit,
        form,
        do,
        answers=answers,
        template="matters/form.html",
        here="matters_home",
        partnership=partnership,
    )


@at_the_desk
def settle(visit: DeskVisit, partnership: str, slug: str, how: str) -> HttpResponse:
    """Settle a call-in: released, referred back, reaffirmed or lapsed."""
    if isinstance(visit.rights.may("record_decision", partnership), Denial):
        visit.rights.require("call_in", partnership)
    row = stored_decision(partnership=partnership, slug=slug)
    running, way = stored_call_in(row), how.replace("-", "_")
    if way not in SETTLING or running is None:
        raise Missing("There is no such call-in.")
    visit.require(ACTS[way], call_in=running)
    heading, told, needs_reasons = SETTLING[way]

    def do(given: Answers) -> HttpResponse:
        ACTS[way](call_in=running, on=visit.day, reasons=given.get("reasons", ""), acting=visit.acting)
        visit.say("The call-in is settled." if way != "refer_back" else "The decision is referred back.")
        return visit.go("decision_taken", partnership=partnership, slug=slug)

    fields = (text("reasons", "Why?", required=needs_reasons),)
    form = DeskForm(heading, heading, fields, caption=row.title, told=(told,))
    return ask(visit, form, do, template="matters/form.html", here="matters_home", partnership=partnership)
