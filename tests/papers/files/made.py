"""Small files made for tests: of each kind that a paper may be, and spoilt in one way."""

import zipfile
from functools import cache
from io import BytesIO

import docx
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from moothall.papers.core.document_nodes import paragraph
from moothall.papers.files.typesetter import Setting, typeset

ODT = "application/vnd.oasis.opendocument.text"
SPACES = " ".join(
    f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"'
    for each in ("office", "text", "table", "drawing", "script")
)
LINKS = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
ODT_TEXT = (
    '<text:h text:outline-level="2">A heading</text:h>'
    '<text:p>Words<text:s text:c="2"/>apart and '
    '<text:a xlink:href="https://example.org/">a link</text:a></text:p>'
    "<table:table><table:table-row><table:table-cell><text:p>Council</text:p></table:table-cell>"
    "<table:table-cell><text:p>Charge</text:p></table:table-cell></table:table-row></table:table>"
)


@cache
def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    document.add_heading("A heading", 2)
    for each in paragraphs or ("Some words.",):
        document.add_paragraph(each)
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 0).text = "Council", "Charge", "Cotswold"
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def zipped(**parts: bytes | str) -> bytes:
    return zip_of(parts)


def zip_of(parts: dict[str, bytes | str]) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return written.getvalue()


def parts_of(content: bytes) -> dict[str, bytes | str]:
    with zipfile.ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def word_with(part: str = "word/document.xml", *, before: str = "", put: str = "", **more: bytes) -> bytes:
    """Return a Word file with ``put`` before ``before`` in one of its parts, and with more parts."""
    parts = parts_of(word())
    if before:
        parts[part] = parts[part].decode().replace(before, put + before, 1)  # type: ignore[union-attr]
    return zip_of({**parts, **{name.replace("__", "/"): content for name, content in more.items()}})


def odt(
    text: str = ODT_TEXT, *, mimetype: str = ODT, before: str = "", scripts: str = "", **more: str
) -> bytes:
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content {SPACES} {LINKS}>{scripts}'
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    more_parts = {name.replace("__", "/"): each for name, each in more.items()}
    return zip_of(
        {"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": "<manifest/>", **more_parts}
    )


@cache
def pdf(*paragraphs: str) -> bytes:
    return typeset(
        Setting("A paper", "A paper", [paragraph(each) for each in paragraphs or ("Some words.",)])
    )


def pdf_with(change) -> bytes:  # type: ignore[no-untyped-def]
    """Return a PDF after ``change`` was made to its writer."""
    writer = PdfWriter(clone_from=BytesIO(pdf()))
    change(writer)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def scanned() -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(300, 400)
    stream = DecodedStreamObject()
    stream.set_data(b"0 0 100 100 re f")
    page[NameObject("/Contents")] = writer._add_object(stream)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def opens_with(kind: str):  # type: ignore[no-untyped-def]
    """Return a change by which a PDF does something of a kind when it is opened."""
    action = DictionaryObject(
        {NameObject("/S"): NameObject(kind), NameObject("/F"): TextStringObject("x.exe")}
    )
    return lambda writer: writer._root_object.update({NameObject("/OpenAction"): action})


def runs_script(writer: PdfWriter) -> None:
    """Give a PDF a script under a name, as a viewer runs it when the file is opened."""
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    )
    pair = ArrayObject([TextStringObject("x"), writer._add_object(action)])
    named = DictionaryObject({NameObject("/Names"): pair})
    writer._root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): named})


def noted(kind: str):  # type: ignore[no-untyped-def]
    """Return a change by which the first page of a PDF has a note of a kind."""
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): ArrayObject([NumberObject(0)] * 4),
        }
    )
    return lambda writer: writer.pages[0].update({NameObject("/Annots"): ArrayObject([note])})


def everything_in(content: bytes) -> bytes:
    """Return every byte of a PDF that can be read: its streams unpacked, its texts and its pages' words."""
    reader = PdfReader(BytesIO(content))
    found = [content]
    for number in range(1, int(reader.trailer["/Size"])):
        try:
            each = reader.get_object(number)
        except Exception:
            continue
        found.append(repr(each).encode())
        if hasattr(each, "get_data"):
            found.append(each.get_data())
    found += [page.extract_text().encode() for page in reader.pages]
    return b"\n".join(found)
