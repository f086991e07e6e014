"""The lines for the medium-term financial strategy: what a section 151 officer can put in a budget.

Only cashable savings with a line of their own are included; the rest are listed with the reason. In a budget
a recurring saving lowers every later year, so each year also has its change from the year before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from moothall.agreement.core.terms import Benefit
from moothall.money import FinancialYear
from moothall.savings.core.report.status import Position
from moothall.savings.core.stages import Stage


@dataclass(frozen=True, slots=True)
class MtfsLine:
    """One line: what it saves in each year, and how that differs from the year before."""

    line: str
    benefit: Benefit
    stage: Stage
    pence: dict[FinancialYear, int]
    change_pence: dict[FinancialYear, int]


@dataclass(frozen=True, slots=True)
class Mtfs:
    """The lines over the same years, their total, and what is left out and why."""

    years: tuple[FinancialYear, ...]
    lines: tuple[MtfsLine, ...]
    total_pence: dict[FinancialYear, int]
    left_out: tuple[tuple[Benefit, str], ...]


def mtfs(positions: Iterable[Position]) -> Mtfs:
    """Return the lines of the benefits, in order of line and benefit."""
    kept, left_out = [], []
    for position in positions:
        if why := _why_not(position.benefit):
            left_out.append((position.benefit, why))
        else:
            kept.append(position)
    years = _years(kept)
    lines = tuple(
        sorted((_line(each, years) for each in kept), key=lambda each: (each.line, each.benefit.id))
    )
    total = {year: sum(line.pence[year] for line in lines) for year in years}
    return Mtfs(years, lines, total, tuple(left_out))


def _why_not(benefit: Benefit) -> str:
    if benefit.cashable is None:
        return "It does not say whether it is cashable."
    if not benefit.cashable:
        return "It is not cashable, so no budget falls by it."
    if benefit.mtfs_line is None:
        return "It has no line in the medium-term financial strategy."
    return "" if benefit.profile_pence else "It has no profile by year."


def _years(positions: Iterable[Position]) -> tuple[FinancialYear, ...]:
    """Return every year from the first that any benefit has to the last."""
    named = sorted({FinancialYear(year) for each in positions for year in each.benefit.profile_pence})
    years = named[:1]
    while years and years[-1] < named[-1]:
        years.append(years[-1].next)
    return tuple(years)


def _line(position: Position, years: tuple[FinancialYear, ...]) -> MtfsLine:
    benefit = position.benefit
    pence = {year: benefit.profile_pence.get(year.name, 0) for year in years}
    change = {year: pence[year] for year in years[:1]}
    change |= {year: pence[year] - pence[before] for before, year in pairwise(years)}
    return MtfsLine(benefit.mtfs_line or "", benefit, position.stage, pence, change)
