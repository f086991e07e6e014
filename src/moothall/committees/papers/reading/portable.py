"""A PDF's words, page by page. What is a heading in it, it does not say."""

import re
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from moothall.committees.papers.blocks import Block, Paragraph, Span

_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_BREAK = re.compile(r"\n\s*\n")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
UNREADABLE = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError,
              OverflowError, AssertionError, NotImplementedError, UnicodeError)  # fmt: skip


def read_pdf(content: bytes) -> tuple[Block, ...]:
    """Return the words of a PDF that was checked; a page whose words cannot be read has none."""
    reader = PdfReader(BytesIO(content), strict=False)
    return tuple(block for page in _pages(reader) for block in _paragraphs(page))


def pages_in(content: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(PdfReader(BytesIO(content), strict=False).pages)


def _pages(reader: PdfReader) -> Iterator[str]:
    for page in reader.pages:
        try:
            yield page.extract_text()
        except UNREADABLE:
            yield ""


def _paragraphs(page: str) -> Iterator[Block]:
    for each in _BREAK.split(_HYPHEN.sub("", _UNSEEN.sub(" ", page))):
        if words := " ".join(each.split()):
            yield Paragraph((Span(words),))
