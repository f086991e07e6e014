"""Who meets and who holds office: bodies, and posts."""

from collections.abc import Hashable
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from moothall.agreement.core.terms.term import Term
from moothall.agreement.core.values import AuthorityId, BodyId, Day, Fact, Line, Text

Count = Annotated[int, Field(strict=True, ge=0, le=1_000)]
ClockTime = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Member(Fact):
    """A councillor or other person who sits on a body."""

    person: Line = Field(title="Name")
    authority: AuthorityId | None = Field(None, title="Council")
    office: Literal["member", "chair", "vice_chair", "substitute"] = Field("member", title="Office")


class Quorum(Fact):
    """How many must be there before a body may do business."""

    members: Count = Field(title="Members")
    from_each_authority: Count = Field(0, title="At least this many from each council")


class Voting(Fact):
    """How a body decides."""

    decided_by: Literal["majority", "two_thirds", "unanimity"] = Field("majority", title="Decided by")
    casting_vote: bool | None = Field(None, title="The chair has a casting vote")
    one_from_each_authority: bool | None = Field(
        None, title="Carried only with a vote for it from each council"
    )
    unanimity_for: tuple[Line, ...] = Field((), title="Matters that need every vote")
    defer_if_not_unanimous: tuple[Line, ...] = Field(
        (),
        title="Matters to be put off",
        description="Put off, to seek agreement, where the vote would be split",
    )


class CallInRule(Fact):
    """How scrutiny may ask that a decision be looked at again before it takes effect."""

    working_days: Count = Field(title="Working days after publication")
    members_needed: Count | None = Field(None, title="Members who must ask")
    by: BodyId | None = Field(None, title="Scrutiny body")


class NoticeCounting(Fact):
    """How a body counts the days of a notice, where its rules say."""

    days: Literal["working", "calendar"] = Field(
        "working",
        title="Days that count",
        description="Working days, or weekends and bank holidays as well",
    )
    twenty_eight_days: Literal["working", "calendar"] | None = Field(
        None,
        title="Days that count in a notice of twenty-eight days",
        description="Of a key decision or a private meeting. Left out, the same days as in every notice",
    )
    closes_at: ClockTime | None = Field(
        None, title="What is published later counts from the next day", description="Such as 17:00"
    )
    closed: tuple[Day, ...] = Field((), title="Other days on which the offices are closed")
    decisions_published_within: Count | None = Field(
        None, title="Decisions are published within this many working days"
    )


class Body(Term):
    """A council, cabinet, committee, board or company that decides or advises."""

    plural: ClassVar[str] = "bodies"
    words: ClassVar[str] = "body"
    meaning: ClassVar[str] = "A council, cabinet, committee, board or company that decides or advises."
    named_after: ClassVar[tuple[str, ...]] = ("name",)
    council_heading: ClassVar[str] = ""

    kind: Literal["body"] = "body"
    title: Line = Field(alias="name", title="Name")
    body_kind: Literal[
        "council", "executive", "joint_committee", "committee", "scrutiny", "programme_board",
        "liaison_group", "officer_group", "company", "other",
    ] = Field(title="Kind of body")  # fmt: skip
    authorities: tuple[AuthorityId, ...] = Field((), title="Councils", description="Whose body it is")
    seats: dict[AuthorityId, Count] = Field({}, title="Seats by council")
    members: tuple[Member, ...] = Field((), title="Members known by name")
    substitutes: bool | None = Field(None, title="Substitutes may sit")
    quorum: Quorum | None = Field(None, title="Quorum")
    voting: Voting | None = Field(None, title="How it votes")
    legal_regime: Literal["part_va", "executive_2012", "company", "none"] | None = Field(
        None,
        title="Law on its meetings",
        description="Part VA of the Local Government Act 1972, or SI 2012/2089",
    )
    call_in: CallInRule | None = Field(None, title="Call-in")
    counting: NoticeCounting | None = Field(None, title="How days of notice are counted")
    remit: Text | None = Field(None, title="Remit")

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title

    def identity(self) -> Hashable | None:
        """One council cannot have two bodies of one name."""
        return ("body", tuple(sorted(self.authorities)), self.title.casefold())


STATUTORY_OFFICES = ("head_of_paid_service", "section_151_officer", "monitoring_officer")


class Post(Term):
    """An office, and who holds it; each new holder is a change, so its history lists its holders in turn."""

    plural: ClassVar[str] = "posts"
    words: ClassVar[str] = "post"
    meaning: ClassVar[str] = "An office, and the people who hold it in turn."
    named_after: ClassVar[tuple[str, ...]] = ("authority", "body", "name")
    council_heading: ClassVar[str] = ""

    kind: Literal["post"] = "post"
    title: Line = Field(alias="name", title="Title")
    authority: AuthorityId | None = Field(None, title="Council", description="Whose officer it is")
    body: BodyId | None = Field(
        None, title="Body", description="Where it is the officer of a body or company"
    )
    office: Literal[
        "head_of_paid_service", "section_151_officer", "monitoring_officer", "managing_director",
        "lead_director", "democratic_services", "finance", "information_technology", "human_resources",
        "programme_manager", "service_manager", "councillor", "scrutiny", "other",
    ] = Field("other", title="Office", description="Its rights at the desk follow from this")  # fmt: skip
    also: tuple[
        Literal["head_of_paid_service", "section_151_officer", "monitoring_officer", "lead_director"], ...
    ] = Field((), title="Also designated as")
    holder: Line | None = Field(None, title="Holder", description="Left out where it is not known")
    interim: bool = Field(False, title="Interim or acting")
    vacant: bool = Field(False, title="Known to be vacant")

    @property
    def name(self) -> str:
        """Its title."""
        return self.title

    @property
    def offices(self) -> frozenset[str]:
        """Every office that goes with the post."""
        return frozenset((self.office, *self.also))

    def identity(self) -> Hashable | None:
        """One council or body cannot have two posts of one title."""
        return ("post", self.authority, self.body, self.title.casefold())


AnySeat = Body | Post

__all__ = ["STATUTORY_OFFICES", "Body", "CallInRule", "Member", "Post", "Quorum", "Voting"]
