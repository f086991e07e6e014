"""What a file says about meetings and decisions, past or of another system, and what it leaves unsaid."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, TypeVar, get_type_hints

from pydantic import BeforeValidator, Field, create_model

from moothall.agreement.core.terms.bodies import ClockTime
from moothall.agreement.core.values import (
    AuthorityId,
    Basis,
    BodyId,
    Day,
    Fact,
    HolderId,
    Id,
    Line,
    ServiceId,
    Sources,
    Text,
    Url,
    one_or_many,
)
from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.core.decisions import DecisionOutcome
from moothall.papers.core.record_fields import RecordField, ValueKind, fields_of

Paragraphs = Annotated[tuple[Annotated[int, Field(ge=1, le=7)], ...], BeforeValidator(one_or_many)]
Many = BeforeValidator(one_or_many)


class Sourced(Fact):
    """What every entry has: a name of its own, and where it was read."""

    id: Id = Field(title="Short name", description="Unique among its kind in the file")
    source: Sources = Field((), title="Source")
    basis: Basis = Field("sourced", title="Basis")
    url: Url | None = Field(None, title="Web address of the record")


Entry = TypeVar("Entry", bound=Sourced)


class PastIssue(Sourced):
    """A matter that ran through one body or several."""

    title: Line = Field(title="Title")
    summary: Text | None = Field(None, title="What it is about")
    services: Annotated[tuple[ServiceId, ...], Many] = Field((), title="Services")
    authorities: Annotated[tuple[AuthorityId, ...], Many] = Field((), title="Councils")
    opened: Day = Field(title="Opened on")
    variation: Id | None = Field(None, title="Variation that it led to")
    ended: Text | None = Field(None, title="Why it came to nothing")


class PastAttendance(Fact):
    """Somebody’s part in a meeting."""

    person: Line = Field(title="Name")
    authority: AuthorityId | None = Field(None, title="Council")
    status: Literal["present", "substitute", "apologies", "absent", "in_attendance"] = Field(
        "present", title="Whether they were there"
    )
    presiding: bool = Field(False, title="In the chair")


class PastPaper(Fact):
    """A public paper that lies elsewhere."""

    title: Line = Field(title="Title")
    url: Url = Field(title="Web address")


class PastItem(Fact):
    """One item of an agenda."""

    id: Id = Field(title="Short name", description="Unique in its meeting")
    title: Line = Field(title="Title")
    purpose: Text | None = Field(None, title="Purpose")
    recommendation: Text | None = Field(None, title="Recommendation")
    minute: Text | None = Field(None, title="Minute")
    issue: Id | None = Field(None, title="Issue")
    private: bool = Field(False, title="Taken in private")
    exempt: Paragraphs = Field((), title="Exempt by paragraphs of Schedule 12A")
    public_interest: Text | None = Field(None, title="Why it was kept back")
    papers: tuple[PastPaper, ...] = Field((), title="Papers elsewhere")
    url: Url | None = Field(None, title="Web address")


class PastMeeting(Sourced):
    """A meeting that was held, is planned or was cancelled, as its record says."""

    body: BodyId = Field(title="Body")
    on: Day = Field(title="Day")
    at: ClockTime | None = Field(None, title="Time")
    title: Line | None = Field(None, title="Title")
    place: Line | None = Field(None, title="Place")
    place_authority: AuthorityId | None = Field(None, title="Council at whose offices")
    state: Literal["planned", "agenda", "held", "cancelled"] = Field("held", title="State")
    minutes: Text | None = Field(None, title="Minutes")
    attended: tuple[PastAttendance, ...] = Field((), title="Attendance")
    items: tuple[PastItem, ...] = Field((), title="Agenda")


SAID_AS: Mapping[ValueKind, Any] = {"line": Line, "text": Text, "number": int, "day": Day}
RECORD = fields_of(DecisionRecord)
CALLED = {field.name: field.label.words for field in RECORD}


def _with_record(entry: type[Entry]) -> type[Entry]:
    """Add to an entry each field of a decision's table that it does not ask for by itself."""
    rest: dict[str, Any] = {
        field.name: _said(field) for field in RECORD if field.name not in entry.model_fields
    }
    return create_model(
        entry.__name__, __base__=entry, __module__=entry.__module__, __doc__=entry.__doc__, **rest
    )


