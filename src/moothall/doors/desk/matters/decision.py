"""A decision at the desk: read again, published, called in, and what came of that."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpResponse
from django.utils import timezone

from moothall.accounts.rights.grants import Denial, Grant
from moothall.agreement.core.terms import Body
from moothall.agreement.queries import register_of
from moothall.doors.desk.forms.controls import Option
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, ask, lines, other, text
from moothall.doors.desk.forms.shapes import TermChoice
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.matters import operations
from moothall.matters.operations import call_in, publish_decision
from moothall.matters.queries import decision
from moothall.matters.queries.records import (
    StoredCallIn,
    StoredDecision,
    stored_call_in,
    stored_decision,
    variation_recorded,
)
from moothall.matters.rights import require_scrutiny
from moothall.meetings.rights import reader_of, require_running
from moothall.papers.core.record_fields import values_shown
from moothall.refusals import Conflict, Forbidden, Invalid, Missing

SETTLING: dict[str, tuple[str, str, bool]] = {
    "release": ("Release it", "It has effect as it was decided.", False),
    "refer-back": ("Refer it back", "Whoever decided it must look at it again.", True),
    "reaffirm": ("Say that it was decided again as before", "It has effect from today.", False),
    "lapse": ("Say that the call-in lapsed", "It has effect as it was decided.", True),
}
ACTS: dict[str, Callable[..., StoredCallIn]] = {
    "release": operations.release,
    "refer-back": operations.refer_back,
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
    return visit.page(
        "matters/decision.html",
        here="matters_home",
        status=status,
        partnership=partnership,
        seen=seen,
        shown=list(values_shown(seen, "title", "taken_on")),
        refused=refused,
        may_publish=_may(lambda: _publishing(visit, row)),
        may_call_in=_may(lambda: _scrutinising(visit, row)),
        may_settle=_may(lambda: _settling(visit, row)),
        settling=_ways(row),
    )


@at_the_desk
def publish(visit: DeskVisit, partnership: str, slug: str) -> HttpResponse:
    """Publish a decision, now; and say what follows."""
    row = stored_decision(partnership=partnership, slug=slug)
    grant = _publishing(visit, row)
    if not visit.is_sending:
        return visit.go("decision_taken", partnership=partnership, slug=slug)
    refusal: Literal["sends_back", "ends"] = (
        "ends" if visit.request.POST.get("refusal") == "ends" else "sends_back"
    )
    try:
        now = publish_decision(
            decision=row, at=this_moment(visit), refusal=refusal, by=visit.by, as_post=grant.post
        )
    except (Invalid, Conflict) as refused:
        return _page(visit, partnership, slug, status=409, refused=str(refused))
    visit.say(_follows(now))
    return visit.go("decision_taken", partnership=partnership, slug=slug)


def this_moment(visit: DeskVisit) -> datetime:
    """Return this moment; where the desk is told to take another day as today, that day at noon."""
    here = timezone.localtime()
    return (
        here
        if here.date() == visit.day
        else here.replace(year=visit.day.year, month=visit.day.month, day=visit.day.day, hour=12, minute=0)
    )


def _follows(now: StoredDecision) -> str:
    """Say what happens next, and when."""
    number = variation_recorded(partnership=now.partnership, slug=now.issue.slug) if now.issue else None
    if number:
        return f"It is published, and it was the last: variation {number} is recorded."
    if now.in_force_on is not None:
        return "It is published and in force."
    if now.call_in_closes_on is not None:
        return f"It is published. It may be called in up to {_long(now.call_in_closes_on)}."
    return "It is published."


def _long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@at_the_desk
def call_it_in(visit: DeskVisit, partnership: str, slug: str) -> HttpResponse:
    """Ask who calls a decision in, before which body, and why."""
    row = stored_decision(partnership=partnership, slug=slug)
    grant = _scrutinising(visit, row)
    bodies = _scrutiny_bodies(partnership, row, visit.day)
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
            by=visit.by,
            as_post=grant.post,
        )
        visit.say("The decision is called in. It has no effect until that is settled.")
        return visit.go("decision_taken", partnership=partnership, slug=slug)

    answers = {"body": bodies[0].value} if len(bodies) == 1 else {}
    return ask(visit, form, do, answers=answers, partnership=partnership)


@at_the_desk
def settle(visit: DeskVisit, partnership: str, slug: str, how: str) -> HttpResponse:
    """Settle a call-in: released, referred back, reaffirmed or lapsed."""
    row = stored_decision(partnership=partnership, slug=slug)
    running = stored_call_in(row)
    grant = _settling(visit, row)
    if how not in SETTLING or running is None:
        raise Missing("There is no such call-in.")
    heading, told, needs_reasons = SETTLING[how]

    def do(given: Answers) -> HttpResponse:
        said = {"reasons": given.get("reasons", ""), "by": visit.by, "as_post": grant.post}
        ACTS[how](call_in=running, on=visit.day, **said)
        visit.say("The call-in is settled." if how != "refer-back" else "The decision is referred back.")
        return visit.go("decision_taken", partnership=partnership, slug=slug)

    fields = (text("reasons", "Why?", required=needs_reasons),)
    form = DeskForm(heading, heading, fields, caption=row.title, told=(told,))
    return ask(visit, form, do, partnership=partnership)


def _scrutiny_bodies(partnership: str, row: StoredDecision, on: date) -> tuple[Option, ...]:
    """Return the scrutiny bodies of the councils whose decision it is."""
    bodies = register_of(partnership).state(on).of(Body)
    whose = set(row.authorities)
    return tuple(
        Option(body.id, body.name)
        for body in bodies
        if body.body_kind == "scrutiny" and (not whose or whose & set(body.authorities))
    )


def _ways(row: StoredDecision) -> list[tuple[str, str]]:
    """Return how a running call-in can be settled from where it stands."""
    running = stored_call_in(row)
    if running is None or running.outcome not in ("", "referred_back"):
        return []
    ways = ("reaffirm",) if running.outcome else ("release", "refer-back", "lapse")
    return [(way, SETTLING[way][0]) for way in ways]


def _publishing(visit: DeskVisit, row: StoredDecision) -> Grant:
    """Return the grant to publish: running the body, or for one person's decision recording such."""
    if row.taken_as == "body":
        return require_running(visit.rights, row.partnership, row.holder, visit.day)
    return visit.rights.require("record_decision", row.partnership)


def _scrutinising(visit: DeskVisit, row: StoredDecision) -> Grant:
    return require_scrutiny(visit.rights, row.partnership, row.authorities, visit.day)


def _settling(visit: DeskVisit, row: StoredDecision) -> Grant:
    """Return the grant to settle a call-in: scrutiny's, or that of who runs either of the two bodies."""
    running = stored_call_in(row)
    asked: list[Callable[[], Any]] = [lambda: _scrutinising(visit, row), lambda: _publishing(visit, row)]
    if running is not None:
        body = running.body
        asked.insert(1, lambda: require_running(visit.rights, row.partnership, body, visit.day))
    answers = [_may(each) for each in asked]
    for answer in answers:
        if isinstance(answer, Grant):
            return answer
    return asked[0]()  # type: ignore[no-any-return]


def _may(asked: Callable[[], Grant]) -> Grant | Denial | None:
    try:
        return asked()
    except Forbidden:
        return None
