"""The votes that were cast, by name or as hands counted; and which of them must be refused."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from moothall.committees.core.attendance import Standing
from moothall.committees.core.seating import same_name
from moothall.refusals import Fault

Choice = Literal["for", "against", "abstain"]
Method = Literal["show_of_hands", "recorded", "by_council"]


@dataclass(frozen=True, slots=True)
class Ballot:
    """How one person voted."""

    person: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class Hands:
    """How many hands were counted."""

    for_: int = 0
    against: int = 0
    abstain: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.for_ + self.against + self.abstain


@dataclass(frozen=True, slots=True)
class Votes:
    """What was cast: ``hands`` in a show of hands, ``ballots`` in a vote recorded by name or by council."""

    method: Method
    ballots: tuple[Ballot, ...] = ()
    hands: Hands | None = None


@dataclass(frozen=True, slots=True)
class CouncilVote:
    """What the members of one council cast, and the one vote that they make for it."""

    authority: str | None
    choice: Choice
    for_: int
    against: int
    abstain: int
    is_absent: bool = False


def faults_of(votes: Votes, entitled: Sequence[Standing]) -> tuple[Fault, ...]:
    """Return a fault for each ballot that may not be counted, and for more hands than there are voters."""
    if votes.method == "show_of_hands":
        return tuple(_of_hands(votes, entitled))
    if votes.hands is not None:
        return (Fault("A vote by name has no count of hands", "hands", fix="Give the ballots alone."),)
    return tuple(_of_ballots(votes.ballots, entitled))


def _of_hands(votes: Votes, entitled: Sequence[Standing]) -> Iterator[Fault]:
    if votes.ballots:
        yield Fault("A show of hands names nobody", "ballots", fix="Count the hands, or record it by name.")
    if votes.hands is None:
        yield Fault("The hands were not counted", "hands", fix="Give how many were for, against, abstaining.")
        return
    if min(votes.hands.for_, votes.hands.against, votes.hands.abstain) < 0:
        yield Fault("There cannot be fewer than no hands", "hands", fix="Count them again.")
    voters = sum(each.may_vote for each in entitled)
    if votes.hands.total > voters:
        message = f"{votes.hands.total} hands were counted and {voters} may vote"
        yield Fault(message, "hands", fix="Count again, or correct the attendance.")


def _of_ballots(ballots: Iterable[Ballot], entitled: Sequence[Standing]) -> Iterator[Fault]:
    standings = {same_name(each.person): each for each in entitled}
    seen: set[str] = set()
    for place, ballot in enumerate(ballots):
        name = same_name(ballot.person)
        standing = standings.get(name)
        field = f"ballots[{place}].person"
        if standing is None:
            message = f"{ballot.person} may not vote: not a member of the body"
            yield Fault(message, field, fix="Leave the ballot out.")
        elif not standing.may_vote:
            yield Fault(standing.sentence, field, fix="Leave the ballot out, or correct the attendance.")
        elif name in seen:
            message = f"{ballot.person} has voted already, and a second vote is not counted"
            yield Fault(message, field, fix="Keep one ballot for each person.")
        seen.add(name)


def by_council(
    ballots: Iterable[Ballot], entitled: Sequence[Standing], within: Literal["majority", "unanimity"]
) -> tuple[CouncilVote, ...]:
    """Return each council's one vote, in the order of those entitled; a council divided abstains."""
    choices = {same_name(ballot.person): ballot.choice for ballot in ballots}
    councils = dict.fromkeys(each.authority for each in entitled if each.is_member)
    return tuple(_council(authority, choices, entitled, within) for authority in councils)


def _council(
    authority: str | None, choices: Mapping[str, Choice], entitled: Sequence[Standing], within: str
) -> CouncilVote:
    members = [each for each in entitled if each.authority == authority and each.may_vote]
    cast = [choices.get(same_name(each.person), "abstain") for each in members]
    count = (cast.count("for"), cast.count("against"), cast.count("abstain"))
    return CouncilVote(authority, _made(*count, within), *count, is_absent=not members)


def _made(for_: int, against: int, abstain: int, within: str) -> Choice:
    """Return the one vote that so many make, by the rule within a council."""
    if within == "unanimity" and (for_ and against):
        return "abstain"
    if for_ == against:
        return "abstain"
    return "for" if for_ > against else "against"
