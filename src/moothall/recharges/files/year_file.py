"""What the file of a year may have: its cost, and what was billed, paid and finally spent."""

from typing import Annotated

from pydantic import Field

from moothall.agreement.core.values import AuthorityId, Day, Fact, Line, Pence
from moothall.recharges.core.bills import QUARTERS
from moothall.recharges.core.year_of_cost import Pool, YearOfCost


class BillEntry(Fact):
    """A quarter that was billed."""

    quarter: Annotated[int, Field(ge=1, le=QUARTERS)] = Field(title="Quarter")
    issued: Day = Field(title="Day on which the bills went out")


class PaymentEntry(Fact):
    """A payment from one council to another, or to the partnership."""

    payer: AuthorityId = Field(title="Who paid")
    payee: AuthorityId | None = Field(None, title="To whom", description="Left out, the partnership")
    pence: Pence = Field(title="How much")
    on: Day = Field(title="Day")
    reference: Line = Field(title="Reference")


class YearFile(YearOfCost):
    """A year of cost and, if it is over, everything that followed."""

    bills: tuple[BillEntry, ...] = Field((), title="Quarters billed")
    payments: tuple[PaymentEntry, ...] = Field((), title="Payments")
    outturn: tuple[Pool, ...] = Field((), title="What was spent in the end")

    @property
    def expected(self) -> YearOfCost:
        """The year as it was estimated, or simply as given if the file says no more."""
        return self._with(self.pools)

    @property
    def spent(self) -> YearOfCost | None:
        """The outturn of the year; None if it is not given."""
        return self._with(self.outturn) if self.outturn else None

    def _with(self, pools: tuple[Pool, ...]) -> YearOfCost:
        kept = {name: getattr(self, name) for name in YearOfCost.model_fields if name != "pools"}
        return YearOfCost(pools=pools, **kept)
