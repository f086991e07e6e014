"""What every term has: a kind, an id, the days on which it holds, and where that was read.

A class that gives its ``kind`` is a kind of term, and is registered here as soon as it is defined. A kind
that lacks a part is refused then, not when somebody drafts the first term of that kind.
"""

from collections.abc import Hashable
from datetime import date
from typing import Any, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from moothall.agreement.core.values import Basis, Certainty, Day, Disagreement, Fact, Id, Sources, Text
from moothall.periods import Period


class KindIncomplete(TypeError):
    """A kind of term lacks a part that it needs to be read, described, drafted or decided."""

    def __init__(self, kind: str, part: str, where: str) -> None:
        """Name the kind, the part that it lacks, and where that part belongs."""
        super().__init__(f"The kind of term “{kind}” lacks {part}: give it in {where}.")


DEFINED: "dict[str, type[Term]]" = {}  # every kind that has a class, in the order in which they are defined

_PARTS = {
    "words": "what a clerk calls it (words)",
    "plural": "what a clerk calls several (plural)",
    "meaning": "what the public glossary says of it (meaning)",
    "named_after": "the fields from which a new one's id is made (named_after)",
    "council_heading": "its heading on a council's page, or none (council_heading)",
}


class Term(Fact):
    """One thing that has been agreed, from one day until another."""

    plural: ClassVar[str]
    words: ClassVar[str]  # what a clerk calls the kind
    meaning: ClassVar[str]  # what the public glossary says about it
    named_after: ClassVar[tuple[str, ...]]  # named as in a file: cheltenham-revenues is a part in a service
    council_heading: ClassVar[
        str
    ]  # the heading over these terms on a council's page; empty if the page shows them in another way

    kind: str
    id: Id = Field(title="Short name", description="Lower case with hyphens, such as cheltenham-revenues")
    starts_on: Day = Field(alias="from", title="From", description="The first day on which it holds")
    until: Day | None = Field(None, title="Until", description="The first day on which it no longer holds")
    from_is: Certainty = Field("exact", title="How exactly the first day is known")
    until_is: Certainty = Field("exact", title="How exactly the last day is known")
    basis: Basis = Field(
        "sourced", title="Basis", description="Illustrative means made up to show how it works"
    )
    source: Sources = Field((), title="Source", description="Left out, the source is that of the variation")
    disagreements: tuple[Disagreement, ...] = Field((), title="Where sources differ")
    note: Text | None = Field(None, title="Note")

    @classmethod
    def __pydantic_init_subclass__(cls, **options: Any) -> None:
        """Register a kind of term as soon as it is defined; refused if it lacks a part."""
        super().__pydantic_init_subclass__(**options)
        kind = cls.model_fields["kind"].default
        if not isinstance(kind, str):
            return  # a class shared by several kinds is not a kind itself
        for part, in_words in _PARTS.items():
            if not hasattr(cls, part):
                raise KindIncomplete(kind, in_words, f"{cls.__module__}.{cls.__name__}")
        if cls.council_heading and cls.councils is Term.councils:
            raise KindIncomplete(kind, "whose it is (councils)", f"{cls.__module__}.{cls.__name__}")
        DEFINED[kind] = cls

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.until is not None and self.until <= self.starts_on:
            raise PydanticCustomError(
                "period",
                "ends on {until}, which is not after its first day {starts_on}; "
                "until is the first day on which the term no longer holds",
                {"until": self.until.isoformat(), "starts_on": self.starts_on.isoformat()},
            )
        return self

    @property
    def period(self) -> Period:
        """The days on which the term holds."""
        return Period(self.starts_on, self.until)

    @property
    def name(self) -> str:
        """What people call it."""
        return self.id

    def identity(self) -> Hashable | None:
        """Return what no two terms may share on one day, or None if any number may hold at once."""
        return None

    def councils(self) -> tuple[str, ...]:
        """Return the ids of the councils that it belongs to, on whose pages it is listed."""
        return ()

    def holding(self, period: Period, **fields: Any) -> Self:
        """Return the same term over ``period``, with ``fields`` changed and checked."""
        days = {"from": period.starts_on, "until": period.until}
        if not fields:
            return self.model_copy(update={"starts_on": period.starts_on, "until": period.until})
        as_written = self.model_dump(by_alias=True, exclude_unset=True)
        return type(self).model_validate(as_written | {"kind": self.kind} | fields | days)

    def holds_on(self, day: date) -> bool:
        """Say whether the term is in force on ``day``."""
        return self.starts_on <= day and (self.until is None or day < self.until)
