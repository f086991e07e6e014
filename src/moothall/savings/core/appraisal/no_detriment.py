"""Whether any council is worse off, in any year, and by how much."""

from collections.abc import Mapping
from dataclasses import dataclass

from moothall.agreement.core.sentences import NameOf, amount
from moothall.money import FinancialYear

NetByCouncil = Mapping[tuple[str, FinancialYear], int]


@dataclass(frozen=True, slots=True)
class Detriment:
    """One council pays more than it saves in one year; ``so_far_pence`` is its total from the first year."""

    authority: str
    year: FinancialYear
    pence: int
    so_far_pence: int
    sentence: str


@dataclass(frozen=True, slots=True)
class CouncilStanding:
    """What one council saves over all the years, net; if negative, it ends up worse off."""

    authority: str
    pence: int

    @property
    def is_worse_off(self) -> bool:
        """Whether it would have been better off alone."""
        return self.pence < 0


def detriments(saved: NetByCouncil, *, name_of: NameOf = str) -> list[Detriment]:
    """Return every council and year in which the net saving is negative, in order of year."""
    totals: dict[str, int] = {}
    found = []
    for (authority, year), pence in sorted(saved.items(), key=lambda each: (each[0][1], each[0][0])):
        so_far = totals[authority] = totals.get(authority, 0) + pence
        if pence < 0:
            words = f"{name_of(authority)} is worse off by {amount(-pence)} in {year}."
            found.append(Detriment(authority, year, -pence, so_far, words))
    return found


def standings(saved: NetByCouncil) -> list[CouncilStanding]:
    """Return what each council saves in total, net, in order of id."""
    totals: dict[str, int] = {}
    for (authority, _), pence in saved.items():
        totals[authority] = totals.get(authority, 0) + pence
    return [CouncilStanding(authority, pence) for authority, pence in sorted(totals.items())]
