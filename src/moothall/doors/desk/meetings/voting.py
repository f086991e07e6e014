"""A vote on an item: by name, by a show of hands or by council; and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args
from uuid import UUID

from django.http import HttpResponse

from moothall.committees.core.attendance import Standing
from moothall.committees.core.ballots import Ballot, Choice, Hands, Method
from moothall.committees.core.votes import Casting
from moothall.committees.operations import take_vote
from moothall.committees.queries.seen import ItemSeen
from moothall.doors.desk.meetings.asking import whole
from moothall.doors.desk.meetings.opened import Opened, opened
from moothall.doors.desk.meetings.there import There
from moothall.doors.desk.visits import Visit, at_the_desk
from moothall.doors.desk.wrongs import refused
from moothall.refusals import Conflict, Fault, Invalid

METHODS: dict[Method, str] = {
    "recorded": "By name",
    "show_of_hands": "Show of hands",
    "by_council": "By council",
}
CHOICES: dict[Choice, str] = {"for": "For", "against": "Against", "abstain": "Abstain"}
TEXTS = ("motion", "moved_by", "seconded_by", "casting_vote", "for", "against", "abstain")
NAMED = {"casting": "casting_vote", "hands": "for", "ballots": "motion", "matters": "motion"}


@dataclass(frozen=True)
class Sheet:
    """A vote as its form holds it."""

    method: Method
    voters: tuple[Standing, ...]
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
        return Hands(*(whole(self.said[each] or "0", each) for each in ("for", "against", "abstain")))

    def casting(self) -> Casting | None:
        """Return the chair's casting vote, if one was given or declined."""
        given = self.said["casting_vote"]
        return next((each for each in get_args(Casting) if each == given), None)


@at_the_desk
def vote(visit: Visit, partnership: str, key: UUID, item: UUID) -> HttpResponse:
    """Ask for the motion and the votes of those who may vote on it, and count them by the body's rule."""
    here = opened(visit, partnership, key)
    about = here.item_seen(item)
    sheet = _sheet(here, about)
    if not visit.is_sending:
        return _page(here, about, sheet)
    try:
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
    except (Invalid, Conflict) as refusal:
        return _page(here, about, sheet, refusal)
    visit.say(f"{' '.join(taken.working[-1:])} Say next what was decided.")
    return visit.go("item_desk", **here.named, item=item)


def _sheet(here: Opened, about: ItemSeen) -> Sheet:
    """Return the form as it was sent, or as it is at first: the recommendation is the motion."""
    sent = here.visit.request.POST if here.visit.is_sending else here.visit.request.GET
    method: Method = next((each for each in METHODS if each == sent.get("method")), "recorded")
    standings = There(here).standings_at(about.position)
    voters = tuple(each for each in standings if each.may_vote)
    names = (*TEXTS, *(f"vote-{place}" for place in range(len(voters))))
    said = {name: sent.get(name, "").replace("\r\n", "\n").strip() for name in names}
    if not here.visit.is_sending:
        said["motion"] = about.recommendation
    lines = matters_of(here)
    ticked = {int(each) for each in sent.getlist("matters") if each.isdecimal() and len(each) < 4}
    matters = tuple(each for place, each in enumerate(lines) if place in ticked)
    return Sheet(method, voters, said, matters, sent.get("from_each") == "yes")


def matters_of(here: Opened) -> list[str]:
    """Return the lines of the body's voting rule that ask more than a majority."""
    rule = here.body.voting
    return list(dict.fromkeys((*rule.unanimity_for, *rule.defer_if_not_unanimous))) if rule else []


def _page(
    here: Opened, about: ItemSeen, sheet: Sheet, refusal: Invalid | Conflict | None = None
) -> HttpResponse:
    found = [(_anchor(name, sheet), said) for name, said in refused(refusal, "motion")] if refusal else []
    status = 200 if refusal is None else 409 if isinstance(refusal, Conflict) else 400
    standings = There(here).standings_at(about.position)
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


def _anchor(name: str, sheet: Sheet) -> str:
    """Return the id of the control that a fault is about."""
    if name.startswith("ballots["):
        place = name.removeprefix("ballots[").partition("]")[0]
        return f"vote-{place}" if place.isdecimal() and int(place) < len(sheet.voters) else "motion"
    known = NAMED.get(name, name)
    if known == "for" and sheet.method != "show_of_hands":
        return "motion"
    return known if known in TEXTS or known.startswith("vote-") else "motion"
