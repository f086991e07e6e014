"""The answers of the meetings room: what is seen of meetings, papers, votes, attendance and notices."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Any, Literal

from moothall.papers.core.exemption import Exempt, ExemptView, Open, ReaderView
from moothall.papers.core.record_fields import Label

SourceList = tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class MeetingRow(ReaderView):
    """A meeting in a list."""

    key: Open[str]
    body: Open[str]
    body_name: Open[str]
    title: Open[str]
    starts_on: Open[date]
    starts_at: Open[time | None]
    ends_at: Open[time | None]
    place: Open[str]
    place_authority: Open[str]
    state: Open[str]
    state_label: Open[str]
    state_because: Open[str]
    has_agenda: Open[bool]
    has_minutes: Open[bool]
    basis: Open[str]
    modified_at: Open[datetime]
    url: Open[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSeen(ExemptView):
    """A paper with its latest version; of one that is kept back, its place and its paragraphs alone."""

    key: Open[str]
    item_key: Open[str]
    position: Open[int]
    title: Exempt[str]
    public_interest: Exempt[str]
    published_at: Open[datetime | None]
    basis: Open[str]
    sources: Exempt[SourceList] = ()
    version: Exempt[int | None] = None
    name: Exempt[str] = ""
    media_type: Exempt[str] = ""
    size: Exempt[int | None] = None
    sha256: Exempt[str] = ""
    uploaded_at: Exempt[datetime | None] = None
    has_text: Exempt[bool | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteSeen(ExemptView):
    """A vote: how it was taken, what was counted and what came of it, with the working.

    One taken down by mistake is ``struck``: that is then its result, whatever was counted.
    """

    key: Open[str]
    item_key: Open[str]
    motion: Annotated[Exempt[str], Label("Motion")]
    moved_by: Annotated[Exempt[str], Label("Moved by", "line")]
    seconded_by: Annotated[Exempt[str], Label("Seconded by", "line")]
    method: Annotated[Open[str], Label("How it was taken", "choice")]
    method_label: Open[str]
    votes_for: Annotated[Open[int | None], Label("For", "number")]
    votes_against: Annotated[Open[int | None], Label("Against", "number")]
    abstentions: Annotated[Open[int | None], Label("Abstained", "number")]
    absent: Annotated[Open[int | None], Label("Absent", "number")]
    casting_vote: Annotated[Open[str], Label("Casting vote", "line")]
    result: Annotated[Open[str], Label("Result", "line")]
    working: Annotated[Exempt[tuple[str, ...]], Label("Working", "list")]
    ballots: Annotated[Exempt[tuple[dict[str, str], ...]], Label("Ballots", "list")]
    councils: Annotated[Exempt[tuple[dict[str, Any], ...]], Label("By council", "list")]
    rule: Exempt[tuple[tuple[str, Any], ...]]
    basis: Open[str]
    struck_at: Open[datetime | None] = None
    struck_because: Annotated[Exempt[str], Label("Why it was struck")] = ""

    @property
    def is_struck(self) -> bool:
        """Say whether it counts for nothing."""
        return self.struck_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSeen(ExemptView):
    """Something that somebody is to do."""

    key: Open[str]
    item_key: Open[str]
    text: Exempt[str]
    owner: Open[str]
    owner_name: Open[str]
    due_on: Open[date | None]
    done_on: Open[date | None]
    outcome: Exempt[str]


@dataclass(frozen=True, slots=True)
class AttendanceSeen(ReaderView):
    """Somebody's part in a meeting."""

    person: Open[str]
    authority: Open[str]
    authority_name: Open[str]
    office: Open[str]
    status: Open[str]
    status_label: Open[str]
    substitute_for: Open[str]
    is_presiding: Open[bool]
    from_item: Open[int | None]
    until_item: Open[int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationSeen(ExemptView):
    """An interest that somebody declared."""

    person: Open[str]
    item_key: Open[str]
    interest: Open[str]
    interest_label: Open[str]
    nature: Exempt[str]
    withdrew: Open[bool]
    dispensation: Exempt[str]


@dataclass(frozen=True, slots=True)
class NoticeStanding(ReaderView):
    """What a rule on notice asks of an item: by when, when it was given, and how that stands.

    ``instead`` is the rule of the lawful exception that was used, where ``standing`` is ``excepted``.
    """

    rule: Open[str]
    by: Open[date]
    given_on: Open[date | None]
    standing: Open[Literal["in_time", "excepted", "late", "not_given"]]
    sentence: Open[str]
    instead: Open[str] = ""


@dataclass(frozen=True, slots=True)
class NoticeSeen(ReaderView):
    """A notice that was published, or that whoever runs the body is writing."""

    key: Open[str]
    kind: Open[str]
    kind_label: Open[str]
    holder: Open[str]
    holder_name: Open[str]
    title: Open[str]
    about: Open[str]
    due_from: Open[date]
    due_until: Open[date | None]
    documents: Open[tuple[Any, ...]]
    reasons: Open[str]
    representations: Open[str]
    response: Open[str]
    agreed_by: Open[str]
    agreed_on: Open[date | None]
    published_at: Open[datetime | None]
    issue_slug: Open[str]
    meeting_key: Open[str]
