"""A year of cost from the ledgers: its cost pools, the lines in none of them, and missing months."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from moothall.money import FinancialYear
from moothall.periods import Period
from moothall.periods.days import ONE_DAY
from moothall.recharges.core.year_of_cost import Pool, Use, YearOfCost


@dataclass(frozen=True, slots=True)
class LedgerSum:
    """The sum of one council's ledger lines for one service in one month."""

    service: str
    authority: str
    period: Period
    pence: int


@dataclass(frozen=True, slots=True)
class InNoService:
    """The lines of one council that no rule maps to a service."""

    authority: str
    lines: int
    pence: int


@dataclass(frozen=True, slots=True)
class YearInLedgers:
    """A year in the ledgers of some councils; ``missing`` are months for which one has no line."""

    year: FinancialYear
    authorities: tuple[str, ...]
    sums: tuple[LedgerSum, ...]
    in_no_service: tuple[InNoService, ...]
    missing: Mapping[str, tuple[int, ...]]
    is_illustrative: bool

    @property
    def services(self) -> tuple[str, ...]:
        """Every service that has a line."""
        return tuple(sorted({each.service for each in self.sums}))

    def pence(self, service: str = "", authority: str = "") -> int:
        """Return the sum of the lines of a service, or of a council, or of both."""
        return sum(
            each.pence
            for each in self.sums
            if service in ("", each.service) and authority in ("", each.authority)
        )


def cost_of(found: YearInLedgers, *, like: YearOfCost | None, support: Collection[str]) -> YearOfCost:
    """Return the year as it would be recorded: a pool for each service, council and month.

    Who serves whom, the method and the divisions are taken from ``like``, a recorded year. The year is
    illustrative if any of its lines is, or if ``like`` is.
    """
    serving = sorted(set(support) & set(found.services))
    usage = _usage(found, like, serving) if like else ()
    divisions = {pool.service: pool.division for pool in like.pools} if like else {}
    made_up = found.is_illustrative or bool(like and usage and like.basis == "illustrative")
    method = like.method if like else "reciprocal"
    order = [each for each in (like.order if like else ()) if each in serving]
    return YearOfCost(
        year=found.year.name,
        method=method,
        order=(*order, *(each for each in serving if each not in order)) if method == "step_down" else (),
        pools=tuple(_pool(each, serving, divisions.get(each.service)) for each in found.sums),
        usage=usage,
        basis="illustrative" if made_up else "sourced",
    )


def _pool(each: LedgerSum, serving: Collection[str], division: str | None) -> Pool:
    return Pool.model_validate(
        {
            "service": each.service,
            "pence": each.pence,
            "kind": "support" if each.service in serving else "service",
            "paid_by": each.authority,
            "ledgers": (each.authority,),
            "from": each.period.starts_on,
            "until": each.period.until,
            "division": division,
        }
    )


def _usage(found: YearInLedgers, like: YearOfCost, serving: Collection[str]) -> tuple[Use, ...]:
    """Return who serves whom, leaving out what held only for some days of another year."""
    same = like.year == found.year.name
    return tuple(
        use
        for use in like.usage
        if use.support in serving and (same or (use.starts_on is None and use.until is None))
    )


def months_of(year: FinancialYear) -> tuple[int, ...]:
    """Return the twelve months of a year, as YYYYMM."""
    first: int = year.period.starts_on.year
    return tuple((first + (each > 12)) * 100 + (each - 1) % 12 + 1 for each in range(4, 16))


def months_in(period: Period) -> tuple[int, int | None]:
    """Return the first month and the last that a run of days touches, as YYYYMM."""
    last = period.until - ONE_DAY if period.until else None
    start = period.starts_on
    return start.year * 100 + start.month, last.year * 100 + last.month if last else None


def month_of(period: int) -> Period:
    """Return the days of a month given as YYYYMM."""
    return Period.month(period // 100, period % 100)
