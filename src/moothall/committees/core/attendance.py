"""Who came to a meeting and between which items, what interests they declared, and whether they may vote."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["present", "substitute", "apologies", "absent", "in_attendance"]
Interest = Literal["disclosable_pecuniary", "other_registrable", "non_registrable", "none_prejudicial"]
CAME = frozenset(("present", "substitute"))


@dataclass(frozen=True, slots=True)
class Attendance:
    """Somebody's part in a meeting. There from item ``from_item`` up to but not including ``until_item``."""

    person: str
    authority: str | None
    status: Status
    substitute_for: str | None = None
    from_item: int | None = None
    until_item: int | None = None

    def is_there_at(self, item: int) -> bool:
        """Say whether they came and are there when that item is taken."""
        return (
            self.status in CAME
            and (self.from_item is None or self.from_item <= item)
            and (self.until_item is None or item < self.until_item)
        )


@dataclass(frozen=True, slots=True)
class Declaration:
    """An interest that somebody declared, in one item or, where ``item`` is None, in all."""

    person: str
    item: int | None
    interest: Interest
    withdrew: bool = False
    dispensation: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether somebody may vote on an item, and if not, why not.

    A seat for which nobody is taken down has a standing without a name, so that its council is not forgotten.
    ``is_member`` is true of members and of substitutes who sit in a member's place; ``is_absent`` of members
    who are not there and in whose place nobody sits.
    """

    person: str
    authority: str | None
    may_vote: bool
    reason: str = ""
    is_absent: bool = False
    is_member: bool = True

    @property
    def sentence(self) -> str:
        """Say it."""
        if not self.person:
            return f"A seat of {self.authority}: {self.reason}."
        return f"{self.person} may vote." if self.may_vote else f"{self.person} may not vote: {self.reason}."
