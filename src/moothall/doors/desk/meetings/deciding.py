"""What a body decided at an item: its record, filled in from the vote and the recommendation."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from moothall.committees.models import AgendaItem, Decision, Vote
from moothall.committees.operations import decide
from moothall.committees.queries.seen import ItemSeen
from moothall.committees.records import Record
from moothall.committees.rows import found
from moothall.doors.desk.forms.shapes import Terms, YesOrNo
from moothall.doors.desk.forms.showing import Option
from moothall.doors.desk.matters.forms import Answers, Form, line, lines, other, text
from moothall.doors.desk.meetings.asking import ask_about
from moothall.doors.desk.meetings.opened import Opened, opened
from moothall.doors.desk.visits import Visit, at_the_desk

COMES_OF = {"carried": "agreed", "lost": "refused", "deferred": "deferred"}
TEXTS = (
    "title", "outcome", "resolved", "reasons", "alternatives", "consultees", "declarations", "dispensation",
    "key_because", "not_called_in_because",
)  # fmt: skip
FIELDS = (
    line("title", "Title"),
    other("outcome", "What was decided?", Terms(("outcome",))),
    text("resolved", "Resolved", "The words of the resolution"),
    text("reasons", "Reasons", required=False),
    text("alternatives", "Alternatives considered and rejected", required=False),
    text("consultees", "Who was consulted", required=False),
    lines("wards", "Wards", "One on each line", required=False),
    text("declarations", "Interests declared", required=False),
    text("dispensation", "Dispensations", required=False),
    other("is_key", "It is a key decision", YesOrNo(unknown=False), required=False),
    text("key_because", "Why it is key", required=False),
    text("not_called_in_because", "Why it cannot be called in", "Only if it is urgent", required=False),
)


@at_the_desk
def decide_item(visit: Visit, partnership: str, key: UUID, item: UUID) -> HttpResponse:
    """Ask for the record of what was decided, filled in from the vote and the recommendation."""
    here = opened(visit, partnership, key)
    about, row = here.item_seen(item), here.item(item)
    votes = [
        Option(each.key, _of_vote(each.motion, each.result)) for each in about.votes if not each.is_struck
    ]
    vote = (other("vote", "By which vote?", Terms(("vote",)), required=False),) if votes else ()
    councils = _councils(here, row)
    legs = (other("authorities", "For which councils?", Terms(("council",), many=True)),) if councils else ()
    choices = {
        "outcome": tuple(Option(value, str(label)) for value, label in Decision.Outcome.choices),
        "vote": tuple(votes),
        "council": councils,
    }
    told = (f"It is on the matter “{row.issue.title}”.",) if row.issue else ()
    form = Form(
        "What was decided?",
        "Keep the record",
        (*vote, *legs, *FIELDS),
        caption=f"{about.number}. {about.title}",
        choices=choices,
        told=(*told, "Nothing is published yet: you can read it again on the next page."),
    )

    def do(given: Answers) -> HttpResponse:
        by_vote = given.get("vote")
        decision = decide(
            item=row,
            record=_record(given),
            vote=found(Vote, partnership, key=by_vote, item=row) if by_vote else None,
            authorities=given.get("authorities", ()),
            **here.who,
        )
        visit.say(f"The record of “{decision.title}” is kept. Publish it when it is right.")
        return visit.go("decisions_desk", **here.named)

    answers = _first(here, about) | {"authorities": [each.value for each in councils]}
    return ask_about(here, form, do, answers=answers, part="decisions")


def _of_vote(motion: str, result: str) -> str:
    first = motion.splitlines()[0] if motion else ""
    return f"{result.capitalize().replace('_', ' ')}: {first[:80]}"


def _councils(here: Opened, row: AgendaItem) -> tuple[Option, ...]:
    """Return the councils for which the matter's route asks the body, where there are several."""
    proposal = row.issue.proposals.order_by("-version").first() if row.issue else None
    if proposal is None:
        return ()
    legs = proposal.legs.filter(holder=here.row.body).exclude(asked="consultation")
    ids = dict.fromkeys(leg.authority for leg in legs)
    return tuple(Option(each, here.name_of(each)) for each in ids) if len(ids) > 1 else ()


def _first(here: Opened, about: ItemSeen) -> dict[str, Any]:
    """Return the record as it is at first: from the last vote, or else from the recommendation."""
    last = next((each for each in reversed(about.votes) if not each.is_struck), None)
    every = [*here.seen.declarations, *about.declarations]
    said = (f"{each.person}: {each.interest_label.lower()}. {each.nature}".strip() for each in every)
    return {
        "vote": last.key if last else "",
        "title": about.title,
        "outcome": COMES_OF.get(last.result, "") if last else "",
        "resolved": (last.motion if last else "") or about.recommendation,
        "is_key": about.is_key,
        "declarations": "\n".join(said),
        "dispensation": "\n".join(
            f"{each.person}: {each.dispensation}" for each in every if each.dispensation
        ),
    }


def _record(given: Answers) -> Record:
    texts = {name: given.get(name, "") for name in TEXTS}
    return Record(wards=tuple(given.get("wards", ())), is_key=bool(given.get("is_key")), **texts)
