"""Uploaded PDFs put into a document, page for page, so that neither loses its structure tags."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
)

from moothall.papers.files.typesetter import marks

_MOST_DEEP = 40


def add_structure(whole: PdfWriter, reader: PdfReader, pages: Sequence[PageObject]) -> None:
    """Add the structure tags that ``reader`` has for its pages, which are ``pages`` in ``whole``."""
    # Each page, picture and annotation has a number, which is its key in its document’s parent tree. Theirs
    # are raised by ``after`` so that the keys of both documents fit in one tree. pypdf has no public way to a
    # writer’s catalogue, hence the private name.
    catalogue: Any = whole._root_object
    root = catalogue["/StructTreeRoot"].get_object()
    after = int(root.get("/ParentTreeNextKey", 0))
    trailer: Any = reader.trailer
    theirs = trailer["/Root"].get_object().get("/StructTreeRoot")
    parents = _numbered(theirs.get_object().get("/ParentTree")) if theirs is not None else {}
    if not parents:
        _forget(pages)
        return
    copied: Any = theirs.get_object().clone(whole)
    _renumber(reader, pages, after)
    _take_over(whole, root, copied)
    numbers = _tree(root["/ParentTree"].get_object())
    for key, value in sorted(_numbered(copied.get("/ParentTree")).items()):
        numbers += [NumberObject(after + key), value]
    root[NameObject("/ParentTreeNextKey")] = NumberObject(after + max(parents) + 1)
    for name, kind in copied.get("/RoleMap", DictionaryObject()).get_object().items():
        root.setdefault(NameObject("/RoleMap"), DictionaryObject()).get_object().setdefault(name, kind)


def _take_over(whole: PdfWriter, root: Any, copied: Any) -> None:
    """Move the top elements of one structure to the end of the other's document element."""
    top = _first_element(root)
    tops = copied.get("/K")
    tops = tops.get_object() if tops is not None else ArrayObject()
    for each in tops if isinstance(tops, ArrayObject) else [copied.raw_get("/K")]:
        element = each.get_object()
        if not isinstance(element, DictionaryObject):
            continue
        element[NameObject("/P")] = top.indirect_reference
        # An element may be listed by reference or in place; its children name it as their parent by
        # reference, so one in place is given a reference first.
        held = each if isinstance(each, IndirectObject) else whole._add_object(element)
        kids = top.get("/K", ArrayObject())
        kids = kids.get_object()
        top[NameObject("/K")] = kids if isinstance(kids, ArrayObject) else ArrayObject([top.raw_get("/K")])
        top["/K"].append(held)


def _first_element(root: Any) -> Any:
    first = root["/K"].get_object()
    return first[0].get_object() if isinstance(first, ArrayObject) else first


def _renumber(reader: PdfReader, pages: Sequence[PageObject], by: int) -> None:
    """Give pages, pictures and annotations new numbers, by which each finds its place in the structure."""
    seen: set[int] = set()
    for page, original in zip(pages, reader.pages, strict=True):
        _number(page, "/StructParents", original.get("/StructParents"), by)
        theirs = {_where(note): note.get("/StructParent") for note in _notes(original)}
        for note in _notes(page):
            _number(note, "/StructParent", theirs.get(_where(note)), by)
        _renumber_pictures(page.get("/Resources"), by, seen, 0)


def _notes(page: Any) -> list[Any]:
    found = page.get("/Annots")
    return [each.get_object() for each in found.get_object()] if found is not None else []


def _where(note: Any) -> tuple[str, str]:
    """Return an annotation's kind and place, since it has no other name by which to recognise it."""
    return str(note.get("/Subtype")), str(note.get("/Rect"))


def _renumber_pictures(resources: Any, by: int, seen: set[int], depth: int) -> None:
    found = resources.get_object().get("/XObject") if resources is not None else None
    if found is None or depth > _MOST_DEEP:
        return
    for each in found.get_object().values():
        picture = each.get_object()
        if id(picture) not in seen:
            seen.add(id(picture))
            _number(picture, "/StructParents", picture.get("/StructParents"), by)
            _number(picture, "/StructParent", picture.get("/StructParent"), by)
            _renumber_pictures(picture.get("/Resources"), by, seen, depth + 1)


def _number(found: Any, key: str, number: Any, by: int) -> None:
    if isinstance(number, int):
        found[NameObject(key)] = NumberObject(int(number) + by)


def _forget(pages: Sequence[PageObject]) -> None:
    """Remove numbers that lead into no structure, or else they would lead into the other document's."""
    for page in pages:
        page.pop("/StructParents", None)
        for note in _notes(page):
            note.pop("/StructParent", None)


def _tree(root: Any) -> ArrayObject:
    """Flatten a number tree into one list, in place, and return that."""
    flat = ArrayObject()
    for key, value in sorted(_numbered(root).items()):
        flat += [NumberObject(key), value]
    for name in ("/Kids", "/Limits"):
        root.pop(name, None)
    root[NameObject("/Nums")] = flat
    return flat


def _numbered(tree: Any, depth: int = 0) -> dict[int, Any]:
    """Return the entries of a number tree."""
    if tree is None or depth > _MOST_DEEP:
        return {}
    node = tree.get_object()
    listed = node.get("/Nums", ArrayObject()).get_object()
    found = {int(listed[at]): _raw(listed, at + 1) for at in range(0, len(listed) - 1, 2)}
    for kid in node.get("/Kids", ArrayObject()).get_object():
        found |= _numbered(kid, depth + 1)
    return found


def _raw(listed: Any, at: int) -> Any:
    # pypdf’s own lookup follows a reference; here the reference itself is wanted, or the object would be
    # written a second time.
    return list.__getitem__(listed, at)


_CLAIM = b"<pdfuaid:part>1</pdfuaid:part>"
_LEFT_OUT = ("/AA", "/Metadata", "/PieceInfo")


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A PDF to put in after the page on which ``label`` is; ``mark`` is set over each of its pages."""

    label: str
    content: bytes
    mark: str = ""


def join_files(main: bytes, files: Sequence[AttachedFile]) -> bytes:
    """Return a document with files put in at their labels, and their pages numbered with the others."""
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


def _length(file: AttachedFile) -> int:
    return len(PdfReader(BytesIO(file.content)).pages)


def _places(main: bytes, files: Sequence[AttachedFile]) -> list[int]:
    """Return after how many pages of the document each file is put in."""
    reader = PdfReader(BytesIO(main))
    found = reader.named_destinations
    return [(reader.get_destination_page_number(found[each.label]) or 0) + 1 for each in files]


def _put_in(whole: PdfWriter, file: AttachedFile, place: int, *, first: int) -> None:
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
    """Set each page's number, and any marking that keeps it back, over the page."""
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
    """Mark an overlay as an artifact, so that assistive technology skips it: it is not the page's content."""
    stream = DecodedStreamObject()
    contents = page.get_contents()
    stream.set_data(b"/Artifact BMC\n" + (contents.get_data() if contents is not None else b"") + b"\nEMC\n")
    page[NameObject("/Contents")] = ContentStream(stream, page.pdf)


def _claim_no_more(whole: PdfWriter) -> None:
    """Withdraw the whole document's claim to a standard: the files are only as accessible as they were."""
    root: Any = whole._root_object
    metadata = root["/Metadata"].get_object()
    kept = DecodedStreamObject()
    for key in ("/Type", "/Subtype"):
        kept[NameObject(key)] = NameObject(metadata[key])
    kept.set_data(metadata.get_data().replace(_CLAIM, b""))
    root[NameObject("/Metadata")] = whole._add_object(kept)
