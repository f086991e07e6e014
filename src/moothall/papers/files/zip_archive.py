"""The parts of a docx or an odt, both of which are ZIP files, unpacked only as far as memory allows."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from moothall.papers.core.file_kind import UnfitPaper, unfit

MOST_UNPACKED = 150_000_000
MOST_OF_XML = 40_000_000
MOST_PARTS = 5_000
SAVE_AGAIN = "Open it in your word processor, save it again, and upload that."
_SAFE_PART = re.compile(r"(?!/)(?!.*\.\.(?:/|$))[^\\:\x00-\x1f]+")
_BROKEN = (BadZipFile, zlib.error, ValueError, RuntimeError, NotImplementedError, EOFError, KeyError, OSError)


@dataclass(frozen=True)
class Archive:
    """A ZIP file by its parts, each read when it is needed."""

    content: bytes
    name: str
    parts: frozenset[str]

    @cached_property
    def _zip(self) -> ZipFile:
        return ZipFile(BytesIO(self.content))

    def read(self, part: str) -> bytes:
        """Return a part; empty if there is none. No part is longer than its header says."""
        if part not in self.parts:
            return b""
        try:
            return self._zip.read(part)
        except _BROKEN as error:
            raise damaged_file(self.name) from error

    def xml(self, part: str) -> etree._Element:
        """Return a part as XML; refused if it is not XML, is too long, or names anything outside itself."""
        text = self.read(part)
        if len(text) > MOST_OF_XML:
            raise unfit(self.name, "is too long to be read", "Split it into several papers.")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
        )
        try:
            root = etree.fromstring(text, parser)
        except etree.XMLSyntaxError as error:
            raise damaged_file(self.name) from error
        if root.getroottree().docinfo.doctype:
            what = "declares entities of its own, which no word processor writes"
            raise unfit(self.name, what, SAVE_AGAIN)
        return root

    def xml_parts(self, under: str) -> Iterator[tuple[str, etree._Element]]:
        """Yield every XML part under a folder, with its name."""
        for part in sorted(self.parts):
            if part.startswith(under) and part.endswith((".xml", ".rels")):
                yield part, self.xml(part)


def open_archive(content: bytes, name: str) -> Archive:
    """Return a ZIP file by its parts; refused if it would exhaust memory or is malformed."""
    try:
        with ZipFile(BytesIO(content)) as file:
            infos = file.infolist()
    except _BROKEN as error:
        raise damaged_file(name) from error
    names = [info.filename for info in infos]
    if sum(info.file_size for info in infos) > MOST_UNPACKED or len(infos) > MOST_PARTS:
        raise unfit(name, "is larger, once opened, than a paper may be", SAVE_AGAIN)
    if any(map(_is_locked, infos)):
        raise unfit(name, "is locked with a password", "Save it without one, and upload that.")
    if len(set(names)) != len(names) or not all(map(_SAFE_PART.fullmatch, names)):
        raise damaged_file(name)
    return Archive(content, name, frozenset(names))


def damaged_file(name: str) -> UnfitPaper:
    """Return the refusal of a file that cannot be read."""
    return unfit(name, "is damaged and cannot be read", SAVE_AGAIN)


def _is_locked(info: ZipInfo) -> bool:
    return bool(info.flag_bits & 1)
