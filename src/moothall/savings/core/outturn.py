"""What each service actually cost, against its baseline, with the change in prices stated.

Prices are restated by a published series. None is built in: a series is given with its source; without one,
figures are in cash and say so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from moothall.agreement.core.sentences import NameOf
from moothall.agreement.core.values import Source
from moothall.money import FinancialYear
from moothall.periods import written
from moothall.refusals import Missing
from moothall.savings.core.appraisal.flows import nearest_penny
from moothall.savings.core.baseline import Baseline, CostPlace

IN_CASH = "In cash: no account is taken of changes in prices, because no price series was given."


@dataclass(frozen=True, slots=True)
class PriceSeries:
    """An index of prices by financial year, such as a GDP deflator, with the day it was published."""

    name: str
    published_on: date
    index: Mapping[FinancialYear, Fraction]
    source: Source

    def restated(self, pence: int, *, of: FinancialYear, in_prices_of: FinancialYear) -> int:
        """Return ``pence`` of one year in the prices of another, to the nearest penny."""
        return nearest_penny(pence * self._at(in_prices_of) / self._at(of))

    def _at(self, year: FinancialYear) -> Fraction:
        if year not in self.index:
            raise NoSuchPrice(
                f"{self.name}, published on {written(self.published_on)}, has no figure for {year}."
            )
        return self.index[year]


class NoSuchPrice(Missing):
    """The price series does not reach that year."""


@dataclass(frozen=True, slots=True)
class Actual:
    """What a service actually cost a council in a year, in that year's pence, and where that was read."""

    place: CostPlace
    pence: int
    source: Source


@dataclass(frozen=True, slots=True)
class Outturn:
    """One place's cost against its baseline, both in the prices of its own year.

    ``baseline_pence`` is None if there is no baseline, and then the saving is not known.
    """

    place: CostPlace
    actual_pence: int
    baseline_pence: int | None
    of_year: FinancialYear | None
    prices: str

    @property
    def saving_pence(self) -> int | None:
        """The baseline less the cost; if negative, it costs more than before."""
        return None if self.baseline_pence is None else self.baseline_pence - self.actual_pence


def outturn(
    actuals: Iterable[Actual], *, baselines: Iterable[Baseline], series: PriceSeries | None = None
) -> list[Outturn]:
    """Return each actual cost against its baseline, in order of year, service and council.

    The baseline of a year is the one frozen for it; if there is none, the latest before it, restated in the
    prices of the year.
    """
    kept = list(baselines)
    rows = [_against(actual, _baseline_for(actual.place, kept), series) for actual in actuals]
    return sorted(rows, key=lambda row: (row.place.year, row.place.service, row.place.authority))


def totals(rows: Iterable[Outturn], *, by: str) -> dict[object, int]:
    """Return the savings that are known, added up by ``service``, ``authority`` or ``year``."""
    found: dict[object, int] = {}
    for row in rows:
        if row.saving_pence is not None:
            key = getattr(row.place, by)
            found[key] = found.get(key, 0) + row.saving_pence
    return found


def without_baseline(rows: Iterable[Outturn], *, name_of: NameOf = str) -> list[str]:
    """Return a sentence for each cost whose saving cannot be known."""
    return [
        f"No baseline was kept for {name_of(row.place.service)} in {name_of(row.place.authority)}, "
        f"so what was saved in {row.place.year} is not known."
        for row in rows
        if row.baseline_pence is None
    ]


def _baseline_for(place: CostPlace, baselines: Iterable[Baseline]) -> Baseline | None:
    """Return the current baseline of the year, or of the latest year before it."""
    found: Baseline | None = None
    for each in baselines:
        same = (each.place.service, each.place.authority) == (place.service, place.authority)
        if same and each.place.year <= place.year and (not found or each.place.year >= found.place.year):
            found = each
    return found


def _against(actual: Actual, baseline: Baseline | None, series: PriceSeries | None) -> Outturn:
    if baseline is None:
        return Outturn(actual.place, actual.pence, None, None, "No baseline was kept.")
    before, now = baseline.place.year, actual.place.year
    if before == now:
        return Outturn(actual.place, actual.pence, baseline.pence, before, f"Both in the prices of {now}.")
    if series is None:
        return Outturn(actual.place, actual.pence, baseline.pence, before, IN_CASH)
    pence = series.restated(baseline.pence, of=before, in_prices_of=now)
    said = f"The baseline of {before} is restated to the prices of {now} by {series.name}, published on "
    return Outturn(actual.place, actual.pence, pence, before, f"{said}{written(series.published_on)}.")
