"""The votes cast: which must be refused, and the count, with sentences that show how it was made."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from moothall.meetings.core.roll import VotingStanding
from moothall.meetings.core.seating import same_name
from moothall.refusals import Fault

BallotChoice = Literal["for", "against", "abstain"]
Method = Literal["show_of_hands", "recorded", "by_council"]


@dataclass(frozen=True, slots=True)
class Ballot:
    """How one person voted."""

    person: str
    choice: BallotChoice


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
    """The votes cast: ``hands`` in a show of hands, ``ballots`` in a vote recorded by name or by council."""

    method: Method
    ballots: tuple[Ballot, ...] = ()
    hands: Hands | None = None


@dataclass(frozen=True, slots=True)
class CouncilVote:
    """What the members of one council cast, and the one vote that they make for it."""

    authority: str | None
    choice: BallotChoice
    for_: int
    against: int
    abstain: int
    is_absent: bool = False


def faults_of(votes: Votes, entitled: Sequence[VotingStanding]) -> tuple[Fault, ...]:
    """Return a fault for each ballot that may not be counted, and for more hands than there are voters."""
    if votes.method == "show_of_hands":
        return tuple(_of_hands(votes, entitled))
    if votes.hands is not None:
        return (Fault("A vote by name has no count of hands", "hands", fix="Give the ballots alone."),)
    return tuple(_of_ballots(votes.ballots, entitled))


def _of_hands(votes: Votes, entitled: Sequence[VotingStanding]) -> Iterator[Fault]:
    if votes.ballots:
        yield Fault("A show of hands names nobody", "ballots", fix="Count the hands, or record it by name.")
    if votes.hands is None:
        yield Fault("The hands were not counted", "hands", fix="Give how many were for, against, abstaining.")
        return
    if min(votes.hands.for_, votes.hands.against, votes.hands.abstain) < 0:
        yield Fault("The number of hands cannot be negative", "hands", fix="Count them again.")
    voters = sum(each.may_vote for each in entitled)
    if votes.hands.total > voters:
        message = f"{votes.hands.total} hands were counted, but {voters} may vote"
        yield Fault(message, "hands", fix="Count again, or correct the attendance.")


def _of_ballots(ballots: Iterable[Ballot], entitled: Sequence[VotingStanding]) -> Iterator[Fault]:
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
            message = f"{ballot.person} has already voted, and a second vote is not counted"
            yield Fault(message, field, fix="Keep one ballot for each person.")
        seen.add(name)


def by_council(
    ballots: Iterable[Ballot], entitled: Sequence[VotingStanding], within: Literal["majority", "unanimity"]
) -> tuple[CouncilVote, ...]:
    """Return each council's one vote, in the order of those entitled; a council divided abstains."""
    choices = {same_name(ballot.person): ballot.choice for ballot in ballots}
    councils = dict.fromkeys(each.authority for each in entitled if each.is_member)
    return tuple(_council(authority, choices, entitled, within) for authority in councils)


def _council(
    authority: str | None,
    choices: Mapping[str, BallotChoice],
    entitled: Sequence[VotingStanding],
    within: str,
) -> CouncilVote:
    members = [each for each in entitled if each.authority == authority and each.may_vote]
    cast = [choices.get(same_name(each.person), "abstain") for each in members]
    count = (cast.count("for"), cast.count("against"), cast.count("abstain"))
    return CouncilVote(authority, _made(*count, within), *count, is_absent=not members)


def _made(for_: int, against: int, abstain: int, within: str) -> BallotChoice:
    """Return the one vote that a council casts, by the rule within a council."""
    if within == "unanimity" and (for_ and against):
        return "abstain"
    if for_ == against:
        return "abstain"
    return "for" if for_ > against else "against"


NameOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many voters, or councils in a vote by council, voted which way.

    Those there who cast no vote abstain. ``divided`` are the councils among the abstaining whose own members
    were for and against.
    """

    for_: int
    against: int
    abstain: int
    absent: int
    divided: int = 0

    @property
    def is_split(self) -> bool:
        """Whether anybody who voted was not for it."""
        return bool(self.against or self.divided)


def counts_of(votes: Votes, entitled: Sequence[VotingStanding], councils: Sequence[CouncilVote]) -> Counts:
    """Return the count that the rule weighs: of councils in a vote by council, and else of people."""
    if votes.method == "by_council":
        cast = [each.choice for each in councils if not each.is_absent]
        absent = sum(each.is_absent for each in councils)
        divided = sum(each.choice == "abstain" and each.for_ > 0 for each in councils)
        return Counts(cast.count("for"), cast.count("against"), cast.count("abstain"), absent, divided)
    if votes.hands is not None:
        for_, against = votes.hands.for_, votes.hands.against
    else:
        choices = [ballot.choice for ballot in votes.ballots]
        for_, against = choices.count("for"), choices.count("against")
    voters = sum(each.may_vote for each in entitled)
    return Counts(for_, against, voters - for_ - against, sum(each.is_absent for each in entitled))


def count_sentences(
    votes: Votes,
    entitled: Sequence[VotingStanding],
    councils: Sequence[CouncilVote],
    counts: Counts,
    name_of: NameOf,
) -> Iterator[str]:
    """Yield what was counted, who could not vote, and who was there but did not."""
    if votes.method == "by_council":
        for each in councils:
            council = name_of(each.authority) if each.authority else "Those of no council"
            does = "has nobody who may vote" if each.is_absent else f"votes {each.choice}"
            if each.choice == "abstain" and not each.is_absent:
                does = "casts no vote for or against"
            yield f"{council} {does}: {each.for_} for, {each.against} against, {each.abstain} abstaining."
    what = "councils " if votes.method == "by_council" else ""
    yield (
        f"Counted {what}for: {counts.for_}; against: {counts.against}; "
        f"abstaining: {counts.abstain}; absent: {counts.absent}."
    )
    barred = (each for each in entitled if each.is_member and not (each.may_vote or each.is_absent))
    yield from (each.sentence for each in barred if each.person)
    if votes.hands is None:
        cast = {same_name(ballot.person) for ballot in votes.ballots}
        silent = [each.person for each in entitled if each.may_vote and same_name(each.person) not in cast]
        if silent:
            yield f"Present, and counted as abstaining because no vote was cast: {', '.join(silent)}."
