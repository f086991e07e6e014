"""What a file really is, by its content: a name can say anything."""

from moothall.committees.papers.checking.opendocument import checked_opendocument
from moothall.committees.papers.checking.plain import checked_text
from moothall.committees.papers.checking.portable import checked_pdf
from moothall.committees.papers.checking.word import checked_word
from moothall.committees.papers.checking.zipped import opened
from moothall.committees.papers.kinds import Kind
from moothall.committees.papers.unfit import unfit

MOST_BYTES = 25_000_000
TAKEN = "Upload a docx, an odt, a PDF, or text in Markdown."

_OTHERS = (
    (b"\x89PNG\r\n\x1a\n", "is an image"),
    (b"\xff\xd8\xff", "is an image"),
    (b"GIF8", "is an image"),
    (b"II*\x00", "is an image"),
    (b"MM\x00*", "is an image"),
    (b"BM", "is an image"),
    (b"RIFF", "is an image, a sound or a film"),
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


def checked(content: bytes, *, name: str) -> Kind:
    """Return what kind of file it is; refused where no paper may be such a file."""
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


def _checked_zip(content: bytes, name: str) -> Kind:
    archive = opened(content, name)
    if "word/document.xml" in archive.parts:
        return checked_word(archive)
    if archive.read("mimetype")[:200].startswith(b"application/vnd.oasis.opendocument.text"):
        return checked_opendocument(archive)
    raise unfit(name, "is a compressed file that is neither a docx nor an odt", TAKEN)
