"""A docx: whether it is safe to hand out, and its words as blocks."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from lxml import etree

from moothall.papers.core.blocks import Block, HeadingBlock, Listing, Paragraph, Span, Spans, table_of
from moothall.papers.core.file_kind import FileKind, unfit
from moothall.papers.files.zip_archive import Archive, damaged_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TRACKED = {
    "ins": "insertions", "del": "deletions", "moveFrom": "moves", "moveTo": "moves",
    "cellIns": "insertions", "cellDel": "deletions", "cellMerge": "changes to tables",
    "rPrChange": "changes of format", "pPrChange": "changes of format", "sectPrChange": "changes of format",
    "tblPrChange": "changes of format", "tcPrChange": "changes of format", "trPrChange": "changes of format",
    "tblGridChange": "changes of format", "tblPrExChange": "changes of format",
    "numberingChange": "changes of format",
}  # fmt: skip
_FEW = 3


def checked_word(archive: Archive) -> FileKind:
    """Return the kind “Word file”; refused if the file runs, embeds, hides or fetches anything."""
    _refuse_programs(archive)
    for part, root in archive.xml_parts(""):
        if part.endswith(".rels"):
            _refuse_what_is_elsewhere(archive, root)
        elif part.startswith("word/"):
            _refuse_tracked_changes(archive, root)
    _refuse_comments(archive)
    if archive.xml("word/document.xml").tag != f"{W}document":
        what = "is a Word file in a form (strict Open XML) that is not read here"
        raise unfit(archive.name, what, "Save it as an ordinary docx, or as a PDF.")
    return FileKind.WORD


def _refuse_programs(archive: Archive) -> None:
    types = archive.xml("[Content_Types].xml") if "[Content_Types].xml" in archive.parts else None
    if types is None:
        raise damaged_file(archive.name)
    declared = " ".join(str(each.get("ContentType", "")) for each in types).casefold()
    if (
        "macroenabled" in declared
        or "vba" in declared
        or any("vba" in part.casefold() for part in archive.parts)
    ):
        raise unfit(archive.name, "carries macros", "Save it as an ordinary docx, which has none.")
    if _MAIN.casefold() not in declared:
        raise unfit(archive.name, "is not an ordinary Word file", "Save it as docx.")
    if any(part.startswith(("word/embeddings/", "word/activeX/")) for part in archive.parts):
        what = "has another file embedded in it"
        raise unfit(
            archive.name, what, "Paste it as a picture or a table, or upload it as a paper of its own."
        )


def _refuse_what_is_elsewhere(archive: Archive, relations: etree._Element) -> None:
    """Refuse anything fetched from elsewhere when the file is opened; a link to be followed may stay."""
    for each in relations:
        kind = str(each.get("Type", "")).rpartition("/")[2]
        if kind.casefold() == "afchunk":
            raise unfit(archive.name, "has another file embedded in it", "Paste its text, and save it again.")
        if str(each.get("TargetMode", "")).casefold() == "external" and kind != "hyperlink":
            what = f"fetches something from elsewhere when it is opened ({kind})"
            raise unfit(archive.name, what, "Put it into the file, or take it out, and save it again.")


def _refuse_tracked_changes(archive: Archive, root: etree._Element) -> None:
    found = [each for each in root.iter() if isinstance(each.tag, str) and _local(each) in _TRACKED]
    if not found:
        return
    kinds = sorted({_TRACKED[_local(each)] for each in found})
    words = [text for each in found if (text := _words(each))][:_FEW]
    such_as = f", such as {', '.join(f'“{each}”' for each in words)}" if words else ""
    what = f"has tracked changes ({', '.join(kinds)}){such_as}"
    fix = "Accept or reject every change, in the file’s headers and footnotes too, and save it again."
    raise unfit(archive.name, what, fix)


def _refuse_comments(archive: Archive) -> None:
    for part in archive.parts:
        if part.startswith("word/comments") and part.endswith(".xml"):
            found = sum(1 for each in archive.xml(part) if _local(each) == "comment")
            if found:
                what = f"has {found} comment{'s' if found > 1 else ''} in its margin"
                raise unfit(archive.name, what, "Delete all comments, and save it again.")


def _local(element: etree._Element) -> str:
    space, _, name = str(element.tag).rpartition("}")
    return name if space + "}" in (W, STRICT) or "}" not in str(element.tag) else ""


def _words(element: etree._Element) -> str:
    found = (each.text or "" for each in element.iter() if str(each.tag).endswith(("}t", "}delText")))
    return " ".join("".join(found).split())[:60]


WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVEL = re.compile(r"heading ([1-9])")


def read_word(content: bytes) -> tuple[Block, ...]:
    """Return a checked Word file as blocks."""
    document = Document(BytesIO(content))
    styles = {style.style_id: (style.name or "").casefold() for style in document.styles}
    return tuple(_blocks(document.element.body, styles))


def _blocks(parent: Any, styles: dict[str, str]) -> Iterator[Block]:
    for each in parent:
        if each.tag == f"{WORD}p":
            if (block := _paragraph(each, styles)) is not None:
                yield block
        elif each.tag == f"{WORD}tbl":
            if table := table_of(
                tuple(_cell(cell) for cell in row.iter(f"{WORD}tc")) for row in each.iter(f"{WORD}tr")
            ):
                yield table
        elif each.tag == f"{WORD}sdt" and (within := each.find(f"{WORD}sdtContent")) is not None:
            yield from _blocks(within, styles)


def _paragraph(paragraph: Any, styles: dict[str, str]) -> Block | None:
    spans = tuple(_spans(paragraph))
    if not any(span.text.strip() for span in spans):
        return None
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    name = styles.get(style.get(f"{WORD}val"), "") if style is not None else ""
    if name == "title":
        return HeadingBlock(1, spans)
    if found := _LEVEL.fullmatch(name):
        return HeadingBlock(min(int(found[1]), 6), spans)
    if name.startswith("list") or paragraph.find(f"{WORD}pPr/{WORD}numPr") is not None:
        return Listing(((Paragraph(spans),),), is_numbered=False)
    return Paragraph(spans)


def _spans(paragraph: Any) -> Iterator[Span]:
    for run in paragraph.iter(f"{WORD}r"):
        if text := _words_of_run(run):
            yield Span(text, _is_set(run, "b"), _is_set(run, "i"))


def _words_of_run(run: Any) -> str:
    said = {f"{WORD}tab": "\t", f"{WORD}br": " ", f"{WORD}cr": " ", f"{WORD}noBreakHyphen": "-"}
    return "".join((each.text or "") if each.tag == f"{WORD}t" else said.get(each.tag, "") for each in run)


def _is_set(run: Any, name: str) -> bool:
    found = run.find(f"{WORD}rPr/{WORD}{name}")
    return found is not None and found.get(f"{WORD}val") not in ("0", "false", "off")


def _cell(cell: Any) -> Spans:
    paragraphs = [tuple(_spans(each)) for each in cell.iter(f"{WORD}p")]
    spans = [span for words in paragraphs if words for span in (Span(" "), *words)]
    return tuple(spans[1:]) or (Span(""),)
