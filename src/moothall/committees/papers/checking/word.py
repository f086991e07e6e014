"""Whether a docx is only something to read."""

from lxml import etree

from moothall.committees.papers.checking.zipped import Archive, damaged
from moothall.committees.papers.kinds import Kind
from moothall.committees.papers.unfit import unfit

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


def checked_word(archive: Archive) -> Kind:
    """Return that it is a Word file; refused where it runs, embeds, hides or fetches anything."""
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
    return Kind.WORD


def _refuse_programs(archive: Archive) -> None:
    types = archive.xml("[Content_Types].xml") if "[Content_Types].xml" in archive.parts else None
    if types is None:
        raise damaged(archive.name)
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
    """Refuse all that is fetched from elsewhere when the file is opened; a link that is followed may stay."""
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
