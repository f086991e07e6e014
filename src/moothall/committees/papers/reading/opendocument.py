"""An odt as blocks."""

from collections.abc import Iterator
from typing import Any

from moothall.committees.papers.blocks import Block, Heading, Listing, Paragraph, Span, Spans, table_of
from moothall.committees.papers.checking.opendocument import OFFICE, TABLE, TEXT, XLINK
from moothall.committees.papers.checking.zipped import opened
from moothall.committees.papers.reading.markdown import LINKS

_WITHIN = (f"{TEXT}section", f"{TEXT}index-body", f"{TEXT}table-of-content", f"{TEXT}numbered-paragraph")
_MOST_SPACES = 100


def read_opendocument(content: bytes) -> tuple[Block, ...]:
    """Return an OpenDocument text that was checked as blocks."""
    body = opened(content, "").xml("content.xml").find(f"{OFFICE}body/{OFFICE}text")
    return tuple(_blocks(body)) if body is not None else ()


def _blocks(parent: Any) -> Iterator[Block]:
    for each in parent:
        if each.tag in (f"{TEXT}h", f"{TEXT}p"):
            spans = tuple(_spans(each, ""))
            if any(span.text.strip() for span in spans):
                yield _block(each, spans)
        elif each.tag == f"{TEXT}list":
            entries = tuple(entry for item in each if (entry := tuple(_blocks(item))))
            if entries:
                yield Listing(entries)
        elif each.tag == f"{TABLE}table":
            rows = (tuple(_cell(cell) for cell in row if cell.tag == f"{TABLE}table-cell")
                    for row in each.iter(f"{TABLE}table-row"))  # fmt: skip
            if table := table_of(rows):
                yield table
        elif each.tag in _WITHIN:
            yield from _blocks(each)


def _block(element: Any, spans: Spans) -> Block:
    if element.tag == f"{TEXT}h":
        level = str(element.get(f"{TEXT}outline-level", "1"))
        return Heading(min(max(int(level) if level.isdecimal() else 1, 1), 6), spans)
    return Paragraph(spans)


def _spans(element: Any, link: str) -> Iterator[Span]:
    yield from _said(element.text, link)
    for each in element:
        if each.tag == f"{TEXT}s":
            count = str(each.get(f"{TEXT}c", "1"))
            yield Span(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES), link=link)
        elif each.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            yield Span(" ", link=link)
        elif isinstance(each.tag, str):
            address = str(each.get(f"{XLINK}href") or "") if each.tag == f"{TEXT}a" else ""
            yield from _spans(each, address if LINKS.fullmatch(address) else link)
        yield from _said(each.tail, link)


def _said(text: str | None, link: str) -> Iterator[Span]:
    if text:
        yield Span(text, link=link)


def _cell(cell: Any) -> Spans:
    spans = [span for each in cell.iter(f"{TEXT}p", f"{TEXT}h") for span in (Span(" "), *_spans(each, ""))]
    return tuple(spans[1:]) or (Span(""),)
