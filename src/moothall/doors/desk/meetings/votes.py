"""A vote on an item by name, by a show of hands or by council; what came of it.

And a mistaken one struck.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, get_args
from uuid import UUID

from django.http import HttpResponse

from moothall.doors.desk.forms.answers import whole_number
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, Wrongs, do_or_show, text
from moothall.doors.desk.forms.faults import faults_by_field
from moothall.doors.desk.forms.submission import posted, texts_sent
from moothall.doors.desk.meetings.meeting_visit import MeetingVisit, ask_about, meeting_visit
from moothall.doors.desk.meetings.presence import Presence
from moothall.doors.desk.visit import DeskVisit, at_the_desk, moment
from moothall.matters.queries.views import ItemSeen
from moothall.meetings.core.ballots import Ballot, BallotChoice, Hands, Method
from moothall.meetings.core.roll import VotingStanding
from moothall.meetings.core.votes import Casting
from moothall.meetings.operations import strike_vote, take_vote
from moothall.meetings.queries.records import stored_vote
from moothall.refusals import Conflict, Fault, Invalid

METHODS: dict[Method, str] = {
    "recorded": "By name",
    "show_of_hands": "Show of hands",
    "by_council": "By council",
}
CHOICES: dict[BallotChoice, str] = {"for": "For", "against": "Against", "abstain": "Abstain"}
TEXTS = ("motion", "moved_by", "seconded_by", "casting_vote", "for", "against", "abstain")
NAMED = {"casting": "casting_vote", "hands": "for", "ballots": "motion", "matters": "motion"}


@dataclass(frozen=True)
class VoteSheet:
    """A vote as its form holds it."""

    method: Method
    voters: tuple[VotingStanding, ...]
    said: Mapping[str, str]
    matters: tuple[str, ...] = ()
    from_each: bool = False

    def choice(self, place: int) -> str:
        """Return what is ticked for the voter in that place."""
        return self.said.get(f"vote-{place}", "")

    def ballots(self) -> list[Ballot]:
        """Return the votes by name; refused with everybody of whom it is not said how they voted."""
        if self.method == "show_of_hands":
            return []
        silent = [
            Fault(f"Say how {each.person} voted", f"vote-{place}", fix="Or that they abstained.")
            for place, each in enumerate(self.voters)
            if self.choice(place) not in CHOICES
        ]
        if silent:
            raise Invalid(faults=silent)
        return [Ballot(each.person, self.choice(place)) for place, each in enumerate(self.voters)]  # type: ignore[arg-type]

    def hands(self) -> Hands | None:
        """Return the hands that were counted, where they were."""
        if self.method != "show_of_hands":
            return None
        return Hands(*(whole_number(self.said[each] or "0", each) for each in ("for", "against", "abstain")))

    def casting(self) -> Casting | None:
        """Return the chair's casting vote, if one was given or declined."""
        given = self.said["casting_vote"]
        return next((each for each in get_args(Casting) if each == given), None)


@at_the_desk
def vote(visit: DeskVisit, partnership: str, key: UUID, item: UUID) -> HttpResponse:
    """Ask for the motion and the votes of those who may vote on it, and count them by the body's rule."""
    here = meeting_visit(visit, partnership, key)
    about = here.item_seen(item)
    sheet = _vote_sheet(here, about)
    if not visit.is_sending:
        return _page(here, about, sheet)

    def do() -> HttpResponse:
        taken = take_vote(
            item=here.item(item),
            motion=sheet.said["motion"],
            method=sheet.method,
            ballots=sheet.ballots(),
            hands=sheet.hands(),
            casting_vote=sheet.casting(),
            matters=sheet.matters,
            at_least_one_from_each=sheet.from_each,
            moved_by=sheet.said["moved_by"],
            seconded_by=sheet.said["seconded_by"],
            **here.who,
        )
        visit.say(f"{' '.join(taken.working[-1:])} Say next what was decided.")
        return visit.go("item_desk", **here.named, item=item)

    def beside(refusal: Invalid | Conflict, otherwise: str) -> Wrongs:
        return [(_anchor(name, sheet), said) for name, said in faults_by_field(refusal, otherwise)]

    return do_or_show(do, partial(_page, here, about, sheet), "motion", beside=beside)


