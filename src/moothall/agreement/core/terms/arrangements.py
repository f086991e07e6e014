"""The partners' arrangements: who takes part in which service, and to whom powers are delegated."""

from collections.abc import Hashable
from typing import ClassVar, Literal

from pydantic import Field

from moothall.agreement.core.terms.term import Term
from moothall.agreement.core.values import (
    AuthorityId,
    BodyId,
    Condition,
    HolderId,
    Line,
    Pence,
    ProviderId,
    ServiceId,
)


class Participation(Term):
    """One authority's part in one service."""

    plural: ClassVar[str] = "participations"
    words: ClassVar[str] = "part in a service"
    meaning: ClassVar[str] = (
        "A council’s part in a service: as member, host, client or owner, and on what conditions."
    )
    named_after: ClassVar[tuple[str, ...]] = ("authority", "service")
    council_heading: ClassVar[str] = ""

    kind: Literal["participation"] = "participation"
    authority: AuthorityId = Field(title="Council")
    service: ServiceId = Field(title="Service")
    taking_part_as: Literal["member", "host", "client", "owner"] = Field(
        "member", alias="as", title="As", description="A host employs the staff; a client only buys"
    )
    through: BodyId | None = Field(None, title="Through", description="The body that oversees the service")
    provided_by: ProviderId | None = Field(None, title="Provided by", description="Who employs the staff")
    instrument: Line | None = Field(
        None,
        title="Legal form",
        description="Such as an agreement under section 101, or a services agreement",
    )
    conditions: tuple[Condition, ...] = Field((), title="Conditions")

    def identity(self) -> Hashable | None:
        """A council cannot take part in one service twice on one day."""
        return ("participation", self.authority, self.service)


class Delegation(Term):
    """A power that one holder has passed to another."""

    plural: ClassVar[str] = "delegations"
    words: ClassVar[str] = "delegation"
    meaning: ClassVar[str] = (
        "A power that one holder has passed to another. The one who passed it on keeps it too."
    )
    named_after: ClassVar[tuple[str, ...]] = ("delegated_by", "delegate", "functions")
    council_heading: ClassVar[str] = ""

    kind: Literal["delegation"] = "delegation"
    delegated_by: HolderId = Field(title="Delegated by")
    delegate: HolderId = Field(title="Delegated to")
    functions: tuple[Line, ...] = Field(min_length=1, title="Functions", description="What may be decided")
    services: tuple[ServiceId, ...] = Field((), title="Services", description="Left out, every service")
    authorities: tuple[AuthorityId, ...] = Field((), title="Councils", description="Left out, every council")
    from_pence: Pence | None = Field(
        None, title="From an amount of", description="The least that one decision must commit"
    )
    limit_pence: Pence | None = Field(
        None, title="Limit", description="The most that one decision may commit"
    )
    requires: tuple[Line, ...] = Field(
        (),
        title="Only where",
        description="Circumstances that must be so, such as within the approved budget",
    )
    excludes: tuple[Line, ...] = Field((), title="Not where", description="Circumstances that must not be so")
    conditions: tuple[Condition, ...] = Field((), title="Conditions")
    may_sub_delegate: bool | None = Field(None, title="May be passed on")
    clause: Line | None = Field(None, title="Clause")


AnyArrangement = Participation | Delegation

__all__ = ["Delegation", "Participation"]
