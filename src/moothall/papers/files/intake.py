"""Taking in a file: what it really is by its content, its words, and its place in the store.

This is done before any transaction, because it would hold that up.
"""

import re
from dataclasses import dataclass

from moothall.agreement.core.values import HIDDEN
from moothall.papers.core.file_kind import FileKind, unfit
from moothall.papers.files.docx import checked_word
from moothall.papers.files.file_store import store_file
from moothall.papers.files.odt import checked_opendocument
from moothall.papers.files.pdf import UNREADABLE, checked_pdf
from moothall.papers.files.text import PaperText, words_in
from moothall.papers.files.zip_archive import damaged_file, open_archive

_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_PAGE = re.compile(r"\ufeff?\s*(<!doctype|<html|<svg|<\?xml|<\?php|<script|<head|<body)", re.IGNORECASE)
_ENDINGS = {
    ".md": FileKind.MARKDOWN,
    ".markdown": FileKind.MARKDOWN,
    ".txt": FileKind.PLAIN,
    ".text": FileKind.PLAIN,
}


def checked_text(content: bytes, name: str) -> FileKind:
    """Return whether it is Markdown or plain text, as its name says; refused if it is neither."""
    ending = name[name.rfind(".") :].casefold() if "." in name else ""
    if ending not in _ENDINGS:
        what = "is neither a PDF, a docx nor an odt, whatever its name says"
        raise unfit(name, what, "Save it as one of these. Text in Markdown has a name that ends in .md.")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise unfit(name, f"is not text in UTF-8 (line {line})", "Save it with the encoding UTF-8.") from None
    if unseen := _UNSEEN.search(text):
        line = text[: unseen.start()].count("\n") + 1
        raise unfit(name, f"has characters that cannot be seen (line {line})", "Type that line again.")
    if _PAGE.match(text):
        raise unfit(name, "is a web page or another program’s file", "Save it as text in Markdown.")
    return _ENDINGS[ending]


MOST_BYTES = 25_000_000
TAKEN = "Upload a docx, an odt, a PDF, or text in Markdown."

_OTHERS = (
    (b"\x89PNG\r\n\x1a\n", "is an image"),
    (b"\xff\xd8\xff", "is an image"),
    (b"GIF8", "is an image"),
    (b"II*\x00", "is an image"),
    (b"MM\x00*", "is an image"),
    (b"BM", "is an image"),
    (b"RIFF", "is an image, a sound or a video"),
    (b"MZ", "is a program"),
    (b"\x7fELF", "is a program"),
    (b"\xca\xfe\xba\xbe", "is a program"),
    (b"\xcf\xfa\xed\xfe", "is a program"),
    (b"#!", "is a program"),
    (b"\xd0\xcf\x11\xe0", "is an old Word file, or one locked with a password"),
    (b"{\\rtf", "is in rich text format"),
    (b"\x1f\x8b", "is a compressed archive"),
    (b"Rar!", "is a compressed archive"),
    (b"7z\xbc\xaf", "is a compressed archive"),
    (b"%!PS", "is PostScript"),
)


def checked(content: bytes, *, name: str) -> FileKind:
    """Return what kind of file it is; refused if a paper may not be such a file."""
    if not content.strip():
        raise unfit(name, "is empty", "Choose the file again.")
    if len(content) > MOST_BYTES:
        raise unfit(name, "is over 25 MB", "Make its pictures smaller, or split it into several papers.")
    if content.startswith(b"%PDF-"):
        return checked_pdf(content, name)
    if content.startswith(b"PK"):
        return _checked_zip(content, name)
    for beginning, what in _OTHERS:
        if content.startswith(beginning):
            raise unfit(name, what, TAKEN)
    return checked_text(content, name)


def _checked_zip(content: bytes, name: str) -> FileKind:
    archive = open_archive(content, name)
    if "word/document.xml" in archive.parts:
        return checked_word(archive)
    if archive.read("mimetype")[:200].startswith(b"application/vnd.oasis.opendocument.text"):
        return checked_opendocument(archive)
    raise unfit(name, "is a compressed file that is neither a docx nor an odt", TAKEN)


LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file that can be laid before a meeting."""

    name: str
    kind: FileKind
    size: int
    sha256: str
    words: PaperText


def take_in(*, content: bytes, name: str) -> IncomingFile:
    """Check a file, read its words and store it; refused if it does more than be read."""
    last = HIDDEN.sub(" ", name.replace("\\", "/").rpartition("/")[2])
    called = " ".join(last.split())[-LONGEST_NAME:]
    kind = checked(content, name=called)
    words = _words(content, kind, called)
    return IncomingFile(called, kind, len(content), store_file(content), words)


def _words(content: bytes, kind: FileKind, name: str) -> PaperText:
    """Return the words of a file; refused if its parts do not fit together."""
    try:
        return words_in(content, kind)
    except UNREADABLE as error:
        raise damaged_file(name) from error
