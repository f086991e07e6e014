"""The answers of the committees room: what is seen of meetings, papers, votes, decisions and issues.

``key`` and ``slug`` are addresses. What was kept back from whoever asked is blank, and ``is_kept_back``.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, ClassVar, Literal

from moothall.agreement.core.variation import Variation
from moothall.committees.core.call_in import CallInState
from moothall.committees.core.progress import Progress
from moothall.committees.queries.keeping_back import MayBeKeptBack

Sources = tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list."""

    key: str
    body: str
    body_name: str
    title: str
    starts_on: date
    starts_at: time | None
    ends_at: time | None
    place: str
    place_authority: str
    state: str
    state_label: str
    state_because: str
    has_agenda: bool
    has_minutes: bool
    basis: str
    modified_at: datetime
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSeen(MayBeKeptBack):
    """A paper with its latest version; of one that is kept back, its place and its paragraphs alone."""

    KEPT_BACK: ClassVar[tuple[str, ...]] = (
        "title", "public_interest", "version", "name", "media_type", "size", "sha256", "uploaded_at",
        "has_text", "sources",
    )  # fmt: skip

    key: str
    item_key: str
    position: int
    title: str
    public_interest: str
    published_at: datetime | None
    basis: str
    sources: Sources = ()
    version: int | None = None
    name: str = ""
    media_type: str = ""
    size: int | None = None
    sha256: str = ""
    uploaded_at: datetime | None = None
    has_text: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteSeen(MayBeKeptBack):
    """A vote: how it was taken, what was counted and what came of it, with the working.

    One taken down by mistake is ``struck``: that is then its result, whatever was counted.
    """

    KEPT_BACK: ClassVar[tuple[str, ...]] = (
        "motion", "moved_by", "seconded_by", "working", "ballots", "councils", "rule", "struck_because",
    )  # fmt: skip

    key: str
    item_key: str
    motion: str
    moved_by: str
    seconded_by: str
    method: str
    method_label: str
    votes_for: int | None
    votes_against: int | None
    abstentions: int | None
    absent: int | None
    casting_vote: str
    result: str
    working: tuple[str, ...]
    ballots: tuple[dict[str, str], ...]
    councils: tuple[dict[str, Any], ...]
    rule: tuple[tuple[str, Any], ...]
    basis: str
    struck_at: datetime | None = None
    struck_because: str = ""

    @property
    def is_struck(self) -> bool:
        """Say whether it counts for nothing."""
        return self.struck_at is not None


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
class DecisionSeen(MayBeKeptBack):
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
    sources: Sources = ()
    issue_slug: str = ""
    issue_title: str = ""
    version: int | None = None
    meeting_key: str = ""
    item_key: str = ""
    item_title: str = ""
    vote_key: str = ""
    call_in: CallInSeen | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSeen(MayBeKeptBack):
    """Something that somebody is to do."""

    KEPT_BACK: ClassVar[tuple[str, ...]] = ("text", "outcome")

    key: str
    item_key: str
    text: str
    owner: str
    owner_name: str
    due_on: date | None
    done_on: date | None
    outcome: str


@dataclass(frozen=True, slots=True)
class AttendanceSeen:
    """Somebody's part in a meeting."""

    person: str
    authority: str
    authority_name: str
    office: str
    status: str
    status_label: str
    substitute_for: str
    is_presiding: bool
    from_item: int | None
    until_item: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationSeen(MayBeKeptBack):
    """An interest that somebody declared."""

    KEPT_BACK: ClassVar[tuple[str, ...]] = ("nature", "dispensation")

    person: str
    item_key: str
    interest: str
    interest_label: str
    nature: str
    withdrew: bool
    dispensation: str


@dataclass(frozen=True, slots=True)
class Announced:
    """What a rule on notice asks of an item: by when, when it was given, and how that stands.

    ``instead`` is the rule of the lawful exception that was used, where ``standing`` is ``excepted``.
    """

    rule: str
    by: date
    given_on: date | None
    standing: Literal["in_time", "excepted", "late", "not_given"]
    sentence: str
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSeen(MayBeKeptBack):
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
    sources: Sources = ()
    papers: tuple[PaperSeen, ...] = ()
    votes: tuple[VoteSeen, ...] = ()
    decisions: tuple[DecisionSeen, ...] = ()
    actions: tuple[ActionSeen, ...] = ()
    declarations: tuple[DeclarationSeen, ...] = ()
    announced: tuple[Announced, ...] = ()


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
    sources: Sources


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
class Sitting:
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
class NoticeSeen:
    """A notice that was published, or that whoever runs the body is writing."""

    key: str
    kind: str
    kind_label: str
    holder: str
    holder_name: str
    title: str
    matter: str
    due_from: date
    due_until: date | None
    documents: tuple[Any, ...]
    reasons: str
    representations: str
    response: str
    agreed_by: str
    agreed_on: date | None
    published_at: datetime | None
    issue_slug: str
    meeting_key: str


@dataclass(frozen=True, slots=True)
class IssueSeen:
    """An issue with its history across bodies, and how far its latest version has come."""

    row: IssueRow
    partnership: str
    proposals: tuple[ProposalSeen, ...]
    progress: Progress | None
    decisions: tuple[DecisionSeen, ...]
    sittings: tuple[Sitting, ...]
    notices: tuple[NoticeSeen, ...]
    sources: Sources = field(default=())


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the decisions that were asked for, and how many there are in all."""

    decisions: tuple[DecisionSeen, ...]
    total: int
    offset: int
    limit: int
