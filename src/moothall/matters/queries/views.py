"""The answers of the matters room.

What is seen of issues, decisions and call-in, and of a meeting with what it decided.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from moothall.agreement.core.variation import Variation
from moothall.matters.core.call_in import CallInState
from moothall.matters.core.progress import RouteProgress
from moothall.meetings.queries.views import (
    ActionSeen,
    AttendanceSeen,
    DeclarationSeen,
    MeetingRow,
    NoticeSeen,
    NoticeStanding,
    PaperSeen,
    SourceList,
    VoteSeen,
)
from moothall.papers.core.exemption import ExemptView


@dataclass(frozen=True, slots=True)
class CallInSeen:
    """A call-in, with its events in order."""

    key: str
    body: str
    body_name: str
    called_in_on: date
    called_in_by: tuple[str, ...]
    reasons: str
    state: CallInState
    sentence: str
    replaced_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionSeen(ExemptView):
    """A decision: the fields of the record, its publication, its call-in and the day it is in force."""

    KEPT_BACK: ClassVar[tuple[str, ...]] = (
        "resolved", "reasons", "alternatives", "consultees", "declarations", "dispensation", "key_because",
        "wards", "url", "sources", "not_called_in_because",
    )  # fmt: skip

    key: str
    slug: str
    title: str
    holder: str
    holder_name: str
    taken_as: str
    taken_by: str
    authorities: tuple[str, ...]
    taken_on: date
    outcome: str
    outcome_label: str
    resolved: str
    reasons: str
    alternatives: str
    consultees: str
    wards: tuple[str, ...]
    declarations: str
    dispensation: str
    is_key: bool
    key_because: str
    public_interest: str
    is_subject_to_call_in: bool
    not_called_in_because: str
    published_at: datetime | None
    call_in_closes_on: date | None
    in_force_on: date | None
    standing: str
    url: str
    basis: str
    modified_at: datetime
    sources: SourceList = ()
    issue_slug: str = ""
    issue_title: str = ""
    version: int | None = None
    meeting_key: str = ""
    item_key: str = ""
    item_title: str = ""
    vote_key: str = ""
    call_in: CallInSeen | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSeen(ExemptView):
    """One item of an agenda with what belongs to it. Its title and its public minute are for everybody."""

    KEPT_BACK: ClassVar[tuple[str, ...]] = ("purpose", "recommendation", "exempt_minute", "url", "sources")

    key: str
    position: int
    number: str
    title: str
    purpose: str
    recommendation: str
    issue_slug: str
    issue_title: str
    is_key: bool
    is_private: bool
    public_interest: str
    is_urgent_business: bool
    is_late: bool
    late_because: str
    withdrawn_because: str
    minute: str
    exempt_minute: str
    url: str
    basis: str
    sources: SourceList = ()
    papers: tuple[PaperSeen, ...] = ()
    votes: tuple[VoteSeen, ...] = ()
    decisions: tuple[DecisionSeen, ...] = ()
    actions: tuple[ActionSeen, ...] = ()
    declarations: tuple[DeclarationSeen, ...] = ()
    announced: tuple[NoticeStanding, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingSeen:
    """A meeting with all that the reader may see of it; ``items`` are none before the agenda is published."""

    row: MeetingRow
    partnership: str
    may_run: bool
    may_read_exempt: bool
    notice_published_at: datetime | None
    agenda_published_at: datetime | None
    minutes: str
    minutes_published_at: datetime | None
    minutes_approved_on: date | None
    items: tuple[ItemSeen, ...]
    papers: tuple[PaperSeen, ...]
    attendance: tuple[AttendanceSeen, ...]
    declarations: tuple[DeclarationSeen, ...]
    actions: tuple[ActionSeen, ...]
    sources: SourceList


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue in a list."""

    key: str
    slug: str
    title: str
    summary: str
    services: tuple[str, ...]
    authorities: tuple[str, ...]
    opened_on: date
    state: str
    state_label: str
    state_because: str
    state_on: date | None
    variation_number: int | None
    basis: str
    modified_at: datetime


@dataclass(frozen=True, slots=True)
class LegRow:
    """One leg of a proposal, with the names that go with its ids; its progress has the same ``id``."""

    id: int
    position: int
    asked: str
    authority: str
    authority_name: str
    holder: str
    holder_name: str
    could: tuple[str, ...]
    functions: tuple[str, ...]
    services: tuple[str, ...]
    conditions: tuple[str, ...]
    answered_on: date | None
    answer: str


@dataclass(frozen=True, slots=True)
class ProposalSeen:
    """One version of a proposal with its legs."""

    key: str
    version: int
    variation: Variation
    put_forward_on: date
    put_forward_by: str
    amended_because: str
    legs: tuple[LegRow, ...]


@dataclass(frozen=True, slots=True)
class IssueSitting:
    """A meeting at which an issue is, was or is to be taken."""

    meeting_key: str
    item_key: str
    body: str
    body_name: str
    starts_on: date
    state: str
    item_title: str
    position: int


@dataclass(frozen=True, slots=True)
class IssueSeen:
    """An issue with its history across bodies, and how far its latest version has come."""

    row: IssueRow
    partnership: str
    proposals: tuple[ProposalSeen, ...]
    progress: RouteProgress | None
    decisions: tuple[DecisionSeen, ...]
    sittings: tuple[IssueSitting, ...]
    notices: tuple[NoticeSeen, ...]
    sources: SourceList = field(default=())


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """Some of the decisions that were asked for, and how many there are in all."""

    decisions: tuple[DecisionSeen, ...]
    total: int
    offset: int
    limit: int
