"""What the partners have undertaken in common: policies, standards, holdings in a company."""

from collections.abc import Hashable
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from moothall.agreement.core.terms.term import Term
from moothall.agreement.core.values import (
    AuthorityId,
    BodyId,
    Day,
    Fact,
    HolderId,
    Line,
    ServiceId,
    Sources,
    Text,
)

Share = Annotated[str, StringConstraints(pattern=r"^\d{1,6}/\d{1,6}$")]


class Adoption(Fact):
    """One authority's adoption of one version of a common policy."""

    authority: AuthorityId = Field(title="Council")
    version: Line = Field(title="Version")
    on: Day | None = Field(None, title="Adopted on", description="Left out where it is not known")
    by: HolderId | None = Field(None, title="Adopted by")
    source: Sources = Field((), title="Source")
    variation: Text | None = Field(None, title="Local variation")


class Policy(Term):
    """A subject on which there is to be one policy, and who has adopted which version."""

    plural: ClassVar[str] = "policies"
    words: ClassVar[str] = "policy"
    meaning: ClassVar[str] = (
        "A subject on which there is to be one policy, and which council has adopted which version."
    )
    named_after: ClassVar[tuple[str, ...]] = ("name",)
    council_heading: ClassVar[str] = "Common policies it has adopted"

    kind: Literal["policy"] = "policy"
    title: Line = Field(alias="name", title="Name")
    subject: Literal["employment", "finance", "procurement", "ict", "information", "other"] = Field(
        title="Subject"
    )
    common: bool = Field(True, title="Meant to be one text for all")
    adoptions: tuple[Adoption, ...] = Field((), title="Adopted by")
    services: tuple[ServiceId, ...] = Field((), title="Services that it binds", description="Left out, all")

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title

    def councils(self) -> tuple[str, ...]:
        """Those that have adopted it."""
        return tuple(adoption.authority for adoption in self.adoptions)

    def identity(self) -> Hashable | None:
        """There cannot be two policies of one name."""
        return ("policy", self.title.casefold())


class Standard(Term):
    """What a team has promised, and how it is tested."""

    plural: ClassVar[str] = "standards"
    words: ClassVar[str] = "standard"
    meaning: ClassVar[str] = "What a team has promised of a service, and how that is tested."
    named_after: ClassVar[tuple[str, ...]] = ("service", "name")
    council_heading: ClassVar[str] = ""

    kind: Literal["standard"] = "standard"
    title: Line = Field(alias="name", title="Name")
    service: ServiceId = Field(title="Service")
    promise: Text = Field(title="Promise")
    measured_by: Text | None = Field(None, title="How it is tested")
    owner: HolderId | None = Field(None, title="Who answers for it")

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title


class Holding(Term):
    """An authority's share in a company that the partners own, and what is reserved to the owners."""

    plural: ClassVar[str] = "holdings"
    words: ClassVar[str] = "holding"
    meaning: ClassVar[str] = "A council’s share in a company, and what is reserved to the company’s owners."
    named_after: ClassVar[tuple[str, ...]] = ("authority", "company")
    council_heading: ClassVar[str] = "Holdings in companies"

    kind: Literal["holding"] = "holding"
    authority: AuthorityId = Field(title="Owner")
    company: BodyId = Field(title="Company")
    share: Share | None = Field(None, title="Share", description="As a fraction, such as 1/4")
    held_as: Line | None = Field(None, title="Held as", description="Such as one £1 share")
    reserved_matters: tuple[Line, ...] = Field((), title="Matters reserved to the owners")
    representative: HolderId | None = Field(None, title="Who votes the share")

    @model_validator(mode="after")
    def _is_a_proper_share(self) -> "Holding":
        top, _, bottom = (self.share or "1/1").partition("/")
        if not 0 < int(top) <= int(bottom):
            raise PydanticCustomError("share", "a share lies above nothing and at most 1; write it as 1/4")
        return self

    @property
    def fraction(self) -> Fraction | None:
        """The share as an exact number, or None where it is not known."""
        return Fraction(self.share) if self.share else None

    def councils(self) -> tuple[str, ...]:
        """Its owner."""
        return (self.authority,)

    def identity(self) -> Hashable | None:
        """An authority has one holding in one company."""
        return ("holding", self.authority, self.company)


AnyUndertaking = Policy | Standard
AnyOwnership = Holding

__all__ = ["Adoption", "Holding", "Policy", "Standard"]
