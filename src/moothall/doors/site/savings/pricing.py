"""Costs against their baselines, in cash or by a series of prices that the reader chooses."""

from dataclasses import dataclass

from moothall.agreement.core.values import Source
from moothall.doors.site.savings.asked import Shown
from moothall.doors.site.visits import Visit
from moothall.periods import written
from moothall.savings.core.outturn import NoSuchPrice, Outturn, PriceSeries
from moothall.savings.queries import prices_of


@dataclass(frozen=True, slots=True)
class Priced:
    """The rows that were asked for, the series there are to choose from, and which was chosen."""

    rows: list[Outturn]
    offered: list[tuple[str, str]]
    chosen: str = ""
    source: Source | None = None
    refused: str = ""


def priced(visit: Visit, known: Shown) -> Priced:
    """Return the costs by the series that is asked for; in cash without one, or where it lacks a year."""
    series = {_key(each): each for each in prices_of(visit.heading.id)}
    offered = [(key, f"{each.name}, {written(each.published_on)}") for key, each in series.items()]
    found = series.get(asked := visit.request.GET.get("prices", ""))
    if found is None:
        return Priced(known.outturn(), offered)
    try:
        return Priced(known.outturn(found), offered, asked, found.source)
    except NoSuchPrice as refusal:
        return Priced(known.outturn(), offered, refused=str(refusal))


def _key(series: PriceSeries) -> str:
    return f"{series.published_on.isoformat()} {series.name}"
