"""Cost pools, agreements and years that tests make up."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from moothall.agreement.core.terms import CostShare, Driver
from moothall.money import FinancialYear
from moothall.periods import Period
from moothall.recharges.core.pools import CostPool, UsageShare
from moothall.recharges.core.share_terms import ServicePart, ShareTerms

YEAR = FinancialYear("2016/17").period
START = YEAR.starts_on


def day(text: str) -> date:
    return date.fromisoformat(text)


def support(name: str, pence: int, period: Period | None = None) -> CostPool:
    return CostPool(name, name, pence, "support", period)


def service(name: str, pence: int, period: Period | None = None) -> CostPool:
    return CostPool(name, name, pence, "service", period)


def uses(**weights: Mapping[str, int | Fraction]) -> list[UsageShare]:
    return [UsageShare(giver, to, weight) for giver, each in weights.items() for to, weight in each.items()]


def cost_share(**fields: Any) -> CostShare:
    return CostShare.model_validate({"id": "ict-share", "service": "ict", "from": START} | fields)


def driver(readings: Mapping[str, Mapping[str, Any]], **fields: Any) -> Driver:
    """A driver called devices, with its readings by council and day."""
    taken = [
        {"authority": authority, "on": on, "quantity": quantity}
        for authority, each in readings.items()
        for on, quantity in each.items()
    ]
    return Driver.model_validate(
        {"id": "devices", "name": "Devices", "unit": "devices", "from": START, "readings": taken} | fields
    )


def parts(*authorities: str, period: Period = YEAR) -> tuple[ServicePart, ...]:
    return tuple(ServicePart(authority, period) for authority in authorities)


def terms(share: CostShare, *authorities: str, drivers: tuple[Driver, ...] = ()) -> ShareTerms:
    return ShareTerms("ict", (share,), parts(*authorities), drivers)


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[CostPool], list[UsageShare]]:
    """Support services and services in any arrangement: loops, credits, and some that serve nobody."""
    supports = [f"s{number}" for number in range(draw(st.integers(0, 5)))]
    services = [f"v{number}" for number in range(draw(st.integers(1, 4)))]
    pence = st.integers(-10_000, 10_000)
    pools = [support(name, draw(pence)) for name in supports] + [
        service(name, draw(pence)) for name in services
    ]
    weight = st.sampled_from([0, 0, 1, 2, 3, 7, Fraction(1, 3)])
    usage = [
        UsageShare(giver, to, draw(weight)) for giver in supports for to in supports + services if giver != to
    ]
    return pools, usage
