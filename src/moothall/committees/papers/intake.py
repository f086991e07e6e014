"""A file taken in: checked, its words read, and kept. Done before any transaction, which it would hold up."""

from dataclasses import dataclass

from moothall.agreement.core.values import HIDDEN
from moothall.committees.papers.checking.zipped import damaged
from moothall.committees.papers.content import checked
from moothall.committees.papers.keeping import keep
from moothall.committees.papers.kinds import Kind
from moothall.committees.papers.reading.portable import UNREADABLE
from moothall.committees.papers.text import Words, words_in

LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that can be laid before a meeting."""

    name: str
    kind: Kind
    size: int
    sha256: str
    words: Words


def take_in(*, content: bytes, name: str) -> Incoming:
    """Check a file, read its words and keep it; refused where it is not only something to read."""
    last = HIDDEN.sub(" ", name.replace("\\", "/").rpartition("/")[2])
    called = " ".join(last.split())[-LONGEST_NAME:]
    kind = checked(content, name=called)
    words = _words(content, kind, called)
    return Incoming(called, kind, len(content), keep(content), words)


def _words(content: bytes, kind: Kind, name: str) -> Words:
    """Return the words of a file; refused where its parts do not hang together."""
    try:
        return words_in(content, kind)
    except UNREADABLE as error:
        raise damaged(name) from error
