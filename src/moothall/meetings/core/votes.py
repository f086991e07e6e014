"""The outcome of a vote, by the body’s own rule, from the votes that may be counted, with the working."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from moothall.agreement.core.terms.bodies import Voting
from moothall.meetings.core.ballots import (
    CouncilVote,
    Counts,
    NameOf,
    Votes,
    by_council,
    count_sentences,
    counts_of,
    faults_of,
)
from moothall.meetings.core.quorum import Quorate
from moothall.meetings.core.roll import VotingStanding
from moothall.meetings.core.seating import same_name
from moothall.refusals import Fault, Invalid

Needs = Literal["majority", "two_thirds", "unanimity"]
STATUTE = (
    "How this body votes is not recorded, so a majority of those present and voting decides "
    "(Local Government Act 1972, Schedule 12, paragraph 39: unchecked)."
)
WORDS: dict[Needs, str] = {
    "majority": "A majority of those present and voting decides.",
    "two_thirds": "Two thirds of those present and voting decide.",
    "unanimity": "Every vote cast must be for it.",
}


@dataclass(frozen=True, slots=True)
class VotingRule:
    """What carries a motion. ``casting_vote``: None if it is not recorded whether the chair has one.

    ``defer_if_split``: put off unless the vote is unanimous. ``at_least_one_from_each``: carried only with a
    vote for it from each of ``councils`` or, if none are named, each that sits. ``within_council``: how the
    members of a council make its one vote.
    """

    needs: Needs = "majority"
    defer_if_split: bool = False
    casting_vote: bool | None = None
    at_least_one_from_each: bool = False
    within_council: Literal["majority", "unanimity"] = "majority"
    because: str = ""
    councils: tuple[str, ...] = ()

    def written(self) -> dict[str, Any]:
        """Return it as plain data, to be stored with the vote."""
        return asdict(self)

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "VotingRule":
        """Return the rule that was stored as plain data."""
        return cls(**{**kept, "councils": tuple(kept.get("councils", ()))})


def rule_for(
    voting: Voting | None,
    matters: Iterable[str] = (),
    *,
    at_least_one_from_each: bool = False,
    within_council: Literal["majority", "unanimity"] = "majority",
    councils: Iterable[str] = (),
) -> VotingRule:
    """Return the rule for a vote that concerns ``matters``, in the words of the body's own rule.

    A vote from each of the body's ``councils`` is needed if its rule, or the caller, asks for it.
    """
    said = {_line(matter) for matter in matters}
    ours = voting or Voting()
    alone = next((matter for matter in ours.unanimity_for if _line(matter) in said), None)
    put_off = next((matter for matter in ours.defer_if_not_unanimous if _line(matter) in said), None)
    needs: Needs = "unanimity" if alone is not None else ours.decided_by
    words = [WORDS[needs] if voting else STATUTE]
    if alone is not None:
        words = [f"{alone}: every vote cast must be for it."]
    if put_off is not None:
        words.append(f"{put_off}: put off, to seek agreement, where the vote is split.")
    from_each = at_least_one_from_each or bool(ours.one_from_each_authority)
    if from_each:
        words.append("A vote for it is needed from each council.")
    return VotingRule(
        needs=needs,
        defer_if_split=put_off is not None,
        casting_vote=ours.casting_vote,
        at_least_one_from_each=from_each,
        within_council=within_council,
        because=" ".join(words),
        councils=tuple(councils) if from_each else (),
    )


def _line(matter: str) -> str:
    return " ".join(matter.split()).casefold()


Result = Literal["carried", "lost", "tied", "deferred", "not_quorate"]
Casting = Literal["for", "against", "declined"]


@dataclass(frozen=True, slots=True)
class VoteOutcome:
    """The outcome of a vote, and how it came about."""

    result: Result
    counts: Counts
    working: tuple[str, ...]
    casting_vote_used: bool = False
    by_council: tuple[CouncilVote, ...] = ()


def outcome(
    *,
    rule: VotingRule,
    votes: Votes,
    entitled: Sequence[VotingStanding],
    chair: str | None = None,
    casting: Casting | None = None,
    quorate: Quorate | None = None,
    name_of: NameOf = str,
) -> VoteOutcome:
    """Return the outcome of ``votes``, or refuse with every ballot that may not be counted.

    ``entitled`` is the roll's answer for the item, with everybody who may not vote and why.
    """
    faults = (*faults_of(votes, entitled), *_faults_of_rule(rule, votes, entitled, chair, casting))
    if faults:
        raise Invalid(faults=faults)
    councils = by_council(votes.ballots, entitled, rule.within_council) if votes.hands is None else ()
    counts = counts_of(votes, entitled, councils)
    sentences = (rule.because, *count_sentences(votes, entitled, councils, counts, name_of))
    working = tuple(sentence for sentence in sentences if sentence)
    if quorate is not None and quorate.is_quorate is False:
        return VoteOutcome("not_quorate", counts, (*working, quorate.sentence), False, councils)
    result, why = _result(rule, counts, councils, name_of)
    if result != "tied":
        return VoteOutcome(result, counts, (*working, why), False, councils)
    return _with_casting(VoteOutcome("tied", counts, (*working, why), False, councils), rule, casting)


def _faults_of_rule(
    rule: VotingRule,
    votes: Votes,
    entitled: Sequence[VotingStanding],
    chair: str | None,
    casting: Casting | None,
) -> Iterator[Fault]:
    if rule.at_least_one_from_each and votes.hands is not None:
        yield Fault(
            "A vote is needed from each council, and hands do not show which council they are from",
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
    rule: VotingRule, counts: Counts, councils: Sequence[CouncilVote], name_of: NameOf
) -> tuple[Result, str]:
    """Return the result before any casting vote, and why."""
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


def _lacking(rule: VotingRule, councils: Sequence[CouncilVote], name_of: NameOf) -> str:
    if not rule.at_least_one_from_each:
        return ""
    for_ = {each.authority: each.for_ for each in councils if each.authority}
    return ", ".join(name_of(each) for each in rule.councils or for_ if not for_.get(each))


def _with_casting(tied: VoteOutcome, rule: VotingRule, casting: Casting | None) -> VoteOutcome:
    """Return the result of a tie."""
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
