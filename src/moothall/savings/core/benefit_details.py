"""What is recorded about a benefit besides its term, and the settings of the simulation."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from moothall.agreement.core.terms.money import Quantity, Year
from moothall.agreement.core.values import AuthorityId, Day, Fact, Line, Pence, ServiceId, Source
from moothall.money import FinancialYear, Weight
from moothall.savings.core.appraisal.flows import FlowLine as AppraisalLine
from moothall.savings.core.forecast import ILLUSTRATIVE, Sureness
from moothall.savings.core.simulation import Certain, Delay, Pert
from moothall.savings.core.stages import STAGES, Evidence, Showing, Stage

MOST_DRAWS = 200_000
COMMON = "Common cause"


class EvidenceEntry(Fact):
    """Evidence that a benefit has got this far."""

    kind: Showing = Field(title="What shows it")
    reference: Line = Field(title="What it says")
    on: Day = Field(title="Of which day")
    source: Source | None = Field(None, title="Source")

    @property
    def evidence(self) -> Evidence:
        """The same as the core has it."""
        return Evidence(self.kind, self.reference, self.on, self.source)


class CostLine(Fact):
    """What has to be spent to gain a benefit, or is granted towards it, by year."""

    name: Line = Field(title="What it is for")
    kind: Literal["cost", "grant"] = Field("cost", title="Cost or grant")
    pence: dict[Year, Pence] = Field(title="Amount by financial year")
    optimism_bias: Quantity = Field(Decimal(0), title="Fraction by which such costs have turned out higher")

    @property
    def line(self) -> AppraisalLine:
        """The same, as it is appraised."""
        by_year = {FinancialYear(year): pence for year, pence in self.pence.items()}
        return AppraisalLine(self.name, self.kind, by_year, Fraction(self.optimism_bias))


class BenefitPart(Fact):
    """How much of a benefit belongs to one service of one council, as a weight."""

    authority: AuthorityId = Field(title="Council")
    service: ServiceId = Field(title="Service")
    weight: Annotated[Quantity, Field(gt=0)] = Field(title="Weight")


class Details(Fact):
    """What is known about a benefit that its term does not say."""

    costs: tuple[CostLine, ...] = Field((), title="One-off costs and grants")
    confidence: Literal["low", "medium", "high"] | None = Field(None, title="How sure its owner is of it")
    dependencies: tuple[Line, ...] = Field((), title="What it depends on")
    disbenefits: tuple[Line, ...] = Field((), title="What it makes worse")
    due: dict[Stage, Day] = Field({}, title="When each stage is due")
    parts: tuple[BenefitPart, ...] = Field((), title="How it is divided")

    @model_validator(mode="after")
    def _due_in_order(self) -> "Details":
        days = [self.due[stage] for stage in STAGES if stage in self.due]
        if days != sorted(days):
            raise PydanticCustomError("due", "an earlier stage is due after a later one")
        return self

    @property
    def weights(self) -> dict[tuple[str, str], Weight] | None:
        """The weights by council and service; None if it is not known how it is divided."""
        return {(each.authority, each.service): Fraction(each.weight) for each in self.parts} or None

    def next_due(self, stage: Stage) -> date | None:
        """Return when the stage after ``stage`` is due; None if there is none, or it is not known."""
        later = STAGES[STAGES.index(stage) + 1 :]
        return self.due.get(later[0]) if later else None


class StageSureness(Fact):
    """How sure benefits at one stage are: what part of the plan is achieved, how late, and how evenly."""

    least: Quantity = Field(title="Least, as a fraction of what is planned")
    likeliest: Quantity = Field(title="Likeliest")
    most: Quantity = Field(title="Most")
    delays: tuple[Quantity, ...] = Field((), title="The chance of no delay, of a year's, of two years'")
    yearly_spread: Quantity = Field(Decimal(0), title="Standard deviation of each year by itself")
    common: Annotated[Quantity, Field(le=1)] = Field(Decimal(0), title="How far all of them move together")

    @property
    def sureness(self) -> Sureness:
        """The same as the core has it."""
        least, likeliest, most = float(self.least), float(self.likeliest), float(self.most)
        return Sureness(
            Certain(likeliest) if least == most else Pert(least, likeliest, most),
            Delay(tuple(map(float, self.delays))) if self.delays else None,
            float(self.yearly_spread),
            {COMMON: float(self.common)} if self.common else {},
        )


class Scenario(Fact):
    """The settings of the simulation; a stage that is left out has the made-up default."""

    sure: dict[Stage, StageSureness] = Field({}, title="How sure each stage is")
    draws: Annotated[int, Field(ge=1_000, le=MOST_DRAWS)] = Field(20_000, title="Runs")
    seed: Annotated[int, Field(ge=0, le=2**31)] = Field(2020, title="Seed")

    @property
    def sureness(self) -> dict[Stage, Sureness]:
        """How sure each stage is."""
        return {**ILLUSTRATIVE, **{stage: each.sureness for stage, each in self.sure.items()}}
