"""The weights by which a service's cost is shared between councils, day by day.

The cost of a day is shared by what holds on that day: the cost share in force, who takes part, and the last
reading of the driver. So a council that joins or leaves in mid-year pays by the day, a reading counts for as
many days as it stands, and a year cut in two gives the same total. Days on which nothing changes are taken
together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from math import lcm

from moothall.agreement.core.terms import CostShare, Driver, DriverReading
from moothall.periods import Period
from moothall.periods.days import ONE_DAY
from moothall.recharges.core.findings import NoReading, NotCovered, RechargeFinding
from moothall.recharges.core.share_terms import ShareTerms


@dataclass(frozen=True)
class Weights:
    """The weights over a run of days on which nothing changes, with the readings behind them."""

    period: Period
    share: CostShare | None
    by_authority: Mapping[str, Fraction]
    readings: Mapping[str, DriverReading] = field(default_factory=dict)
    findings: tuple[RechargeFinding, ...] = ()
    earlier: CostShare | None = None

    @cached_property
    def total(self) -> Fraction:
        """All the weights together."""
        common = lcm(*(weight.denominator for weight in self.by_authority.values()))
        whole = (each.numerator * (common // each.denominator) for each in self.by_authority.values())
        return Fraction(sum(whole), common)


def weights_over(window: Period, terms: ShareTerms) -> list[Weights]:
    """Return the weights in ``window``, in order, one for every run of days on which nothing changes."""
    in_order = replace(terms, drivers=tuple(map(_read_in_order, terms.drivers)))
    return [_weights(piece, in_order) for piece in window.split(set(_days_of_change(terms)))]


def _read_in_order(driver: Driver) -> Driver:
    """Return a driver with its readings in order of day; two on one day stay in the order given."""
    return driver.model_copy(update={"readings": tuple(sorted(driver.readings, key=lambda each: each.on))})


def _days_of_change(terms: ShareTerms) -> Iterator[date]:
    """Yield the days on which a weight may change."""
    terms_held = [held.period for held in (*terms.shares, *terms.drivers)]
    for period in (*terms_held, *(part.period for part in terms.parts)):
        yield period.starts_on
        if period.until:
            yield period.until
    yield from (phase.starts_on for share in terms.shares for phase in share.transition)
    used = {share.driver for share in (*terms.shares, *terms.earlier)}
    for driver in terms.drivers:
        if driver.id in used:
            yield from (reading.on for reading in driver.readings)


def _weights(piece: Period, terms: ShareTerms) -> Weights:
    """Return the weights on every day of ``piece``."""
    day = piece.starts_on
    share = next((each for each in terms.shares if each.holds_on(day)), None)
    if share is None:
        return Weights(piece, None, {})
    parts = sorted((part for part in terms.parts if day in part.period), key=lambda part: part.authority)
    partners = [part.authority for part in parts if not part.client]
    clients = [part.authority for part in parts if part.client and part.authority not in partners]
    weights = _plain(piece, share, terms, partners, clients)
    before, part = _moving_over(share, terms, day)
    if before is None or not part:
        return weights
    return _blended(weights, _plain(piece, before, terms, partners, clients), before, part)


def _moving_over(share: CostShare, terms: ShareTerms, day: date) -> tuple[CostShare | None, Fraction]:
    """Return the earlier shares, and what part of the cost is still divided by them on ``day``."""
    phases = sorted(share.transition, key=lambda phase: phase.starts_on)
    past = [phase for phase in phases if phase.starts_on <= day]
    if not past:
        return None, Fraction(0)
    eve = phases[0].starts_on - ONE_DAY
    before = next((each for each in terms.earlier if each.holds_on(eve)), None)
    return before, exact(past[-1].earlier)


def _blended(new: Weights, old: Weights, before: CostShare, part: Fraction) -> Weights:
    """Return weights that divide ``part`` of the cost in the old way and the rest in the new."""
    if not new.total or not old.total:
        return new
    mixed = {each: (1 - part) * weight / new.total for each, weight in new.by_authority.items()}
    for each, weight in old.by_authority.items():
        mixed[each] = mixed.get(each, Fraction(0)) + part * weight / old.total
    found = tuple(dict.fromkeys((*new.findings, *old.findings)))
    return Weights(new.period, new.share, mixed, new.readings, found, before)


def _plain(
    piece: Period, share: CostShare, terms: ShareTerms, partners: Sequence[str], clients: Sequence[str]
) -> Weights:
    """Return the weights of one share by itself."""
    if share.method in ("driver", "banded"):
        return _measured(piece, share, terms, partners, clients)
    return _stated(piece, share, terms.service, partners, clients)


def _stated(
    piece: Period, share: CostShare, service: str, partners: Sequence[str], clients: Sequence[str]
) -> Weights:
    """Return the weights of a fixed or equal share: those stated, or 1 for each council that takes part."""
    named = {*share.shares} or {*partners}
    sharing = [each for each in (*partners, *clients) if each in named]
    found = tuple(NotCovered(service, each, share.id, piece) for each in partners if each not in named)
    if share.method == "equal":
        return Weights(piece, share, dict.fromkeys(sharing, Fraction(1)), findings=found)
    return Weights(piece, share, {each: exact(share.shares[each]) for each in sharing}, findings=found)


def _measured(
    piece: Period, share: CostShare, terms: ShareTerms, partners: Sequence[str], clients: Sequence[str]
) -> Weights:
    """Return the weights of a share by driver, or by the band in which the driver's reading falls."""
    last = _standing(piece.starts_on, share, terms.drivers)
    weights = {each: _weight(share, last[each].quantity) for each in (*partners, *clients) if each in last}
    found = [
        NoReading(terms.service, each, share.driver or "", piece) for each in partners if each not in last
    ]
    outside = [
        NotCovered(terms.service, each, share.id, piece) for each, weight in weights.items() if weight is None
    ]
    known = {each: weight for each, weight in weights.items() if weight is not None}
    return Weights(piece, share, known, {each: last[each] for each in weights}, (*found, *outside))


def _standing(day: date, share: CostShare, drivers: Iterable[Driver]) -> dict[str, DriverReading]:
    """Return each council's last reading by ``day``; of two on one day, the one given later."""
    driver = next((each for each in drivers if each.id == share.driver and each.holds_on(day)), None)
    taken = driver.readings if driver else ()
    return {reading.authority: reading for reading in taken if reading.on <= day}


def _weight(share: CostShare, quantity: Decimal) -> Fraction | None:
    """Return the weight of a reading; None if it is in no band."""
    if share.method == "driver":
        return exact(quantity)
    bands = (band for band in share.bands if band.below is None or quantity < band.below)
    found = min(
        bands, key=lambda band: Decimal("Infinity") if band.below is None else band.below, default=None
    )
    return exact(found.weight) if found else None


@lru_cache(maxsize=4096)
def exact(quantity: Decimal) -> Fraction:
    """Return a decimal as the fraction that it is."""
    return Fraction(*quantity.as_integer_ratio())
