"""What a body decided.

Its record at an item, then all of a meeting published with what follows from each.
"""

from functools import partial
from typing import Any, Literal
from uuid import UUID

from django.http import HttpResponse

from moothall.doors.desk.forms.desk_form import (
    Answers,
    DeskForm,
    Wrongs,
    all_beside,
    choice,
    do_or_show,
    other,
)
from moothall.doors.desk.forms.shapes import OfferedChoice, Option, TermChoice
from moothall.doors.desk.forms.submission import text_sent
from moothall.doors.desk.matters.decision_form import record_of, record_questions
from moothall.doors.desk.meetings.meeting_visit import MeetingVisit, ask_about, meeting_visit
from moothall.doors.desk.visit import DeskVisit, at_the_desk, moment
from moothall.matters.core.decisions import outcomes_of_vote
from moothall.matters.operations import decide, publish_decision
from moothall.matters.queries.decision_consequences import consequences_of
from moothall.matters.queries.records import OUTCOMES, councils_deciding, stored_decision_of_meeting
from moothall.matters.queries.views import ItemSeen
from moothall.meetings.queries.records import StoredItem, stored_vote

FIELDS = record_questions(outcome=OfferedChoice(tuple(Option(*each) for each in OUTCOMES)))


@at_the_desk
def decide_item(visit: DeskVisit, partnership: str, key: UUID, item: UUID) -> HttpResponse:
    """Ask for the record of what was decided, filled in from the vote and the recommendation."""
    here = meeting_visit(visit, partnership, key)
    about, row = here.item_seen(item), here.item(item)
    votes = [
        Option(each.key, _of_vote(each.motion, each.result)) for each in about.votes if not each.is_struck
    ]
    vote = (choice("vote", "By which vote?", votes, required=False),) if votes else ()
    councils = _councils(here, row)
    legs = (
        (other("authorities", "For which councils?", TermChoice(("council",), many=True)),)
        if councils
        else ()
    )
    told = (f"It is on the matter “{about.issue_title}”.",) if about.issue_slug else ()
    form = DeskForm(
        "What was decided?",
        "Keep the record",
        (*vote, *legs, *FIELDS),
        caption=f"{about.number}. {about.title}",
        choices={"council": councils},
        told=(*told, "Nothing is published yet: you can read it again on the next page."),
    )

    def do(given: Answers) -> HttpResponse:
        by_vote = given.get("vote")
        decision = decide(
            item=row,
            record=record_of(given),
            vote=stored_vote(item=row, key=by_vote) if by_vote else None,
            authorities=given.get("authorities", ()),
            **here.who,
        )
        visit.say(f"The record of “{decision.title}” is saved. Publish it when it is right.")
        return visit.go("decisions_desk", **here.named)

    answers = _first(here, about) | {"authorities": [each.value for each in councils]}
    return ask_about(here, form, do, answers=answers, part="decisions")


def _of_vote(motion: str, result: str) -> str:
    first = motion.splitlines()[0] if motion else ""
    return f"{result.capitalize().replace('_', ' ')}: {first[:80]}"


def _councils(here: MeetingVisit, row: StoredItem) -> tuple[Option, ...]:
    """Return the councils for which the matter's route asks the body, where there are several."""
    ids = councils_deciding(item=row, body=here.row.body)
    return tuple(Option(each, here.name_of(each)) for each in ids) if len(ids) > 1 else ()


def _first(here: MeetingVisit, about: ItemSeen) -> dict[str, Any]:
    """Return the record as it is at first: from the last vote, or else from the recommendation."""
    last = next((each for each in reversed(about.votes) if not each.is_struck), None)
    every = [*here.seen.declarations, *about.declarations]
    said = (f"{each.person}: {each.interest_label.lower()}. {each.nature}".strip() for each in every)
    return {
        "vote": last.key if last else "",
        "title": about.title,
        "outcome": next(iter(outcomes_of_vote(last.result)), "") if last else "",
        "resolved": (last.motion if last else "") or about.recommendation,
        "is_key": about.is_key,
        "declarations": "\n".join(said),
        "dispensation": "\n".join(
            f"{each.person}: {each.dispensation}" for each in every if each.dispensation
        ),
    }


@at_the_desk
def decisions(visit: DeskVisit, partnership: str, key: UUID) -> HttpResponse:
    """Show what the meeting decided, what follows once it is published, and publish one of them."""
    here = meeting_visit(visit, partnership, key)
    if not visit.is_sending:
        return _page(here)
    row = stored_decision_of_meeting(meeting=here.row, key=text_sent(visit, "decision"))

    def do() -> HttpResponse:
        then: Literal["ends", "sends_back"] = (
            "ends" if text_sent(visit, "refusal") == "ends" else "sends_back"
        )
        publish_decision(decision=row, at=moment(visit), refusal=then, **here.who)
        visit.say(f"“{row.title}” is published. What happens next is below.")
        return here.visit.go("decisions_desk", **here.named)

    return do_or_show(do, partial(_page, here), f"decision-{row.key}", beside=all_beside)


def _page(here: MeetingVisit, *, status: int = 200, wrongs: Wrongs | None = None) -> HttpResponse:
    then = consequences_of(meeting=here.row, at=moment(here.visit), on=here.visit.day)
    seen = [each for item in here.seen.items for each in item.decisions]
    return here.visit.page(
        "meetings/decisions.html",
        here="meetings",
        status=status,
        wrongs=wrongs or [],
        meeting=here,
        part="decisions",
        decisions=[(each, then[each.key]) for each in seen],
        waiting=[each for each in here.seen.items if _is_voted(each) and not each.decisions],
    )


def _is_voted(item: ItemSeen) -> bool:
    return any(not each.is_struck for each in item.votes)
