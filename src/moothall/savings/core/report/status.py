"""How far each benefit has got, by the post that answers for it, and what is overdue."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from moothall.agreement.core.terms import Benefit
from moothall.money import FinancialYear
from moothall.savings.core.stages import STAGES, Stage

NOBODY = ""


@dataclass(frozen=True, slots=True)
class Position:
    """One benefit on a day: its stage, since when, and when the next is due."""

    benefit: Benefit
    stage: Stage
    since: date | None = None
    due: date | None = None
    delivered_pence: Mapping[FinancialYear, int] | None = None

    @property
    def planned_pence(self) -> int:
        """The total that it is planned to save."""
        return sum(self.benefit.profile_pence.values())

    def is_overdue(self, today: date) -> bool:
        """Whether the next stage was due before ``today`` and has not been reached."""
        return self.stage != "banked" and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class OwnerStatus:
    """What one post answers for, overdue first and then by due date."""

    owner: str
    positions: tuple[Position, ...]
    overdue: tuple[Position, ...]


def status_by_owner(positions: Iterable[Position], *, today: date) -> list[OwnerStatus]:
    """Return each owner's benefits, most overdue first; those that nobody answers for come first of all."""
    by_owner: dict[str, list[Position]] = {}
    for position in positions:
        by_owner.setdefault(position.benefit.owner or NOBODY, []).append(position)
    found = [_status(owner, theirs, today) for owner, theirs in by_owner.items()]
    return sorted(found, key=lambda each: (each.owner != NOBODY, -len(each.overdue), each.owner))


def by_stage(positions: Iterable[Position]) -> dict[Stage, int]:
    """Return how much is planned from benefits at each stage, with every stage in order."""
    found: dict[Stage, int] = dict.fromkeys(STAGES, 0)
    for position in positions:
        found[position.stage] += position.planned_pence
    return found


def _status(owner: str, positions: list[Position], today: date) -> OwnerStatus:
    ordered = sorted(
        positions,
        key=lambda each: (not each.is_overdue(today), each.due or date.max, each.benefit.id),
    )
    return OwnerStatus(owner, tuple(ordered), tuple(each for each in ordered if each.is_overdue(today)))
