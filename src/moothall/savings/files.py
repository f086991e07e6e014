"""A file of savings: details of benefits, what services cost before and since, and prices."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import Field, ValidationError

from moothall.agreement.core.faults import locate
from moothall.agreement.core.terms.money import Year
from moothall.agreement.core.values import (
    AuthorityId,
    Basis,
    Day,
    Fact,
    Id,
    Line,
    Pence,
    ServiceId,
    Source,
    Text,
)
from moothall.agreement.files.document import document
from moothall.agreement.files.reader import DocumentPart
from moothall.money import FinancialYear
from moothall.refusals import Fault, Invalid
from moothall.savings.core.baseline import CostPlace
from moothall.savings.core.benefit_details import Details, EvidenceEntry, Scenario
from moothall.savings.core.stages import Stage

MOST_BYTES = 2_000_000


class MoveEntry(Fact):
    """A benefit's move to another stage."""

    to: Stage = Field(title="Stage")
    on: Day = Field(title="Day")
    evidence: tuple[EvidenceEntry, ...] = Field((), title="What shows it")
    reason: Text | None = Field(None, title="Why")


class BenefitEntry(Fact):
    """What is known about one benefit of the agreement."""

    benefit: Id = Field(title="Benefit")
    details: Details | None = Field(None, title="What is known of it")
    moves: tuple[MoveEntry, ...] = Field((), title="Its moves")


class BaselineEntry(Fact):
    """A baseline."""

    service: ServiceId = Field(title="Service")
    authority: AuthorityId = Field(title="Council")
    year: Year = Field(title="Year")
    pence: Pence = Field(title="Cost")
    frozen_on: Day = Field(title="Day on which it was frozen")
    reason: Text | None = Field(None, title="Why it was changed")
    source: Source | None = Field(None, title="Source")

    @property
    def place(self) -> CostPlace:
        """The service, council and year that it is for."""
        return CostPlace(self.service, self.authority, FinancialYear(self.year))


class ActualEntry(Fact):
    """What a service cost a council, by year; or what an arrangement older than the programme saves."""

    service: ServiceId = Field(title="Service")
    authority: AuthorityId = Field(title="Council")
    pence: dict[Year, Pence] = Field(title="Amount by financial year")
    source: Source | None = Field(None, title="Source")

    @property
    def by_place(self) -> dict[CostPlace, int]:
        """The sums, each with its service, council and year."""
        return {
            CostPlace(self.service, self.authority, FinancialYear(year)): pence
            for year, pence in self.pence.items()
        }


class EarlierSavingEntry(ActualEntry):
    """What an arrangement older than the programme already saves."""

    arrangement: Line = Field(title="Arrangement")


class PricesEntry(Fact):
    """A series of prices."""

    name: Line = Field(title="Name")
    published_on: Day = Field(title="Day on which it was published")
    index: dict[Year, Annotated[Decimal, Field(gt=0)]] = Field(title="Index by financial year")
    source: Source | None = Field(None, title="Source")

    @property
    def by_year(self) -> dict[FinancialYear, Fraction]:
        """The index, exactly."""
        return {FinancialYear(year): Fraction(figure) for year, figure in self.index.items()}


class SavingsFile(Fact):
    """Everything about savings that is not in the agreement; ``source`` applies to whatever gives none."""

    basis: Basis = Field("sourced", title="Basis")
    source: Source = Field(title="Source")
    benefits: tuple[BenefitEntry, ...] = Field((), title="Benefits")
    baselines: tuple[BaselineEntry, ...] = Field((), title="Baselines")
    actuals: tuple[ActualEntry, ...] = Field((), title="Costs")
    earlier: tuple[EarlierSavingEntry, ...] = Field((), title="Savings of earlier arrangements")
    prices: tuple[PricesEntry, ...] = Field((), title="PricesEntry")
    scenario: Scenario | None = Field(None, title="How sure each stage is")


def read_savings(content: bytes, *, file: str = "") -> SavingsFile:
    """Return what a YAML file says of savings, or refuse it with every fault, each with its line."""
    if len(content) > MOST_BYTES:
        raise Invalid(faults=[Fault("is over 2 MB", file=file, fix="Is this the right file?")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid(faults=[Fault("is not text in UTF-8", file=file, fix="Save it as UTF-8.")]) from None
    read = document(text, file)
    if read.faults:
        raise Invalid(faults=read.faults)
    if not isinstance(read.data, dict):
        raise Invalid(faults=[Fault("says nothing about savings", file=file, fix="Begin it with source.")])
    try:
        return SavingsFile.model_validate(read.data)
    except ValidationError as error:
        part = DocumentPart(read, (), read.data, text)
        raise Invalid(faults=[part.fault(each) for each in locate(error, SavingsFile)]) from error
