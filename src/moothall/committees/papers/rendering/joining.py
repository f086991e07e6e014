"""Putting uploaded PDFs into a document, page for page, with the structure that each came with."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import (
    ContentStream,
    DecodedStreamObject,
    NameObject,
)

from moothall.committees.papers.rendering.structure import add_structure
from moothall.committees.papers.rendering.typesetting import marks

_CLAIM = b"<pdfuaid:part>1</pdfuaid:part>"
_LEFT_OUT = ("/AA", "/Metadata", "/PieceInfo")


@dataclass(frozen=True, slots=True)
class Attached:
    """A PDF to be put in after the page on which ``label`` stands; ``mark`` is set over each of its pages."""

    label: str
    content: bytes
    mark: str = ""


def joined(main: bytes, files: Sequence[Attached]) -> bytes:
    """Return a document with files put in where their labels stand, their pages numbered with the others."""
    if not files:
        return main
    whole = PdfWriter(clone_from=BytesIO(main))
    places = _places(main, files)
    before = sum(_length(each) for each in files)
    for each, place in sorted(zip(files, places, strict=True), key=lambda pair: -pair[1]):
        before -= _length(each)
        _put_in(whole, each, place, first=place + before + 1)
    _claim_no_more(whole)
    written = BytesIO()
    whole.write(written)
    return written.getvalue()


def _length(file: Attached) -> int:
    return len(PdfReader(BytesIO(file.content)).pages)


def _places(main: bytes, files: Sequence[Attached]) -> list[int]:
    """Return after how many pages of the document each file is put in."""
    reader = PdfReader(BytesIO(main))
    found = reader.named_destinations
    return [(reader.get_destination_page_number(found[each.label]) or 0) + 1 for each in files]


def _put_in(whole: PdfWriter, file: Attached, place: int, *, first: int) -> None:
    reader = PdfReader(BytesIO(file.content))
    count = len(reader.pages)
    whole.merge(place, reader, import_outline=False)
    pages = [whole.pages[place + number] for number in range(count)]
    add_structure(whole, reader, pages)
    for page in pages:
        for key in _LEFT_OUT:
            page.pop(key, None)
    _mark(pages, file.mark, first)


def _mark(pages: Sequence[PageObject], mark: str, first: int) -> None:
    """Set each page's number, and what keeps it back, over what stands on it."""
    for page in pages:
        if page.rotation:
            page.transfer_rotation_to_content()
    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in pages]
    wanted = [
        {"width": width, "height": height, "number": number, "mark": mark}
        for number, (width, height) in enumerate(sizes, start=first)
    ]
    over = PdfReader(BytesIO(marks(wanted))).pages
    for page, each in zip(pages, over, strict=True):
        _as_artifact(each)
        at = Transformation().translate(float(page.mediabox.left), float(page.mediabox.bottom))
        page.merge_transformed_page(each, at)


def _as_artifact(page: PageObject) -> None:
    """Tell assistive technology to pass over what stands on a page: it is not part of what is said there."""
    stream = DecodedStreamObject()
    contents = page.get_contents()
    stream.set_data(b"/Artifact BMC\n" + (contents.get_data() if contents is not None else b"") + b"\nEMC\n")
    page[NameObject("/Contents")] = ContentStream(stream, page.pdf)


def _claim_no_more(whole: PdfWriter) -> None:
    """Take back the claim of a standard for the whole: the files are only as accessible as they came."""
    root: Any = whole._root_object
    metadata = root["/Metadata"].get_object()
    kept = DecodedStreamObject()
    for key in ("/Type", "/Subtype"):
        kept[NameObject(key)] = NameObject(metadata[key])
    kept.set_data(metadata.get_data().replace(_CLAIM, b""))
    root[NameObject("/Metadata")] = whole._add_object(kept)
