"""How cost is shared and what was promised: cost shares, drivers, benefits, targets."""

from collections.abc import Hashable
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from moothall.agreement.core.terms.term import Term
from moothall.agreement.core.values import (
    AuthorityId,
    Day,
    DriverId,
    Fact,
    HolderId,
    Line,
    Pence,
    ServiceId,
    Text,
)


def _no_float(value: object) -> object:
    """Read 12.5 as it is written, not as the nearest binary fraction."""
    return Decimal(str(value)) if isinstance(value, float) else value


Quantity = Annotated[Decimal, BeforeValidator(_no_float), Field(ge=0, max_digits=18, decimal_places=6)]
Year = Annotated[str, StringConstraints(pattern=r"^\d{4}/\d{2}$")]


class Band(Fact):
    """A flat share for every authority whose driver reading is below a number."""

    below: Quantity | None = Field(None, title="Reading below", description="Left out in the last band")
    weight: Quantity = Field(title="Weight")


class Phase(Fact):
    """How much of the cost is still divided by the old shares, from a day on."""

    starts_on: Day = Field(alias="from", title="From")
    earlier: Annotated[Quantity, Field(le=1)] = Field(
        title="Part still divided as before", description="From 1, all of the cost, to 0, none of it"
    )


class CostShare(Term):
    """How a service's cost is divided between those who take part."""

    plural: ClassVar[str] = "cost shares"
    words: ClassVar[str] = "cost share"
    meaning: ClassVar[str] = "How a service’s cost is divided between the councils that take part in it."
    named_after: ClassVar[tuple[str, ...]] = ("service",)
    council_heading: ClassVar[str] = ""

    kind: Literal["cost_share"] = "cost_share"
    service: ServiceId = Field(title="Service")
    method: Literal["driver", "fixed", "equal", "banded"] = Field(title="How it is divided")
    driver: DriverId | None = Field(None, title="Driver", description="The measured basis, such as devices")
    shares: dict[AuthorityId, Quantity] = Field({}, title="Weights by council")
    bands: tuple[Band, ...] = Field((), title="Bands")
    floor_pence: dict[AuthorityId, Pence] = Field({}, title="Least that a council pays in a year")
    cap_pence: dict[AuthorityId, Pence] = Field({}, title="Most that a council pays in a year")
    tolerance_pence: Pence | None = Field(None, title="Estimates are divided again only beyond")
    transition: tuple[Phase, ...] = Field(
        (),
        title="Moving over from the shares before",
        description="Those in force on the day before the first of these",
    )

    @model_validator(mode="after")
    def _has_what_its_method_needs(self) -> "CostShare":
        needed = {
            "driver": self.driver,
            "banded": self.driver and self.bands,
            "fixed": self.shares,
            "equal": True,
        }
        if not needed[self.method]:
            lacking = {"driver": "a driver", "banded": "a driver and bands", "fixed": "shares"}[self.method]
            raise PydanticCustomError(
                "method", "a {method} share needs {lacking}", {"method": self.method, "lacking": lacking}
            )
        return self

    def identity(self) -> Hashable | None:
        """A service's cost cannot be divided in two ways on one day."""
        return ("cost_share", self.service)


class DriverReading(Fact):
    """What a driver measured for one authority on one day."""

    authority: AuthorityId = Field(title="Council")
    on: Day = Field(title="Day")
    quantity: Quantity = Field(title="Quantity")


class Driver(Term):
    """A measured basis for sharing cost."""

    plural: ClassVar[str] = "drivers"
    words: ClassVar[str] = "driver"
    meaning: ClassVar[str] = (
        "Something measured, such as devices or headcount, in proportion to which cost is shared."
    )
    named_after: ClassVar[tuple[str, ...]] = ("name",)
    council_heading: ClassVar[str] = ""

    kind: Literal["driver"] = "driver"
    title: Line = Field(alias="name", title="Name", description="Such as devices, headcount or caseload")
    unit: Line = Field(title="Unit")
    readings: tuple[DriverReading, ...] = Field((), title="Readings")

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title


class Money(Term):
    """What a promised or published sum of money has in common."""

    measure: Literal["saving", "cost", "grant", "income"] = Field("saving", title="What the sum is")
    recurrence: Literal["recurring", "one_off"] | None = Field(None, title="Recurring or one-off")
    span: Literal["in_year", "cumulative"] | None = Field(None, title="In one year or added up")
    gross_or_net: Literal["gross", "net"] | None = Field(None, title="Gross or net of cost")
    stage: Literal["plan", "forecast", "realised"] | None = Field(None, title="Plan, forecast or realised")
    prices: Literal["cash", "real"] | None = Field(None, title="Cash or constant prices")
    authorities: tuple[AuthorityId, ...] = Field((), title="Councils", description="Left out, all of them")
    services: tuple[ServiceId, ...] = Field((), title="Services", description="Left out, all of them")
    claimant: Line | None = Field(None, title="Who says so")


class Benefit(Money):
    """A promised saving, with its baseline and its yearly profile."""

    plural: ClassVar[str] = "benefits"
    words: ClassVar[str] = "benefit"
    meaning: ClassVar[str] = (
        "A saving that was promised, with the cost before it and what it comes to year by year."
    )
    named_after: ClassVar[tuple[str, ...]] = ("name",)
    council_heading: ClassVar[str] = ""

    kind: Literal["benefit"] = "benefit"
    title: Line = Field(alias="name", title="Name")
    baseline_pence: Pence | None = Field(None, title="Baseline", description="The cost before, in pence")
    profile_pence: dict[Year, Pence] = Field({}, title="Profile by financial year")
    cashable: bool | None = Field(None, title="Cashable")
    mtfs_line: Line | None = Field(None, title="Line in the medium-term financial strategy")
    owner: HolderId | None = Field(None, title="Owner")

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title


class Target(Money):
    """A figure that somebody published, on a day and on a basis; never overwritten by the next."""

    plural: ClassVar[str] = "targets"
    words: ClassVar[str] = "target or claim"
    meaning: ClassVar[str] = (
        "A figure that somebody published, on a day and on a basis. The next one does not replace it."
    )
    named_after: ClassVar[tuple[str, ...]] = ("name",)
    council_heading: ClassVar[str] = ""

    kind: Literal["target"] = "target"
    title: Line = Field(alias="name", title="Name")
    amount_pence: Pence = Field(title="Amount")
    at_least: bool = Field(False, title="Said to be more than this")
    about: bool = Field(False, title="Said to be about this")
    covers: Line | None = Field(None, title="Time it covers", description="In the words of the source")
    by: Day | None = Field(None, title="To be reached by")
    description: Text | None = Field(None, title="What it counts")

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title


AnySharing = CostShare | Driver
AnyFigure = Benefit | Target

__all__ = ["Band", "Benefit", "CostShare", "Driver", "DriverReading", "Money", "Phase", "Target"]
