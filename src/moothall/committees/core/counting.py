"""The count of a vote, and the sentences that show how it was made."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from moothall.committees.core.attendance import Standing
from moothall.committees.core.ballots import CouncilVote, Votes
from moothall.committees.core.seating import same_name

Names = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many voters, or councils in a vote by council, did what. Those there who cast nothing abstain.

    ``divided`` are the councils among the abstaining whose own members were for and against.
    """

    for_: int
    against: int
    abstain: int
    absent: int
    divided: int = 0

    @property
    def is_split(self) -> bool:
        """Say whether not all who voted were for it."""
        return bool(self.against or self.divided)


def counts_of(votes: Votes, entitled: Sequence[Standing], councils: Sequence[CouncilVote]) -> Counts:
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


def shown(
    votes: Votes,
    entitled: Sequence[Standing],
    councils: Sequence[CouncilVote],
    counts: Counts,
    name_of: Names,
) -> Iterator[str]:
    """Yield what was counted, who could not vote and who was there and did not."""
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
            yield f"There, and counted as abstaining because no vote was cast: {', '.join(silent)}."
