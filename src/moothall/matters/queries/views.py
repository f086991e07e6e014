"""What readers see of issues, decisions and call-in, and of a meeting with what it decided."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated

from moothall.agreement.core.variation import Variation
from moothall.matters.core.call_in import CallInState
from moothall.matters.core.decision_record import DecisionRecord
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
from moothall.papers.core.document_inputs import AgendaTexts
from moothall.papers.core.exemption import Exempt, Open, ReaderView
from moothall.papers.core.record_fields import Label

MARKDOWN = "Plain text, or Markdown"


@dataclass(frozen=True, slots=True)
class CallInSeen(ReaderView):
    """A call-in, with its events in order."""

    key: Open[str]
    body: Open[str]
    body_name: Open[str]
    called_in_on: Open[date]
    called_in_by: Open[tuple[str, ...]]
    reasons: Open[str]
    state: Open[CallInState]
    sentence: Open[str]
    replaced_by: Open[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionSeen(DecisionRecord):
    """A decision: the fields of the record, its publication, its call-in and the day it is in force."""

    key: Open[str]
    slug: Open[str]
    holder: Open[str]
    holder_name: Open[str]
    taken_as: Open[str]
    taken_by: Open[str]
    authorities: Open[tuple[str, ...]]
    taken_on: Annotated[Open[date], Label("Date of the decision", "day")]
    outcome_label: Open[str]
    is_subject_to_call_in: Annotated[
        Open[bool], Label("Subject to call-in", "yes_no", reason="not_called_in_because")
    ]
    published_at: Annotated[Open[datetime | None], Label("Published", "moment")]
    call_in_closes_on: Annotated[Open[date | None], Label("Last day for call-in", "day")]
    in_force_on: Annotated[Open[date | None], Label("In force from", "day")]
    standing: Open[str]
    modified_at: Open[datetime]
    issue_slug: Open[str] = ""
    issue_title: Open[str] = ""
    version: Open[int | None] = None
    meeting_key: Open[str] = ""
    item_key: Open[str] = ""
    item_title: Open[str] = ""
    vote_key: Open[str] = ""
    call_in: Open[CallInSeen | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSeen(AgendaTexts):
    """One item of an agenda with what belongs to it. Its title and its public minute are for everybody."""

    key: Open[str]
    position: Open[int]
    number: Open[str]
    title: Annotated[
        Open[str],
        Label(
            "Title",
            "line",
            hint="The public reads it, whether the item is exempt or not",
            also=("search",),
        ),
    ]
    issue_slug: Open[str]
    issue_title: Annotated[Open[str], Label("Matter", "line", "Which matter is it about?")]
    is_key: Annotated[
        Open[bool],
        Label("Key decision", "yes_no", "It is a key decision", "Notice of it must have been given"),
    ]
    is_private: Annotated[
        Open[bool],
        Label("In private", "yes_no", "The public is to be excluded while it is taken"),
    ]
    is_urgent_business: Annotated[
        Open[bool],
        Label("Urgent business", "yes_no", "It is the item under which late items are taken"),
    ]
    is_late: Open[bool]
    late_because: Annotated[
        Open[str],
        Label(
            "Why it is late",
            "text",
            "The chair’s special reasons why it cannot wait",
            "Its agenda is published, so it is late",
        ),
    ]
    withdrawn_because: Annotated[
        Open[str], Label("Why it was withdrawn", "text", "Why?", "Everybody can read this")
    ]
    public_interest: Annotated[
        Open[str], Label("Why it is kept back", question="Why is it in the public interest to keep it back?")
    ]
    minute: Annotated[
        Open[str], Label("Minute", "text", "What the minutes say", f"Everybody can read this. {MARKDOWN}")
    ]
    exempt_minute: Annotated[
        Exempt[str], Label("Exempt minute", "text", "What the public may not read", MARKDOWN)
    ]
    url: Exempt[str]
    basis: Open[str]
    sources: Exempt[SourceList] = ()
    papers: Open[tuple[PaperSeen, ...]] = ()
    votes: Open[tuple[VoteSeen, ...]] = ()
    decisions: Open[tuple[DecisionSeen, ...]] = ()
    actions: Open[tuple[ActionSeen, ...]] = ()
    declarations: Open[tuple[DeclarationSeen, ...]] = ()
    announced: Open[tuple[NoticeStanding, ...]] = ()


@dataclass(frozen=True, slots=True)
class MeetingSeen(ReaderView):
    """A meeting with all that the reader may see of it; ``items`` are none before the agenda is published."""

    row: Open[MeetingRow]
    partnership: Open[str]
    may_run: Open[bool]
    may_read_exempt: Open[bool]
    notice_published_at: Open[datetime | None]
    agenda_published_at: Open[datetime | None]
    minutes: Open[str]
    minutes_published_at: Open[datetime | None]
    minutes_approved_on: Open[date | None]
    items: Open[tuple[ItemSeen, ...]]
    papers: Open[tuple[PaperSeen, ...]]
    attendance: Open[tuple[AttendanceSeen, ...]]
    declarations: Open[tuple[DeclarationSeen, ...]]
    actions: Open[tuple[ActionSeen, ...]]
    sources: Open[SourceList]


@dataclass(frozen=True, slots=True)
class IssueRow(ReaderView):
    """An issue in a list."""

    key: Open[str]
    slug: Open[str]
    title: Annotated[Open[str], Label("Title", "line", "What is it called?", also=("search",))]
    summary: Annotated[Open[str], Label("What it is about", question="What is it about?", also=("search",))]
    services: Open[tuple[str, ...]]
    authorities: Open[tuple[str, ...]]
    opened_on: Open[date]
    state: Open[str]
    state_label: Open[str]
    state_because: Open[str]
    state_on: Open[date | None]
    variation_number: Open[int | None]
    basis: Open[str]
    modified_at: Open[datetime]

    @property
    def is_open(self) -> bool:
        """Whether it can still be put on an agenda."""
        return self.state in ("open", "sent_back")


@dataclass(frozen=True, slots=True)
class LegRow(ReaderView):
    """One leg of a proposal, with the names that go with its ids; its progress has the same ``id``."""

    id: Open[int]
    position: Open[int]
    asked: Open[str]
    authority: Open[str]
    authority_name: Open[str]
    holder: Open[str]
    holder_name: Open[str]
    could: Open[tuple[str, ...]]
    functions: Open[tuple[str, ...]]
    services: Open[tuple[str, ...]]
    conditions: Open[tuple[str, ...]]
    answered_on: Open[date | None]
    answer: Open[str]


@dataclass(frozen=True, slots=True)
class ProposalSeen(ReaderView):
    """One version of a proposal with its legs."""

    key: Open[str]
    version: Open[int]
    variation: Open[Variation]
    put_forward_on: Open[date]
    put_forward_by: Open[str]
    amended_because: Open[str]
    legs: Open[tuple[LegRow, ...]]


@dataclass(frozen=True, slots=True)
class IssueSitting(ReaderView):
    """A meeting at which an issue was, is or will be taken."""

    meeting_key: Open[str]
    item_key: Open[str]
    body: Open[str]
    body_name: Open[str]
    starts_on: Open[date]
    state: Open[str]
    item_title: Open[str]
    position: Open[int]


@dataclass(frozen=True, slots=True)
class IssueSeen(ReaderView):
    """An issue with its history across bodies, and how far its latest version has got."""

    row: Open[IssueRow]
    partnership: Open[str]
    proposals: Open[tuple[ProposalSeen, ...]]
    progress: Open[RouteProgress | None]
    decisions: Open[tuple[DecisionSeen, ...]]
    sittings: Open[tuple[IssueSitting, ...]]
    notices: Open[tuple[NoticeSeen, ...]]
    sources: Open[SourceList] = field(default=())


@dataclass(frozen=True, slots=True)
class DecisionPage(ReaderView):
    """Some of the decisions that were asked for, and how many there are in all."""

    decisions: Open[tuple[DecisionSeen, ...]]
    total: Open[int]
    offset: Open[int]
    limit: Open[int]
