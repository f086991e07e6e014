"""Whether an odt is only something to read."""

from lxml import etree

from moothall.committees.papers.checking.zipped import Archive, damaged
from moothall.committees.papers.kinds import Kind
from moothall.committees.papers.unfit import unfit

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE = (f"{_ODF}{each}:1.0}}" for each in ("office", "text", "table"))
SCRIPT = f"{_ODF}script:1.0}}"
XLINK = "{http://www.w3.org/1999/xlink}"
_LINKS = (f"{TEXT}a", f"{TEXT}bibliography-source")


def checked_opendocument(archive: Archive) -> Kind:
    """Return that it is an OpenDocument text; refused where it runs, hides or fetches anything."""
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
        raise damaged(archive.name)
    return Kind.OPEN_DOCUMENT


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
    """Refuse all that is fetched from elsewhere when the file is opened; a link that is followed may stay."""
    for each in root.iter():
        address = str(each.get(f"{XLINK}href") or "")
        if (
            isinstance(each.tag, str)
            and each.tag not in _LINKS
            and ("://" in address or address.startswith("//"))
        ):
            what = f"fetches something from elsewhere when it is opened ({address[:80]})"
            raise unfit(archive.name, what, "Put it into the file, or take it out, and save it again.")
