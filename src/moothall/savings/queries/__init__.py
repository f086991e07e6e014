"""Reading savings: each figure by itself. To get several, call ``savings_of`` once."""

from moothall.savings.queries.figures import (
    actuals_of,
    appraisal_of,
    baselines_of,
    details_of,
    findings_of,
    forecast_of,
    illustrative_of,
    moves_of,
    mtfs_of,
    outturn_of,
    positions_of,
    prices_of,
    summary_of,
)

__all__ = [
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
    "summary_of",
]