def _vote_sheet(here: MeetingVisit, about: ItemSeen) -> VoteSheet:
    """Return the form as it was sent, or as it is at first: the recommendation is the motion."""
    sent = texts_sent(here.visit) if here.visit.is_sending else here.visit.request.GET.dict()
    method: Method = next((each for each in METHODS if each == sent.get("method")), "recorded")
    standings = Presence(here).standings_at(about.position)
    voters = tuple(each for each in standings if each.may_vote)
    names = (*TEXTS, *(f"vote-{place}" for place in range(len(voters))))
    said = {name: sent.get(name, "").replace("\r\n", "\n").strip() for name in names}
    if not here.visit.is_sending:
        said["motion"] = about.recommendation
    lines = matters_of(here)
    ticked = {
        int(each) for each in posted(here.visit).get("matters", []) if each.isdecimal() and len(each) < 4
    }
    matters = tuple(each for place, each in enumerate(lines) if place in ticked)
    return VoteSheet(method, voters, said, matters, sent.get("from_each") == "yes")


def matters_of(here: MeetingVisit) -> list[str]:
    """Return the lines of the body's voting rule that ask more than a majority."""
    rule = here.body.voting
    return list(dict.fromkeys((*rule.unanimity_for, *rule.defer_if_not_unanimous))) if rule else []


def _page(
    here: MeetingVisit, about: ItemSeen, sheet: VoteSheet, *, status: int = 200, wrongs: Wrongs | None = None
) -> HttpResponse:
    found = wrongs or []
    standings = Presence(here).standings_at(about.position)
    context: dict[str, Any] = {"wrongs": found, "errors": dict(reversed(found))}
    return here.visit.page(
        "meetings/vote.html",
        here="meetings",
        status=status,
        meeting=here,
        part="decisions",
        item=about,
        sheet=sheet,
        methods=METHODS,
        choices=CHOICES,
        others=[each for each in standings if not each.may_vote and each.person],
        matters=matters_of(here),
        may_cast=bool(here.body.voting and here.body.voting.casting_vote),
        **context,
    )


def _anchor(name: str, sheet: VoteSheet) -> str:
    """Return the id of the control that a fault is about."""
    if name.startswith("ballots["):
        place = name.removeprefix("ballots[").partition("]")[0]
        return f"vote-{place}" if place.isdecimal() and int(place) < len(sheet.voters) else "motion"
    known = NAMED.get(name, name)
    if known == "for" and sheet.method != "show_of_hands":
        return "motion"
    return known if known in TEXTS or known.startswith("vote-") else "motion"


WHAT_STRIKING_DOES = (
    "It stays in the record as struck, with the reason, and counts for nothing.",
    "A decision that rests on it and is not published yet is taken away with it.",
)


@at_the_desk
def strike(visit: DeskVisit, partnership: str, key: UUID, item: UUID, vote: UUID) -> HttpResponse:
    """Ask why a vote is struck, and strike it."""
    here = meeting_visit(visit, partnership, key)
    row = stored_vote(item=here.item(item), key=vote)
    why = text("because", "Why was it a mistake?", "Everybody who may read the vote can read this")
    form = DeskForm(
        "Strike a vote that was recorded by mistake",
        "Strike it",
        (why,),
        caption=here.title,
        told=WHAT_STRIKING_DOES,
    )

    def do(given: Answers) -> HttpResponse:
        strike_vote(vote=row, because=given.get("because", ""), at=moment(visit), **here.who)
        visit.say("The vote is struck. It stays in the record and counts for nothing.")
        return visit.go("item_desk", **here.named, item=str(item))

    return ask_about(here, form, do, part="decisions")
