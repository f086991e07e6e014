"""An odt: whether it is safe to hand out, and its words as blocks."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from moothall.papers.core.blocks import Block, HeadingBlock, Listing, Paragraph, Span, Spans, table_of
from moothall.papers.core.file_kind import FileKind, unfit
from moothall.papers.core.markdown import LINKS
from moothall.papers.files.zip_archive import Archive, damaged_file, open_archive

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE = (f"{_ODF}{each}:1.0}}" for each in ("office", "text", "table"))
SCRIPT = f"{_ODF}script:1.0}}"
XLINK = "{http://www.w3.org/1999/xlink}"
_LINKS = (f"{TEXT}a", f"{TEXT}bibliography-source")


def checked_opendocument(archive: Archive) -> FileKind:
    """Return the kind “OpenDocument text”; refused if the file runs, hides or fetches anything."""
    if "content.xml" not in archive.parts or not archive.read("mimetype").strip().endswith(b".text"):
        raise unfit(archive.name, "is not an ordinary OpenDocument text", "Save it as odt.")
    _refuse_locked(archive)
    if any(part.startswith(("Basic/", "Scripts/")) and not part.endswith("/") for part in archive.parts):
        raise unfit(archive.name, "carries macros", "Delete them, and save it again.")
    for part, root in archive.xml_parts(""):
        if part.startswith("META-INF/"):
            continue
        _refuse_scripts(archive, root)
        _refuse_tracked_changes(archive, root)
        _refuse_comments(archive, root)
        _refuse_what_is_elsewhere(archive, root)
    if archive.xml("content.xml").find(f"{OFFICE}body/{OFFICE}text") is None:
        raise damaged_file(archive.name)
    return FileKind.OPEN_DOCUMENT


def _refuse_locked(archive: Archive) -> None:
    manifest = archive.read("META-INF/manifest.xml")
    if b"encryption-data" in manifest:
        raise unfit(archive.name, "is locked with a password", "Save it without one, and upload that.")


def _refuse_scripts(archive: Archive, root: etree._Element) -> None:
    scripts = [
        *root.iter(f"{OFFICE}script"),
        *root.iter(f"{SCRIPT}event-listener"),
        *root.iter(f"{TEXT}script"),
    ]
    if scripts:
        raise unfit(archive.name, "carries macros", "Delete them, and save it again.")


def _refuse_tracked_changes(archive: Archive, root: etree._Element) -> None:
    found = list(root.iter(f"{TEXT}changed-region"))
    if not found:
        return
    words = [" ".join("".join(each.itertext()).split())[:60] for each in found][:3]
    what = f"has {len(found)} tracked change{'s' if len(found) > 1 else ''}, such as “{words[0]}”"
    raise unfit(archive.name, what, "Accept or reject every change, and save it again.")


def _refuse_comments(archive: Archive, root: etree._Element) -> None:
    found = len(list(root.iter(f"{OFFICE}annotation")))
    if found:
        what = f"has {found} comment{'s' if found > 1 else ''} in its margin"
        raise unfit(archive.name, what, "Delete all comments, and save it again.")


def _refuse_what_is_elsewhere(archive: Archive, root: etree._Element) -> None:
    """Refuse anything fetched from elsewhere when the file is opened; a link to be followed may stay."""
    for each in root.iter():
        address = str(each.get(f"{XLINK}href") or "")
        if (
            isinstance(each.tag, str)
            and each.tag not in _LINKS
            and ("://" in address or address.startswith("//"))
        ):
            what = f"fetches something from elsewhere when it is opened ({address[:80]})"
            raise unfit(archive.name, what, "Put it into the file, or take it out, and save it again.")


_WITHIN = (f"{TEXT}section", f"{TEXT}index-body", f"{TEXT}table-of-content", f"{TEXT}numbered-paragraph")
_MOST_SPACES = 100


def read_opendocument(content: bytes) -> tuple[Block, ...]:
    """Return a checked OpenDocument text as blocks."""
    body = open_archive(content, "").xml("content.xml").find(f"{OFFICE}body/{OFFICE}text")
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
        return HeadingBlock(min(max(int(level) if level.isdecimal() else 1, 1), 6), spans)
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
