"""The kinds of term, each defined once: it reads the file, checks, gives the schema, and is computed with."""

from typing import Annotated

from pydantic import Field

from moothall.agreement.core.terms.arrangements import Delegation, Participation
from moothall.agreement.core.terms.bodies import (
    STATUTORY_OFFICES,
    Body,
    CallInRule,
    Member,
    Post,
    Quorum,
    Voting,
)
from moothall.agreement.core.terms.money import (
    Band,
    Benefit,
    CostShare,
    Driver,
    DriverReading,
    Money,
    Phase,
    Target,
)
from moothall.agreement.core.terms.parties import Authority, Service
from moothall.agreement.core.terms.term import Term
from moothall.agreement.core.terms.undertakings import Adoption, Holding, Policy, Standard

AnyTerm = Annotated[
    Authority
    | Service
    | Body
    | Post
    | Participation
    | Delegation
    | CostShare
    | Driver
    | Policy
    | Standard
    | Benefit
    | Target
    | Holding,
    Field(discriminator="kind"),
]

KINDS: dict[str, type[Term]] = {
    "authority": Authority,
    "service": Service,
    "body": Body,
    "post": Post,
    "participation": Participation,
    "delegation": Delegation,
    "cost_share": CostShare,
    "driver": Driver,
    "policy": Policy,
    "standard": Standard,
    "benefit": Benefit,
    "target": Target,
    "holding": Holding,
}

__all__ = [
    "KINDS",
    "STATUTORY_OFFICES",
    "Adoption",
    "AnyTerm",
    "Authority",
    "Band",
    "Benefit",
    "Body",
    "CallInRule",
    "CostShare",
    "Delegation",
    "Driver",
    "DriverReading",
    "Holding",
    "Member",
    "Money",
    "Participation",
    "Phase",
    "Policy",
    "Post",
    "Quorum",
    "Service",
    "Standard",
    "Target",
    "Term",
    "Voting",
]
