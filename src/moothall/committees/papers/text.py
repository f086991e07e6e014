"""The words of a file, as blocks and as text; whether it has any, since a scanned page has none."""

from collections.abc import Callable
from dataclasses import dataclass

from moothall.committees.papers.blocks import Block, text_of
from moothall.committees.papers.kinds import Kind
from moothall.committees.papers.reading.markdown import read_markdown, read_plain
from moothall.committees.papers.reading.opendocument import read_opendocument
from moothall.committees.papers.reading.portable import read_pdf
from moothall.committees.papers.reading.word import read_word

MOST_KEPT = 4_000_000  # characters
_READERS: dict[Kind, Callable[[bytes], tuple[Block, ...]]] = {
    Kind.WORD: read_word,
    Kind.OPEN_DOCUMENT: read_opendocument,
    Kind.PDF: read_pdf,
    Kind.MARKDOWN: lambda content: read_markdown(content.decode()),
    Kind.PLAIN: lambda content: read_plain(content.decode()),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words that were found in a file."""

    text: str
    has_text: bool

    @property
    def remark(self) -> str:
        """What must be said of a file without words; empty where it has some."""
        if self.has_text:
            return ""
        return (
            "No words were found in this file: its pages are pictures. It cannot be searched or read aloud. "
            "Upload the file that was scanned, or recognise its text first."
        )


def blocks_of(content: bytes, kind: Kind) -> tuple[Block, ...]:
    """Return the words of a file that was checked, as blocks."""
    return _READERS[kind](content)


def words_in(content: bytes, kind: Kind) -> Words:
    """Return the words of a file that was checked, as text by paragraphs."""
    text = text_of(blocks_of(content, kind))[:MOST_KEPT].replace("\x00", "")
    return Words(text, any(letter.isalnum() for letter in text))
