"""The structure of one PDF put under that of another, so that neither loses what it says of its pages."""

from collections.abc import Sequence
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NumberObject

_MOST_DEEP = 40


def add_structure(whole: PdfWriter, reader: PdfReader, pages: Sequence[PageObject]) -> None:
    """Add what ``reader`` says of the structure of its pages, which stand in ``whole`` as ``pages``."""
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
    """Put what stood at the top of one structure at the end of the other's document."""
    top = _first_element(root)
    tops = copied.get("/K")
    tops = tops.get_object() if tops is not None else ArrayObject()
    for each in tops if isinstance(tops, ArrayObject) else [copied.raw_get("/K")]:
        element = each.get_object()
        if not isinstance(element, DictionaryObject):
            continue
        element[NameObject("/P")] = top.indirect_reference
        held = each if isinstance(each, IndirectObject) else whole._add_object(element)
        kids = top.get("/K", ArrayObject())
        kids = kids.get_object()
        top[NameObject("/K")] = kids if isinstance(kids, ArrayObject) else ArrayObject([top.raw_get("/K")])
        top["/K"].append(held)


def _first_element(root: Any) -> Any:
    first = root["/K"].get_object()
    return first[0].get_object() if isinstance(first, ArrayObject) else first


def _renumber(reader: PdfReader, pages: Sequence[PageObject], by: int) -> None:
    """Give pages, pictures and notes their new numbers, by which each finds its place in the structure."""
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
    """Return a note's kind and place: it has no other name by which to know it again."""
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
    """Take out numbers that lead into no structure, or they would lead into the other document's."""
    for page in pages:
        page.pop("/StructParents", None)
        for note in _notes(page):
            note.pop("/StructParent", None)


def _tree(root: Any) -> ArrayObject:
    """Return a tree of numbers as one list, which it is from then on."""
    flat = ArrayObject()
    for key, value in sorted(_numbered(root).items()):
        flat += [NumberObject(key), value]
    for name in ("/Kids", "/Limits"):
        root.pop(name, None)
    root[NameObject("/Nums")] = flat
    return flat


def _numbered(tree: Any, depth: int = 0) -> dict[int, Any]:
    """Return what stands in a tree of numbers."""
    if tree is None or depth > _MOST_DEEP:
        return {}
    node = tree.get_object()
    listed = node.get("/Nums", ArrayObject()).get_object()
    found = {int(listed[at]): _raw(listed, at + 1) for at in range(0, len(listed) - 1, 2)}
    for kid in node.get("/Kids", ArrayObject()).get_object():
        found |= _numbered(kid, depth + 1)
    return found


def _raw(listed: Any, at: int) -> Any:
    return list.__getitem__(listed, at)
