"""The answers of the meetings room: what is seen of meetings, papers, votes, attendance and notices."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, ClassVar, Literal

from moothall.papers.core.exemption import ExemptView

SourceList = tuple[dict[str, Any], ...]


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
class PaperSeen(ExemptView):
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
    sources: SourceList = ()
    version: int | None = None
    name: str = ""
    media_type: str = ""
    size: int | None = None
    sha256: str = ""
    uploaded_at: datetime | None = None
    has_text: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteSeen(ExemptView):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSeen(ExemptView):
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
class DeclarationSeen(ExemptView):
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
class NoticeStanding:
    """What a rule on notice asks of an item: by when, when it was given, and how that stands.

    ``instead`` is the rule of the lawful exception that was used, where ``standing`` is ``excepted``.
    """

    rule: str
    by: date
    given_on: date | None
    standing: Literal["in_time", "excepted", "late", "not_given"]
    sentence: str
    instead: str = ""


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
