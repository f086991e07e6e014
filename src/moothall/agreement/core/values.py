"""The small values that terms and variations are written in: ids, days, text, pence, sources."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

EARLIEST_DAY = date(1889, 4, 1)  # the year of the first county councils: no partnership of councils is older
LATEST_DAY = date(2199, 12, 31)

# Control characters but tab and new line, and those that turn the direction of writing: a reader would see
# a different text from the one that is stored.
HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


class Fact(BaseModel):
    """A frozen record that refuses unknown fields."""

    # Each model is built when it is first used, because a command about one small file uses few of them.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a text that is the id of a term of one of ``kinds``."""

    kinds: tuple[str, ...]


def _only_a_day(value: Any) -> Any:
    """Accept a day, or text that may be one; refuse a bare number or a time of day."""
    if isinstance(value, datetime) or not isinstance(value, date | str):
        raise PydanticCustomError("day", "is not a day; write it as 2016-04-01")
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value.strip())
        except ValueError:
            raise PydanticCustomError("day", "is not a day; write it as 2016-04-01") from None
    if not EARLIEST_DAY <= value <= LATEST_DAY:
        raise PydanticCustomError("day_range", "is outside 1889 to 2199; check the year")
    return value


def one_or_many(value: Any) -> Any:
    """Let a clerk write one item where a list is allowed."""
    return value if isinstance(value, list | tuple) or value is None else [value]


Day = Annotated[date, BeforeValidator(_only_a_day)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000)]
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=r"^[^\n]*$")
]
Url = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^https?://[^\s<>\"]+$", max_length=2_000)
]
Pence = Annotated[int, Field(strict=True, ge=-(10**14), le=10**14)]

AuthorityId = Annotated[Id, RefersTo(("authority",))]
ServiceId = Annotated[Id, RefersTo(("service",))]
BodyId = Annotated[Id, RefersTo(("body",))]
PostId = Annotated[Id, RefersTo(("post",))]
DriverId = Annotated[Id, RefersTo(("driver",))]
ProviderId = Annotated[Id, RefersTo(("authority", "body"))]
HolderId = Annotated[Id, RefersTo(("authority", "body", "post"))]

Confidence = Literal["high", "medium", "low", "unchecked"]
Certainty = Literal["exact", "month", "year", "inferred", "expected"]
Basis = Literal["sourced", "illustrative"]


class Source(Fact):
    """Where a fact was read, and how sure we are of it."""

    document: Line = Field(title="Document", description="The paper, page or law that says so")
    clause: Line | None = Field(
        None, title="Clause", description="The part of it, such as a minute or paragraph"
    )
    url: Url | None = Field(None, title="Web address")
    confidence: Confidence = Field(
        "high", title="How sure", description="Unchecked means cited from memory and not read"
    )
    note: Text | None = Field(None, title="Note")


class Disagreement(Fact):
    """What another source says of one field, where sources differ."""

    field: Line = Field(title="Field", description="The name of the field on which sources differ")
    says: Text = Field(title="What the other source says")
    source: Source = Field(title="The other source")


Sources = Annotated[tuple[Source, ...], BeforeValidator(one_or_many)]


class Condition(Fact):
    """Something that must be so before a thing may be done."""

    id: Id = Field(title="Short name")
    text: Text = Field(title="Condition")
    needs: Literal["consultation", "agreement", "unanimity_or_defer", "other"] = Field(
        "other",
        title="What it needs",
        description="Consulting somebody, their agreement, or a vote that is not split",
    )
    of: tuple[Annotated[Id, RefersTo(("authority", "body", "post"))], ...] = Field((), title="Of whom")
    until: Day | None = Field(None, title="First day on which it no longer binds")
    source: Sources = Field((), title="Source")
