"""The years of cost that somebody keeps, and what is to be done next in each."""

from dataclasses import dataclass

from django.http import HttpResponse

from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.recharges import queries
from moothall.recharges.core.bills import QUARTERS


@dataclass(frozen=True, slots=True)
class CostYear:
    """One year: how often it was estimated, how many quarters were billed, and how often it was closed."""

    year: str
    estimates: int
    outturns: int
    billed: int
    pence: int
    is_illustrative: bool

    @property
    def path(self) -> str:
        """How the year stands in an address."""
        return self.year.replace("/", "-")

    @property
    def next_quarter(self) -> int | None:
        """The quarter to be billed next; None where all have been, or nothing is estimated."""
        return self.billed + 1 if self.estimates and self.billed < QUARTERS else None


@at_the_desk
def recharges(visit: DeskVisit, partnership: str = "") -> HttpResponse:
    """Show every year of each partnership whose recharges the person works out."""
    if partnership:
        visit.rights.require("manage_recharges", partnership)
        kept: tuple[str, ...] = (partnership,)
    else:
        kept = visit.rights.partnerships("manage_recharges")
    if not kept:
        visit.rights.require("manage_recharges")
    years = {each: years_kept(each) for each in kept}
    with_ledgers = visit.rights.partnerships("read_ledgers")
    return visit.page(
        "recharges/home.html", here="recharges", years=years, quarters=QUARTERS, with_ledgers=with_ledgers
    )


def years_kept(partnership: str) -> list[CostYear]:
    """Return the years of a partnership, the latest first."""
    rows = queries.years_of(partnership)
    billed = queries.billed_by_year(partnership)
    return [
        _kept(year, rows, billed.get(year, 0)) for year in sorted({row.year for row in rows}, reverse=True)
    ]


def _kept(year: str, rows: list[queries.YearRow], billed: int) -> CostYear:
    stages = {
        stage: [row for row in rows if (row.year, row.stage) == (year, stage)]
        for stage in ("estimate", "outturn")
    }
    last = (stages["outturn"] or stages["estimate"])[-1]
    return CostYear(
        year,
        len(stages["estimate"]),
        len(stages["outturn"]),
        billed,
        sum(pool.pence for pool in last.cost.pools),
        last.cost.basis == "illustrative",
    )


def is_made_up(partnership: str, year: str) -> bool:
    """Say whether a year's cost is illustrative, so that what follows from it is marked."""
    return any(row.year == year and row.cost.basis == "illustrative" for row in queries.years_of(partnership))


def year_of(path: str) -> str:
    """Return the year that an address names."""
    return path.replace("-", "/")
