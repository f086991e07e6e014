"""What came of a vote: by the rule, from the votes that may be counted, with the working shown.

Abstentions are not votes: only those for and against are weighed. A tie is lost, unless the chair has a
casting vote and gives it for the motion.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from moothall.committees.core.attendance import Standing
from moothall.committees.core.ballots import CouncilVote, Votes, by_council, faults_of
from moothall.committees.core.counting import Counts, Names, counts_of, shown
from moothall.committees.core.quorum import Quorate
from moothall.committees.core.seating import same_name
from moothall.committees.core.voting_rule import VotingRule
from moothall.refusals import Fault, Invalid

Result = Literal["carried", "lost", "tied", "deferred", "not_quorate"]
Casting = Literal["for", "against", "declined"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a vote, and how."""

    result: Result
    counts: Counts
    working: tuple[str, ...]
    casting_vote_used: bool = False
    by_council: tuple[CouncilVote, ...] = ()


def outcome(
    *,
    rule: VotingRule,
    votes: Votes,
    entitled: Sequence[Standing],
    chair: str | None = None,
    casting: Casting | None = None,
    quorate: Quorate | None = None,
    name_of: Names = str,
) -> Outcome:
    """Return what came of ``votes``, or refuse with every ballot that may not be counted.

    ``entitled`` is the roll's answer for the item, with everybody who may not vote and why.
    """
    faults = (*faults_of(votes, entitled), *_faults_of_rule(rule, votes, entitled, chair, casting))
    if faults:
        raise Invalid(faults=faults)
    councils = by_council(votes.ballots, entitled, rule.within_council) if votes.hands is None else ()
    counts = counts_of(votes, entitled, councils)
    sentences = (rule.because, *shown(votes, entitled, councils, counts, name_of))
    working = tuple(sentence for sentence in sentences if sentence)
    if quorate is not None and quorate.is_quorate is False:
        return Outcome("not_quorate", counts, (*working, quorate.sentence), False, councils)
    result, why = _result(rule, counts, councils, name_of)
    if result != "tied":
        return Outcome(result, counts, (*working, why), False, councils)
    return _with_casting(Outcome("tied", counts, (*working, why), False, councils), rule, casting)


def _faults_of_rule(
    rule: VotingRule, votes: Votes, entitled: Sequence[Standing], chair: str | None, casting: Casting | None
) -> Iterator[Fault]:
    if rule.at_least_one_from_each and votes.hands is not None:
        yield Fault(
            "A vote is needed from each council, and hands do not show whose they are",
            "method",
            fix="Record the votes by name.",
        )
    if casting not in ("for", "against"):
        return
    if rule.casting_vote is not True:
        message = "The chair of this body has no casting vote"
        if rule.casting_vote is None:
            message = "Whether the chair of this body has a casting vote is not recorded"
        yield Fault(message, "casting", fix="Leave it out, or record the body's rule in the agreement first.")
    presiding = same_name(chair or "")
    if not any(each.may_vote and same_name(each.person) == presiding for each in entitled):
        message = f"{chair or 'Nobody'}, presiding, may not vote on this item, and so has no casting vote"
        yield Fault(message, "casting", fix="Say who presides over this item.")


def _result(
    rule: VotingRule, counts: Counts, councils: Sequence[CouncilVote], name_of: Names
) -> tuple[Result, str]:
    """Return what the count comes to before any casting vote, and why."""
    for_, against = counts.for_, counts.against
    if not for_:
        return "lost", "Lost: nobody voted for it."
    if rule.defer_if_split and counts.is_split:
        return "deferred", "Put off: the vote is split, and this matter is decided only by agreement of all."
    if lacking := _lacking(rule, councils, name_of):
        return "lost", f"Lost: it needs a vote for it from each council, and has none from {lacking}."
    if rule.needs == "unanimity":
        if counts.is_split:
            return "lost", "Lost: not every vote cast was for it."
        return "carried", "Carried: every vote cast was for it."
    if rule.needs == "two_thirds":
        enough = 3 * for_ >= 2 * (for_ + against)
        share = f"{for_} of {for_ + against} votes cast"
        return ("carried", f"Carried by {share}.") if enough else ("lost", f"Lost: {share} are too few.")
    if for_ == against:
        return "tied", f"Tied at {for_} each."
    return ("carried", "Carried by the majority.") if for_ > against else ("lost", "Lost by the majority.")


def _lacking(rule: VotingRule, councils: Sequence[CouncilVote], name_of: Names) -> str:
    if not rule.at_least_one_from_each:
        return ""
    for_ = {each.authority: each.for_ for each in councils if each.authority}
    return ", ".join(name_of(each) for each in rule.councils or for_ if not for_.get(each))


def _with_casting(tied: Outcome, rule: VotingRule, casting: Casting | None) -> Outcome:
    """Return what a tie comes to."""
    if rule.casting_vote is None:
        why = "Whether the chair has a casting vote is not recorded, so none is counted. A tied vote is lost."
        return replace(tied, result="lost", working=(*tied.working, why))
    if rule.casting_vote is False:
        why = "The chair has no casting vote. A tied vote is lost."
        return replace(tied, result="lost", working=(*tied.working, why))
    if casting is None:
        return replace(tied, working=(*tied.working, "The chair has a casting vote, not yet given."))
    if casting == "declined":
        why = "The chair gives no casting vote. A tied vote is lost."
        return replace(tied, result="lost", working=(*tied.working, why))
    result: Result = "carried" if casting == "for" else "lost"
    why = f"The chair gives a casting vote {casting} it."
    return replace(tied, result=result, working=(*tied.working, why), casting_vote_used=True)
