"""One pass over the bytes of a file before it is read: what it is, how it is encoded, its digest."""

import codecs
import hashlib
import io
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from moothall.refusals import Fault, Invalid

Content = Path | bytes
_PIECE = 1_000_000
_HIDDEN = bytes(byte for byte in range(0x20) if byte not in b"\t\n\r") + b"\x7f"
_IN_CP1252 = bytes(byte for byte in range(0x80, 0x100) if byte not in b"\x81\x8d\x8f\x90\x9d")
_MARKS: dict[bytes, str] = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_KINDS: dict[bytes, str] = {
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"{\\rtf": "a word processor's document",
    b"\x1f\x8b": "a compressed file",
    b"BZh": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"Rar!": "a compressed file",
    b"PAR1": "a Parquet file",
    b"SQLite format 3": "a database",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
}


@dataclass(frozen=True, slots=True)
class Survey:
    """What a file is: text or workbook, its encoding, length and digest."""

    kind: Literal["text", "workbook"]
    encoding: str
    size: int
    sha256: str
    plain: bool
    """Whether it has no control characters except tabs and line ends."""


class FileBytes:
    """The bytes of a file, opened once; each reader begins at the start.

    The file is closed when nothing refers to this any more, so it can be handed from step to step.
    """

    def __init__(self, content: Content) -> None:
        """Open a file, or bytes as if they were a file."""
        self._stream: BinaryIO = (
            io.BufferedReader(io.FileIO(content)) if isinstance(content, Path) else io.BytesIO(content)
        )
        weakref.finalize(self, self._stream.close)

    def from_start(self) -> BinaryIO:
        """Return the stream, at its beginning."""
        self._stream.seek(0)
        return self._stream


def survey(source: FileBytes, *, file: str) -> Survey:
    """Survey a file in one pass; refused if it is empty, or is neither a table of text nor a workbook."""
    start = source.from_start().read(65_536)
    kind = _kind(start, file)
    stream = source.from_start()
    return _through(stream, start, file) if kind == "text" else _workbook(stream)


def _kind(start: bytes, file: str) -> Literal["text", "workbook"]:
    if not start.strip(b"\x00\r\n\t ,;\xef\xbb\xbf\xff\xfe"):
        raise unfit(file, "is empty", "Check that it was saved and sent whole.")
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
        return "workbook"
    for mark, what in _KINDS.items():
        if start.startswith(mark):
            raise unfit(
                file, f"is {what}, not a ledger", "Give the CSV or the workbook that it was made from."
            )
    words = start[:2_000].decode("latin-1").replace("\x00", "").lstrip("\ufeffï»¿ÿþ \r\n\t").casefold()
    if words.startswith(("<!doctype html", "<html", "<head", "<body")):
        raise unfit(
            file, "is a web page, not a ledger", "Open its address in a browser, and download the file again."
        )
    if words.startswith(("<?xml", "<!doctype", "<workbook", "<error")):
        raise unfit(file, "is XML, not a table", "Open it in a spreadsheet and save it as CSV or XLSX.")
    return "text"


def _workbook(stream: BinaryIO) -> Survey:
    digest, size = hashlib.sha256(), 0
    while piece := stream.read(_PIECE):
        digest.update(piece)
        size += len(piece)
    return Survey("workbook", "", size, digest.hexdigest(), plain=False)


def _through(stream: BinaryIO, start: bytes, file: str) -> Survey:
    """Read every byte, so that the encoding is that of the whole file, not only of its beginning."""
    marked = next((name for mark, name in _MARKS.items() if start.startswith(mark)), "")
    wide = marked if marked == "utf-16" else _unmarked_utf_16(start)
    digest, size, line, plain = hashlib.sha256(), 0, 1, not wide
    unicode = codecs.getincrementaldecoder("utf-8")()
    is_unicode, in_windows = True, True
    while piece := stream.read(_PIECE):
        digest.update(piece)
        size += len(piece)
        if len(piece) == _PIECE and b"\n" not in piece and b"\r" not in piece:
            raise unfit(file, "has a line of over a million characters", "Check that this is a ledger.", line)
        if wide:
            line += piece.count(b"\n")
            continue
        if b"\x00" in piece:
            raise _nought(file, line + piece[: piece.index(b"\x00")].count(b"\n"))
        plain = plain and len(piece.translate(None, _HIDDEN)) == len(piece)
        is_unicode = is_unicode and _decodes(unicode, piece)
        in_windows = in_windows and (
            piece.isascii() or not piece.translate(None, bytes(range(0x80)) + _IN_CP1252)
        )
        line += piece.count(b"\n")
    is_unicode = is_unicode and _decodes(unicode, b"", final=True)
    encoding = wide or marked or ("utf-8" if is_unicode else "cp1252" if in_windows else "")
    if not encoding or (marked == "utf-8-sig" and not is_unicode):
        raise unfit(file, "is in an encoding that cannot be recognised", "Save it again as CSV UTF-8.")
    return Survey("text", encoding, size, digest.hexdigest(), plain)


def _decodes(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError:
        return False
    return True


def _unmarked_utf_16(start: bytes) -> str:
    """Return the byte order of UTF-16 without a byte order mark; in English, half its bytes are zero."""
    even, odd = start[0:2_000:2], start[1:2_000:2]
    if len(odd) > 3 and odd.count(0) > len(odd) * 0.6 and even.count(0) < len(even) * 0.1:
        return "utf-16-le"
    if len(odd) > 3 and even.count(0) > len(even) * 0.6 and odd.count(0) < len(odd) * 0.1:
        return "utf-16-be"
    return ""


def _nought(file: str, line: int) -> Invalid:
    fault = Fault(
        "contains a zero byte, so it is not text or is damaged", "", file, line, "Fetch or export it again."
    )
    return Invalid(faults=[fault])


def unfit(file: str, message: str, fix: str, line: int | None = None) -> Invalid:
    """Return the refusal of a whole file."""
    return Invalid(faults=[Fault(message, file=file or "The file", line=line, fix=fix)])
