"""By what rule a vote on a matter is decided: the body's own, for that matter."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from moothall.agreement.core.terms.bodies import Voting

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
    """What carries a motion. ``casting_vote`` None: not recorded whether the chair has one.

    ``defer_if_split``: put off unless the vote is unanimous. ``at_least_one_from_each``: carried only with a
    vote for it from each of ``councils``, or where none is named of those that sit. ``within_council``: how
    the members of a council make its one vote.
    """

    needs: Needs = "majority"
    defer_if_split: bool = False
    casting_vote: bool | None = None
    at_least_one_from_each: bool = False
    within_council: Literal["majority", "unanimity"] = "majority"
    because: str = ""
    councils: tuple[str, ...] = ()

    def written(self) -> dict[str, Any]:
        """Return it as plain data, to be kept with the vote."""
        return asdict(self)

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "VotingRule":
        """Return the rule that was kept as plain data."""
        return cls(**{**kept, "councils": tuple(kept.get("councils", ()))})


def rule_for(
    voting: Voting | None,
    matters: Iterable[str] = (),
    *,
    at_least_one_from_each: bool = False,
    within_council: Literal["majority", "unanimity"] = "majority",
    councils: Iterable[str] = (),
) -> VotingRule:
    """Return the rule for a vote that concerns ``matters``: lines as the body's own rule has them.

    A vote from each of the body's ``councils`` is needed where its rule says so, or whoever asks.
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
