"""A docx as blocks: its body in order, with what links, fields and boxes around words say too."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document

from moothall.committees.papers.blocks import Block, Heading, Listing, Paragraph, Span, Spans, table_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVEL = re.compile(r"heading ([1-9])")


def read_word(content: bytes) -> tuple[Block, ...]:
    """Return a Word file that was checked as blocks."""
    document = Document(BytesIO(content))
    styles = {style.style_id: (style.name or "").casefold() for style in document.styles}
    return tuple(_blocks(document.element.body, styles))


def _blocks(parent: Any, styles: dict[str, str]) -> Iterator[Block]:
    for each in parent:
        if each.tag == f"{W}p":
            if (block := _paragraph(each, styles)) is not None:
                yield block
        elif each.tag == f"{W}tbl":
            if table := table_of(
                tuple(_cell(cell) for cell in row.iter(f"{W}tc")) for row in each.iter(f"{W}tr")
            ):
                yield table
        elif each.tag == f"{W}sdt" and (within := each.find(f"{W}sdtContent")) is not None:
            yield from _blocks(within, styles)


def _paragraph(paragraph: Any, styles: dict[str, str]) -> Block | None:
    spans = tuple(_spans(paragraph))
    if not any(span.text.strip() for span in spans):
        return None
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = styles.get(style.get(f"{W}val"), "") if style is not None else ""
    if name == "title":
        return Heading(1, spans)
    if found := _LEVEL.fullmatch(name):
        return Heading(min(int(found[1]), 6), spans)
    if name.startswith("list") or paragraph.find(f"{W}pPr/{W}numPr") is not None:
        return Listing(((Paragraph(spans),),), is_numbered=False)
    return Paragraph(spans)


def _spans(paragraph: Any) -> Iterator[Span]:
    for run in paragraph.iter(f"{W}r"):
        if text := _words(run):
            yield Span(text, _is_set(run, "b"), _is_set(run, "i"))


def _words(run: Any) -> str:
    said = {f"{W}tab": "\t", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
    return "".join((each.text or "") if each.tag == f"{W}t" else said.get(each.tag, "") for each in run)


def _is_set(run: Any, name: str) -> bool:
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val") not in ("0", "false", "off")


def _cell(cell: Any) -> Spans:
    paragraphs = [tuple(_spans(each)) for each in cell.iter(f"{W}p")]
    spans = [span for words in paragraphs if words for span in (Span(" "), *words)]
    return tuple(spans[1:]) or (Span(""),)
