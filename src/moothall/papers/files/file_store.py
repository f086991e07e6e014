"""Files stored under their own digest, so that each is stored once and a changed byte is noticed.

A file that no row names is harmless: its transaction failed after it was written.
"""

import os
import re
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from moothall.refusals import Conflict, Missing

_DIGEST = re.compile(r"[0-9a-f]{64}")


class NoSuchPaperFile(Missing):
    """The file is no longer stored here. Ask for it to be uploaded again."""


class FileWasChanged(Conflict):
    """The stored file is not the one that was uploaded, so it is not given out. Upload it again."""


def store_file(content: bytes) -> str:
    """Store a file, on disk before this returns; return its digest."""
    digest = sha256(content).hexdigest()
    place = _place(digest)
    if place.exists() and sha256(place.read_bytes()).hexdigest() == digest:
        return digest
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=place.parent, prefix=".coming-")  # its mode is 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(place)
    except BaseException:
        with suppress(OSError):
            Path(beside).unlink()
        raise
    _settle(place.parent)
    return digest


def stored_file(digest: str) -> bytes:
    """Return the file with that digest; refused if there is none, or it has been altered."""
    if not _DIGEST.fullmatch(digest):
        raise NoSuchPaperFile()
    try:
        content = _place(digest).read_bytes()
    except FileNotFoundError:
        raise NoSuchPaperFile() from None
    if sha256(content).hexdigest() != digest:
        raise FileWasChanged(digest=digest)
    return content


def _place(digest: str) -> Path:
    return Path(settings.MOOTHALL_DATA) / "papers" / digest[:2] / digest


def _settle(folder: Path) -> None:
    """Make sure that the folder's own list of names is on disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