def _said(field: RecordField) -> tuple[Any, Any]:
    """Return how a file says a field: its type, and what it is called and is where nothing is said."""
    title = field.label.words
    match field.label.kind:
        case "yes_no":
            return bool, Field(False, title=title, alias=field.name.removeprefix("is_"))
        case "list":
            return Annotated[tuple[Line, ...], Many], Field((), title=title)
        case kind:
            said: Any = SAID_AS.get(kind) or get_type_hints(DecisionRecord)[field.name]
            return said | None, Field(None, title=title)


@_with_record
class PastDecision(Sourced):
    """A decision as its record was published. What the record does not show is left out.

    What every decision has is asked for here; the rest of its table follows by itself.
    """

    title: Line = Field(title=CALLED["title"])
    by: HolderId = Field(title="Who decided", description="A council, body or post")
    taken_as: Literal["body", "member", "officer"] = Field("body", title="Decided as")
    person: Line | None = Field(None, title="Name of the person who decided")
    on: Day = Field(title="Decided on")
    authorities: Annotated[tuple[AuthorityId, ...], Many] = Field((), title="Councils")
    outcome: DecisionOutcome = Field(title=CALLED["outcome"])
    resolved: Text = Field(title=CALLED["resolved"])
    call_in: bool = Field(False, title="Subject to call-in")
    published: Day | None = Field(None, title="Published on", description="Left out, the day of the decision")
    call_in_closes: Day | None = Field(None, title="Last day for call-in")
    in_force: Day | None = Field(None, title="In force from", description="Left out where it is not shown")
    meeting: Id | None = Field(None, title="Meeting")
    item: Id | None = Field(None, title="Item of the meeting")
    issue: Id | None = Field(None, title="Issue")


def recorded_in(given: PastDecision) -> dict[str, Any]:
    """Return what an entry says in each field of a decision's table, as a row keeps it."""
    return {field.name: _as_kept(field, getattr(given, field.name)) for field in RECORD}


def _as_kept(field: RecordField, value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    is_words = field.label.kind in ("line", "text", "choice")
    return "" if value is None and is_words else value


class Past(Fact):
    """A whole file of past meetings."""

    moothall: Literal[1] = Field(title="Version of the format")
    partnership: Id = Field(title="Partnership")
    issues: tuple[PastIssue, ...] = Field((), title="Issues")
    meetings: tuple[PastMeeting, ...] = Field((), title="Meetings")
    decisions: tuple[PastDecision, ...] = Field((), title="Decisions")


Follows = Mapping[str, tuple[str, ...]]
OF_MEETING: Follows = {  # each field of a row, and what in an entry it follows from
    "title": ("title",), "starts_at": ("at",), "place": ("place",), "place_authority": ("place_authority",),
    "minutes": ("minutes",), "url": ("url",), "sources": ("source",),
    "agenda_published_at": ("items",),
}  # fmt: skip
OF_ITEM: Follows = {
    "purpose": ("purpose",), "recommendation": ("recommendation",), "minute": ("minute",),
    "matter": ("issue",), "is_private": ("private", "exempt"), "exempt_paragraphs": ("exempt",),
    "public_interest": ("public_interest",), "url": ("url",), "sources": ("papers",),
}  # fmt: skip


def unsaid_of_meeting(given: PastMeeting) -> frozenset[str]:
    """Return the fields of a meeting that its entry leaves unsaid."""
    is_minuted = "minutes" in given.model_fields_set or any(
        "minute" in item.model_fields_set for item in given.items
    )
    return _unsaid(given, OF_MEETING) | (frozenset() if is_minuted else frozenset(("minutes_published_at",)))


def unsaid_of_item(given: PastItem) -> frozenset[str]:
    """Return the fields of an item that its entry leaves unsaid."""
    return _unsaid(given, OF_ITEM)


def _unsaid(given: Fact, of: Mapping[str, Iterable[str]]) -> frozenset[str]:
    said = given.model_fields_set
    return frozenset(field for field, names in of.items() if said.isdisjoint(names))
