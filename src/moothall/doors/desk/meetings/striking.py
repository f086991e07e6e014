"""A vote that was taken down by mistake, struck at the desk for a reason."""

from uuid import UUID

from django.http import HttpResponse

from moothall.committees.models import Vote
from moothall.committees.operations import strike_vote
from moothall.committees.rows import found
from moothall.doors.desk.matters.forms import Answers, Form, text
from moothall.doors.desk.meetings.asking import ask_about, moment
from moothall.doors.desk.meetings.opened import opened
from moothall.doors.desk.visits import Visit, at_the_desk

TOLD = (
    "It stays in the record as struck, with the reason, and counts for nothing.",
    "A decision that rests on it and is not published yet is taken away with it.",
)


@at_the_desk
def strike(visit: Visit, partnership: str, key: UUID, item: UUID, vote: UUID) -> HttpResponse:
    """Ask why a vote is struck, and strike it."""
    here = opened(visit, partnership, key)
    row = found(Vote, partnership, key=vote, item=here.item(item))
    why = text("because", "Why was it a mistake?", "Everybody who may read the vote can read this")
    form = Form(
        "Strike a vote that was taken down by mistake", "Strike it", (why,), caption=here.title, told=TOLD
    )

    def do(given: Answers) -> HttpResponse:
        strike_vote(vote=row, because=given.get("because", ""), at=moment(visit), **here.who)
        visit.say("The vote is struck. It stays in the record and counts for nothing.")
        return visit.go("item_desk", **here.named, item=str(item))

    return ask_about(here, form, do, part="decisions")
