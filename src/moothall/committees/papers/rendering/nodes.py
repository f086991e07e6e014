"""Blocks as the data that the templates of PDFs take, with headings that go down one level at a time."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from moothall.committees.papers.blocks import (
    Block,
    Code,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Span,
    Spans,
    Table,
    words_of,
)

Node = dict[str, Any]
DEEPEST = 6
_WIDEST = 6  # times the narrowest column of a table
_LETTERS = 12  # that a narrow column holds


def heading(text: str, level: int, *, label: str = "") -> Node:
    """Return a heading of the document itself: it stands in the contents and among the bookmarks."""
    return _heading((Span(text),), level, label=label, is_listed=True)


def paragraph(text: str) -> Node:
    """Return a paragraph."""
    return {"is": "paragraph", "spans": _spans((Span(text),))}


def facts(rows: Iterable[tuple[str, Sequence[str]]]) -> Node:
    """Return facts, each with its label and its lines; those without a line are left out."""
    return {"is": "facts", "rows": [{"label": label, "lines": list(lines)} for label, lines in rows if lines]}


def notice(text: str) -> Node:
    """Return words in a box."""
    return {"is": "notice", "text": text}


def contents(title: str = "Contents") -> Node:
    """Return the table of contents."""
    return {"is": "contents", "title": title}


def nodes(blocks: Iterable[Block], *, under: int) -> list[Node]:
    """Return the blocks of a text that stands under a heading of level ``under``."""
    return list(_nodes(blocks, under))


def _nodes(blocks: Iterable[Block], under: int) -> Iterator[Node]:
    before = under
    for block in blocks:
        match block:
            case Heading(level, spans):
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


def _entry(blocks: Iterable[Block]) -> list[Node]:
    """Return what stands in a list or a quotation, where a heading is no more than a paragraph in bold."""
    told = (
        Paragraph(
            tuple(Span(each.text, True, each.is_italic, each.is_code, each.link) for each in block.spans)
        )
        if isinstance(block, Heading)
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
