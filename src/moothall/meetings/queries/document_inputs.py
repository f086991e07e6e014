"""What a reader's PDF of a meeting is made from, without anything that they may not have."""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Prefetch

from moothall.agreement.core.register import State
from moothall.agreement.core.terms import Body, Post
from moothall.agreement.queries import register_of
from moothall.meetings.core.agenda_order import AgendaPlace, numbers
from moothall.meetings.core.reader import Reader
from moothall.meetings.models import AgendaItem, Basis, Meeting, Paper, PaperVersion
from moothall.meetings.rules.bodies import term_name
from moothall.meetings.rules.reader_rights import reads_exempt_of, runs_body
from moothall.meetings.rules.records_store import NoSuchRecord, find_record
from moothall.papers.core.document_inputs import (
    AgendaTexts,
    ItemInput,
    MeetingInput,
    OpenPaper,
    PackInput,
    WithheldPaper,
)
from moothall.papers.core.exemption import for_reader
from moothall.papers.core.file_kind import kind_of
from moothall.papers.core.record_fields import values_from
from moothall.papers.files.file_store import stored_file

_OFFICES = {"chair": " (chair)", "vice_chair": " (vice-chair)", "substitute": " (substitute)"}
_SAID = (Meeting.State.CANCELLED, Meeting.State.ADJOURNED)


class NoSuchDocument(NoSuchRecord):
    """There is no such document here. It may not be published, or may have been removed."""


def meeting_for(*, partnership: str, key: str, reader: Reader, in_full: bool) -> Meeting:
    """Return the meeting of a document that a reader wants; refused if they may not have it in full."""
    try:
        meeting = find_record(Meeting, partnership, key=key)
    except NoSuchRecord:
        raise NoSuchDocument() from None
    if in_full and not reads_exempt_of(meeting, reader):
        raise NoSuchDocument()
    return meeting


def pack_for(*, partnership: str, key: str, reader: Reader, in_full: bool = False) -> PackInput:
    """Return the agenda of a meeting with its papers; a draft reaches only those who run the body."""
    meeting = meeting_for(partnership=partnership, key=key, reader=reader, in_full=in_full)
    is_draft = meeting.agenda_published_at is None
    if is_draft and not runs_body(meeting, reader):
        raise NoSuchDocument()
    papers = _papers(meeting, is_draft)
    alone = [paper for paper in papers if paper.item_id is None]
    return PackInput(
        meeting_input(meeting),
        [
            _item(item, number, [paper for paper in papers if paper.item_id == item.pk], in_full)
            for item, number in numbered(meeting.items.all())
        ],
        [_paper(f"A{place}", paper, in_full) for place, paper in enumerate(alone, start=1)],
        is_full=in_full,
        is_draft=is_draft,
    )


def numbered(items: Iterable[AgendaItem]) -> list[tuple[AgendaItem, str]]:
    """Return the items of an agenda, each with its number."""
    rows = list(items)
    places = [AgendaPlace(item.is_late, item.is_urgent_business) for item in rows]
    return list(zip(rows, numbers(places), strict=True))


def meeting_input(meeting: Meeting) -> MeetingInput:
    """Return what every document of a meeting begins with, under the agreement as it stood on its day."""
    register = register_of(meeting.partnership)
    state = register.state(meeting.starts_on)
    body = state.get(meeting.body)
    told = body if isinstance(body, Body) else None
    times = [f"{each:%H:%M}" for each in (meeting.starts_at, meeting.ends_at) if each]
    return MeetingInput(
        partnership=register.heading.name,
        body=told.name if told else meeting.body,
        day=meeting.starts_on,
        title=meeting.title,
        time=" to ".join(times),
        place=meeting.place,
        members=list(_members(told, state)) if told else [],
        quorum=_quorum(told) if told else "",
        who_to_ask=list(_clerks(told, state)) if told else [],
        state=_said_of(meeting),
        is_illustrative=meeting.basis == Basis.ILLUSTRATIVE,
    )


def _papers(meeting: Meeting, is_draft: bool) -> list[Paper]:
    """Return the papers of a meeting with their versions: those published, or all of a draft."""
    versions = Prefetch("versions", PaperVersion.objects.defer("text").order_by("-number"))
    papers = meeting.papers.prefetch_related(versions)
    return list(papers if is_draft else papers.exclude(published_at=None))


def _item(item: AgendaItem, number: str, papers: Sequence[Paper], in_full: bool) -> ItemInput:
    full = ItemInput(
        **values_from(item, AgendaTexts),
        number=number,
        title=item.title,
        is_key=item.is_key,
        is_private=item.is_private,
        exempt_paragraphs=tuple(item.exempt_paragraphs),
        public_interest=item.public_interest,
        late_because=item.late_because,
        withdrawn_because=item.withdrawn_because,
        papers=[_paper(f"{number}.{at}", paper, in_full) for at, paper in enumerate(papers, start=1)],
    )
    return for_reader(full, reads=in_full)


def _paper(number: str, paper: Paper, in_full: bool) -> OpenPaper | WithheldPaper:
    paragraphs = tuple(paper.exempt_paragraphs)
    if paragraphs and not in_full:
        return WithheldPaper(number, paragraphs, paper.public_interest)
    latest = next(iter(paper.versions.all()))
    content, kind = stored_file(latest.sha256), kind_of(latest.media_type)
    return OpenPaper(number, paper.title, kind, content, latest.has_text, paragraphs)


def _members(body: Body, state: State) -> Iterator[str]:
    for member in body.members:
        council = f", {term_name(state, member.authority)}" if member.authority else ""
        yield f"{member.person}{council}{_OFFICES.get(member.office, '')}"


def _quorum(body: Body) -> str:
    if body.quorum is None:
        return ""
    each = body.quorum.from_each_authority
    return f"{body.quorum.members} members" + (f", with at least {each} from each council" if each else "")


def _clerks(body: Body, state: State) -> Iterator[str]:
    """Yield the clerks of the body, or else of its councils."""
    clerks = [post for post in state.of(Post) if post.office == "democratic_services"]
    own = [post for post in clerks if post.body == body.id]
    for post in own or [post for post in clerks if post.authority in body.authorities]:
        whose = term_name(state, post.authority) if post.authority else body.name
        yield f"{post.holder}, {post.title}, {whose}" if post.holder else f"{post.title}, {whose}"


def _said_of(meeting: Meeting) -> str:
    if meeting.state not in _SAID:
        return ""
    because = f": {meeting.state_because}" if meeting.state_because else "."
    return f"{Meeting.State(meeting.state).label}{because}"
