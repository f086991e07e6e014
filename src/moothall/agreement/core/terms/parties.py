"""Who is in the partnership and what it is for: authorities and services."""

from collections.abc import Hashable
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from moothall.agreement.core.terms.term import Term
from moothall.agreement.core.values import AuthorityId, Line, ServiceId, Text

GssCode = Annotated[str, StringConstraints(pattern=r"^[EWSN]\d{8}$")]


class Authority(Term):
    """A council, or another public authority that takes part."""

    plural: ClassVar[str] = "authorities"
    words: ClassVar[str] = "council"
    meaning: ClassVar[str] = "A council, or another public authority, that takes part or shares something."
    named_after: ClassVar[tuple[str, ...]] = ("short_name",)
    council_heading: ClassVar[str] = ""

    kind: Literal["authority"] = "authority"
    title: Line = Field(alias="name", title="Name", description="As its constitution gives it")
    short_name: Line = Field(title="Short name", description="As people say it, such as Cotswold")
    gss_code: GssCode | None = Field(
        None, title="GSS code", description="Nine characters from the Office for National Statistics"
    )
    authority_kind: Literal[
        "district", "county", "unitary", "metropolitan", "london_borough", "combined", "fire", "police",
        "national_park", "other",
    ] = Field("district", title="Kind of authority")  # fmt: skip
    standing: Literal["partner", "neighbour"] = Field(
        "partner", title="Standing", description="A neighbour shares something but is not of the partnership"
    )
    successor: AuthorityId | None = Field(None, title="Successor when reorganised")

    @property
    def name(self) -> str:
        """Its full name."""
        return self.title

    def identity(self) -> Hashable | None:
        """Two authorities cannot have one GSS code."""
        return ("gss_code", self.gss_code) if self.gss_code else ("authority name", self.title)


class Service(Term):
    """Something that councils do and may share, in a tree of services."""

    plural: ClassVar[str] = "services"
    words: ClassVar[str] = "service"
    meaning: ClassVar[str] = (
        "Something that councils do and may share. Services are a tree: a wider one has narrower parts."
    )
    named_after: ClassVar[tuple[str, ...]] = ("name",)
    council_heading: ClassVar[str] = ""

    kind: Literal["service"] = "service"
    title: Line = Field(alias="name", title="Name")
    part_of: ServiceId | None = Field(
        None, title="Part of", description="The wider service that it belongs to"
    )
    sea_division: Line | None = Field(
        None, title="SeRCOP division", description="Where its spending is reported to government"
    )
    description: Text | None = Field(None, title="What it does")

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title

    def identity(self) -> Hashable | None:
        """Two services of one parent cannot have one name."""
        return ("service", self.part_of, self.title.casefold())


AnyParty = Authority | Service

__all__ = ["Authority", "Service"]
