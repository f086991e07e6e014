"""A variation: the terms that one decision adds, ends, changes or brings back."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError, to_jsonable_python

from moothall.agreement.core.terms import AnyTerm
from moothall.agreement.core.values import (
    Basis,
    Certainty,
    Day,
    Fact,
    HolderId,
    Id,
    Line,
    Sources,
    Text,
    Url,
    one_or_many,
)

FIXED_FIELDS = frozenset({"kind", "id", "from", "until", "from_is", "until_is", "starts_on"})


class DecisionTaken(Fact):
    """One body's or post's decision on which a variation rests."""

    by: HolderId = Field(title="Decided by", description="A council, body or post of the agreement")
    on: Day = Field(title="Day")
    on_is: Certainty = Field("exact", title="How exactly the day is known")
    title: Line | None = Field(None, title="Title of the record")
    url: Url | None = Field(None, title="Web address of the record")


class Operation(Fact):
    """One step of a variation on a term that exists."""

    term: Id = Field(title="Term")
    on: Day = Field(title="From", description="Left out, the day on which the variation takes effect")
    on_is: Certainty = Field("exact", title="How exactly the day is known")
    reason: Text | None = Field(None, title="Reason")
    source: Sources = Field((), title="Source")


class End(Operation):
    """The term no longer holds, from the day on."""


def _as_in_a_file(value: dict[str, Any]) -> Any:
    """Write days and decimals as text, and rows as lists, so that a change reads back as it was."""
    return to_jsonable_python(value)


class Change(Operation):
    """Some fields of the term change, from the day on."""

    to: Annotated[dict[str, Any], AfterValidator(_as_in_a_file)] = Field(
        min_length=1, alias="set", title="New values"
    )

    @model_validator(mode="after")
    def _leaves_the_days_alone(self) -> Self:
        if fixed := sorted(FIXED_FIELDS & self.to.keys()):
            raise PydanticCustomError(
                "fixed_field",
                "sets {fixed}, which a change may not; use end, reinstate, or end it and add another",
                {"fixed": ", ".join(fixed)},
            )
        return self


class Reinstate(Operation):
    """The term, ended before, holds again from the day on."""

    until: Day | None = Field(None, title="Until", description="The first day on which it no longer holds")
    until_is: Certainty = Field("exact", title="How exactly the last day is known")


class Variation(Fact):
    """What one decision, or several bodies' decisions on one proposal, did to the agreement."""

    id: Id = Field(title="Short name")
    title: Line = Field(title="Title")
    decided: Day = Field(title="Decided on", description="The day of the last decision that it needed")
    decided_is: Certainty = Field("exact", title="How exactly the day is known")
    effective: Day = Field(
        title="Takes effect on", description="The day from which its terms hold, unless they say"
    )
    known_on: Day = Field(
        title="Known on",
        description="The day from which the register counts it as known; left out, the day it was decided",
    )
    decided_by: Annotated[tuple[DecisionTaken, ...], BeforeValidator(one_or_many)] = Field(
        (), title="Decided by"
    )
    reason: Text | None = Field(None, title="Reason")
    source: Sources = Field((), title="Source")
    basis: Basis = Field("sourced", title="Basis")
    note: Text | None = Field(None, title="Note")
    add: tuple[AnyTerm, ...] = Field((), title="Terms added")
    change: tuple[Change, ...] = Field((), title="Terms changed")
    reinstate: tuple[Reinstate, ...] = Field((), title="Terms brought back")
    end: tuple[End, ...] = Field((), title="Terms ended")

    @model_validator(mode="before")
    @classmethod
    def _fill_in_the_days(cls, given: Any) -> Any:
        """Let a file leave out days that follow from the variation's own."""
        if not isinstance(given, Mapping):
            return given
        filled = dict(given)
        if "decided" in filled:
            filled.setdefault("known_on", filled["decided"])
        if "effective" in filled:
            days = {"add": "from", "change": "on", "reinstate": "on", "end": "on"}
            for key, day in days.items():
                if isinstance(filled.get(key), list | tuple):
                    filled[key] = [_with_day(item, day, filled["effective"]) for item in filled[key]]
        return filled

    @model_validator(mode="after")
    def _does_something(self) -> Self:
        if not (self.add or self.change or self.reinstate or self.end):
            raise PydanticCustomError(
                "empty", "changes nothing; give at least one of add, change, reinstate or end"
            )
        return self

    def steps(self) -> Iterator[tuple[str, int, Operation]]:
        """Yield each step on a term that exists, as (key, place, step), in the order they are applied."""
        for key in ("reinstate", "change", "end"):
            for place, step in enumerate(getattr(self, key)):
                yield key, place, step

    def written(self) -> dict[str, Any]:
        """Return the variation as plain data, with the names that a file uses and without defaults."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True) | _kinds_of(self)

    @property
    def first_day(self) -> date:
        """The first day on which anything changes."""
        days = [term.starts_on for term in self.add] + [step.on for _, _, step in self.steps()]
        return min(days)


def _with_day(item: Any, key: str, day: Any) -> Any:
    """Return ``item`` with ``day`` under ``key``, if it is a mapping that left it out."""
    if isinstance(item, Mapping) and key not in item and not (key == "from" and "starts_on" in item):
        return {**item, key: day}
    return item


def _kinds_of(variation: Variation) -> dict[str, Any]:
    """Return the added terms with their kind, which is a default of the class but must be written out."""
    if not variation.add:
        return {}
    return {
        "add": [
            {"kind": term.kind, **term.model_dump(mode="json", by_alias=True, exclude_defaults=True)}
            for term in variation.add
        ]
    }


# Words that begin Moothall's own addresses, so no partnership may have one as its id; and the id of AuthZEN's
# fixture, which is served beside the partnerships.
NOT_FOR_PARTNERSHIPS = frozenset(
    {
        "accessibility",
        "accounts",
        "api",
        "authzen",
        "bodies",
        "desk",
        "fixture",
        "glossary",
        "health",
        "how-it-works",
        "laws",
        "oparl",
        "static",
    }
)


class AgreementHeading(Fact):
    """Which partnership an agreement belongs to."""

    id: Id = Field(title="Short name", description="It stands in the web address")
    name: Line = Field(title="Name")
    summary: Text | None = Field(None, title="What it is, in a sentence or two")

    @field_validator("id")
    @classmethod
    def _is_free(cls, value: str) -> str:
        if value in NOT_FOR_PARTNERSHIPS:
            raise PydanticCustomError("reserved", "is a word that Moothall itself uses; choose another")
        return value


class Agreement(Fact):
    """A whole agreement file: the partnership, and its variations in the order they became known."""

    moothall: Annotated[int, Field(strict=True, ge=1, le=1)] = Field(title="Version of the file format")
    partnership: AgreementHeading = Field(title="Partnership")
    variations: tuple[Variation, ...] = Field(min_length=1, title="Variations")
