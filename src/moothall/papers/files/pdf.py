"""A PDF: whether it is safe to hand out, and its words page by page. It does not say what is a heading."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from moothall.papers.core.blocks import Block, Paragraph, Span
from moothall.papers.core.file_kind import FileKind, UnfitPaper, unfit

MOST_PAGES = 2_000
MOST_OBJECTS = 400_000
BROKEN = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError,
          OverflowError, AssertionError, NotImplementedError)  # fmt: skip
_PRINT_AGAIN = "Print or export it to PDF again, and upload that."
_ACTIONS = {
    "/JavaScript": "runs JavaScript",
    "/Launch": "starts another program",
    "/SubmitForm": "sends what is typed into it elsewhere",
    "/ImportData": "fetches data from elsewhere",
    "/GoToR": "opens another file",
    "/GoToE": "opens a file within it",
    "/Rendition": "plays a film or a sound",
    "/Movie": "plays a film or a sound",
    "/Sound": "plays a film or a sound",
    "/RichMediaExecute": "plays a film or a sound",
}
_KEYS = {
    "/JS": "runs JavaScript",
    "/EF": "has another file embedded in it",
    "/EmbeddedFiles": "has another file embedded in it",
    "/XFA": "is a form of a kind that only one program reads (XFA)",
}
_NOTES = {
    "/FileAttachment": "has another file embedded in it",
    "/RichMedia": "plays a film or a sound",
    "/Screen": "plays a film or a sound",
    "/Movie": "plays a film or a sound",
    "/Sound": "plays a film or a sound",
    "/3D": "has a model in three dimensions",
}


def checked_pdf(content: bytes, name: str) -> FileKind:
    """Return the kind “PDF”; refused if the file is locked or damaged, or does anything by itself."""
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted:
            raise unfit(name, "is locked with a password or against copying", "Save it without protection.")
        pages = len(reader.pages)
        if not 0 < pages <= MOST_PAGES:
            what = "has no pages" if not pages else f"has over {MOST_PAGES:,} pages"
            raise unfit(name, what, "Split it into several papers." if pages else _PRINT_AGAIN)
        for each in _reached(reader, name):
            if what := _does(each):
                raise unfit(name, what, _PRINT_AGAIN)
    except UnfitPaper:
        raise
    except BROKEN as error:
        raise unfit(name, "is damaged and cannot be read", _PRINT_AGAIN) from error
    return FileKind.PDF


def _does(found: DictionaryObject) -> str:
    """Say what a part of a PDF does beyond being read; empty if it does nothing."""
    if (action := _named(found, "/S")) in _ACTIONS and not _is_structure(found):
        return _ACTIONS[action]
    if (note := _named(found, "/Subtype")) in _NOTES:
        return _NOTES[note]
    return next((what for key, what in _KEYS.items() if key in found), "")


def _named(found: DictionaryObject, key: str) -> str:
    value = found.raw_get(key) if key in found else None
    return str(value.get_object() if isinstance(value, IndirectObject) else value)


def _is_structure(found: DictionaryObject) -> bool:
    """Whether it is an element of the document's structure, which names its kind under the same key."""
    return _named(found, "/Type") == "/StructElem"


def _reached(reader: PdfReader, name: str) -> Iterator[DictionaryObject]:
    """Yield every dictionary that can be reached from the beginning of the file."""
    waiting: list[Any] = [reader.trailer]
    seen: set[tuple[int, int]] = set()
    looked_at = 0
    while waiting:
        each = waiting.pop()
        if isinstance(each, IndirectObject):
            place = (each.idnum, each.generation)
            if place in seen:
                continue
            seen.add(place)
            each = each.get_object()
        looked_at += 1
        if looked_at > MOST_OBJECTS:
            raise unfit(name, "has too many parts to be checked", _PRINT_AGAIN)
        within: list[Any] = []
        if isinstance(each, DictionaryObject):
            yield each
            within = [each.raw_get(key) for key in each]
        elif isinstance(each, ArrayObject):
            within = list(each)
        waiting += [
            part for part in within if isinstance(part, IndirectObject | DictionaryObject | ArrayObject)
        ]


_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_BREAK = re.compile(r"\n\s*\n")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
UNREADABLE = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError,
              OverflowError, AssertionError, NotImplementedError, UnicodeError)  # fmt: skip


def read_pdf(content: bytes) -> tuple[Block, ...]:
    """Return the words of a checked PDF; a page whose words cannot be read has none."""
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
