"""A year of cost as it is written and recorded: its pools, who serves whom, and the method."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Authority, Service
from moothall.agreement.core.terms.money import Quantity
from moothall.agreement.core.values import (
    HIDDEN,
    AuthorityId,
    Basis,
    Day,
    DriverId,
    Fact,
    Line,
    Pence,
    ServiceId,
)
from moothall.ledgers.core.headings import DIVISIONS
from moothall.money import FinancialYear
from moothall.periods import Period
from moothall.recharges.core.allocation import Method, direct, reciprocal, step_down
from moothall.recharges.core.pools import CostPool, LedgerQuestion, UsageShare
from moothall.recharges.core.share_terms import divisions_of, terms_of
from moothall.recharges.core.share_weights import exact
from moothall.recharges.core.year import Allocator, RechargeQuestion
from moothall.refusals import Fault

YearName = Annotated[str, StringConstraints(pattern=r"^[12]\d{3}/\d{2}$")]


class DatedCost(Fact):
    """Something that holds for a run of days in the year, or for all of it."""

    starts_on: Day | None = Field(None, alias="from", title="From", description="Left out, the whole year")
    until: Day | None = Field(None, title="Until", description="The first day after it")

    def period(self, year: Period) -> Period | None:
        """Return its days; None if it is for the whole year."""
        if self.starts_on is None and self.until is None:
            return None
        return Period(self.starts_on or year.starts_on, self.until or year.until)


class Pool(DatedCost):
    """What one service cost."""

    service: ServiceId = Field(title="Service")
    title: Line | None = Field(None, title="What it is")
    pence: Pence = Field(title="Cost")
    kind: Literal["support", "service"] = Field("service", title="Whether it serves other services")
    paid_by: AuthorityId | None = Field(None, title="Paid by", description="Left out, the partnership")
    ledgers: tuple[AuthorityId, ...] = Field((), title="Ledgers in which its lines are")
    subjective: tuple[Line, ...] = Field((), title="Headings under which they are")
    division: Line | None = Field(
        None,
        title="SeRCOP division",
        description="Where the service’s spending is reported in this year; left out, as the agreement says",
    )


class Use(DatedCost):
    """How much of a support service another service uses."""

    support: ServiceId = Field(title="Support service")
    receiver: ServiceId = Field(title="Served")
    weight: Quantity = Field(title="Weight")
    driver: DriverId | None = Field(None, title="Driver")


class YearOfCost(Fact):
    """Everything that a year's recharges are worked out from, except what the agreement says."""

    year: YearName = Field(title="Year")
    method: Method = Field("reciprocal", title="How support is allocated")
    order: tuple[ServiceId, ...] = Field((), title="Order of the steps", description="For step-down only")
    pools: tuple[Pool, ...] = Field(min_length=1, title="Cost pools")
    usage: tuple[Use, ...] = Field((), title="Who serves whom")
    basis: Basis = Field("sourced", title="Basis")

    def divisions(self, register: Register) -> dict[str, str | None]:
        """Return each service's SeRCOP division in this year: as written here, or else in the agreement."""
        here = {pool.service: pool.division for pool in self.pools if pool.division}
        return divisions_of(register, self.financial_year.period) | here

    @property
    def financial_year(self) -> FinancialYear:
        """The year."""
        return FinancialYear(self.year)

    @property
    def allocate(self) -> Allocator:
        """The method, with the order of its steps."""
        by_name: dict[Method, Allocator] = {"reciprocal": reciprocal, "direct": direct}
        return by_name.get(self.method) or partial(step_down, order=self.order)

    def question(self, register: Register) -> RechargeQuestion:
        """Return the year ready to be worked out, with the terms that ``register`` gives its services."""
        year = self.financial_year.period
        receivers = {use.receiver for use in self.usage} | {pool.service for pool in self.pools}
        services = sorted(receivers - {pool.service for pool in self.pools if pool.kind == "support"})
        return RechargeQuestion(
            year,
            tuple(_pool(pool, year) for pool in self.pools),
            tuple(_use(use, year) for use in self.usage),
            terms_of(register, year, services=services),
        )

    def faults(self, register: Register) -> list[Fault]:
        """Return what is named here but is not in the agreement, and any text that could not be read back."""
        names = {
            ("service", name): f"pools.{number}.service"
            for number, pool in enumerate(self.pools)
            for name in [pool.service]
        }
        names |= {
            ("service", name): f"usage.{number}"
            for number, use in enumerate(self.usage)
            for name in (use.support, use.receiver)
        }
        names |= {
            ("authority", name): f"pools.{number}.paid_by"
            for number, pool in enumerate(self.pools)
            for name in filter(None, (pool.paid_by, *pool.ledgers))
        }
        strangers = [
            Fault(f"The agreement has no {kind} “{name}”", field=field, fix="Write the id that it has there.")
            for (kind, name), field in names.items()
            if not _is_there(register, kind, name)
        ]
        return [*strangers, *self._divided(), *self._unseen()]

    def _divided(self) -> Iterator[Fault]:
        """Yield any division that does not exist, and any service that is in two."""
        known = [each.title for each in DIVISIONS]
        said: dict[str, str] = {}
        for number, pool in enumerate(self.pools):
            field = f"pools.{number}.division"
            if pool.division and pool.division not in known:
                fix = f"Write one of: {', '.join(known)}."
                yield Fault(f"There is no SeRCOP division “{pool.division}”", field=field, fix=fix)
            elif pool.division and said.setdefault(pool.service, pool.division) != pool.division:
                both = f"{said[pool.service]} and {pool.division}"
                fix = "A service is reported in one."
                yield Fault(f"{pool.service} is in two divisions, {both}", field=field, fix=fix)

    def _unseen(self) -> list[Fault]:
        """Return each text that could not be read back."""
        return [
            Fault(
                "There is a character here that nobody can see", field=f"pools.{number}", fix="Type it again."
            )
            for number, pool in enumerate(self.pools)
            if any(HIDDEN.search(text) for text in (pool.title or "", *pool.subjective))
        ]


def _is_there(register: Register, kind: str, name: str) -> bool:
    kinds = {"service": Service, "authority": Authority}
    history = register.histories.get(name)
    return history is not None and isinstance(history.original, kinds[kind])


def _pool(pool: Pool, year: Period) -> CostPool:
    period = pool.period(year)
    lines = LedgerQuestion(period or year, (pool.service,), pool.ledgers, pool.subjective)
    return CostPool(pool.service, pool.title or "", pool.pence, pool.kind, period, lines, pool.paid_by or "")


def _use(use: Use, year: Period) -> UsageShare:
    weight: Fraction = exact(use.weight)
    return UsageShare(use.support, use.receiver, weight, use.period(year), use.driver or "")
