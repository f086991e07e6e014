"""The shapes of what the API answers."""

from datetime import date
from typing import Any

from ninja import Schema
from pydantic import Field

Written = dict[str, Any]
AS_IN_A_FILE = "In the shape of an agreement file; see /schema/agreement.json"


class Problem(Schema):
    """Why there is no answer, in words."""

    detail: str


class PartnershipShape(Schema):
    """One partnership."""

    id: str
    name: str
    summary: str | None = None
    variations: int = Field(description="How many variations it has")


class StateShape(Schema):
    """Every term that holds on a day."""

    partnership: str
    on: date
    known: date | None
    variations: int = Field(description="How many variations were known")
    terms: list[Written] = Field(description=AS_IN_A_FILE)


class VariationShape(Schema):
    """One variation with its number."""

    number: int
    variation: Written = Field(description=AS_IN_A_FILE)


class VariationsShape(Schema):
    """Some of the variations, in the order of their numbers."""

    total: int
    offset: int
    limit: int
    items: list[VariationShape]


class DaysShape(Schema):
    """A run of days; ``until`` is the first day after it, and null where no end is known."""

    from_: date = Field(alias="from", serialization_alias="from")
    until: date | None


class VersionShape(DaysShape):
    """What a term said over a run of days."""

    number: int = Field(description="The last variation that made it say so")
    term: Written = Field(description=AS_IN_A_FILE)


class StepShape(Schema):
    """One thing that a variation did to a term."""

    verb: str = Field(description="add, change, end or reinstate")
    on: date
    on_is: str
    number: int
    fields: list[str]
    reason: str | None


class HistoryShape(Schema):
    """The whole life of a term."""

    id: str
    kind: str
    held: list[DaysShape]
    versions: list[VersionShape]
    steps: list[StepShape]


class FindingShape(DaysShape):
    """One law that is not kept, over a run of days, with a day and the terms that show it."""

    law: str
    title: str
    nature: str = Field(description="breach, question or unknown")
    sentence: str
    witness_day: date
    witness_terms: list[str]
    terms: list[str]
    cure: str


class FindingsShape(Schema):
    """What offends a law on a day."""

    partnership: str
    on: date
    known: date | None
    items: list[FindingShape]
