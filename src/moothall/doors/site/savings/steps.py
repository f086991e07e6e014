"""From the baseline to what is spent now; and the same by council and by service."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpResponse

from moothall.doors.site.charts.waterfall import waterfall_chart
from moothall.doors.site.savings.page_savings import PageSavings, savings_on
from moothall.doors.site.visits import Visit, visiting
from moothall.money import FinancialYear
from moothall.savings.core.outturn import Outturn, without_baseline
from moothall.savings.core.report.waterfall import WaterfallStep, waterfall

DONE = frozenset({"delivered", "banked"})


@dataclass(frozen=True, slots=True)
class PartCost:
    """The cost of one council or service in a year against its baseline."""

    id: str
    baseline_pence: int
    actual_pence: int

    @property
    def saving_pence(self) -> int:
        """The baseline less the cost."""
        return self.baseline_pence - self.actual_pence


@visiting
def steps(visit: Visit) -> HttpResponse:
    """Show what lies between the baseline and the last year that is over."""
    known = savings_on(visit)
    year, rows = last_year(known)
    bars = steps_of(known)
    return visit.page(
        "savings_steps.html",
        known=known,
        year=year,
        steps=bars,
        picture=waterfall_chart("From the baseline to now", bars) if bars else None,
        councils=_parts(rows, lambda row: row.place.authority),
        services=_parts(rows, lambda row: row.place.service),
        untold=without_baseline(known.outturn(), name_of=visit.name_of),
    )


def last_year(known: PageSavings) -> tuple[FinancialYear | None, list[Outturn]]:
    """Return the last year of which a saving can be told, with its rows."""
    rows = [row for row in known.outturn() if row.baseline_pence is not None]
    year = max((row.place.year for row in rows), default=None)
    return year, [row for row in rows if row.place.year == year]


def steps_of(known: PageSavings) -> list[WaterfallStep]:
    """Return the steps: each benefit that is delivered, and what none of them explains."""
    year, rows = last_year(known)
    if year is None:
        return []
    done = {each.benefit.id for each in known.positions if each.stage in DONE}
    places, by_benefit = {row.place for row in rows}, dict[str, int]()
    for claim in known.claimed:
        if claim.benefit in done and claim.place in places and claim.pence:
            by_benefit[claim.benefit] = by_benefit.get(claim.benefit, 0) - claim.pence
    before = sum(row.baseline_pence or 0 for row in rows)
    now = sum(row.actual_pence for row in rows)
    named = [(known.called(benefit), pence) for benefit, pence in by_benefit.items()]
    return waterfall(("Baseline", before), named, (f"Cost in {year}", now))


def _parts(rows: Iterable[Outturn], key: Callable[[Outturn], str]) -> list[PartCost]:
    sums: dict[str, tuple[int, int]] = {}
    for row in rows:
        before, now = sums.get(key(row), (0, 0))
        sums[key(row)] = before + (row.baseline_pence or 0), now + row.actual_pence
    return [PartCost(name, *each) for name, each in sorted(sums.items())]
