"""What readers see of meetings, papers, votes, attendance and notices."""

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
    """A paper with its latest version; for one that is kept back, only its place and its paragraphs."""

    key: Open[str]
    item_key: Open[str]
    position: Open[int]
    title: Annotated[
        Exempt[str],
        Label("Title", "line", hint="Such as Report of the head of legal services, or Appendix 1"),
    ]
    public_interest: Annotated[
        Exempt[str],
        Label("Why it is kept back", question="Why is it in the public interest to keep it back?"),
    ]
    published_at: Annotated[Open[datetime | None], Label("Published", "moment")]
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
    """A vote: how it was taken, the count and the outcome, with the working.

    One recorded by mistake is ``struck``: that is then its result, whatever was counted.
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
        """Whether it was struck, so that it counts for nothing."""
        return self.struck_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSeen(ExemptView):
    """Something that somebody is to do."""

    key: Open[str]
    item_key: Open[str]
    text: Annotated[Exempt[str], Label("What", question="What is to be done?")]
    owner: Open[str]
    owner_name: Annotated[Open[str], Label("Who", "line", "Or by whom else?", "A name")]
    due_on: Annotated[Open[date | None], Label("By when", "day", "By which day?")]
    done_on: Annotated[Open[date | None], Label("Done", "day", "On which day was it done?")]
    outcome: Annotated[Exempt[str], Label("What came of it", question="What came of it?")]


@dataclass(frozen=True, slots=True)
class AttendanceSeen(ReaderView):
    """Somebody's part in a meeting."""

    person: Annotated[Open[str], Label("Name", "line")]
    authority: Open[str]
    authority_name: Annotated[Open[str], Label("Council", "line")]
    office: Open[str]
    status: Annotated[Open[str], Label("There", "choice")]
    status_label: Open[str]
    substitute_for: Annotated[Open[str], Label("Substitute for", "line")]
    is_presiding: Annotated[Open[bool], Label("Presiding", "yes_no")]
    from_item: Annotated[Open[int | None], Label("From item", "number")]
    until_item: Annotated[Open[int | None], Label("Left before item", "number")]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationSeen(ExemptView):
    """An interest that somebody declared."""

    person: Annotated[Open[str], Label("Name", "line", "Who declares it?")]
    item_key: Open[str]
    interest: Annotated[Open[str], Label("Interest", "choice", "What kind of interest?")]
    interest_label: Open[str]
    nature: Annotated[Exempt[str], Label("Nature", question="What is it?")]
    withdrew: Annotated[Open[bool], Label("Withdrew", "yes_no", "They withdrew from the room")]
    dispensation: Annotated[Exempt[str], Label("Dispensation", hint="Who granted it, and when")]


@dataclass(frozen=True, slots=True)
class NoticeStanding(ReaderView):
    """What a rule on notice asks for an item: by when, when it was given, and how that stands.

    ``instead`` is the rule of the lawful exception that was used, if ``standing`` is ``excepted``.
    """

    rule: Open[str]
    by: Open[date]
    given_on: Open[date | None]
    standing: Open[Literal["in_time", "excepted", "late", "not_given"]]
    sentence: Open[str]
    instead: Open[str] = ""


@dataclass(frozen=True, slots=True)
class NoticeSeen(ReaderView):
    """A notice that was published, or is being written by those who run the body."""

    key: Open[str]
    kind: Annotated[Open[str], Label("Kind", "choice", "Which notice?")]
    kind_label: Open[str]
    holder: Open[str]
    holder_name: Annotated[Open[str], Label("To be decided by", "line", "Which body is to decide?")]
    title: Annotated[Open[str], Label("Notice", "line", "Title")]
    about: Annotated[Open[str], Label("What is to be decided", question="What is to be decided?")]
    issue_slug: Annotated[Open[str], Label("Matter", "line", "Is it on a matter?")]
    due_from: Annotated[Open[date], Label("Due", "day", "On which day, or from which?")]
    due_until: Annotated[
        Open[date | None],
        Label("Due until", "day", "Until which day, if it is a period", "The first day after it"),
    ]
    documents: Annotated[
        Open[tuple[Any, ...]],
        Label("Documents", "list", "Documents that will be considered", "One on each line"),
    ]
    reasons: Annotated[
        Open[str],
        Label("Reasons", hint="Why it is private or urgent, or why notice could not be given"),
    ]
    representations: Annotated[Open[str], Label("What others said of meeting in private")]
    response: Annotated[Open[str], Label("The answer to that")]
    agreed_by: Annotated[
        Open[str], Label("Who agreed that it is urgent", "line", hint="The chair of scrutiny, say")
    ]
    agreed_on: Annotated[Open[date | None], Label("Agreed on", "day", "On which day they agreed")]
    published_at: Annotated[Open[datetime | None], Label("Published", "moment")]
    meeting_key: Open[str]
