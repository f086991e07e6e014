"""Blocks as the data that PDF templates take, and the cover with which every PDF of a meeting begins."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, assert_never

from moothall.papers.core.blocks import (
    Block,
    Code,
    HeadingBlock,
    Listing,
    Paragraph,
    Quotation,
    Span,
    Spans,
    Table,
    words_of,
)
from moothall.papers.core.document_inputs import MeetingInput
from moothall.periods import written

Node = dict[str, Any]
DEEPEST = 6
_WIDEST = 6  # the widest column, as a multiple of the narrowest
_LETTERS = 12  # letters in a narrow column


def heading(text: str, level: int, *, label: str = "") -> Node:
    """Return a heading of the document itself, listed in the contents and the bookmarks."""
    return _heading((Span(text),), level, label=label, is_listed=True)


def paragraph(text: str) -> Node:
    """Return a paragraph."""
    return {"is": "paragraph", "spans": _spans((Span(text),))}


def facts(rows: Iterable[tuple[str, Sequence[str]]]) -> Node:
    """Return facts, each with its label and its lines, leaving out those without any."""
    return {"is": "facts", "rows": [{"label": label, "lines": list(lines)} for label, lines in rows if lines]}


def notice(text: str) -> Node:
    """Return a notice, in a box."""
    return {"is": "notice", "text": text}


def contents(title: str = "Contents") -> Node:
    """Return the table of contents."""
    return {"is": "contents", "title": title}


def nodes(blocks: Iterable[Block], *, under: int) -> list[Node]:
    """Return the blocks of a text under a heading of level ``under``."""
    return list(_nodes(blocks, under))


def _nodes(blocks: Iterable[Block], under: int) -> Iterator[Node]:
    before = under
    for block in blocks:
        match block:
            case HeadingBlock(level, spans):
                if words_of(spans).strip():
                    before = min(under + level, before + 1, DEEPEST)
                    yield _heading(spans, before, label="", is_listed=False)
            case Paragraph(spans):
                yield {"is": "paragraph", "spans": _spans(spans)}
            case Listing(entries, is_numbered, starts_at):
                yield {
                    "is": "list",
                    "numbered": is_numbered,
                    "start": starts_at,
                    "entries": [_entry(entry) for entry in entries],
                }
            case Table():
                yield _table(block)
            case Quotation(within):
                yield {"is": "quotation", "blocks": _entry(within)}
            case Code(text):
                yield from ({"is": "code", "text": line or " "} for line in text.splitlines())
            case _:
                assert_never(block)


def _entry(blocks: Iterable[Block]) -> list[Node]:
    """Return an entry of a list or quotation, in which a heading is only a paragraph in bold."""
    told = (
        Paragraph(
            tuple(Span(each.text, True, each.is_italic, each.is_code, each.link) for each in block.spans)
        )
        if isinstance(block, HeadingBlock)
        else block
        for block in blocks
    )
    return list(_nodes(told, DEEPEST))


def _heading(spans: Spans, level: int, *, label: str, is_listed: bool) -> Node:
    return {
        "is": "heading",
        "level": level,
        "spans": _spans(spans),
        "label": label,
        "outlined": is_listed,
        "bookmarked": True,
    }


def _table(table: Table) -> Node:
    columns = zip(*(table.headings, *table.rows), strict=True)
    return {
        "is": "table",
        "widths": [_width(words_of(cell) for cell in column) for column in columns],
        "headings": [_spans(cell) for cell in table.headings],
        "rows": [[{"spans": _spans(cell)} for cell in row] for row in table.rows],
    }


def _width(cells: Iterable[str]) -> int:
    return max(1, min(_WIDEST, max(map(len, cells), default=0) // _LETTERS))


def _spans(spans: Spans) -> list[Node]:
    return [
        {
            "text": each.text,
            "bold": each.is_bold,
            "italic": each.is_italic,
            "code": each.is_code,
            "link": each.link,
        }
        for each in spans
        if each.text
    ]


ILLUSTRATIVE = "Illustrative: this was made up to show how it works, and no council decided it."


def cover_of(meeting: MeetingInput) -> list[Node]:
    """Return the facts of a meeting, and anything that must be said first."""
    when = f"{meeting.day:%A} {written(meeting.day)}"
    said = [each for each in (ILLUSTRATIVE if meeting.is_illustrative else "", meeting.state) if each]
    rows = [
        ("Body", [meeting.body]),
        ("Partnership", [meeting.partnership]),
        ("Date", [f"{when}, {meeting.time}" if meeting.time else when]),
        ("Place", [meeting.place] if meeting.place else []),
        ("Members", meeting.members),
        ("Quorum", [meeting.quorum] if meeting.quorum else []),
        ("Who to ask", meeting.who_to_ask),
    ]
    return [*map(notice, said), facts(rows)]


def foot_of(meeting: MeetingInput) -> str:
    """Return the text at the foot of each page."""
    body = meeting.body if len(meeting.body) <= 60 else f"{meeting.body[:59]}…"
    return f"{body}, {written(meeting.day)}"
