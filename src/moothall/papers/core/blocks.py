"""The words of a paper as blocks: files are read into them, and pages and PDFs are written from them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words in one style; ``link`` is a web or e-mail address, or empty."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    is_code: bool = False
    link: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    """A heading; level 1 is the highest."""

    level: int
    spans: Spans


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, with bullets or numbered from ``starts_at``; each entry is blocks of its own."""

    entries: tuple[tuple["Block", ...], ...]
    is_numbered: bool = False
    starts_at: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its headings, and rows of as many cells."""

    headings: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody else's words, quoted."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Text to be shown as it was typed."""

    text: str


Block = HeadingBlock | Paragraph | Listing | Table | Quotation | Code


def table_of(rows: Iterable[tuple[Spans, ...]]) -> Table | None:
    """Return a table whose first row is its headings, with every row the same width; None if it is empty."""
    cells = [row for row in rows if row]
    width = max(map(len, cells), default=0)
    if not width:
        return None
    full = [row + ((Span(""),),) * (width - len(row)) for row in cells]
    return Table(full[0], tuple(full[1:]))


def words_of(spans: Iterable[Span]) -> str:
    """Return the words of spans."""
    return "".join(span.text for span in spans)


def text_of(blocks: Iterable[Block]) -> str:
    """Return the words of blocks, paragraph by paragraph; a heading begins with number signs."""
    return "\n\n".join(part for part in _parts(blocks) if part.strip())


def _parts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case HeadingBlock(level, spans):
                yield f"{'#' * level} {words_of(spans).strip()}"
            case Paragraph(spans):
                yield words_of(spans).strip()
            case Listing(entries):
                for entry in entries:
                    yield from _parts(entry)
            case Table(headings, rows):
                yield "\n".join(" | ".join(map(words_of, row)) for row in (headings, *rows))
            case Quotation(within):
                yield from _parts(within)
            case Code(text):
                yield text
            case _:
                assert_never(block)
