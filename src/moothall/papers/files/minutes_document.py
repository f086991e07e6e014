"""The minutes of a meeting as a PDF: for the public, or in full."""

from collections.abc import Iterator

from moothall.papers.core.blocks import Paragraph, Span, Table
from moothall.papers.core.document_inputs import DocumentLines, MinuteInput, MinutesInput
from moothall.papers.core.document_nodes import (
    Node,
    contents,
    cover_of,
    facts,
    foot_of,
    heading,
    nodes,
    notice,
    paragraph,
)
from moothall.papers.core.exemption import mark_of
from moothall.papers.core.markdown import read_markdown
from moothall.papers.files.typesetter import Leaf, Setting, typeset
from moothall.periods import written

FEW = 6  # items; the contents list of longer minutes has the first page to itself
_DRAFT = "Draft: these minutes are not approved yet."
_FULL = "In full, including what is not for publication. Give it only to people who may read it."


def minutes(given: MinutesInput) -> bytes:
    """Return the minutes as a PDF. What is not for publication is on pages of its own."""
    meeting = given.meeting
    approved = [f"Approved on {written(given.approved_on)}"] if given.approved_on else []
    said = [*([_DRAFT] if given.is_draft else []), *([_FULL] if given.is_full else [])]
    cover = [*map(notice, said), *cover_of(meeting), facts([("Minutes", approved)]), contents()]
    kept_back = [_exempt(item) for item in given.items if item.exempt_minute.strip()]
    setting = Setting(
        f"Minutes: {meeting.title or meeting.body}",
        foot_of(meeting),
        cover,
        [Leaf(list(_proceedings(given)), flows=len(given.items) < FEW), *kept_back],
    )
    return typeset(setting)


def _proceedings(given: MinutesInput) -> Iterator[Node]:
    people: list[tuple[str, DocumentLines]] = [
        ("Present", given.present),
        ("Apologies", given.apologies),
        ("Absent", given.absent),
        ("In attendance", given.in_attendance),
    ]
    yield heading("Attendance", 1)
    yield (facts(people) if any(lines for _, lines in people) else paragraph("No attendance is recorded."))
    yield heading("Declarations of interest", 1)
    yield from map(paragraph, given.declarations or ["None is recorded."])
    if given.text.strip():
        yield heading("The meeting", 1)
        yield from nodes(read_markdown(given.text), under=1)
    for item in given.items:
        yield from _item(item)
    if given.actions:
        yield heading("Actions", 1)
        yield from nodes([_actions(given)], under=1)


def _item(item: MinuteInput) -> Iterator[Node]:
    yield heading(f"{item.number}. {item.title}", 1)
    yield from nodes(read_markdown(item.minute), under=1)
    if item.exempt_paragraphs and not item.minute.strip() and not item.decisions:
        yield paragraph(f"{mark_of(item.exempt_paragraphs)}.")
    for vote in item.votes:
        yield from map(paragraph, vote)
    for outcome, resolved in item.decisions:
        yield from nodes([Paragraph((Span(f"{outcome}:", is_bold=True),)), *read_markdown(resolved)], under=1)


def _exempt(item: MinuteInput) -> Leaf:
    title = heading(f"{item.number}. {item.title}: not for publication", 1)
    return Leaf([title, *nodes(read_markdown(item.exempt_minute), under=1)], _mark(item))


def _mark(item: MinuteInput) -> str:
    return mark_of(item.exempt_paragraphs) or "Not for publication"


def _actions(given: MinutesInput) -> Table:
    cells = [tuple((Span(cell),) for cell in row) for row in given.actions]
    return Table(((Span("Action"),), (Span("Who"),), (Span("By"),)), tuple(cells))
