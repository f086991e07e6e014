"""Reading savings: each figure by itself; whoever wants several asks ``savings_of`` once."""

from collections.abc import Sequence
from datetime import date

from moothall.savings import stored
from moothall.savings.appraised import Appraisal
from moothall.savings.core.baseline import Baseline
from moothall.savings.core.outturn import Actual, Outturn, PriceSeries
from moothall.savings.core.overlap import Finding
from moothall.savings.core.report.mtfs import Mtfs
from moothall.savings.core.report.one_page import OnePage
from moothall.savings.core.report.status import Position
from moothall.savings.core.simulation import Model, Outcome
from moothall.savings.core.stages import Move
from moothall.savings.reckoned import Savings, savings_of
from moothall.savings.written import Details

__all__ = [
    "Savings",
    "actuals_of",
    "appraisal_of",
    "baselines_of",
    "details_of",
    "findings_of",
    "forecast_of",
    "illustrative_of",
    "moves_of",
    "mtfs_of",
    "outturn_of",
    "positions_of",
    "prices_of",
    "savings_of",
    "summary_of",
]


def positions_of(partnership: str, on: date) -> tuple[Position, ...]:
    """Return each benefit that holds on a day, with its stage and when the next is due."""
    return savings_of(partnership, on).positions


def baselines_of(partnership: str, on: date) -> tuple[Baseline, ...]:
    """Return every baseline frozen by a day, changes too, in the order recorded."""
    return savings_of(partnership, on).recorded_baselines


def moves_of(partnership: str, benefit: str) -> tuple[Move, ...]:
    """Return every move of a benefit, in their order."""
    return tuple(move for move, _ in stored.moves(partnership).get(benefit, ()))


def details_of(partnership: str, benefit: str) -> Details:
    """Return what is known of a benefit besides its terms."""
    known = stored.details(partnership).get(benefit)
    return known[0] if known else Details()


def actuals_of(partnership: str) -> tuple[Actual, ...]:
    """Return every cost that is known, from recorded years of cost or else as it was entered."""
    return savings_of(partnership, date.max).actuals


def outturn_of(partnership: str, on: date, series: PriceSeries | None = None) -> Sequence[Outturn]:
    """Return each cost of a year that was over by a day against its baseline."""
    return savings_of(partnership, on).outturn(series)


def prices_of(partnership: str) -> Sequence[PriceSeries]:
    """Return the series of prices that were given."""
    return stored.prices(partnership)


def findings_of(partnership: str, on: date) -> tuple[Finding, ...]:
    """Return the savings that cannot all be so, by rule S-01 to S-03."""
    return savings_of(partnership, on).findings


def forecast_of(
    partnership: str, on: date, *, draws: int | None = None, seed: int | None = None
) -> tuple[Model, Outcome] | None:
    """Return what was simulated and what it came to; None where no benefit has a profile."""
    return savings_of(partnership, on).forecast(draws=draws, seed=seed)


def summary_of(partnership: str, on: date) -> OnePage | None:
    """Return the page that a councillor reads; None where no target gives a day to be reached by."""
    return savings_of(partnership, on).summary


def mtfs_of(partnership: str, on: date) -> Mtfs:
    """Return the lines for the medium-term financial strategy."""
    return savings_of(partnership, on).mtfs


def appraisal_of(partnership: str, on: date) -> Appraisal | None:
    """Return what the programme is worth; None where no benefit has a profile."""
    return savings_of(partnership, on).appraisal


def illustrative_of(partnership: str, on: date) -> frozenset[str]:
    """Return which of benefits, baselines, actuals, moves, details and sureness are made up."""
    return savings_of(partnership, on).illustrative
